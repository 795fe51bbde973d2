/** Small files that were once read wrongly, each for its kind, as people's tools write them; names and texts are invented. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPapers } from '../../src/node/files.ts'
import type { Paper } from '../../src/types.ts'

const CASES = join(import.meta.dirname, 'cases')
const readCase = (name: string) => readPapers([join(CASES, name)])
/** `Jane|Doe`, with a suffix `Jane|Doe|Jr.`. */
const names = ({ authors }: Paper): string[] =>
  authors.map(({ given, family, suffix, name }) =>
    family ? [given ?? '', family, suffix].filter((part) => part !== undefined).join('|') : name,
  )

const JANE = ['Jane|Doe']
const GNN = 'Graph neural networks for molecules'
const CNKI = '基于图神经网络的分子性质预测'
const QM9 = /^We present a graph neural network .* QM9 benchmark\.$/

/** File → the fields of its papers in the order of their ids; no Problem. */
const READ: readonly (readonly [file: string, papers: readonly object[]])[] = [
  [
    '01-bibtex-abstract-lists-fields/refs.bib',
    [
      {
        id: 'doe2020',
        authors: JANE,
        year: 2020,
        abstract: /^Maps are described by creator, title, keywords/,
      },
      { id: 'roe2021', authors: ['Ann|Roe'], year: 2021 },
    ],
  ],
  [
    '02-jsonl-empty-values/refs.jsonl',
    [
      { id: 'p1', year: 2020, abstract: /molecules/ },
      { id: 'p2', year: 2021, abstract: /parse/ },
    ],
  ],
  ['06-text-lists-fields/abstract.txt', [{ title: '', abstract: /^Pages are indexed .* merged\.\s*$/ }]],
  ['06-text-lists-fields/wrapped.txt', [{ title: '', abstract: /^We screen .* recall of 95 %\.\s*$/s }]],
  ['07-text-with-at-k/abstract.txt', [{ abstract: /^We propose .* SciFact\.\s*$/ }]],
  ['07-text-with-at-k/note.md', [{ title: 'Notes on retrieval' }]],
  ['09-jsonl-large-first-record-named-json/works.json', [{ id: 'W1' }, { id: 'W2' }]],
  ['10-json-record-with-list-field/one.json', [{ id: 'p1', title: 'Graph transformers' }]],
  ['10-json-record-with-list-field/one.jsonl', [{ id: 'p1', title: 'Graph transformers' }]],
  ['10-json-record-with-list-field/by-id.json', [{ title: 'Graph transformers' }, { title: 'Parsing' }]],
  [
    '11-json-single-record-other-names/one.json',
    [{ title: 'Graph transformers', authors: ['Jane|Doe', 'Ann|Roe'], year: 2020 }],
  ],
  [
    '12-datacite-json/datacite.json',
    [
      {
        title: 'Graph transformers for molecules',
        authors: JANE,
        year: 2020,
        doi: '10.5072/abc1',
        venue: 'Journal of Examples',
        abstract: /./,
        keywords: ['graph transformer'],
      },
    ],
  ],
  [
    '13-refworks-tagged/refworks.txt',
    [
      {
        title: 'Graph transformers for molecules',
        authors: ['Jane|Doe', 'Ann|Roe'],
        year: 2020,
        abstract: /graph/,
        keywords: ['graphs'],
      },
      { title: 'Parsing with neural networks', authors: ['Max|Poe'], year: 2021, abstract: 'We parse.' },
    ],
  ],
  [
    '15-cff-and-yaml/CITATION.cff',
    [{ title: 'Graph Tool', authors: JANE, abstract: 'A tool for graphs.', doi: '10.5072/tool' }],
  ],
  [
    '18-initials-that-look-like-suffixes/wos.txt',
    [{ authors: ['JR|Doe', 'MD|Roe', 'IV|Poe', 'SR|Low', 'II|Kim'] }],
  ],
  ['18-initials-that-look-like-suffixes/scopus.bib', [{ authors: ['M.D.|Roe', 'Md|Rahman', 'SR|Low'] }]],
  ['19-wos-authors-on-one-line/isi.txt', [{ authors: ['Jane|Doe', 'Ann B|Roe', 'Max|Poe'] }]],
  ['20-bibtex-repeated-keywords/sd.bib', [{ keywords: ['Graphs', 'Transformers', 'Molecules'] }]],
  [
    '21-bibtex-parentheses/refs.bib',
    [
      {
        id: 'doe89',
        title: 'Graph Transformers: An (Almost) Universal Idea',
        venue: 'Journal',
        year: 1989,
        abstract: 'We study graphs.',
      },
      { id: 'roe90' },
    ],
  ],
  ['22-doi-acm-and-others/refs.bib', [1, 2, 3, 4, 5, 6].map((n) => ({ doi: `10.5072/${n}` }))],
  [
    '24-refer-first-tag/k.enw',
    [
      { title: 'Graph transformers', keywords: ['graphs'] },
      { title: 'Parsing', authors: ['Ann|Roe'] },
    ],
  ],
  ['24-refer-first-tag/f.enw', [{ id: 'doe2020', title: 'Graph transformers' }]],
  ['24-refer-first-tag/e.enw', [{ title: 'Handbook of graphs', authors: JANE }]],
  [
    '26-json-capital-names/scopus.json',
    [
      {
        title: 'Graph transformers',
        abstract: 'We study graphs.',
        authors: ['J.|Doe', 'A.|Roe'],
        year: 2020,
      },
    ],
  ],
  [
    '01-refworks-tagged-read-as-prose/cnki-refworks.txt',
    [
      {
        title: CNKI,
        authors: ['|张三', '|李四'],
        year: 2021,
        venue: '计算机学报',
        keywords: ['图神经网络', '分子性质'],
        doi: '10.1234/cn1',
        language: 'zh',
        abstract: /本文/,
      },
      {
        title: 'A survey of graph neural networks',
        year: 2020,
        keywords: ['graph neural network', 'survey'],
      },
    ],
  ],
  [
    '02-pubmed-text-export-read-as-prose/pubmed-abstract.txt',
    [
      {
        pmid: '30000015',
        title: `${GNN}.`,
        authors: ['J|Doe', 'RS|Roe', 'K|van Dyk'],
        year: 2021,
        venue: 'J Ex',
        doi: '10.1234/pa1',
        abstract: /^BACKGROUND: We present .*\nRESULTS|^BACKGROUND: We present .* RESULTS: It works\.$/s,
      },
      {
        pmid: '30000016',
        title: 'A second paper about graph transformers.',
        abstract: 'We study graph transformers.',
      },
    ],
  ],
  [
    '02-pubmed-text-export-read-as-prose/pubmed-summary.txt',
    [
      {
        pmid: '30000015',
        title: `${GNN}.`,
        authors: ['J|Doe', 'RS|Roe'],
        venue: 'J Ex',
        year: 2021,
        doi: '10.1234/pa1',
        abstract: '',
      },
      {
        pmid: '30000016',
        title: 'A second paper about graph transformers.',
        authors: ['RS|Roe'],
        year: 2020,
      },
    ],
  ],
  [
    '10-csv-written-by-R-and-rayyan/rayyan.csv',
    [{ authors: ['Jane|Doe', 'R. S.|Roe', 'K.|van Dyk'], pmid: '30000011' }],
  ],
  [
    '10-csv-written-by-R-and-rayyan/refworks-na.csv',
    [
      { authors: ['Jane|Doe', 'R. S.|Roe'], abstract: '', keywords: [], year: 2021 },
      { authors: [], keywords: [], venue: 'Journal of Examples', abstract: QM9 },
    ],
  ],
  [
    '10-csv-written-by-R-and-rayyan/rtools-df.csv',
    [{ authors: ['Jane|Doe', 'Rick|Roe'], keywords: ['graph neural network', 'chemistry'] }],
  ],
  [
    '11-scopus-single-author-keeps-id/scopus-one.csv',
    [{ authors: ['Jane Ann|Doe'] }, { authors: ['Jane Ann|Doe', 'Rick|Roe'] }],
  ],
  [
    '12-bibliometrix-csv-id-column/r-bibliometrix.csv',
    [
      {
        id: 'WOS:1',
        authors: ['J|Doe', 'R|Roe'],
        title: GNN,
        abstract: /^We present a graph neural network/,
        keywords: ['graph neural network', 'chemistry', 'molecules', 'databases'],
      },
    ],
  ],
  ['14-years-lost/cochrane.csv', [{ year: 2021 }]],
  ['14-years-lost/cord19.csv', [{ id: 'ug7v899j', year: 2001, pmid: '11472636' }]],
  ['14-years-lost/core.json', [{ year: 2021, doi: '10.1234/core1', venue: 'J Ex', language: 'en' }]],
  ['14-years-lost/covidence.csv', [{ year: 2021, keywords: [] }]],
  ['14-years-lost/ebsco.csv', [{ year: 2021, keywords: ['graph neural network', 'chemistry'] }]],
  [
    '14-years-lost/eric.csv',
    [{ year: 2021, abstract: /^We present/, keywords: ['Neural Networks', 'Graphs'] }],
  ],
  [
    '14-years-lost/lens.json',
    [{ year: 2021, authors: JANE, doi: '10.1234/l1', pmid: '30000001', venue: 'Journal of Examples' }],
  ],
  [
    '16-json-answers-not-read/ads.json',
    [
      {
        title: GNN,
        authors: ['Jane|Doe', 'R.|Roe'],
        year: 2021,
        arxiv: '2101.00002',
        venue: 'The Astrophysical Journal',
        abstract: QM9,
      },
    ],
  ],
  [
    '16-json-answers-not-read/biorxiv.json',
    [0, 1].map((n) => ({
      title: `${GNN} part ${n}`,
      authors: ['J.|Doe', 'R. S.|Roe'],
      year: 2021,
      abstract: /./,
    })),
  ],
  ['16-json-answers-not-read/dblp.json', [{ title: GNN, authors: JANE, year: 2021, venue: 'ICML' }]],
  [
    '16-json-answers-not-read/doaj.json',
    [{ title: GNN, authors: JANE, year: 2021, doi: '10.1234/doaj1', abstract: QM9 }],
  ],
  [
    '16-json-answers-not-read/hal.json',
    [{ id: 'hal-1', title: GNN, authors: JANE, year: 2021, abstract: QM9, keywords: ['graph'] }],
  ],
  [
    '16-json-answers-not-read/inspire.json',
    [
      {
        title: 'Observation of a new particle',
        authors: JANE,
        year: 2021,
        arxiv: '2101.00001',
        abstract: QM9,
      },
    ],
  ],
  [
    '16-json-answers-not-read/openreview1.json',
    [
      {
        title: GNN,
        authors: JANE,
        year: 2021,
        abstract: QM9,
        keywords: ['graph neural networks', 'chemistry'],
      },
    ],
  ],
  [
    '16-json-answers-not-read/openreview2.jsonl',
    [{ title: GNN, authors: JANE, abstract: QM9 }, { title: `${GNN} 2` }],
  ],
  ['16-json-answers-not-read/s2orc.json', [{ title: GNN, authors: JANE, abstract: QM9 }]],
  [
    '16-json-answers-not-read/scopus-api.json',
    [
      {
        id: '2-s2.0-1',
        title: GNN,
        authors: ['J.|Doe'],
        year: 2021,
        keywords: ['graph', 'chemistry'],
        abstract: QM9,
      },
    ],
  ],
  [
    '17-xml-and-rdf/arxiv-oai.xml',
    [{ title: GNN, authors: JANE, year: 2021, arxiv: '2101.00005', abstract: QM9 }],
  ],
  [
    '17-xml-and-rdf/jats.xml',
    [
      {
        title: GNN,
        authors: JANE,
        year: 2021,
        pmid: '30000009',
        abstract: QM9,
        keywords: ['graph neural network'],
      },
    ],
  ],
  [
    '17-xml-and-rdf/zotero.rdf',
    [{ title: GNN, authors: JANE, year: 2021, doi: '10.1234/z1', abstract: QM9 }],
  ],
  [
    '18-noteexpress-told-as-json-lines/cnki-noteexpress.net',
    [{ title: CNKI, authors: ['|张三', '|李四'], year: 2021, keywords: ['图神经网络', '分子性质'] }],
  ],
  [
    '18-noteexpress-told-as-json-lines/cnki-estudy.txt',
    [{ title: CNKI, authors: ['|张三', '|李四'], year: 2021, keywords: ['图神经网络', '分子性质'] }],
  ],
  ['19-lens-null-names/lensnull.csv', [{ authors: ['|Doe', 'v.|Roe'] }]],
  [
    '20-chapters-of-one-book-merged/bookdoi.csv',
    [{ authors: ['RD|Martin', 'C|Ross'] }, { authors: ['DM|Hunt', 'JK|Bowmaker'] }],
  ],
  [
    '22-embase-csv/embase-paren.csv',
    [{ keywords: ['duplication cyst', 'colonoscopy'], year: 2014, venue: 'Endoscopic Ultrasound' }],
  ],
  ['23-scopus-bibtex/scopus-fund.bib', [{ pmid: '30000031' }]],
  [
    '24-obsidian-note/obsidian.md',
    [
      {
        title: GNN,
        authors: ['Jane|Doe', 'Rick|Roe'],
        keywords: ['graph neural network', 'chemistry'],
        abstract: 'We present a graph neural network for molecular property prediction.',
      },
    ],
  ],
  [
    '25-ads-bibtex/ads.bib',
    [
      {
        venue: 'The Astrophysical Journal',
        title: /at z ~6$/,
        keywords: [
          'galaxies: evolution',
          'galaxies: high-redshift',
          'Astrophysics - Cosmology and Nongalactic Astrophysics',
        ],
      },
    ],
  ],
]

describe('cases', () => {
  test.each(READ)('%s', async (file, expected) => {
    const { papers, problems } = await readCase(file)
    expect(problems).toEqual([])
    const plain = papers.map((paper) => ({ ...paper, authors: names(paper) }))
    const wanted = expected.map((fields) =>
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          value instanceof RegExp ? expect.stringMatching(value) : value,
        ]),
      ),
    )
    expect(plain).toMatchObject(wanted)
    expect(papers).toHaveLength(expected.length)
  })

  test('in a folder, what is no reference is left aside', async () => {
    const { papers, problems, notes } = await readCase('03-folder-with-other-files/folder')
    expect(papers.map(({ id }) => id)).toEqual(['doe2021', 'roe2022'])
    expect(problems).toEqual([])
    expect(notes.map((note) => 'aside' in note && note.aside)).toEqual(Array(4).fill('no references'))
  })

  test('a note whose front matter has no end is read, and that is said', async () => {
    const { papers, problems } = await readCase('16-front-matter-not-closed/note.md')
    expect(papers).toMatchObject([{ title: 'Graph transformers', abstract: 'We study graphs.' }])
    expect(problems).toMatchObject([{ place: 'front matter' }])
  })

  test('YAML is named, not read as prose', async () => {
    const { papers, problems } = await readCase('15-cff-and-yaml/library.yml')
    expect(papers).toEqual([])
    expect(problems).toMatchObject([{ what: expect.stringContaining('YAML') }])
  })

  test.each(['cnki-endnote-gbk.txt', 'wanfang-gbk.bib'])('%s is in GBK', async (name) => {
    const { papers, problems } = await readCase(`15-gbk-and-shift-jis/${name}`)
    expect(papers).toMatchObject([{ title: CNKI, authors: [{ name: '张三' }, { name: '李四' }], year: 2021 }])
    expect(problems).toMatchObject([{ done: 'read as GB 18030 (GBK)' }])
  })

  test('a table in Shift_JIS is decoded, and its columns are named', async () => {
    const { papers, problems } = await readCase('15-gbk-and-shift-jis/sjis.csv')
    expect(papers).toEqual([])
    expect(problems.map(({ what }) => what).join()).toContain('タイトル, 著者, 抄録, 年')
    const map = new Map([
      ['title', 'タイトル'],
      ['authors', '著者'],
      ['abstract', '抄録'],
      ['year', '年'],
    ])
    const mapped = await readPapers([join(CASES, '15-gbk-and-shift-jis/sjis.csv')], () => {}, { map })
    expect(mapped.papers).toMatchObject([{ year: 2021, abstract: expect.stringContaining('深層学習') }])
  })

  test('what databases write where there is no abstract is none', async () => {
    const { papers } = await readCase('13-no-abstract-placeholder/noabs.csv')
    expect(papers.filter(({ abstract }) => abstract === '').map(({ id }) => id)).toEqual([
      '2-s2.0-0',
      '2-s2.0-1',
      '2-s2.0-2',
      '2-s2.0-3',
    ])
  })
})
