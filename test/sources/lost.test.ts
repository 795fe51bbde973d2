/** Whatever is damaged or beside the records is told: nothing is lost in silence. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { collect, readSource } from '../../src/sources/index.ts'
import { bytesOf, read } from '../helpers/sources.ts'

const BIB = '@article{a, title = {One}, year = 2020}\n'
const RIS = 'TY  - JOUR\nTI  - Two\nAB  - Of two.\nER  - \n'
const whatOf = ({ problems }: { problems: readonly { what: string }[] }): string =>
  problems.map(({ what }) => what).join('\n')

describe('damage is told', () => {
  test('a zip that is cut off, inside of a file or after one', async () => {
    const zip = zipSync({ 'a.bib': strToU8(BIB), 'b.ris': [strToU8(RIS), { level: 0 }] })
    expect((await read(zip, 'a.zip')).problems).toEqual([])
    for (const end of [zip.length - 30, zip.length - 160, 120]) {
      const { papers, problems } = await read(zip.slice(0, end), 'a.zip')
      expect(papers.map(({ title }) => title)).toContain('One')
      expect(problems.length, `cut at ${end}`).toBeGreaterThan(0)
    }
  })

  test('what follows a list or a document of JSON', async () => {
    const more = await read('[{"title":"One"}]\nand more', 'a.json')
    expect(more.papers).toHaveLength(1)
    expect(whatOf(more)).toContain('text after the list: "and more"')
    const after = await read('{"title":"One",\n"abstract":"a"}\nTY  - JOUR\n', 'a.json')
    expect(after.papers).toHaveLength(1)
    expect(whatOf(after)).toContain('text after the document')
    expect((await read('[{"title":"One"}]\n[{"title":"Two"}]', 'a.json')).papers).toHaveLength(2)
    expect((await read('{\n"title":"One"}\n{\n"title":"Two"}', 'a.json')).papers).toHaveLength(2)
  })

  test('a quote that is never closed, or closed by one of a later row', async () => {
    const header = 'id,title,abstract,year\n'
    const open = `${header}1,"One,of one,2020\n2,Two,of two,2021\n`
    const closed = `${open}3,Three,"of, three",2022\n4,Four,of four,2023\n`
    for (const text of [open, closed]) {
      const found = await read(text, 'a.csv')
      expect(found.papers.map(({ title }) => title)).toEqual(expect.arrayContaining(['One', 'Two']))
      expect(whatOf(found)).toContain('a quote that is never closed')
    }
  })

  test('two titles in one record, and text between records', async () => {
    const damaged = await read(RIS.replace('ER  - \n', '') + RIS.replace('TY  - JOUR\n', ''), 'a.ris')
    expect(whatOf(damaged)).toContain('two titles in one record: "Two" and "Two"')
    const between = await read(`${RIS}Some words of nobody.\n${RIS.replace('Two', 'Three')}`, 'a.ris')
    expect(between.papers).toHaveLength(2)
    expect(whatOf(between)).toContain('text that is no record')
  })

  test('records of another format are read, or told of', async () => {
    const both = await read(`${BIB}\n${RIS}`, 'a.bib')
    expect(both.papers.map(({ title }) => title).sort()).toEqual(['One', 'Two'])
    const table = await read(`${BIB}\ntitle,abstract,year\nThree,of three,2020\n`, 'a.bib')
    expect(table.papers).toHaveLength(1)
    expect(whatOf(table)).toContain('text that is no entry')
  })
})

describe('what is there twice, or stands nowhere, is told', () => {
  test.each([
    [
      'a.ris',
      `${RIS.replace('ER', 'AB  - Another.\nER')}`,
      'two abstracts in one record: "Of two." and "Another."',
    ],
    ['a.ris', `${RIS.replace('AB', 'T1  - Second\nAB')}`, 'two titles in one record'],
    [
      'a.ris',
      RIS.replace('TI', 'PY  - 2021\nDO =- 10.1234/x\nTI'),
      'text without a tag below PY: "DO =- 10.1234/x"',
    ],
    ['a.txt', 'PT J\nAU A, B\nTI One\n#AB Of one.\nER\n', 'text without a tag below TI: "#AB Of one."'],
    ['a.txt', 'PT J\nAU A, B\nC\n   D, E\nTI One\nER\n', 'text without a tag below AU: "C"'],
    ['a.enw', '%0 Journal Article\n%T One\n%X First.\n%X Second.\n', 'two abstracts'],
    ['a.bib', `@articl|e{x, title = {Zero}, year = 1}\n${BIB}`, 'text that is no entry'],
    ['a.bib', `${BIB}@>rticle{x, title = {Zero}}\n`, 'text that is no entry'],
    ['a.bib', BIB.replace('year', 'title = {Two}, year'), 'two fields called title'],
    ['a.jsonl', '{"title":"One","year":2020,"title":"Two"}\n', 'a name twice in one object: "title"'],
    ['a.json', '[{"title":"One","a":{"b":"\\":1","b":2}}]', 'a name twice in one object: "b"'],
    ['a.md', '---\ntitle: One\ndoi: a\ndoi: b\n---\nOf one.\n', 'a name twice in one place, line 3'],
    [
      'a.md',
      '----\ntitle: One\nyear: 2020\n---\n# One\n\nOf one.\n',
      'front matter that does not begin with ---: "----"',
    ],
    ['a.md', '# One\n\n## Abstract\n\nA.\n\n## Abstract\n\nB.\n', 'two sections called Abstract'],
    ['a.md', '# One\n\n> [!abstract]\n> A.\n\n> [!abstract] Abstract\n> B.\n', 'two callouts of an abstract'],
    [
      'a.md',
      '(--\nyear: 2020\ntags:\n- a\n---\n# One\n\nOf one.\n',
      'front matter that does not begin with ---: "(--"',
    ],
    ['CITATION.cff', 'cff-version: 1.2.0\ntitle: One\ntitle: Two\n', 'a name twice in one place, line 3'],
    [
      'a.txt',
      '1: A B. One. J Ex. 2021. PMID: 1.\n\n2:B C. Two. J Ex. 2020. PMID: 2.\n',
      'text that is no record: "2:B C.',
    ],
    [
      'a.txt',
      '1: A B. One. J Ex. 2021 Jan;1(2):3-4. doi C D. Two. J Ex. 2020;1:2. PMID: 2.\n',
      'two citations in one record: "J Ex. 2021 Jan" and "J Ex. 2020"',
    ],
    [
      'a.txt',
      '1: A B. One. J Ex. 2021. PMID: 123: 1234.\n',
      'more than a number in a PMID: "PMID: 123: 1234."',
    ],
    [
      'a.txt',
      '1. J Ex. 2021 Jan;1(2):3-4.\n\nOne.\n\nA B.\n\nPMID: 123MID: 1234 [Indexed for MEDLINE]\n',
      'more than a number in a PMID',
    ],
    ['a.nbib', 'PMID- 12- 123\nTI  - One\n', 'pmid: expected a number, found "12- 123"'],
    [
      'a.nbib',
      'PMID- 1\nTI  - One\nLID - 10.1234/abc [d large models\n',
      'doi: expected 10.…/…, found "10.1234/abc [d large models"',
    ],
    ['a.txt', 'PT J\nAU A, B\nTI One\nPM 12\nDI 10.1/x\nPM 123\nER\n', 'two PMIDs in one record'],
    [
      'a.json',
      '{"results":[{"title":"One","source":{"name":"J"}},"name":"J"}},"abstract":"Of one."}]}',
      'the list ends with }, before "},',
    ],
    [
      's2.json',
      '2,"data":[{"title":"One","abstract":"Of one.","year":2020}]}',
      'expected one of the formats',
    ],
    ['a.bib', `@string{a = "A" # b, title = {One}}\n${BIB}`, '@string: expected one string, found 2'],
    [
      'a.bib',
      '@article{a, title={One}, archivePrefix={a1}, archivePrefix={arXiv}, eprint={2101.00006}}',
      'two fields called archiveprefix',
    ],
    [
      'pubmed.txt',
      '1: Doe J. One of these. J Ex. 2021 Jan;1(2):30000015.\n\n2: Roe R. Two. J Ex. 2021;2:3. PMID: 30000016.\n',
      'no PMID',
    ],
    [
      'pubmed.txt',
      '1. J Ex. 2021 Jan;1(2):3-4.\n\nOne.\n\nDoe J(1).\n\nOf one.\n\nDOI: 10.5072/paI: 10.5072/pa1\nPMID: 30000015\n',
      'more than a DOI behind its name: "DOI: 10.5072/paI: 10.5072/pa1"',
    ],
    ['CITATION.cff', 'cff-version: 1.2.0\ntitle: One\nversion: 10.5072/one\n', 'a DOI as the version'],
    ['a.md', '---\ntitle: One\nabstract: We #tudy graphs.\n---\n', 'text behind # at line 2'],
    ['a.json', '[{"titel":"One","abstract":"Of one."}]', 'no title, but "titel", which is nearly its name'],
    ['a.json', '[{"t(itle":["One"],"abstract":"Of one."}]', 'no title, but "t(itle"'],
    [
      'a.json',
      '[{"title":"One","exernalIds":{"DOI":"10.5072/one"}}]',
      'a DOI under a name that is not known: "exernalIds"',
    ],
  ])('%s: %j', async (file, text, what) => {
    expect(whatOf(await read(text, file))).toContain(what)
  })

  test.each([
    ['a.ris', RIS.replace('ER', 'UR  - Available from: https://a.example/x\nER')],
    ['a.enw', '%0 Journal Article\n%T Two\n%U <https://a.example/x\n'],
    ['a.txt', 'RT Journal Article\nSR 1\nT1 Two\nAB Of two.\nLK httpLK https://a.example/x\n'],
    [
      'a.xml',
      '<xml><records><record><titles><title>Two</title></titles><urls><related-urls><url>hturl> https://a.example/x</url></related-urls></urls></record></records></xml>',
    ],
    ['a.bib', '@article{a, title={Two}, url={see https://a.example/x}, url={https://b.example}}'],
    ['a.csv', 'title,abstract,url\nTwo,Of two,<https://a.example/x\n'],
    [
      'a.xml',
      '<OAI-PMH><ListRecords><record><metadata><oai_dc:dc><dc:title>Two</dc:title><dc:identifier>see https://a.example/x</dc:identifier></oai_dc:dc></metadata></record></ListRecords></OAI-PMH>',
    ],
  ])('%s: an address behind other text is one: %s', async (file, text) => {
    const { papers } = await read(text, file)
    expect(papers[0].links.map(({ url }) => url)).toContain('https://a.example/x')
    if (file === 'a.bib') expect(papers[0].links).toHaveLength(2)
  })

  test('a DOI behind other text in Dublin Core is one, and a broken address is told', async () => {
    const record = (id: string) =>
      `<OAI-PMH><ListRecords><record><metadata><oai_dc:dc><dc:title>Two</dc:title><dc:identifier>${id}</dc:identifier></oai_dc:dc></metadata></record></ListRecords></OAI-PMH>`
    const { papers } = await read(record('see https://doi.org/10.5072/x'), 'a.xml')
    expect(papers).toMatchObject([{ doi: '10.5072/x' }])
    const broken = await read(record('https://d.o&gt;https://doi.org/10.5072/x'), 'a.xml')
    expect(whatOf(broken)).toContain('expected an http address')
  })

  test('a comment of YAML that is one is none of its text', async () => {
    const text = '---\ntitle: One # as it was called\nabstract: "Of #one."\n---\n'
    expect((await read(text, 'a.md')).problems).toEqual([])
  })

  test('but markup of type and formulas in a text is no other format', async () => {
    const abstract =
      'Of <em>one</em>, <em>two</em> and H<sub>2</sub>O, <jats:italic>in vivo</jats:italic>, <mi>x</mi>.'
    const { papers, problems } = await read(`Title: One\nAbstract: ${abstract}\n`, 'a.txt')
    expect([papers.length, problems]).toEqual([1, []])
  })

  test('a journal in RDF that nothing is part of, where the address of either is damaged', async () => {
    const text = `<rdf:RDF xmlns:rdf="r" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="b" xmlns:dc="d">
      <bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType><dc:title>One</dc:title>
        <dc:isPartOf rdf:resource="urn:issn:1"/></bib:Article>
      <bib:Journal rdf:about="urn:issn:1"><dc:title>J Ex</dc:title></bib:Journal></rdf:RDF>`
    expect((await read(text, 'a.rdf')).problems).toEqual([])
    for (const [whole, damaged] of [
      ['resource="urn', 'resource="un'],
      ['about="urn', 'about="un'],
      ['rdf:about="urn', 'rdf:bout="urn'],
      ['isPartOf', 'isPrtOf'],
    ]) {
      const found = await read(text.replace(whole, damaged), 'a.rdf')
      expect([found.papers.length, whatOf(found)]).toEqual([1, 'a Journal that nothing is part of: "J Ex"'])
    }
  })

  test('front matter that is never closed says where it was read up to', async () => {
    const { problems } = await read('---\ntitle: One\nabstract: We st\nudy graphs.\n', 'a.md')
    expect(problems).toMatchObject([{ done: 'read up to line 3, before "udy graphs."' }])
  })

  test('a record of a service keeps all but a title whose name is damaged', async () => {
    for (const record of [
      { lens_id: '1', tile: 'One', abstract: 'Of one.', external_ids: [{ type: 'doi', value: '10.1234/x' }] },
      { bibcode: '2021A', tile: ['One'], abstract: 'Of one.', doi: ['10.1234/x'] },
      { halId_s: 'hal-1', tile_s: ['One'], abstract_s: ['Of one.'], doiId_s: '10.1234/x' },
    ]) {
      const { papers } = await read(JSON.stringify([record]), 'a.json')
      expect(papers).toMatchObject([{ abstract: 'Of one.', doi: '10.1234/x' }])
    }
    const crossref = { title: ['One'], 'container-title': ['J Ex'], abstract: '<p>Of one.</p>' }
    const { papers } = await read(JSON.stringify([crossref]), 'a.json')
    expect(papers).toMatchObject([{ title: 'One', venue: 'J Ex', abstract: 'Of one.' }])
  })

  test('a row of another width than its table, in a line for all', async () => {
    const { papers, problems, notes } = await read(
      'id,title,abstract,year\na,One,of one\nb,Two,of two\nc,Three,x,2020\n',
      'a.csv',
    )
    expect([papers.length, problems, notes.map((note) => 'what' in note && note.what)]).toEqual([
      3,
      [],
      ['rows with more or fewer cells than columns: 2, the first is record 1'],
    ])
  })

  test('a table of which only the header is there is told', async () => {
    const { papers, notes } = await read('title,abstract,year\n', 'a.csv')
    expect(papers).toEqual([])
    expect(notes).toMatchObject([{ what: 'a table without a row below its header' }])
  })

  test('names that only seem to stand twice, and comments, are no loss', async () => {
    for (const [file, text] of [
      ['a.jsonl', '{"title":"One \\"a\\": 1","abstract":"b\\": c","x":{"title":"y"}}\n'],
      ['a.bib', `% title = {Old}\n${BIB}% note = {x}\n${BIB.replace('{a', '{b').replace('One', 'Two')}`],
      ['a.ris', RIS.replace('AB', 'T1  - Two\nAB')],
      ['a.txt', '1: A B. One. J Ex. 2021;1:2. Erratum in: J Ex. 2022;2:3. PMID: 123; PMCID: PMC1.\n'],
      ['a.nbib', 'PMID- 123\nTI  - One\nLID - 10.1016/j [pii]\nLID - 10.1234/abc [doi]\n'],
      ['a.md', '# One\n\n## Notes\n\nOf one.\n\n---\n\n> [!info] Of\n> a\n'],
    ])
      expect([file, (await read(text, file)).problems]).toEqual([file, []])
  })

  test('values that are nested without end are named, not written', async () => {
    const { problems } = await read('['.repeat(200_000) + ']'.repeat(200_000), 'a.json')
    expect(whatOf({ problems })).toContain('expected a JSON object, found a list')
  })

  test('works that are cited are no papers of the file', async () => {
    const text = '{"paper_id":"x","meta":{},"bib_entries":{"B0":{"title":"Cited","authors":[],"year":2019}}}'
    expect((await read(text, 'a.json')).papers).toEqual([])
  })
})

describe('what is not read is named', () => {
  test('an Excel file without a sheet', async () => {
    const zip = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<workbook/>'),
    })
    const { papers, problems } = await read(zip, 'a.xlsx')
    expect([papers, whatOf({ problems })]).toEqual([[], expect.stringContaining('workbook')])
  })

  test.each([
    ['00714cam a2200205 a 4500001', 'MARC'],
    ['=LDR  00714cam a2200205', 'MARC'],
    ['<collection xmlns="http://www.loc.gov/MARC21/slim"><record/></collection>', 'MARCXML'],
    ['<!DOCTYPE html>\n<html><body>x</body></html>', 'HTML'],
    ['{\\rtf1 words}', 'RTF'],
    ['\u00d0\u00cf\u0011\u00e0', 'Excel'],
    ['<opml version="2.0"><body/></opml>', '<opml>'],
  ])('%s', async (text, name) => {
    const bytes = text.startsWith('\u00d0') ? Uint8Array.from(text, (c) => c.charCodeAt(0)) : bytesOf(text)
    const { papers, problems } = await read(bytes, 'a.dat')
    expect(papers).toEqual([])
    expect(problems[0].what).toContain(name)
  })

  test('in a folder, prose is left aside and tables say how to read them', async () => {
    const found = async (text: string, file: string) => {
      const { papers, problems, notes } = await collect(readSource([bytesOf(text)], file, { asked: false }))
      expect([papers, problems]).toEqual([[], []])
      return notes.map((note) => 'aside' in note && note.aside)
    }
    expect(await found('We did this.\n\nAnd that.\n', 'README')).toEqual(['no references'])
    expect(await found('{"name":"x","description":"y","version":"1"}', 'package.json')).toEqual([
      'no references',
    ])
    expect(await found('', 'empty.bib')).toEqual(['empty'])
    expect(await found('Titel;Jahr\nA;2020\n', 'a.csv')).toEqual(['a table without a known column of titles'])
  })
})
