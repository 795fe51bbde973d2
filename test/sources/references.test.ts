/** What papers cite, from every format that tells it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reference } from '../../src/citation.ts'
import { listedReferences, MOST_REFERENCES, readReferences } from '../../src/sources/references/index.ts'
import { read } from '../helpers/sources.ts'

const one = (given: unknown): Reference | undefined => readReferences([given]).references[0]

/** What the first paper of a file cites; nothing is mended in it. */
async function citedIn(text: string, file: string): Promise<Reference[] | undefined> {
  const { papers, problems } = await read(text, file)
  expect(problems).toEqual([])
  return papers[0].references
}

describe('a reference', () => {
  test.each([
    ['10.1000/ab', { doi: '10.1000/ab' }],
    ['https://doi.org/10.1000/ab', { doi: '10.1000/ab' }],
    ['https://openalex.org/W12', { ids: ['W12'] }],
    ['arXiv:1706.03762v5', { ids: ['arxiv:1706.03762'] }],
    ['https://arxiv.org/abs/1706.03762', { ids: ['arxiv:1706.03762'] }],
    ['PMID: 123', { ids: ['pmid:123'] }],
    ['vaswani2017', { ids: ['vaswani2017'] }],
    [12, { ids: ['12'] }],
    [
      'Doe J, 2010, NATURE, V12, P345, DOI 10.1000/x',
      { doi: '10.1000/x', author: 'Doe J', year: 2010, venue: 'NATURE', volume: '12', page: '345' },
    ],
    [
      'Doe J, 2001, J X, V1, DOI [10.1000/a, 10.1000/b]',
      { doi: '10.1000/a', author: 'Doe J', year: 2001, venue: 'J X', volume: '1' },
    ],
    ['Doe J, 2017, arXiv:1706.03762', { ids: ['arxiv:1706.03762'], author: 'Doe J', year: 2017 }],
    ['[Anonymous], 2010, HDB OF THINGS', { year: 2010, venue: 'HDB OF THINGS' }],
    [
      'Doe, J., Roe, R.-M., A title, with a comma (2010) Journal of X, 12 (3), pp. 1-2',
      { author: 'Doe J', year: 2010, title: 'A title, with a comma' },
    ],
    [
      'Doe J.A., Roe R., Things and others, J. Things, 30, pp. 5-9, (2017)',
      { author: 'Doe JA', year: 2017, text: 'Things and others, J. Things, 30, pp. 5-9, (2017)' },
    ],
    ['Report on things (2009)', { year: 2009, text: 'Report on things (2009)' }],
    [{ key: 'r1', DOI: '10.1000/X' }, { doi: '10.1000/X' }],
    [
      { key: 'r2', author: 'Doe', year: '2010a', 'journal-title': 'Nature', volume: '2', 'first-page': '7' },
      { author: 'Doe', year: 2010, venue: 'Nature', volume: '2', page: '7' },
    ],
    [{ unstructured: 'Doe: Of things (2011)' }, { year: 2011, text: 'Doe: Of things (2011)' }],
    [
      { paperId: 'abc', externalIds: { DOI: '10.1000/z', PubMed: '5' }, authors: [{ name: 'Jane Doe' }] },
      { doi: '10.1000/z', ids: ['abc', 'pmid:5'], author: 'Doe Jane' },
    ],
    [{ citedPaper: { paperId: 'abc', title: 'Of things' } }, { ids: ['abc'], title: 'Of things' }],
  ] as [unknown, Reference][])('%j', (given, expected) => {
    expect(one(given)).toEqual(expected)
  })

  test('the items of a list, by what separates them', () => {
    expect(listedReferences('45')).toEqual([])
    expect(listedReferences('a1, b2')).toEqual(['a1', 'b2'])
    expect(listedReferences('W1|W2')).toEqual(['W1', 'W2'])
    expect(listedReferences('000-1;;000-2')).toEqual(['000-1', '000-2'])
    expect(listedReferences('10.1000/a 10.1000/b\n10.1000/c')).toHaveLength(3)
    expect(listedReferences('Doe, 2010, NATURE, V1')).toHaveLength(1)
    expect(listedReferences('Doe J, 2010, J X, DOI [10.1000/a; 10.1000/b]; Roe R, 2011, J Y')).toHaveLength(2)
  })

  test('is bounded, and anything may stand in its place', () => {
    const many = readReferences(Array.from({ length: MOST_REFERENCES + 1 }, (_, i) => `k${i}`))
    expect(many.references).toHaveLength(MOST_REFERENCES)
    expect(many.said).toEqual([
      { what: `references: ${MOST_REFERENCES + 1} items`, done: `cut to ${MOST_REFERENCES}` },
    ])
    expect(one('x'.repeat(10_000))).toBeUndefined()
    expect(one(`Doe\0 ${'\ud800 long'.repeat(1000)}`)!.text!.length).toBeLessThanOrEqual(1000)
    expect(readReferences([null, '', {}, []]).said).toHaveLength(1)
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, maxDepth: 4 }), (given) => {
        for (const reference of readReferences(given).references)
          for (const value of Object.values(reference).flat())
            expect(typeof value === 'number' || (value !== '' && String(value).isWellFormed())).toBe(true)
      }),
    )
  })

  test('takes no longer than its length, whatever it is', () => {
    const from = process.cpuUsage()
    for (const text of ['A.-'.repeat(400), 'a, '.repeat(400), '(2010'.repeat(300), '10.1000/'.repeat(200)])
      one(text)
    listedReferences('[;'.repeat(500_000))
    expect(process.cpuUsage(from).user / 1000).toBeLessThan(2000)
  })
})

describe('formats that tell what a paper cites', () => {
  test('OpenAlex, Semantic Scholar and Crossref', async () => {
    expect(
      await citedIn(
        '{"id":"https://openalex.org/W1","title":"One","authorships":[],"referenced_works":["https://openalex.org/W2","https://openalex.org/W3"]}',
        'w.json',
      ),
    ).toEqual([{ ids: ['W2'] }, { ids: ['W3'] }])
    expect(
      await citedIn(
        '{"paperId":"a","externalIds":{},"title":"One","references":[{"paperId":"b","title":"Two","year":2010},{"paperId":null,"title":"Three"}]}',
        's.json',
      ),
    ).toEqual([{ ids: ['b'], year: 2010, title: 'Two' }, { title: 'Three' }])
    expect(
      await citedIn(
        '{"message":{"DOI":"10.1000/a","title":["One"],"reference":[{"key":"1","DOI":"10.1000/b"},{"key":"2","article-title":"Three","author":"Roe","year":"2001"}]}}',
        'c.json',
      ),
    ).toEqual([{ doi: '10.1000/b' }, { author: 'Roe', year: 2001, title: 'Three' }])
  })

  const CITED = [
    { author: 'Doe J', year: 2010, venue: 'NATURE', volume: '1', page: '2' },
    { doi: '10.1000/x', author: 'Roe R', year: 2011, venue: 'J THINGS' },
  ]

  test('Web of Science, tagged and tab-delimited', async () => {
    expect(
      await citedIn(
        'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Poe, P\nTI One\nCR Doe J, 2010, NATURE, V1, P2\n   Roe R, 2011, J THINGS, DOI 10.1000/x\nUT WOS:1\nER\n\nEF\n',
        'savedrecs.txt',
      ),
    ).toEqual(CITED)
    expect(
      await citedIn(
        'PT\tAU\tTI\tSO\tCR\tUT\nJ\tPoe, P\tOne\tJ X\tDoe J, 2010, NATURE, V1, P2; Roe R, 2011, J THINGS, DOI 10.1000/x\tWOS:1\n',
        'savedrecs.txt',
      ),
    ).toEqual(CITED)
  })

  test('Scopus and OpenAlex as tables, RIS of Scopus', async () => {
    expect(
      await citedIn(
        'Authors,Title,Year,References,EID\n"Poe P.",One,2020,"Doe, J., Of things (2010) Nature, 1; Roe, R., Of others (2011) J. Things",2-s2.0-1\n',
        'scopus.csv',
      ),
    ).toEqual([
      { author: 'Doe J', year: 2010, title: 'Of things' },
      { author: 'Roe R', year: 2011, title: 'Of others' },
    ])
    expect(
      await citedIn(
        'id,title,referenced_works\nhttps://openalex.org/W1,One,https://openalex.org/W2|https://openalex.org/W3\n',
        'w.csv',
      ),
    ).toEqual([{ ids: ['W2'] }, { ids: ['W3'] }])
    expect(
      await citedIn(
        'TY  - JOUR\nTI  - One\nN1  - References: Doe, J., Of things (2010) Nature\nER  - \n',
        's.ris',
      ),
    ).toEqual([{ author: 'Doe J', year: 2010, title: 'Of things' }])
  })

  test('BibTeX where it is a list of keys, of DOIs or of works; prose is none', async () => {
    const cited = (field: string) => citedIn(`@article{a, title = {One}, ${field}}\n`, 'a.bib')
    expect(await cited('cites = {doe2010, roe_2011}')).toEqual([{ ids: ['doe2010'] }, { ids: ['roe_2011'] }])
    expect(await cited('references = {10.1000/a; 10.1000/b_c}')).toEqual([
      { doi: '10.1000/a' },
      { doi: '10.1000/b_c' },
    ])
    expect(
      await cited('references = {Doe, J., Of things (2010) Nature; Roe, R., Of others (2011) X}'),
    ).toHaveLength(2)
    expect(
      await cited(
        'Cited-References = {{Doe J, 2010, NATURE, V1, P2.\n   Roe R, 2011, J THINGS, DOI 10.1000/x.}}',
      ),
    ).toEqual(CITED)
    for (const prose of ['references = {see the book of Doe, too}', 'references = {45}', 'cites = {}'])
      expect(await cited(prose)).toBeUndefined()
  })

  test('PubMed and JATS', async () => {
    expect(
      await citedIn(
        '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>One</ArticleTitle></Article></MedlineCitation><PubmedData><ReferenceList><Reference><Citation>Doe J. Of things. X. 2010.</Citation><ArticleIdList><ArticleId IdType="pubmed">5</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>',
        'p.xml',
      ),
    ).toEqual([{ ids: ['pmid:5'], text: 'Doe J. Of things. X. 2010.' }])
    expect(
      await citedIn(
        '<article article-type="research-article"><front><article-meta><title-group><article-title>One</article-title></title-group></article-meta></front><back><ref-list><ref><element-citation><person-group><name><surname>Doe</surname><given-names>J</given-names></name></person-group><article-title>Of things</article-title><source>X</source><year>2010</year><pub-id pub-id-type="doi">10.1000/a</pub-id></element-citation></ref></ref-list></back></article>',
        'j.xml',
      ),
    ).toEqual([{ doi: '10.1000/a', author: 'Doe J', year: 2010, venue: 'X', title: 'Of things' }])
  })

  test('a merged paper cites what any of its records does, and keeps their DOIs', async () => {
    const { papers } = await read(
      JSON.stringify([
        {
          id: 'a',
          title: 'On the nature of things',
          year: 2020,
          authors: ['Jane Doe'],
          doi: '10.1101/x',
          references: ['10.1000/a', '10.1000/b'],
        },
        {
          id: 'b',
          title: 'On the nature of things',
          year: 2020,
          authors: ['Jane Doe'],
          doi: '10.1000/x',
          references: ['10.1000/b', '10.1000/c'],
        },
      ]),
      'a.json',
    )
    expect(papers).toHaveLength(1)
    expect(papers[0].references!.map(({ doi }) => doi).sort()).toEqual([
      '10.1000/a',
      '10.1000/b',
      '10.1000/c',
    ])
    expect([papers[0].doi, ...papers[0].dois!].sort()).toEqual(['10.1000/x', '10.1101/x'])
  })
})
