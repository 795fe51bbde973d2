/** Kinds of files that were once read wrongly, as other people and programs would write them; names and texts are invented. */
import { describe, expect, test } from 'vitest'
import { collect, readSource } from '../../src/sources/index.ts'
import { bytesOf, pieces, read } from '../helpers/sources.ts'

const titlesOf = async (content: string, file: string) => {
  const { papers, problems } = await read(content, file)
  return { titles: papers.map(({ title, abstract }) => title || abstract), problems: problems.length }
}

describe('prose is prose', () => {
  test.each([
    'Author, title, year and abstract: what a record must have\nWe study records. Title, author, year and abstract are found in most.\n',
    'title; abstract; keywords; these three are what most searches look at. We compare them.\n',
    'We index pages by\ntitle, abstract, keywords\nand headings, of which titles, abstracts, keywords are short.\n',
    '{Sparse} attention is faster. We show "title": "x" as an example.\n',
    '%T cells (%A, %B) were counted by flow cytometry. CD4 %T rose.\n',
    '<b>Background</b> We study attention. <i>It works</i>.\n',
    '<jats:p>We study attention.</jats:p>\n',
    '[Background] We study attention. [Results] It works.\n',
    'AU - the astronomical unit - is measured by radar. TI - titanium - is not.\n',
    'RT PCR was used for all samples. A1 and K1 receptors were found.\n',
  ])('%j', async (text) => {
    expect(await titlesOf(text, 'abstract.txt')).toEqual({ titles: [text.trimEnd()], problems: 0 })
  })

  test('its heading is none of it, and what stands below it is not a record of its own', async () => {
    const { papers } = await read(
      'Abstract\nWe study attention.\n\nKeywords: attention; graphs\nDOI: 10.5072/a\n\nTitle: Next\nAbstract: We parse.\n\nKeywords: parsing\n\nKeywords: alone\n',
      'abstract.txt',
    )
    expect(papers).toMatchObject([
      { title: '', abstract: 'We study attention.', keywords: ['attention', 'graphs'], doi: '10.5072/a' },
      { title: 'Next', keywords: ['parsing'] },
      { title: '', keywords: ['alone'] },
    ])
  })
})

test('a tag of another format in the text of a value is text', async () => {
  const { papers, problems } = await read(
    '@article{a,\n title={Of forms},\n abstract={A record begins\nTY  - JOUR\nand ends.},\n year={2019}}\n',
    'a.bib',
  )
  expect(problems).toEqual([])
  expect(papers).toMatchObject([
    { title: 'Of forms', year: 2019, abstract: expect.stringMatching(/TY {2}- JOUR/) },
  ])
})

describe('the papers of a JSON document are found', () => {
  const ONE = { title: 'Graph transformers', abstract: 'a', year: 2020 }
  const TWO = { title: 'Parsing', abstract: 'b', year: 2021 }
  const BOTH = ['Graph transformers', 'Parsing']
  test.each([
    ['in lists by year', { 2020: [ONE], 2021: [TWO] }],
    ['in two lists', { included: [ONE], excluded: [TWO] }],
    ['in lists of lists', [[ONE], [TWO]]],
    [
      'in answers kept in a list',
      [
        { meta: { count: 2 }, results: [ONE] },
        { meta: { count: 2 }, results: [TWO] },
      ],
    ],
    ['in answers with a level more', [{ message: { items: [ONE] } }, { message: { items: [TWO] } }]],
    ['beside lists of other things', { papers: [ONE, TWO], facets: [{ title: '2020', count: 1 }] }],
    ['under ids a level deeper', { papers: { a: ONE, b: TWO }, info: { source: 'x' } }],
  ])('%s', async (_, value) => {
    expect(await titlesOf(JSON.stringify(value), 'a.json')).toEqual({ titles: BOTH, problems: 0 })
  })

  test('after a list that is too long to be read as a whole', async () => {
    const long = { title: 'Graph transformers', abstract: 'word '.repeat(900_000), year: 2020 }
    const text = JSON.stringify({ results: [long], articles: [TWO], next: null })
    expect(await titlesOf(text, 'a.json')).toEqual({ titles: BOTH, problems: 1 })
    expect(await titlesOf(`${text.slice(0, -9)}`, 'a.json')).toEqual({
      titles: BOTH.slice(0, 1),
      problems: 2,
    })
  })

  test('what a record cites is no paper of the file', async () => {
    const { papers } = await read(
      JSON.stringify([{ id: 'x1', authors: ['Jane Doe'], references: [{ ...ONE }, { ...TWO }] }]),
      'a.json',
    )
    expect(papers.map(({ id }) => id)).toEqual(['x1'])
  })

  test.each([
    {
      paperTitle: 'Graph transformers',
      paperAbstract: 'We study.',
      authorNames: ['Jane Doe'],
      pubYear: '2020',
    },
    {
      '@context': 'https://schema.org',
      '@type': 'ScholarlyArticle',
      headline: 'Graph transformers',
      abstract: 'We study.',
      author: [{ '@type': 'Person', name: 'Jane Doe' }],
      datePublished: '2020-03-01',
      sameAs: 'https://doi.org/10.5072/a',
    },
  ])('under other names: %j', async (record) => {
    const { papers, problems } = await read(JSON.stringify(record), 'one.json')
    expect(problems).toEqual([])
    expect(papers).toMatchObject([
      { title: 'Graph transformers', abstract: 'We study.', authors: [{ family: 'Doe' }], year: 2020 },
    ])
  })

  test('an empty title is no mistyped one', async () => {
    expect((await read('{"Title": "", "Abstract": "We study."}\n', 'a.jsonl')).problems).toEqual([])
  })
})

describe('tables', () => {
  test.each(
    'Year of Publication|Pub Date|pubdate|Issue Date|dc.date.issued|dc.date.issued[en]|prism:coverDate|publish_year|YR|Copyright Year|Published Online|Epub Date'.split(
      '|',
    ),
  )('a year under %s', async (name) => {
    const { papers, notes } = await read(`Title,Authors,${name}\nOf maps,"Doe, J.",2020-03-01\n`, 'a.csv')
    expect(notes).toEqual([])
    expect(papers[0].year).toBe(2020)
  })

  test.each(['NA', '<NA>', '#N/A', 'nan', 'NaN', 'NaT', 'NULL', '(null)', '\\N', 'None', '-'])(
    'a cell of %s is empty',
    async (cell) => {
      const row = Array(6).fill(cell).join(',')
      const { papers, problems } = await read(
        `title,abstract,authors,year,keywords,journal,doi\nOf maps,${row}\n`,
        'a.csv',
      )
      expect(problems).toEqual([])
      expect(papers).toEqual([
        { id: 'a-1', title: 'Of maps', abstract: '', keywords: [], authors: [], links: [] },
      ])
    },
  )

  test('cells that hold lists and objects, as pandas writes them', async () => {
    const { papers, problems, notes } = await read(
      `paperId,externalIds,title,year,authors,journal,keywords
abc,"{'DOI': '10.5072/a', 'ArXiv': '2101.00001', 'CorpusId': 1}",Of maps,2021.0,"[{'authorId': None, 'name': ""Sean O'Neil""}]","{'name': 'J Ex', 'pages': '1-2'}","[{'keyword': 'maps'}, {'keyword': 'seas'}]"
abd,{},"['Of seas']",{'date-parts': [[2020]]},[],,['lakes']
`,
      'a.csv',
    )
    expect([problems, notes]).toEqual([[], []])
    expect(papers).toMatchObject([
      {
        id: 'abc',
        doi: '10.5072/a',
        arxiv: '2101.00001',
        authors: [{ given: 'Sean', family: "O'Neil" }],
        venue: 'J Ex',
        keywords: ['maps', 'seas'],
      },
      { id: 'abd', title: 'Of seas', year: 2020, authors: [], keywords: ['lakes'] },
    ])
  })

  test('Embase tells venue and year in one cell, also where it has a column for years', async () => {
    const { papers } = await read(
      `Title,Author Names,Source,Publication Year,Medline PMID
Cysts,"Doe J., Roe R.",Endoscopic Ultrasound (2014) 3:3 (152-160),2014,30000041
Bowels,Doe J.,Gut (2015),2015,
`,
      'a.csv',
    )
    expect(papers).toMatchObject([
      { venue: 'Endoscopic Ultrasound', year: 2014, pmid: '30000041' },
      { venue: 'Gut', year: 2015 },
    ])
  })

  test('a column that the user names and that is not there is told', async () => {
    const { notes } = await collect(
      readSource(pieces(bytesOf('Title,Year\nOf maps,2020\n')), 'a.csv', {
        map: new Map([['abstract', 'Text']]),
      }),
    )
    expect(notes).toMatchObject([{ what: 'no column called Text' }])
  })

  test('of R packages for reviews join keywords by and', async () => {
    const { papers } = await read(
      'type,author,year,title,startpage,keywords\nJOUR,"Doe, J. and Roe, R. S.",2021,Of maps,NA,maps and atlases\n',
      'a.csv',
    )
    expect(papers).toMatchObject([{ keywords: ['maps', 'atlases'], authors: [{}, { given: 'R. S.' }] }])
  })
})

describe('several names in a field that should hold one', () => {
  const NAMES = ['Jane Doe', 'Ann Roe']
  const written = (names: string) => ({
    'a.ris': `TY  - JOUR\nTI  - Graphs\nAU  - ${names}\nER  - \n`,
    'a.enw': `%0 Journal Article\n%T Graphs\n%A ${names}\n`,
    'a.txt': `RT Journal Article\nT1 Graphs\nA1 ${names}\n`,
    'a.nbib': `PMID- 30000001\nTI  - Graphs\nFAU - ${names}\n`,
    'a.bib': `@article{a, title={Graphs}, author={${names}}}\n`,
  })
  test.each(['Doe, Jane; Roe, Ann', 'Doe, Jane and Roe, Ann', 'Doe, Jane & Roe, Ann', 'Doe, Jane, Roe, Ann'])(
    '%s',
    async (names) => {
      for (const [file, content] of Object.entries(written(names))) {
        const { papers, problems } = await read(content, file)
        expect(problems, file).toEqual([])
        expect(
          papers.map(({ authors }) => authors.map(({ name }) => name)),
          file,
        ).toEqual([NAMES])
      }
    },
  )

  test.each(['Doe J., Roe A.B.', 'Doe J, Roe AB'])('%s', async (names) => {
    for (const [file, content] of Object.entries(written(names))) {
      const { papers } = await read(content, file)
      expect(
        papers[0].authors.map(({ family }) => family),
        file,
      ).toEqual(['Doe', 'Roe'])
    }
  })

  test.each(['van Dyk, Jan Karl', 'Doe, Jane, Jr.', 'Garcia Lopez, Maria', 'M&uuml;ller, J&ouml;rg'])(
    '%s is one',
    async (name) => {
      for (const [file, content] of Object.entries(written(name)))
        expect((await read(content, file)).papers[0].authors, file).toHaveLength(1)
    },
  )

  test('one below the other', async () => {
    const { papers } = await read(
      'TY  - JOUR\nTI  - Graphs\nAU  - Doe, Jane\nRoe, Ann\nER  - \n\nTY  - JOUR\nTI  - Nets\nKW  - maps, seas, lakes\nER  - \n',
      'a.ris',
    )
    expect(papers[0].authors.map(({ name }) => name)).toEqual(NAMES)
    expect(papers[1].keywords).toEqual(['maps', 'seas', 'lakes'])
    const { papers: refer } = await read('%0 Journal Article\n%T Graphs\n%K maps\nseas\nlakes\n', 'a.enw')
    expect(refer[0].keywords).toEqual(['maps', 'seas', 'lakes'])
  })
})

describe("PubMed's text", () => {
  test('names of groups and numbered persons; notes, and numbered paragraphs of an abstract', async () => {
    const { papers, problems } = await read(
      `1. N Ex J. 2020 Apr 30;382(18):1708-1720. doi: 10.1234/nx1. Epub 2020 Feb 28.

Characteristics of a disease.

Doe WJ(1), van der Berg K 3rd(2); Example Expert Group.

Comment in
    N Ex J. 2020 May 7;382(19):1799-1800. doi: 10.1234/nx2.

BACKGROUND: We study it.

2. A numbered paragraph of the abstract.

DOI: 10.1234/nx1
PMID: 30000051 [Indexed for MEDLINE]

Conflict of interest statement: None.


2. Z Ex. 1999 Jan;1(1):1-2.

[On graphs].

[Article in German]

[No authors listed]

PMID: 30000052
`,
      'a.txt',
    )
    expect(problems).toEqual([])
    expect(papers).toMatchObject([
      {
        abstract: 'BACKGROUND: We study it.\n2. A numbered paragraph of the abstract.',
        authors: [
          { family: 'Doe', given: 'WJ' },
          { family: 'van der Berg', given: 'K', suffix: '3rd' },
          { name: 'Example Expert Group' },
        ],
      },
      { title: '[On graphs].', abstract: '', authors: [] },
    ])
  })

  test('PubMed text: an abstract may be longer than what the format is told by', async () => {
    const abstract = 'WE STUDY LONG ABSTRACTS. '.repeat(500).trim()
    const record = `1. J Ex. 2020 May;1(2):3-4.\n\nOf length.\n\nDoe J(1), Roe B(2).\n\n${abstract}\n\nPMID: 30000053\n`
    const { papers, problems } = await read(record, 'stdin')
    expect(problems).toEqual([])
    expect(papers).toMatchObject([{ title: 'Of length.', abstract }])
  })

  test.each([
    ['Copyright law is described in relation to constructs that nobody has ever seen in the islands.', true],
    ['Conflict of interest is common among those who write guidelines, and we ask why.', true],
    ['Copyright © 2020 Example Ltd. All rights reserved.', false],
    ['Copyright 2020, Example Society for the Study of Examples and of all that is like them, Basel.', false],
    ['Copyright Example AG, Basel.', false],
    ['© 2020 The Authors.', false],
  ])('PubMed text: whether a paragraph is of the abstract: %s', async (paragraph, isText) => {
    const record = `1. J Ex. 2020 May;1(2):3-4.\n\nOf law.\n\nDoe J(1).\n\n${paragraph}\n\nPMID: 30000053\n`
    const { papers } = await read(record, 'a.txt')
    expect(papers).toMatchObject([{ title: 'Of law.', abstract: isText ? paragraph : '' }])
  })

  test('summaries with groups, and without names', async () => {
    const { papers } = await read(
      `1: Doe J, van Dyk K; Example Group. A title with a question? J Ex. 2021 Jan 5;10(2):e3. doi: 10.1234/s1. PMID: 30000031.

2: [No authors listed]. Without names. Lancet. 1999;353:1. PMID: 30000032.
`,
      'a.txt',
    )
    expect(papers).toMatchObject([
      { title: 'A title with a question?', authors: [{}, { family: 'van Dyk' }, { name: 'Example Group' }] },
      { title: 'Without names.', authors: [] },
    ])
  })
})

test.each([
  ['30000031\n30000032\n30000033\n', /^this is a list of numbers/],
  ['10.5072/a\n10.5072/b\n', /^this is a list of DOIs/],
  ['https://doi.org/10.5072/a\nhttps://doi.org/10.5072/b\n', /^this is a list of DOIs/],
])('a list of ids is no abstract: %j', async (content, what) => {
  const { papers, problems } = await read(content, 'ids.txt')
  expect(papers).toEqual([])
  expect(problems).toMatchObject([{ what: expect.stringMatching(what) }])
})

describe('notes', () => {
  test('a colon in a value is text', async () => {
    const { papers, problems } = await read(
      '---\ntitle: Graphs: a study\nauthors: Jane Doe, Ann Roe\nabstract: We study: graphs.\n---\n',
      'a.md',
    )
    expect(problems).toEqual([])
    expect(papers).toMatchObject([
      { title: 'Graphs: a study', abstract: 'We study: graphs.', authors: [{}, {}] },
    ])
  })

  test('fields in the text, as Dataview has them, and tags', async () => {
    const { papers } = await read(
      '# Graphs\n\nAuthors:: [[Jane Doe]], [[people/Ann Roe|Ann Roe]]\nTags:: #graph #net\n\n> [!summary]+ Abstract\n> We study.\n\n> [!info]\n> **Year**:: 2021\n',
      'a.md',
    )
    expect(papers).toMatchObject([
      {
        title: 'Graphs',
        abstract: 'We study.',
        year: 2021,
        keywords: ['graph', 'net'],
        authors: [{}, { family: 'Roe' }],
      },
    ])
  })

  test('an abstract under its name in bold', async () => {
    const { papers } = await read(
      '---\ntitle: Graphs\nyear: 2021\n---\n**Abstract:** We study.\n\n**Notes**\nMine.\n',
      'a.md',
    )
    expect(papers).toMatchObject([{ abstract: 'We study.' }])
  })

  test.each([
    ['a.md', '+++\ntitle = "Graphs"\n+++\nText.\n', /^this is TOML/],
    ['a.toml', 'title = "Graphs"\nauthors = ["Jane Doe"]\n', /^this is TOML/],
    ['a.yaml', '- title: Graphs\n  year: 2020\n- title: Nets\n', /^this is YAML/],
    ['a.yml', 'title: Graphs\nauthors:\n  - Jane Doe\n', /^this is YAML/],
  ])('%s is told: %j', async (file, content, what) => {
    expect(await read(content, file)).toMatchObject({
      papers: [],
      problems: [{ what: expect.stringMatching(what) }],
    })
  })
})

test('ISO-2022-JP is decoded, and said', async () => {
  const title = [27, 36, 66, 0x25, 0x30, 0x25, 0x69, 0x25, 0x55, 27, 40, 66]
  const bytes = [...'TY  - JOUR\nTI  - '].map((char) => char.charCodeAt(0))
  const end = [...'\nER  - \n'].map((char) => char.charCodeAt(0))
  const { papers, problems } = await read(new Uint8Array([...bytes, ...title, ...end]), 'a.ris')
  expect(papers).toMatchObject([{ title: 'グラフ' }])
  expect(problems).toMatchObject([{ done: 'read as ISO-2022-JP' }])
})

describe('answers of services', () => {
  const TITLE = 'Graph nets'
  test.each([
    [
      'bioRxiv, what was published',
      {
        collection: [
          {
            biorxiv_doi: '10.1101/2021.01.01.000001',
            preprint_title: TITLE,
            preprint_authors: 'Doe, J.; Roe, R.',
            preprint_date: '2021-01-01',
            preprint_platform: 'bioRxiv',
          },
        ],
      },
      { authors: [{ family: 'Doe' }, { family: 'Roe' }], year: 2021, doi: '10.1101/2021.01.01.000001' },
    ],
    [
      'Crossref, a book of editors',
      [
        {
          DOI: '10.5072/b',
          title: [TITLE],
          editor: [{ given: 'Jane', family: 'Doe' }],
          issued: { 'date-parts': [[2020]] },
          'container-title': [],
        },
      ],
      { authors: [{ family: 'Doe' }], year: 2020 },
    ],
    [
      'DataCite, an organisation',
      {
        data: {
          id: '10.5072/d',
          attributes: {
            doi: '10.5072/d',
            creators: [{ name: 'Example Group', nameType: 'Organizational' }],
            titles: [{ title: TITLE }],
            publicationYear: 2020,
            types: { resourceTypeGeneral: 'Text' },
          },
        },
      },
      { authors: [{ name: 'Example Group' }], year: 2020 },
    ],
    [
      'Lens, a group',
      [{ lens_id: '000-000-000-000-001', title: TITLE, authors: [{ collective_name: 'Example Group' }] }],
      { authors: [{ name: 'Example Group' }] },
    ],
    [
      'Mendeley',
      [
        {
          title: TITLE,
          authors: [{ first_name: 'Jane', last_name: 'Doe' }],
          source: 'J Ex',
          year: 2021,
          identifiers: { doi: '10.5072/m', pmid: '30000001' },
        },
      ],
      { doi: '10.5072/m', pmid: '30000001', venue: 'J Ex', authors: [{ family: 'Doe' }] },
    ],
    [
      'Web of Science, Starter API',
      {
        hits: [
          {
            uid: 'WOS:1',
            title: TITLE,
            source: { sourceTitle: 'J Ex', publishYear: 2021 },
            names: { authors: [{ displayName: 'Doe, Jane' }] },
            identifiers: { doi: '10.5072/w', pmid: 'MEDLINE:30000001' },
            keywords: { authorKeywords: ['graphs'] },
          },
        ],
      },
      { id: 'WOS:1', doi: '10.5072/w', pmid: '30000001', venue: 'J Ex', keywords: ['graphs'] },
    ],
    [
      'Unpaywall',
      {
        doi: '10.5072/u',
        title: TITLE,
        year: 2021,
        journal_name: 'J Ex',
        z_authors: [{ given: 'Jane', family: 'Doe' }],
      },
      { authors: [{ family: 'Doe' }], venue: 'J Ex' },
    ],
  ])('%s', async (_, answer, paper) => {
    const { papers, problems } = await read(JSON.stringify(answer), 'a.json')
    expect(problems).toEqual([])
    expect(papers).toMatchObject([{ title: TITLE, ...paper }])
  })
})

describe('what is damaged or put together', () => {
  test('one table below another, with the same columns or others', async () => {
    const first = 'title,authors,year\nAlpha,"Doe, J.",2020\n'
    for (const second of [first.replace('Alpha', 'Beta'), 'Year,Title,Abstract\n2021,Beta,We parse.\n']) {
      const { papers, problems } = await read(`${first}\n${second}`, 'a.csv')
      expect(problems).toEqual([])
      expect(papers.map(({ title }) => title)).toEqual(['Alpha', 'Beta'])
    }
  })

  test.each(['a.json', 'a.ris', 'a.xml'])('what %s holds is no prose', async (file) => {
    const { papers, problems } = await read('callback([{"title": "Graphs"}])\n', file)
    expect(papers).toEqual([])
    expect(problems).toHaveLength(1)
  })

  test('why nothing of an archive could be read is told', async () => {
    const broken = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff])
    const { problems } = await read(broken, 'a.jsonl.gz')
    expect(problems).toHaveLength(2)
    expect(problems.some(({ done }) => done === 'read up to there')).toBe(true)
  })
})
