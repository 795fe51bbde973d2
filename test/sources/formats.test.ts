import { describe, expect, test } from 'vitest'
import { FORMATS, formatOf } from '../../src/sources/index.ts'
import type { Paper } from '../../src/types.ts'
import { SAMPLES } from '../helpers/source-samples.ts'
import { read } from '../helpers/sources.ts'

const ABSTRACT = 'We adapt large language models with few parameters.'
const sampleOf = (name: string): string => SAMPLES.find((sample) => sample.name === name)!.text
/** The papers of a sample in the order of the file, without Problems. */
async function papersOf(name: string, size?: number): Promise<Paper[]> {
  const { papers, problems } = await read(sampleOf(name), name, size)
  expect(problems).toEqual([])
  return papers
}
const byTitle = async (name: string, title: string): Promise<Paper> => {
  const papers = await papersOf(name)
  return papers.find((paper) => paper.title.startsWith(title))!
}

describe('every format', () => {
  const EXPECTED: readonly (readonly [string, string])[] = [
    ['library.bib', 'BibTeX'],
    ['library.ris', 'RIS'],
    ['savedrecs.txt', 'Web of Science'],
    ['pubmed.nbib', 'PubMed nbib'],
    ['export.enw', 'EndNote tagged'],
    ['pubmed.xml', 'PubMed XML'],
    ['arxiv.xml', 'arXiv Atom'],
    ['endnote.xml', 'EndNote XML'],
    ['2020.acl.xml', 'ACL Anthology XML'],
    ['grobid.tei.xml', 'TEI'],
    ['openalex.json', 'JSON'],
    ['s2.json', 'JSON'],
    ['crossref.json', 'JSON'],
    ['zotero.json', 'JSON'],
    ['scopus.csv', 'CSV'],
    ['note.md', 'Markdown'],
    ['own.jsonl', 'JSON lines'],
    ['plain.txt', 'text'],
    ['refworks.txt', 'RefWorks'],
    ['ovid.txt', 'Ovid'],
    ['cnki.net', 'NoteExpress'],
    ['cnki.eln.txt', 'E-Study'],
    ['abstract-lowrank-set.txt', 'PubMed text'],
    ['oai.xml', 'OAI-PMH'],
    ['article.nxml', 'JATS'],
    ['mods.xml', 'MODS'],
    ['zotero.rdf', 'Zotero RDF'],
    ['CITATION.cff', 'CITATION.cff'],
    ['datacite.json', 'JSON'],
    ['openreview.jsonl', 'JSON lines'],
  ]

  test.each(EXPECTED)('%s is told by content, under any name', (name, format) => {
    const head = sampleOf(name).replace(/^\uFEFF/, '')
    for (const file of [name, 'stdin', 'wrong.txt', 'wrong.dat'])
      expect(formatOf(head, file)?.name).toBe(format)
  })

  test.each([
    ['10.18653/v1/2021.acl-long.5', { acl: '2021.acl-long.5' }],
    ['10.3115/v1/P14-1001', { acl: 'P14-1001' }],
    ['10.48550/arXiv.2106.09685', { arxiv: '2106.09685' }],
    ['10.1234/v1/P14-1001', {}],
  ])('the DOI %s tells what else it names', async (doi, told) => {
    const { papers } = await read(`PMID- 3\nTI  - Low\nLID - ${doi} [doi]\n`, 'a.nbib')
    expect(papers.map(({ arxiv, acl }) => ({ ...(arxiv && { arxiv }), ...(acl && { acl }) }))).toEqual([told])
  })

  test('CITATION.cff: identifiers of other kinds', async () => {
    const text = `cff-version: 1.2.0
title: Low
identifiers:
  - {type: other, value: 'swh:1:rev:0'}
  - {type: other, value: 'arXiv:2106.09685v2'}
  - {type: doi, value: 10.1234/abc}
`
    const { papers } = await read(text, 'CITATION.cff')
    expect(papers).toMatchObject([{ doi: '10.1234/abc', arxiv: '2106.09685' }])
  })

  test('no format lacks a sample', () => {
    expect(new Set(EXPECTED.map(([, format]) => format))).toEqual(new Set(FORMATS.map(({ name }) => name)))
  })

  test.each(SAMPLES.map(({ name }) => name))('%s reads the same however it is cut', async (name) => {
    const whole = await read(sampleOf(name), name)
    expect(whole.papers.length + whole.problems.length).toBeGreaterThan(0)
    for (const size of [1, 7, 100]) expect(await read(sampleOf(name), name, size)).toEqual(whole)
  })

  test.each(SAMPLES.map(({ name }) => name))(
    '%s reads the same with lines that end in CRLF',
    async (name) => {
      const plain = (text: string): string => text.replace(/\s+/g, ' ')
      const titles = async (text: string) =>
        (await read(text, name)).papers.map(({ title, abstract }) => [title, plain(abstract)])
      expect(await titles(sampleOf(name).replaceAll('\n', '\r\n'))).toEqual(await titles(sampleOf(name)))
    },
  )
})

describe('BibTeX', () => {
  test('TeX, names, strings, ids', async () => {
    expect(await byTitle('library.bib', 'The LoRA')).toEqual({
      id: 'lee2021',
      title: 'The LoRA of Søren: Über β and $x^2$ — a “study”',
      abstract: `${ABSTRACT} 50% of naïve ça`,
      keywords: ['fine-tuning', 'LoRA'],
      authors: [
        { name: 'Ann Lee', given: 'Ann', family: 'Lee' },
        { name: 'Bob van der Berg Jr.', given: 'Bob', family: 'van der Berg', suffix: 'Jr.' },
        { name: 'The LoRA Team' },
      ],
      links: [
        { kind: 'paper', url: 'https://example.org/a_b' },
        { kind: 'paper', url: 'https://doi.org/10.1234/abc_d' },
      ],
      year: 2021,
      venue: 'J. of Things',
      doi: '10.1234/abc_d',
      arxiv: '2106.09685',
      language: 'en',
    })
  })

  test('a crossref gives venue and year, the parent stays a work', async () => {
    const papers = await papersOf('library.bib')
    expect(papers.map(({ id }) => id)).toEqual(['lee2021', 'proc', 'roe2020'])
    expect(papers[2]).toMatchObject({ title: 'Cross', venue: 'Proceedings of Things', year: 2020 })
  })

  test.each([
    [String.raw`{\'E}mile Zola`, 'Émile', 'Zola'],
    [String.raw`Erd{\H o}s, P{\'a}l`, 'Pál', 'Erdős'],
    [String.raw`\v{S}m\'{\i}d, Ji\v r\'i`, 'Jiří', 'Šmíd'],
    ['Guido {van Rossum}', 'Guido', 'van Rossum'],
    [String.raw`de la Vall{\'e}e Poussin, Charles`, 'Charles', 'de la Vallée Poussin'],
    [String.raw`Bj{\o}rn {\AA}ngstr{\"o}m`, 'Bjørn', 'Ångström'],
    ['family=Duchamp, given=Philippe, prefix=du', 'Philippe', 'du Duchamp'],
    ['Lee,   Ann\n  Marie', 'Ann Marie', 'Lee'],
  ])('%s', async (name, given, family) => {
    const { papers } = await read(`@misc{a, title={t}, author={${name}}}`, 'a.bib')
    expect(papers[0].authors).toMatchObject([{ given, family }])
  })

  test('a broken entry costs no other one', async () => {
    const { papers, problems } = await read(
      `@book{a, title={A}}
@book{b, title={B, year=2000
@book{c, title={C}}
@book{d title D}
@book{e, title="E}
@book{f, title={F} author={X}, year=1999}`,
      'a.bib',
    )
    expect(papers.map(({ title }) => title).filter((title) => /^[ACF]/.test(title))).toEqual(['A', 'C', 'F'])
    expect(papers.at(-1)).toMatchObject({ title: 'F', year: 1999 })
    expect(problems.map(({ place }) => place)).toEqual(expect.arrayContaining(['line 2', 'line 4', 'line 5']))
  })

  test('crossrefs in a circle, to itself, to nothing', async () => {
    const { papers, problems } = await read(
      '@book{a, title={A}, crossref={b}}@book{b, title={B}, crossref={a}}@book{c, title={C}, crossref={c}}@book{d, title={D}, crossref={z}}',
      'a.bib',
    )
    expect(papers).toHaveLength(4)
    expect(problems).toMatchObject([{ what: expect.stringContaining('z') }])
  })

  test('strings that double do not grow without end', async () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `@string{s${i + 1} = s${i} # s${i}}`)
    const { papers } = await read(
      `@string{s0 = "ab"}\n${doubling.join('\n')}\n@misc{a, title = s60}`,
      'a.bib',
    )
    expect(papers[0].title.length).toBeLessThanOrEqual(10_000)
  })

  test('comments and preambles are no records', async () => {
    const { papers, problems } = await read(
      '@comment{jabref-meta: x}@preamble{"\\\\x"}@comment{@book{no, title={no}}}@book{a, title={A}}',
      'a.bib',
    )
    expect(papers.map(({ title }) => title)).toEqual(['A'])
    expect(problems).toEqual([])
  })
})

describe('tagged text', () => {
  test('RIS: both generations of tags, fields of several lines', async () => {
    expect(await byTitle('library.ris', 'Low')).toMatchObject({
      abstract: `${ABSTRACT} It goes on on a third line.`,
      authors: [
        { given: 'Ann', family: 'Lee' },
        { given: 'Ludwig', family: 'van Beethoven' },
      ],
      keywords: ['fine-tuning', 'LoRA'],
      venue: 'Journal of Things',
      year: 2021,
      doi: '10.1234/abc',
    })
    expect(await byTitle('library.ris', 'Second')).toMatchObject({
      abstract: 'Older tags.',
      authors: [{ given: 'Bob', family: 'Roe' }],
      year: 2001,
      venue: 'Conference of Things',
    })
  })

  test('RIS without ER, or without TY', async () => {
    const { papers } = await read('TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - \nTI  - C\n', 'a.ris')
    expect(papers.map(({ title }) => title)).toEqual(['A', 'B', 'C'])
  })

  test('Web of Science', async () => {
    expect(await byTitle('savedrecs.txt', 'Low')).toMatchObject({
      id: 'WOS:000123',
      title: 'Low-rank adaptation of large models',
      abstract: `${ABSTRACT} More of it.`,
      authors: [
        { given: 'Ann', family: 'Lee' },
        { given: 'Bob', family: 'Roe' },
      ],
      keywords: ['fine-tuning', 'LoRA', 'MODELS'],
      pmid: '12345',
      language: 'en',
    })
  })

  test('nbib', async () => {
    expect(await byTitle('pubmed.nbib', 'Low')).toMatchObject({
      id: '12345',
      pmid: '12345',
      title: 'Low-rank adaptation of large models.',
      abstract: `BACKGROUND: ${ABSTRACT} METHODS: More.`,
      authors: [{ given: 'Ann', family: 'Lee' }],
      doi: '10.1234/abc',
      keywords: ['fine-tuning', 'Models, Theoretical'],
    })
    expect(await byTitle('pubmed.nbib', 'Second')).toMatchObject({
      authors: [{ given: 'JA', family: 'Doe' }],
    })
  })
})

describe('XML', () => {
  test('PubMed: labels, italics, MathML, groups; ids of references are not its own', async () => {
    expect(await byTitle('pubmed.xml', 'The')).toEqual({
      id: '12345',
      pmid: '12345',
      title: 'The APOE locus in H2O',
      abstract: 'BACKGROUND: We use α=1.\nMETHODS: And < more.',
      keywords: ['lipids'],
      authors: [{ name: 'Ann Lee Jr', given: 'Ann', family: 'Lee', suffix: 'Jr' }, { name: 'The Big Group' }],
      links: [{ kind: 'paper', url: 'https://doi.org/10.1234/abc' }],
      doi: '10.1234/abc',
      year: 2021,
      venue: 'Journal of things',
      language: 'en',
    })
    expect(await byTitle('pubmed.xml', 'Book')).toMatchObject({
      id: '99',
      abstract: 'Of a book.',
      year: 2009,
    })
  })

  test('arXiv: new and old ids', async () => {
    expect(await byTitle('arxiv.xml', 'Low')).toMatchObject({
      title: 'Low-rank adaptation',
      abstract: ABSTRACT,
      arxiv: '2106.09685',
      year: 2021,
      doi: '10.1234/abc',
      authors: [{ family: 'Lee' }, { family: 'van Beethoven' }],
    })
    expect(await byTitle('arxiv.xml', 'Second')).toMatchObject({ arxiv: 'hep-th/9901001' })
  })

  test('EndNote: styled text', async () => {
    expect(await byTitle('endnote.xml', 'Low')).toMatchObject({
      title: 'Low-rank adaptation',
      authors: [{ family: 'Lee' }, { family: 'Roe', given: 'Bob', suffix: 'Jr.' }],
      venue: 'Journal of Things',
      links: [{ url: 'https://example.org/a' }, { url: 'https://doi.org/10.1234/abc' }],
    })
  })

  test('ACL Anthology: the volume gives venue and year', async () => {
    expect(await byTitle('2020.acl.xml', 'BERT')).toMatchObject({
      id: '2020.acl-main.1',
      acl: '2020.acl-main.1',
      title: 'BERT for $\\alpha$',
      authors: [
        { name: 'Ann Lee', family: 'Lee' },
        { given: 'Ludwig', family: 'van Beethoven' },
      ],
      venue: 'Proceedings of the 58th',
      year: 2020,
    })
    expect(await byTitle('2020.acl.xml', 'Second')).toMatchObject({
      acl: '2020.acl-main.2',
      authors: [{ name: 'Plato' }],
    })
  })

  test('TEI', async () => {
    expect(await byTitle('grobid.tei.xml', 'Low')).toMatchObject({
      abstract: `${ABSTRACT}\nMore.`,
      authors: [{ given: 'Ann B', family: 'Lee', suffix: 'Jr' }],
      arxiv: '2106.09685',
      doi: '10.1234/abc',
      keywords: ['LoRA'],
      year: 2021,
      language: 'en',
    })
  })
})

describe('JSON', () => {
  test('OpenAlex: the abstract is put together', async () => {
    expect(await byTitle('openalex.json', 'Low')).toMatchObject({
      id: 'W1',
      abstract: 'We adapt, and We win.',
      pmid: '12345',
      venue: 'Journal of Things',
      keywords: ['LoRA'],
    })
  })

  test('Semantic Scholar: ids', async () => {
    expect(await byTitle('s2.json', 'Low')).toMatchObject({
      id: 'aaa',
      arxiv: '2106.09685',
      acl: 'P19-1001',
      pmid: '12345',
      venue: 'Journal of Things',
    })
  })

  test('Crossref: JATS', async () => {
    expect(await byTitle('crossref.json', 'Low')).toMatchObject({
      title: 'Low-rank adaptation & more',
      abstract: 'Background: We adapt.\nAnd win.',
      authors: [{ name: 'Ann Lee Jr.', suffix: 'Jr.' }, { name: 'The Big Group' }],
      year: 2021,
    })
  })

  test('CSL: particles, literals, dates in any form', async () => {
    expect(await byTitle('zotero.json', 'Low')).toMatchObject({
      id: 'lee2021',
      authors: [{ given: 'Ludwig', family: 'van Beethoven' }, { name: 'The Big Group' }],
      pmid: '12345',
      keywords: ['a', 'b'],
      language: 'en',
      year: 2021,
    })
    expect(await byTitle('zotero.json', 'Second')).toMatchObject({
      id: '2',
      year: 1999,
      authors: [{ suffix: 'III' }],
    })
  })

  test('records of any kind on lines, under ids, or alone', async () => {
    const { results } = JSON.parse(sampleOf('openalex.json'))
    const lines = results.map((record: unknown) => JSON.stringify(record)).join('\n')
    const keyed = JSON.stringify({ a: results[0], b: results[1] }, null, 2)
    expect((await read(lines, 'works.jsonl')).papers.map(({ id }) => id)).toEqual(['W1', 'W2'])
    expect((await read(keyed, 'works.json')).papers.map(({ id }) => id)).toEqual(['W1', 'W2'])
    expect((await read(JSON.stringify(results[0], null, 1), 'work.json')).papers.map(({ id }) => id)).toEqual(
      ['W1'],
    )
  })

  test('a broken record in a list costs no other one', async () => {
    const { papers, problems } = await read(
      '[{"title":"A"},{"title":B},null,{"title":"C"},{"title":"D"',
      'a.json',
    )
    expect(papers.map(({ title }) => title)).toEqual(['A', 'C'])
    expect(problems.map(({ place }) => place)).toEqual(['', 'record 2', 'record 3', 'record 5'])
  })
})

test('Zotero RDF: the collections that an item is in, with those around them', async () => {
  const text = sampleOf('zotero.rdf').replace(
    '</rdf:RDF>',
    `<z:Collection rdf:about="#collection_1"><dc:title>Thesis</dc:title><dcterms:hasPart rdf:resource="#collection_2"/></z:Collection>
<z:Collection rdf:about="#collection_2"><dc:title>Methods</dc:title><dcterms:hasPart rdf:resource="#item_1"/><dcterms:hasPart rdf:resource="#collection_1"/></z:Collection>
<z:Collection rdf:about="#collection_3"><dc:title>Archive</dc:title><dcterms:hasPart rdf:resource="#item_1"/></z:Collection></rdf:RDF>`,
  )
  const { papers } = await read(text, 'zotero.rdf')
  expect(papers.map(({ collections }) => collections)).toEqual([['Archive', 'Thesis/Methods'], undefined])
})

describe('tables', () => {
  test('Scopus: quotes, lines in fields, names with ids', async () => {
    expect(await byTitle('scopus.csv', 'Low')).toMatchObject({
      id: '2-s2.0-1',
      title: 'Low-rank "adaptation", again',
      abstract: `${ABSTRACT}\nOn two lines.`,
      authors: [
        { given: 'Ann', family: 'Lee' },
        { given: 'Bob', family: 'Roe' },
      ],
      keywords: ['fine-tuning', 'LoRA'],
      language: 'en',
    })
    expect(await byTitle('scopus.csv', 'Second')).toMatchObject({
      authors: [{ given: 'J.A.', family: 'Doe' }],
      keywords: ['A', 'B'],
    })
  })

  test.each([
    [
      'IEEE',
      'Document Title,Authors,Publication Title,Publication Year,Abstract,DOI,PDF Link,Author Keywords\nT,"A. Lee; B. Roe",V,2021,X,10.1234/x,https://e.org/a.pdf,a;b',
    ],
    [
      'Springer',
      'Item Title,Publication Title,Book Series Title,Item DOI,Authors,Publication Year,URL\nT,V,,10.1234/x,A. LeeB. Roe,2021,https://e.org',
    ],
    [
      'Dimensions',
      '"About the data: Exported on Jan 01, 2022."\n"Rank","Publication ID","DOI","Title","Abstract","Source title","PubYear","Authors"\n"1","pub.1","10.1234/x","T","X","V","2021","Lee, A.; Roe, B."',
    ],
    [
      'Lens',
      'Lens ID,Title,Publication Year,Source Title,Author/s,Abstract,Keywords,DOI\n001-1,T,2021,V,A. Lee; B. Roe,X,a; b,10.1234/x',
    ],
    [
      'Zotero',
      '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Abstract Note","Manual Tags"\n"ABC","journalArticle","2021","Lee, A.; Roe, B.","T","V","10.1234/x","X","a; b"',
    ],
    [
      'Web of Science',
      'PT\tAU\tAF\tTI\tSO\tPY\tAB\tDI\nJ\tLee, A; Roe, B\tLee, A.; Roe, B.\tT\tV\t2021\tX\t10.1234/x',
    ],
    ['semicolons', 'Title;Authors;Year;Journal;DOI\nT;"Lee, A.; Roe, B.";2021;V;10.1234/x'],
  ])('%s', async (_, text) => {
    const { papers, problems } = await read(text, 'export.csv')
    expect(problems).toEqual([])
    expect(papers).toMatchObject([
      {
        title: 'T',
        venue: 'V',
        year: 2021,
        doi: '10.1234/x',
        authors: [{ family: 'Lee' }, { family: 'Roe' }],
      },
    ])
  })

  test('columns by a map, and none that is known', async () => {
    const text = 'Titel,Jahr\nEine Arbeit,2021\n'
    const { collect, readSource } = await import('../../src/sources/index.ts')
    const { bytesOf } = await import('../helpers/sources.ts')
    const map = new Map([
      ['title', 'Titel'],
      ['year', 'Jahr'],
    ])
    const { papers } = await collect(readSource([bytesOf(text)], 'a.csv', { map }))
    expect(papers).toMatchObject([{ title: 'Eine Arbeit', year: 2021 }])
    const { problems } = await read(text, 'a.csv')
    expect(problems).toMatchObject([{ what: expect.stringContaining('Titel, Jahr') }])
  })

  test('a quote that is never closed costs one record', async () => {
    const { papers, problems } = await read(
      'Title,Abstract,Year\nA,x,2000\nB,"open,2001\nC,z,2002\n',
      'a.csv',
    )
    expect(papers.map(({ title }) => title)).toEqual(['A', 'B', 'C'])
    expect(problems).toMatchObject([{ what: expect.stringContaining('never closed') }])
  })
})

test('Markdown: front matter and sections', async () => {
  expect(await byTitle('note.md', 'Low')).toMatchObject({
    abstract: ABSTRACT,
    authors: [{ family: 'Lee' }, { given: 'Bob', family: 'Roe' }],
    keywords: ['fine-tuning', 'LoRA'],
    year: 2021,
    doi: '10.1234/abc',
  })
})
