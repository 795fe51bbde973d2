import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect, type SourceItem } from '../../src/sources/index.ts'
import type { Paper } from '../../src/types.ts'

const authors = (...families: string[]) =>
  families.map((family) => ({ name: `A. ${family}`, given: 'A.', family }))
let counter = 0
const paper = (fields: Partial<Paper>): Paper => ({
  id: `p${++counter}`,
  title: '',
  abstract: '',
  keywords: [],
  authors: [],
  links: [],
  ...fields,
})
const collected = (...papers: Paper[]) =>
  collect(papers.map((one, p): SourceItem => ({ paper: one, file: `f${p}`, place: 'record 1' })))
const count = async (...papers: Partial<Paper>[]): Promise<number> =>
  (await collected(...papers.map(paper))).papers.length

const LONG = 'Low-rank adaptation of large language models'

describe('one paper, one node', () => {
  test.each([
    ['DOI', { doi: '10.1234/ABC' }, { doi: '10.1234/abc' }],
    ['arXiv', { arxiv: '2106.09685' }, { arxiv: '2106.09685', doi: '10.1234/abc' }],
    ['PubMed', { pmid: '1' }, { pmid: '1' }],
    ['ACL', { acl: 'P19-1001' }, { acl: 'P19-1001' }],
  ])('by %s', async (_, a, b) => {
    expect(await count({ title: LONG, ...a }, { title: `${LONG}.`, ...b })).toBe(1)
  })

  test('by title, year and an author', async () => {
    const one = { title: LONG, year: 2021, authors: authors('Hu', 'Shen') }
    expect(
      await count(one, {
        title: 'LOW-RANK  Adaptation of <i>Large</i> Language Models!',
        year: 2022,
        authors: authors('Shen'),
      }),
    ).toBe(1)
    expect(await count(one, { ...one, abstract: 'x', year: 2023 })).toBe(2)
    expect(await count(one, { ...one, abstract: 'x', authors: authors('Other') })).toBe(2)
    expect(await count(one, { ...one, abstract: 'x', authors: [] })).toBe(2)
    expect(await count({ ...one, doi: '10.1234/a' }, { ...one, doi: '10.1234/b' })).toBe(2)
    expect(await count({ ...one, doi: '10.48550/arXiv.2106.09685' }, { ...one, doi: '10.1234/b' })).toBe(1)
  })

  test('different papers with the same short title stay two', async () => {
    const review = { title: 'Deep learning', year: 2015, authors: authors('LeCun', 'Bengio', 'Hinton') }
    const book = { title: 'Deep Learning', year: 2016, authors: authors('Goodfellow', 'Bengio', 'Courville') }
    expect(await count(review, book)).toBe(2)
    expect(await count(review, { ...review, venue: 'Nature' })).toBe(1)
  })

  test('the DOI of a whole volume does not join its papers', async () => {
    expect(
      await count(
        { title: 'Graph transformers', doi: '10.1234/volume', authors: authors('Lee') },
        { title: 'Speech synthesis', doi: '10.1234/volume', authors: authors('Roe') },
      ),
    ).toBe(2)
  })

  test('nothing is lost, and the merge is said', async () => {
    const a = paper({
      id: 'lee',
      title: 'LoRA',
      abstract: 'Short.',
      doi: '10.1234/abc',
      keywords: ['a', 'b'],
      links: [{ kind: 'pdf', url: 'https://a.org/x.pdf' }],
    })
    const b = paper({
      id: 'f1-1',
      title: 'LoRA: low rank',
      abstract: 'A longer one.',
      doi: '10.1234/ABC',
      arxiv: '2106.09685',
      authors: authors('Hu'),
      year: 2021,
      language: 'en',
    })
    const { papers, problems } = await collected(a, b)
    expect(papers).toEqual([
      {
        id: 'lee',
        title: 'LoRA: low rank',
        abstract: 'A longer one.',
        keywords: ['a', 'b'],
        authors: authors('Hu'),
        links: [{ kind: 'pdf', url: 'https://a.org/x.pdf' }],
        year: 2021,
        doi: '10.1234/ABC',
        arxiv: '2106.09685',
        language: 'en',
        sources: [
          { id: 'lee', file: 'f0', place: 'record 1' },
          { id: 'f1-1', file: 'f1', place: 'record 1' },
        ],
      },
    ])
    expect(problems).toMatchObject([
      { file: 'f1', what: expect.stringContaining('the same work as lee'), done: 'merged into lee' },
    ])
  })

  test('the order of what is read does not matter', async () => {
    const some = fc.record(
      {
        title: fc.constantFrom(LONG, 'Deep learning', 'Attention'),
        year: fc.constantFrom(2019, 2020, 2021, 2022),
        authors: fc.constantFrom(authors('A'), authors('A', 'B'), authors('B', 'C'), []),
        doi: fc.constantFrom('10.1234/a', '10.1234/b'),
        arxiv: fc.constantFrom('2106.00001', '2106.00002'),
      },
      { requiredKeys: ['title', 'authors'] },
    )
    const items = fc.array(some, { maxLength: 8 }).chain((records) => {
      const all = records.map(
        (fields, i): SourceItem => ({
          paper: paper({ ...fields, id: `p${i}` }),
          file: `f${i}`,
          place: 'line 1',
        }),
      )
      return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
    })
    await fc.assert(
      fc.asyncProperty(items, async ([given, shuffled]) => {
        expect(await collect(shuffled)).toEqual(await collect(given))
      }),
    )
  })
})
