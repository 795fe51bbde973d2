import fc from 'fast-check'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { read } from '../helpers/sources.ts'
import { partsOf, workbookOf, zipOf } from '../helpers/workbook.ts'

vi.setConfig({ testTimeout: 300_000 })

const SCOPUS = [
  [
    'Authors',
    'Author full names',
    'Title',
    'Year',
    'Source title',
    'DOI',
    'Abstract',
    'Author Keywords',
    'PubMed ID',
    'EID',
  ],
  [
    'Lee A.; Roe B.',
    'Lee, Ann (57190000000); Roe, Bob (57190000001)',
    'Low-rank <adaptation> & more',
    2021,
    'J. of Things',
    '10.1234/abc',
    'We adapt.\nOn two lines.',
    'LoRA; fine-tuning',
    34567890,
    '2-s2.0-1',
  ],
  ['', '', 'Only a title', '', '', '', '', '', '', ''],
]

describe('Excel', () => {
  test('an export of Scopus: shared strings, numbers, cells that are left out', async () => {
    const { papers, problems } = await read(workbookOf(SCOPUS), 'scopus.xlsx')
    expect(problems).toEqual([])
    expect(papers).toMatchObject([
      {
        id: '2-s2.0-1',
        title: 'Low-rank <adaptation> & more',
        abstract: 'We adapt.\nOn two lines.',
        authors: [
          { given: 'Ann', family: 'Lee' },
          { given: 'Bob', family: 'Roe' },
        ],
        keywords: ['LoRA', 'fine-tuning'],
        year: 2021,
        venue: 'J. of Things',
        doi: '10.1234/abc',
        pmid: '34567890',
      },
      { title: 'Only a title' },
    ])
  })

  test('one of Web of Science says the same as its table', async () => {
    const rows = [
      ['PT', 'AU', 'AF', 'TI', 'SO', 'DE', 'AB', 'PY', 'DI', 'UT'],
      [
        'J',
        'Lee, A; Roe, B',
        'Lee, Ann; Roe, Bob',
        'Low-rank',
        'JOURNAL',
        'LoRA; tuning',
        'We adapt.',
        2021,
        '10.1234/abc',
        'WOS:1',
      ],
    ]
    const table = rows.map((cells) => cells.join('\t')).join('\n')
    const [workbook, text] = [
      await read(workbookOf(rows), 'savedrecs.xlsx'),
      await read(table, 'savedrecs.txt'),
    ]
    expect(workbook.papers).toHaveLength(1)
    expect(workbook.papers).toEqual(text.papers)
  })

  test.each([
    ['a day', '<c s="1"><v>44364</v></c>', 2021],
    ['a day with a time, in a format of its own', '<c s="2"><v>36525.5</v></c>', 1999],
    ['a number under a format with words', '<c s="3"><v>2005</v></c>', 2005],
    ['a number with an exponent', '<c><v>2.021E3</v></c>', 2021],
    ['a formula', '<c t="str"><f>A1</f><v>May 1987</v></c>', 1987],
    ['a day as ISO writes it', '<c t="d"><v>2011-03-04T00:00:00</v></c>', 2011],
    ['an error', '<c t="e"><v>#N/A</v></c>', undefined],
    ['nothing', '<c s="1"/>', undefined],
  ])('%s', async (_, cell, year) => {
    const row = `<row><c t="inlineStr"><is><r><t>A ti</t></r><r><rPr/><t>tle_x000D_</t></r><rPh><t>no</t></rPh></is></c>${cell}</row>`
    const head =
      '<row><c t="inlineStr"><is><t>Title</t></is></c><c t="inlineStr"><is><t>Date</t></is></c></row>'
    const { papers, problems } = await read(zipOf(partsOf(head + row)), 'a.xlsx')
    expect(problems).toEqual([])
    expect(papers).toEqual([
      {
        id: 'a-1',
        title: 'A title\r',
        abstract: '',
        keywords: [],
        authors: [],
        links: [],
        ...(year && { year }),
      },
    ])
  })

  test('days that are counted from 1904 on; prefixes of names; parts in any order', async () => {
    const head =
      '<x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>Title</x:t></x:is></x:c><x:c r="D2" t="inlineStr"><x:is><x:t>Date</x:t></x:is></x:c></x:row>'
    const row =
      '<x:row r="9"><x:c r="B9" t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c><x:c r="D9" s="1"><x:v>42902</x:v></x:c></x:row>'
    const parts = partsOf('')
    const workbook = parts['xl/workbook.xml'].replace('<workbookPr/>', '<workbookPr date1904="1"/>')
    const sheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${head}${row}</x:sheetData></x:worksheet>`
    const turned = Object.entries({
      ...parts,
      'xl/workbook.xml': workbook,
      'xl/worksheets/sheet2.xml': sheet,
    }).reverse()
    const { papers } = await read(zipOf(Object.fromEntries(turned)), 'a.xlsx')
    expect(papers).toMatchObject([{ title: 'A', year: 2021 }])
  })

  test('in a zip, in a gzip, among the files of a folder', async () => {
    const book = workbookOf(SCOPUS)
    for (const packed of [
      gzipSync(book),
      zipSync({ 'papers/scopus.xlsx': book, 'a.bib': strToU8('@misc{a, title={A}}') }),
    ])
      expect((await read(packed, 'packed')).papers.map(({ title }) => title)).toContain('Only a title')
  })
})

describe('what is no workbook, or a bad one, is a Problem', () => {
  const saidOf = async (bytes: Uint8Array): Promise<string> => {
    const { papers, problems } = await read(bytes, 'a.xlsx')
    expect(papers).toEqual([])
    return problems.map(({ what }) => what).join('\n')
  }

  test.each([
    [
      'of Word',
      zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' }),
      'a file of Word',
    ],
    [
      'of OpenDocument',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
      'another office program',
    ],
    [
      'without sheets',
      zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }),
      'found none',
    ],
    ['cut off', workbookOf(SCOPUS).slice(0, 900), ''],
    [
      'with a password, or old',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'an old Excel workbook (xls) or Word file, or one with a password; save it as xlsx',
    ],
    [
      'without titles',
      workbookOf([
        ['a', 'b'],
        [1, 2],
      ]),
      'expected a column of titles, found the columns a, b',
    ],
  ])('%s', async (_, bytes, what) => {
    const said = await saidOf(bytes)
    expect(said).not.toBe('')
    expect(said).toContain(what)
  })

  test('a cell that points to a text which is not there is told', async () => {
    const cell = (at: string, type: string, value: number) => `<c r="${at}" t="${type}"><v>${value}</v></c>`
    const rows = `<row r="1">${cell('A1', 's', 0)}${cell('B1', 's', 1)}</row><row r="2">${cell('A2', 's', 2)}${cell('B2', 's', 9)}</row>`
    const parts = partsOf(rows, {
      'xl/sharedStrings.xml': '<sst><si><t>Title</t></si><si><t>Abstract</t></si><si><t>One</t></si></sst>',
    })
    const { papers, problems } = await read(zipOf(parts), 'a.xlsx')
    expect(papers).toMatchObject([{ title: 'One', abstract: '' }])
    expect(problems).toMatchObject([
      { what: 'cell B2 points to a text that is not there', done: 'left empty' },
    ])
  })

  test('bombs, far cells and deep nesting take neither time nor memory', async () => {
    const before = process.cpuUsage()
    const rows = '<row r="4000000000"><c r="XFD4000000000" t="inlineStr"><is><t>far</t></is></c></row>'
    const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c></row>'
    const far = await read(
      zipOf(partsOf(`${head}<row r="2"><c r="A2" t="inlineStr"><is><t>T</t></is></c></row>${rows}`)),
      'a.xlsx',
    )
    expect(far.papers.map(({ title }) => title)).toEqual(['T'])
    expect(await saidOf(zipOf(partsOf('<row r="1">'.repeat(1_000_000))))).not.toBe('')
    const big = new Uint8Array(120_000_000).fill(32)
    const bomb = zipSync({
      ...Object.fromEntries(Object.entries(partsOf('')).map(([name, text]) => [name, strToU8(text)])),
      'xl/sharedStrings.xml': [big, { level: 1 }],
    })
    expect(await saidOf(bomb)).toContain('unpacks to more than')
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(20_000)
  })
})

describe('fuzz', () => {
  const MARKS = fc.constantFrom(
    '<',
    '>',
    '&',
    '"',
    '</row>',
    '<row>',
    '<c>',
    '<v>',
    't="s"',
    'r="XFD9"',
    '<v>-1</v>',
    '1e999',
    '\0',
    ']]>',
  )
  const EDITS = fc.array(
    fc.record({ part: fc.nat(), at: fc.nat(), length: fc.nat({ max: 30 }), put: MARKS }),
    { minLength: 1, maxLength: 6 },
  )

  test('damaged parts', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>44364</v></c></row>'
    const parts = partsOf(rows, {
      'xl/sharedStrings.xml': '<sst><si><t>Date</t></si><si><t>A title</t></si></sst>',
    })
    const names = Object.keys(parts)
    await fc.assert(
      fc.asyncProperty(EDITS, async (edits) => {
        const some = { ...parts }
        for (const { part, at, length, put } of edits) {
          const name = names[part % names.length]
          const from = at % (some[name].length + 1)
          some[name] = some[name].slice(0, from) + put + some[name].slice(from + length)
        }
        // Two rows that have become one are a header without rows.
        const { papers, problems, notes } = await read(zipOf(some), 'a.xlsx')
        expect(papers.length + problems.length + notes.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  test('damaged bytes', async () => {
    const bytes = workbookOf(SCOPUS)
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(fc.nat(), changes, async (end, some) => {
        const cut = bytes.slice(0, (end % bytes.length) + 1)
        for (const [at, byte] of some) cut[at % cut.length] = byte
        // With another first name it is a zip of any files, of which none may be references.
        const { papers, problems, notes } = await read(cut, 'a.xlsx')
        expect(papers.length + problems.length + notes.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
