/** Answers of services and exports of databases, in the shapes that they have; names and texts are invented. */
import { describe, expect, test } from 'vitest'
import type { Paper } from '../../src/types.ts'
import { read } from '../helpers/sources.ts'

const names = ({ authors }: Paper): string =>
  authors.map(({ given, family, name }) => (family ? `${given ?? ''}|${family}` : name)).join('; ')

/** An answer, and the fields of its one paper. */
const ANSWERS: readonly (readonly [service: string, answer: object, paper: object])[] = [
  [
    'Europe PMC, in short',
    {
      resultList: {
        result: [
          {
            id: '3',
            source: 'MED',
            pmid: '3',
            title: 'Graphs.',
            authorString: 'Doe JA, van Dyk K, Roe R.',
            journalTitle: 'J Ex',
            pubYear: '2021',
          },
        ],
      },
    },
    { authors: 'JA|Doe; K|van Dyk; R|Roe', year: 2021, venue: 'J Ex', pmid: '3' },
  ],
  [
    'Europe PMC, with a group',
    {
      resultList: {
        result: [
          {
            id: '3',
            source: 'MED',
            title: 'Graphs.',
            authorList: {
              author: [{ firstName: 'Jane', lastName: 'Doe' }, { collectiveName: 'The Group' }],
            },
          },
        ],
      },
    },
    { authors: 'Jane|Doe; The Group' },
  ],
  [
    'Europe PMC, citations',
    {
      citationList: {
        citation: [
          { id: '3', source: 'MED', title: 'Graphs', authorString: 'Doe J', journalAbbreviation: 'J Ex' },
        ],
      },
    },
    { authors: 'J|Doe', venue: 'J Ex' },
  ],
  [
    'HAL, of which nothing was asked for',
    {
      response: {
        docs: [
          {
            docid: '3',
            label_s:
              'Jane Doe, R. Roe, Karl van Dyk. Of graphs: what next?. J Ex, 2021, 12 (3), pp.1-10. ⟨10.5072/h3⟩. ⟨hal-03⟩',
            uri_s: 'https://hal.science/hal-03',
          },
        ],
      },
    },
    {
      title: 'Of graphs: what next?',
      authors: 'Jane|Doe; R.|Roe; Karl|van Dyk',
      year: 2021,
      doi: '10.5072/h3',
    },
  ],
  [
    'OSF',
    {
      data: [
        {
          id: 'ab1cd',
          type: 'preprints',
          attributes: {
            title: 'Graphs',
            description: 'Of graphs.',
            date_published: '2021-03-04T05:06:07',
            tags: ['trees'],
          },
          links: { preprint_doi: 'https://doi.org/10.5072/osf.io/ab1cd' },
          embeds: {
            contributors: {
              data: [{ embeds: { users: { data: { attributes: { full_name: 'Jane Doe' } } } } }],
            },
          },
        },
      ],
    },
    {
      id: 'ab1cd',
      title: 'Graphs',
      abstract: 'Of graphs.',
      authors: 'Jane|Doe',
      year: 2021,
      keywords: ['trees'],
      doi: '10.5072/osf.io/ab1cd',
    },
  ],
  [
    'PLOS',
    {
      response: {
        docs: [
          {
            id: '10.5072/journal.ex.1',
            journal: 'PLOS EX',
            eissn: '1932-0000',
            publication_date: '2021-03-04T00:00:00Z',
            author_display: ['Jane Doe', 'Karl van Dyk'],
            abstract: ['Of graphs.'],
            title_display: 'Graphs',
          },
        ],
      },
    },
    {
      title: 'Graphs',
      abstract: 'Of graphs.',
      authors: 'Jane|Doe; Karl|van Dyk',
      year: 2021,
      venue: 'PLOS EX',
      doi: '10.5072/journal.ex.1',
    },
  ],
  [
    'Hugging Face',
    [
      {
        paper: {
          id: '2401.00001',
          title: 'Graphs',
          summary: 'Of graphs.',
          authors: [{ name: 'Jane Doe' }],
          publishedAt: '2024-01-01T00:00:00Z',
          ai_keywords: ['trees'],
          githubRepo: 'https://github.com/doe/graphs',
        },
        title: 'Graphs',
        numComments: 2,
      },
    ],
    {
      title: 'Graphs',
      abstract: 'Of graphs.',
      authors: 'Jane|Doe',
      year: 2024,
      keywords: ['trees'],
      arxiv: '2401.00001',
    },
  ],
  [
    'S2ORC, whole texts',
    {
      corpusid: 7,
      externalids: { DOI: '10.5072/s7' },
      content: {
        text: '𝒢raphs\nJane Doe\nOf graphs.\nOf trees.\n1 Introduction',
        annotations: {
          title: '[{"start":"0","end":"6"}]',
          abstract: '[{"start":16,"end":26},{"start":27,"end":36}]',
          author: null,
        },
      },
    },
    { id: '7', title: '𝒢raphs', abstract: 'Of graphs.\nOf trees.', doi: '10.5072/s7' },
  ],
  [
    'bioRxiv, papers on COVID-19',
    {
      collection: [
        {
          rel_title: 'Graphs',
          rel_doi: '10.1101/2020.03.01.1',
          rel_abs: 'We study.',
          rel_authors: [{ author_name: 'Jane Doe', author_inst: 'X' }],
          rel_date: '2020-03-01',
          rel_site: 'medRxiv',
        },
      ],
    },
    {
      authors: 'Jane|Doe',
      year: 2020,
      venue: 'medRxiv',
      abstract: 'We study.',
      doi: '10.1101/2020.03.01.1',
    },
  ],
  [
    'INSPIRE',
    {
      hits: {
        hits: [{ metadata: { titles: [{ title: 'Graphs' }], control_number: 1, languages: ['de'] } }],
      },
    },
    { language: 'de' },
  ],
  [
    'Scopus, one record',
    {
      'abstracts-retrieval-response': {
        coredata: {
          'dc:title': 'Graphs',
          eid: '2-s2.0-1',
          'prism:coverDate': '2021-03-01',
          'prism:publicationName': 'J Ex',
          'dc:creator': { author: [{ 'ce:given-name': 'Jane', 'ce:surname': 'Doe' }] },
        },
        authors: {
          author: [
            { 'ce:given-name': 'Jane', 'ce:surname': 'Doe' },
            { 'ce:given-name': 'Ann', 'ce:surname': 'Roe' },
          ],
        },
        authkeywords: { 'author-keyword': [{ $: 'graphs' }] },
      },
    },
    { id: '2-s2.0-1', authors: 'Jane|Doe; Ann|Roe', year: 2021, venue: 'J Ex', keywords: ['graphs'] },
  ],
  [
    'ScienceDirect, a search',
    {
      results: [
        {
          authors: [{ name: 'Jane Doe', order: 1 }],
          publicationDate: '2021-03-01',
          sourceTitle: 'J Ex',
          title: 'Graphs',
        },
      ],
    },
    { authors: 'Jane|Doe', year: 2021, venue: 'J Ex' },
  ],
  [
    'Springer Nature',
    {
      records: [
        {
          contentType: 'Article',
          title: 'Graphs',
          creators: [{ creator: 'Doe, Jane' }, { creator: 'Roe, Ann' }],
          publicationName: 'J Ex',
          publicationDate: '2021-03-01',
          doi: '10.5072/sp',
          url: [{ format: 'html', value: 'https://example.org/sp' }],
        },
      ],
    },
    { authors: 'Jane|Doe; Ann|Roe', year: 2021, venue: 'J Ex', doi: '10.5072/sp' },
  ],
  [
    'PubMed, summaries',
    {
      result: {
        uids: ['3'],
        3: {
          uid: '3',
          title: 'Graphs.',
          pubdate: '2021 Jan',
          fulljournalname: 'J Ex',
          authors: [
            { name: 'Doe JA', authtype: 'Author' },
            { name: 'The Group', authtype: 'CollectiveName' },
          ],
        },
      },
    },
    { authors: 'JA|Doe; The Group', year: 2021 },
  ],
  [
    'ADS',
    {
      response: {
        docs: [
          { bibcode: '2021arXiv2101D', title: ['Graphs'], author: ['Doe, Jane'], eid: 'arXiv:2101.00002' },
        ],
      },
    },
    { arxiv: '2101.00002' },
  ],
]

describe('an answer of', () => {
  test.each(ANSWERS)('%s', async (_, answer, expected) => {
    const { papers, problems } = await read(JSON.stringify(answer), 'a.json')
    expect(problems).toEqual([])
    expect(papers.map((paper) => ({ ...paper, authors: names(paper) }))).toMatchObject([expected])
  })

  test('OpenReview: a review is no paper', async () => {
    const note = (id: string, replyto: string | null, content: object): object => ({
      id,
      forum: 'a',
      replyto,
      content,
    })
    const notes = [
      note('a', null, { title: { value: 'Graphs' }, abstract: { value: 'We study.' } }),
      note('r', 'a', { title: { value: 'Review of Graphs' }, review: { value: 'Good.' } }),
    ]
    const { papers, problems } = await read(JSON.stringify({ notes }), 'a.json')
    expect(papers.map(({ id, title }) => [id, title])).toEqual([['a', 'Graphs']])
    expect(problems).toMatchObject([{ place: 'record 2', done: 'skipped' }])
  })
})

describe('a tagged export', () => {
  test('RefWorks: numbers of PubMed are PubMed ids', async () => {
    const record = (database: string): string =>
      `RT Journal Article\nA1 Doe,Jane\nT1 Graphs\nAN 30000001\nDB ${database}\n`
    const idsOf = async (database: string) =>
      (await read(record(database), 'a.txt')).papers.map(({ id, pmid }) => [id, pmid])
    expect(await idsOf('PubMed')).toEqual([['30000001', '30000001']])
    expect(await idsOf('Other')).toEqual([['30000001', undefined]])
  })

  test('Ovid: its mark of the kind is no part of a title, what a title announces is', async () => {
    const titleOf = async (title: string) =>
      (await read(`<1. >\nVN  - Ovid Technologies\nTI  - ${title}\nAB  - We study.\n`, 'a.txt')).papers[0]
        .title
    expect(await titleOf('Graphs. [Review]')).toBe('Graphs')
    expect(await titleOf('Graphs: [Extended Abstract]')).toBe('Graphs: [Extended Abstract]')
  })

  test('ERIC: its own number is the id; an address tells a DOI or is a link', async () => {
    const text = (aid: string): string =>
      `OWN - ERIC\nTI  - Graphs\nAU  - Doe, Jane\nAID - ${aid}\nOID - EJ1234567\nDP  - 2021\n`
    expect((await read(text('http://dx.doi.org/10.5072/e'), 'a.nbib')).papers).toMatchObject([
      { id: 'EJ1234567', doi: '10.5072/e', links: [{ url: 'https://doi.org/10.5072/e' }] },
    ])
    expect((await read(text('https://example.org/e'), 'a.nbib')).papers).toMatchObject([
      { id: 'EJ1234567', links: [{ kind: 'paper', url: 'https://example.org/e' }] },
    ])
  })
})

test('text: marks of type in an abstract are no records of another format', async () => {
  const abstract = 'The <literal>BM25</literal> of <literal>a</literal> and <literal>b</literal>.'
  const { papers, problems } = await read(`Title: Graphs\nAbstract: ${abstract}\n`, 'stdin')
  expect(problems).toEqual([])
  expect(papers).toMatchObject([{ abstract: ` ${abstract}` }])
})

test.each(['<mods version="3.7"><titleInfo>', '<marc:record>', '<metadata xml:lang="en">'])(
  'text: a root element is no abstract: %s',
  async (root) => {
    const { papers, problems } = await read(`Title: Graphs\nAbstract: Of graphs.\n\n${root}\n`, 'stdin')
    expect(papers).toMatchObject([{ abstract: ' Of graphs.' }])
    expect(problems).toMatchObject([{ what: expect.stringContaining('expected an abstract') }])
  },
)

test('text: elements of whatever kind in a named abstract are no records of another format', async () => {
  const abstract = 'See <ref><source><emphasis>here</emphasis></source> <target a="b"></target></ref>.'
  const { papers, problems } = await read(`Title: Graphs\nAbstract: ${abstract}\n`, 'stdin')
  expect(problems).toEqual([])
  expect(papers).toMatchObject([{ abstract: ` ${abstract}` }])
})

test('text: an abstract may begin with a formula', async () => {
  const abstract = '<math><msub><mi>x</mi><mn>1</mn></msub></math> is bounded.'
  const { papers, problems } = await read(`Title: Graphs\n\n${abstract}\n`, 'stdin')
  expect(problems).toEqual([])
  expect(papers).toMatchObject([{ title: 'Graphs', abstract }])
})
