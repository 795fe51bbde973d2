/** References against papers: every way to resolve them, and all of them against a quadratic oracle. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reference } from '../../src/citation.ts'
import { citationsOf, citedBy, worksOf } from '../../src/citations/index.ts'
import {
  isSameName,
  isSameVenue,
  nameOf,
  readings,
  titleWords,
  venueWords,
} from '../../src/citations/names.ts'
import { resolver } from '../../src/citations/resolve.ts'
import type { Paper } from '../../src/types.ts'
import { paperOf } from '../helpers/paper.ts'

const paper = (id: string, title: string, rest: Partial<Paper> = {}): Paper => ({
  ...paperOf(id, title, ''),
  ...rest,
})

const DOE = { name: 'Jane Doe', family: 'Doe', given: 'Jane' }
const LIBRARY: Paper[] = [
  paper('a', 'Attention is what you want', {
    doi: '10.1000/A',
    dois: ['10.1101/a'],
    arxiv: '1706.03762',
    year: 2017,
    venue: 'Journal of Machine Learning Research',
    authors: [DOE],
    sources: [
      { id: 'W12', file: 'w.json', place: '' },
      { id: 'a', file: 'a.bib', place: '' },
    ],
  }),
  paper('b', 'Attention is what you want in speech', { pmid: '55', year: 2018, authors: [DOE] }),
  paper('c', 'Things', { year: 2010, venue: 'NATURE', authors: [DOE] }),
  paper('d', 'Things', { year: 2011, venue: 'NATURE', authors: [DOE] }),
  paper('e', 'Of others', { year: 2010, venue: 'SCIENCE', authors: [DOE] }),
  paper('f', 'Of more', {
    year: 2010,
    venue: 'SCIENCE',
    authors: [{ name: 'Joan Doe', family: 'Doe', given: 'Joan' }],
  }),
]
const found = (reference: Reference): string | undefined => LIBRARY[resolver(LIBRARY)(reference)]?.id

describe('a reference is resolved', () => {
  test.each([
    ['by DOI, whatever its case', { doi: '10.1000/a' }, 'a'],
    ['by a DOI of a merged record', { doi: '10.1101/a' }, 'a'],
    ['by the DOI that arXiv gave', { doi: '10.48550/arXiv.1706.03762' }, 'a'],
    ['by the id of a merged record', { ids: ['W12'] }, 'a'],
    ['by PubMed', { ids: ['x', 'pmid:55'] }, 'b'],
    ['not by ids of two papers', { ids: ['W12', 'pmid:55'] }, undefined],
    ['by title', { title: 'Attention Is What You <i>Want</i>!' }, 'a'],
    [
      'not by title where the year is another',
      { title: 'Attention is what you want', year: 2010 },
      undefined,
    ],
    [
      'not by title where the author is another',
      { title: 'Attention is what you want', author: 'Roe R' },
      undefined,
    ],
    [
      'not by title where the DOI is another',
      { doi: '10.1000/z', title: 'Attention is what you want' },
      undefined,
    ],
    ['not by a short title', { title: 'Things' }, undefined],
    ['not by a short title where two fit', { title: 'Things', author: 'Doe J', year: 2010 }, undefined],
    ['by a short title, author and year', { title: 'Things', author: 'Doe J', year: 2012 }, 'd'],
    ['by a title within a text', { text: 'J. Doe. Attention is what you want. JMLR 5 (2017)' }, 'a'],
    ['by the longest title within', { text: 'J. Doe. Attention is what you want in speech. X (2018)' }, 'b'],
    ['not by a text of another author', { text: 'R. Roe. Attention is what you want. X (2017)' }, undefined],
    ['by author, year and journal', { author: 'DOE J', year: 2017, venue: 'J MACH LEARN RES' }, 'a'],
    ['by author, year and journal, exactly', { author: 'Doe', year: 2011, venue: 'Nature' }, 'd'],
    ['not where two papers fit', { author: 'Doe J', year: 2010, venue: 'SCIENCE' }, undefined],
    ['not in another journal', { author: 'Doe J', year: 2017, venue: 'J MATER LETT RES' }, undefined],
    ['not by nothing', {}, undefined],
  ] as [string, Reference, string | undefined][])('%s', (_, reference, id) => {
    expect(found(reference)).toBe(id)
  })

  test.each([
    [
      'P NATL ACAD SCI USA',
      'Proceedings of the National Academy of Sciences of the United States of America',
      true,
    ],
    ['IEEE T PATTERN ANAL', 'IEEE Transactions on Pattern Analysis and Machine Intelligence', true],
    ['ADV NEUR IN', 'Advances in Neural Information Processing Systems', true],
    ['Phys. Rev. Lett.', 'Physical Review Letters', true],
    ['LANCET', 'The Lancet', true],
    ['JMLR', 'Journal of Machine Learning Research', true],
    ['CELL', 'Cellulose', false],
    ['NATURE', 'Nature Methods', false],
    ['PHYS REV B', 'Physical Review Letters', false],
  ])('%s and %s', (a, b, same) => {
    expect(isSameVenue(venueWords(a), venueWords(b))).toBe(same)
    expect(isSameVenue(venueWords(b), venueWords(a))).toBe(same)
  })

  test('whatever way a name is written', () => {
    const name = nameOf('van den Berg', 'Jan-Piet')
    for (const written of [
      'van den Berg J',
      'Van den Berg JP',
      'van den Berg J.-P.',
      'VANDENBERG J',
      'van den Berg',
      'van den Berg Jan',
    ])
      expect(
        readings(written).some((one) => isSameName(one, name)),
        written,
      ).toBe(true)
    for (const written of ['Berg J', 'van den Berg K', ''])
      expect(
        readings(written).some((one) => isSameName(one, name)),
        written,
      ).toBe(false)
    expect(readings('J. Doe').some((one) => isSameName(one, nameOf('Doe', 'Jane')))).toBe(true)
  })
})

describe('citations', () => {
  const cited = (papers: Paper[]) => {
    const citations = citationsOf(papers)!
    return papers.map((_, p) =>
      Array.from(worksOf(citations, p), (w) => papers[w]?.id ?? citations.outside[w - papers.length].label),
    )
  }

  test('are none where no source tells of any', () => {
    expect(citationsOf(LIBRARY)).toBeUndefined()
    expect(citationsOf([])).toBeUndefined()
  })

  test('lead to papers, each once and never to itself, and to works that two papers cite', () => {
    const papers = [
      paper('a', 'One', {
        references: [
          { ids: ['b'] },
          { ids: ['B'] },
          { ids: ['a'] },
          { doi: '10.1000/x' },
          { doi: '10.1000/y' },
        ],
      }),
      paper('b', 'Two', {
        references: [
          { doi: '10.1000/X', author: 'Doe J', year: 2010, venue: 'NATURE', volume: '1', page: '2' },
        ],
      }),
      paper('c', 'Three', {
        references: [
          { author: 'DOE J', year: 2010, venue: 'Nature', volume: '1', page: '2' },
          { ids: ['a'] },
        ],
      }),
    ]
    const work = 'Doe J, 2010, NATURE 1 2'
    expect(cited(papers)).toEqual([['b', work], [work], ['a', work]])
    expect(citationsOf(papers)!.outside).toEqual([{ label: work, doi: '10.1000/X', year: 2010 }])
  })

  test('to one work are known by any of its keys, and those to two works stay two', () => {
    const at = { author: 'Doe J', year: 2010, venue: 'NATURE', volume: '1', page: '2' }
    const papers = [
      paper('a', 'One', { references: [{ doi: '10.1000/x', ...at }] }),
      paper('b', 'Two', { references: [{ doi: '10.1000/z', ...at }] }),
      paper('c', 'Three', { references: [at] }),
      paper('d', 'Four', { references: [at, { ids: ['17'] }] }),
      paper('e', 'Five', { references: [{ ...at, page: '3' }, { ids: ['17'] }] }),
    ]
    expect(cited(papers)).toEqual([[], [], ['Doe J, 2010, NATURE 1 2'], ['Doe J, 2010, NATURE 1 2'], []])
  })

  const WORDS = ['deep', 'nets', 'for', 'trees', 'new']
  const words = (least: number, most: number) =>
    fc.array(fc.constantFrom(...WORDS), { minLength: least, maxLength: most }).map((all) => all.join(' '))
  const doi = fc.constantFrom('10.1000/a', '10.1000/B', '10.48550/arXiv.1', '10.1101/c')
  const author = fc.constantFrom('Doe J', 'Doe', 'J. Doe', 'Roe R', 'Jane Roe')
  const year = fc.integer({ min: 2010, max: 2013 })
  const venue = fc.constantFrom('Journal of Deep Trees', 'J DEEP TREES', 'Nature', 'NAT METHODS')
  const reference: fc.Arbitrary<Reference> = fc.record(
    {
      doi,
      ids: fc.array(fc.constantFrom('p0', 'P1', 'arxiv:1', 'pmid:2', 'x'), { minLength: 1, maxLength: 2 }),
      author,
      year,
      venue,
      title: words(1, 6),
      text: words(1, 12),
    },
    { requiredKeys: [] },
  )
  const library: fc.Arbitrary<Paper[]> = fc
    .array(
      fc
        .record(
          {
            doi,
            dois: fc.array(doi, { maxLength: 1 }),
            arxiv: fc.constantFrom('1', '2'),
            pmid: fc.constant('2'),
            year,
            venue,
            references: fc.array(reference, { maxLength: 4 }),
          },
          { requiredKeys: [] },
        )
        .chain((rest) =>
          fc
            .record({
              title: words(1, 6),
              who: fc.constantFrom<Paper['authors']>(
                [],
                [DOE],
                [{ name: 'Rob Roe', family: 'Roe', given: 'Rob' }],
              ),
            })
            .map(({ title, who }) => paper('', title, { ...rest, authors: who })),
        ),
      { maxLength: 7 },
    )
    .map((papers) => papers.map((one, p) => ({ ...one, id: `p${p}` })))

  /** Looks at every paper for every reference, by the words of the docstring. */
  function naive(papers: Paper[], given: Reference): number {
    const isArchived = (one: string) => /^10\.(?:48550|1101)\//.test(one)
    const own = (one: Paper) =>
      [...(one.doi ? [one.doi] : []), ...(one.dois ?? [])].map((id) => id.toLowerCase())
    const arxivOf = (one: string) =>
      /^10\.48550\/arxiv\./i.test(one) ? [`arxiv:${one.slice(15).toLowerCase()}`] : []
    const idsOf = (one: Paper) =>
      [
        one.id,
        ...(one.arxiv ? [`arxiv:${one.arxiv}`] : []),
        ...(one.pmid ? [`pmid:${one.pmid}`] : []),
      ].concat(own(one).flatMap(arxivOf))
    const first = ({ authors: [name] }: Paper) => name && nameOf(name.family!, name.given)
    const agrees = (one: Paper): boolean =>
      !(
        given.doi &&
        !isArchived(given.doi) &&
        own(one).some((id) => !isArchived(id)) &&
        !own(one).includes(given.doi.toLowerCase())
      ) &&
      !(given.year && one.year && Math.abs(given.year - one.year) > 1) &&
      (!given.author || !first(one) || readings(given.author).some((name) => isSameName(name, first(one)!)))
    const title = titleWords(given.title ?? '')
    const text = ` ${titleWords(given.text ?? '').join(' ')} `
    const byTitle = (one: Paper): boolean =>
      title.length > 0 &&
      titleWords(one.title).join(' ') === title.join(' ') &&
      agrees(one) &&
      (title.length >= 4 || Boolean(given.author && given.year && first(one) && one.year))
    const inText = (one: Paper): boolean =>
      titleWords(one.title).length >= 4 &&
      text.includes(` ${titleWords(one.title).join(' ')} `) &&
      agrees(one) &&
      (given.author !== undefined || !first(one) || text.includes(` ${first(one)!.family} `))
    const longest = Math.max(0, ...papers.filter(inText).map((one) => titleWords(one.title).length))
    const ways: ((one: Paper) => boolean)[] = [
      (one) => given.doi !== undefined && own(one).includes(given.doi.toLowerCase()),
      (one) =>
        [...(given.doi ? arxivOf(given.doi) : []), ...(given.ids ?? [])].some((id) =>
          idsOf(one).includes(id.toLowerCase()),
        ),
      byTitle,
      (one) => inText(one) && titleWords(one.title).length === longest,
      (one) =>
        agrees(one) &&
        given.author !== undefined &&
        first(one) !== undefined &&
        given.year !== undefined &&
        given.year === one.year &&
        isSameVenue(venueWords(given.venue ?? ''), venueWords(one.venue ?? '')),
    ]
    for (const way of ways) {
      const fits = papers.flatMap((one, p) => (way(one) ? [p] : []))
      if (fits.length > 0) return fits.length === 1 ? fits[0] : -1
    }
    return -1
  }

  test('are those that looking at every pair gives', () => {
    const hits = new Set<number>()
    fc.assert(
      fc.property(library, fc.array(reference, { maxLength: 5 }), (papers, references) => {
        const resolve = resolver(papers)
        for (const one of references) {
          const paper = naive(papers, one)
          hits.add(paper)
          expect(resolve(one)).toBe(paper)
        }
        const citations = citationsOf(papers)
        if (!citations) return
        for (const [p, own] of papers.entries()) {
          const inside = Array.from(worksOf(citations, p)).filter((work) => work < papers.length)
          const wanted = new Set((own.references ?? []).map((one) => naive(papers, one)))
          expect(inside).toEqual([...wanted].filter((one) => one >= 0 && one !== p).sort((a, b) => a - b))
        }
        const { start, paper: by } = citedBy(citations)
        for (let w = papers.length; w < papers.length + citations.outside.length; w++)
          expect(start[w + 1] - start[w]).toBeGreaterThanOrEqual(2)
        for (let w = 0; w + 1 < start.length; w++)
          for (let at = start[w]; at < start[w + 1]; at++) expect(worksOf(citations, by[at])).toContain(w)
      }),
      { numRuns: 400 },
    )
    expect(hits.size).toBeGreaterThan(4)
  })

  test('do not depend on the order of references', () => {
    fc.assert(
      fc.property(library, (papers) => {
        const turned = papers.map((one) => ({
          ...one,
          ...(one.references && { references: [...one.references].reverse() }),
        }))
        expect(citationsOf(turned)).toEqual(citationsOf(papers))
      }),
    )
  })

  test('are found in time that grows with the papers', () => {
    const many = (count: number): Paper[] =>
      Array.from({ length: count }, (_, p) =>
        paper(`p${p}`, `A survey of things number ${p}`, {
          year: 2020,
          venue: `Journal ${p}`,
          authors: [DOE],
          references: Array.from({ length: 5 }, (_, r) => ({
            author: 'Doe J',
            year: 2020,
            venue: `Journal ${(p * 7 + r) % count}`,
            ...(r > 2 && { text: `A survey of things number ${(p * 3 + r) % count} of others` }),
          })),
        }),
      )
    const from = process.cpuUsage()
    citationsOf(many(8000))
    expect(process.cpuUsage(from).user / 1000).toBeLessThan(4000)
  })
})
