/** Rankers and reasons by citations, held against lists that are looked through. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Citations } from '../../src/citation.ts'
import { citedNear, citedReasons, citedTold } from '../../src/related/cited.ts'
import { citingOf, citingRankers } from '../../src/related/citing.ts'
import { citedNearTo, libraryOf, libraryWith, relatedTo } from '../../src/related/index.ts'
import type { Atlas } from '../../src/types.ts'
import { atlasOf, paper } from './atlas.ts'

/** Citations by their lists; works from the number of lists on are outside. */
function citations(lists: readonly (readonly number[])[], outside = 0): Citations {
  const start = [0]
  for (const list of lists) start.push(start[start.length - 1] + list.length)
  return {
    start: Uint32Array.from(start),
    work: Uint32Array.from(lists.flatMap((list) => [...list].sort((a, b) => a - b))),
    outside: Array.from({ length: outside }, (_, w) => ({ label: `work ${w}` })),
  }
}

/** Lists of some papers that cite each other and works outside. */
const LISTS = fc
  .integer({ min: 2, max: 8 })
  .chain((papers) =>
    fc
      .array(fc.uniqueArray(fc.nat(papers + 1), { maxLength: 5 }), { minLength: papers, maxLength: papers })
      .map((lists) => lists.map((list, p) => list.filter((work) => work !== p))),
  )

const WORDS = ['one alpha', 'two beta', 'three gamma', 'four delta', 'five epsilon', 'six zeta']
const atlas = (lists?: readonly number[][], outside = 0): Atlas => ({
  ...atlasOf(
    WORDS.map((title, p) =>
      paper({ id: `p${p}`, title, abstract: `We study ${title} and soil.`, year: 2010 + p }),
    ),
    [['soil']],
  ),
  ...(lists && { citations: citations(lists, outside) }),
})

describe('citations rank', () => {
  test('above 0 exactly what they join to the question', () => {
    fc.assert(
      fc.property(LISTS, fc.nat(), (lists, any) => {
        const q = any % lists.length
        const citing = citingOf(citations(lists, 2))
        const cites = (p: number, work: number): boolean => lists[p].includes(work)
        const all = [...lists.keys()]
        const shares = (p: number): boolean => lists[p].some((work) => cites(q, work))
        const expected = all.map(
          (p) =>
            p !== q &&
            (cites(p, q) ||
              cites(q, p) ||
              shares(p) ||
              all.some((c) => cites(c, p) && cites(c, q)) ||
              all.some((c) => c !== q && cites(c, p) && shares(c))),
        )
        const rankers = citingRankers(citing, [q])
        expect(all.map((p) => rankers.some(({ scores }) => scores[p] > 0))).toEqual(expected)
        for (const { scores } of rankers) for (const score of scores) expect(score).toBeGreaterThanOrEqual(0)
        const reasons = citedReasons(citing, [q])
        for (const p of all) {
          if (p === q) continue
          const said = reasons(p)
          expect(said !== undefined).toBe(expected[p])
          if (!said) continue
          expect(said.citedBy).toEqual(cites(q, p) ? [q] : [])
          expect(said.cites).toEqual(cites(p, q) ? [q] : [])
          expect([...said.both].sort()).toEqual(lists[p].filter((work) => cites(q, work)).sort())
          expect(said.together).toEqual(all.filter((c) => cites(c, p) && cites(c, q)))
          expect(said.near).toEqual(all.filter((c) => c !== q && cites(c, p) && shares(c)))
        }
      }),
    )
  })

  test('a work that many papers cite joins less than a rare one', () => {
    // 0 shares a common work with 1, a rare one with 2.
    const lists = [[6, 7], [6], [7], [6], [6], [6]]
    const [coupling] = citingRankers(
      citingOf(citations([...lists.map((list) => list.map((w) => w))], 2)),
      [0],
    )
    expect(coupling.scores[2]).toBeGreaterThan(coupling.scores[1])
  })

  test('nothing of a question or a library without any', () => {
    expect(citingRankers(citingOf(citations([[1], [], []])), [2])).toEqual([])
    const [plain, cited] = [atlas(), atlas([[], [], [], [], [], []])]
    const ask = (one: Atlas) => relatedTo(libraryOf(one), { papers: [0] }, { count: 5 })
    expect(JSON.stringify(ask(cited))).toBe(JSON.stringify(ask(plain)))
    const text = { title: 'alpha', abstract: 'of soil' }
    const lists = [[1], [2], [3], [], [], []]
    expect(relatedTo(libraryOf(atlas(lists)), text, { count: 5 })).toEqual(
      relatedTo(libraryOf(plain), text, { count: 5 }),
    )
  })

  test('bring forward what they join, and say why', () => {
    const lists = [[5, 6], [], [], [], [5, 6], []]
    const [first, second] = relatedTo(libraryOf(atlas(lists, 1)), { papers: [0] }, { count: 5 })
    expect([first.paper, second.paper].sort()).toEqual([4, 5])
    const both = [first, second].find((one) => one.paper === 4)!
    expect(
      citedTold(
        both.cited!,
        (work) => `w${work}`,
        (p) => `p${p}`,
      ),
    ).toEqual(['both cite w5, w6'])
  })
})

describe('prior and later works', () => {
  const lists = [[5, 6], [5], [5, 6, 0], [0, 2], [], []]

  test('are what most of the near papers cite, and what cites most of them', () => {
    const citing = citingOf(citations(lists, 1))
    expect(citedNear(citing, [0, 1, 2], 'prior', [0]).map(({ work, near }) => [work, near])).toEqual([
      [5, [0, 1, 2]],
      [6, [0, 2]],
    ])
    expect(citedNear(citing, [0, 2], 'later', [0]).map(({ work, near }) => [work, near])).toEqual([
      [3, [0, 2]],
      [2, [0]],
    ])
    fc.assert(
      fc.property(LISTS, (some) => {
        const near = [...some.keys()].slice(0, 3)
        for (const way of ['prior', 'later'] as const)
          for (const { work, near: by } of citedNear(citingOf(citations(some, 2)), near, way, [0])) {
            expect(work).not.toBe(0)
            expect(by).toEqual(
              near.filter((p) => (way === 'prior' ? some[p].includes(work) : some[work].includes(p))),
            )
          }
      }),
    )
  })

  test('of a library, by the filters, and none where there are no citations', async () => {
    const library = libraryOf(atlas(lists, 1))
    const prior = await citedNearTo(library, { papers: [0] }, { count: 2 }, 'prior')
    expect(prior.works.map(({ work }) => work)).toEqual([5, 6])
    const dated = await citedNearTo(library, { papers: [0] }, { count: 9, years: [2012, 2012] }, 'prior')
    expect(dated.works.map(({ work }) => work)).toEqual([2])
    expect(await citedNearTo(libraryOf(atlas()), { papers: [0] }, { count: 2 }, 'prior')).toEqual({
      near: 0,
      works: [],
    })
  })

  test('stay where they are when papers are added', async () => {
    const library = await libraryWith(libraryOf(atlas(lists, 1)), [
      paper({ id: 'q', title: 'seven', abstract: 'Of soil.' }),
    ])
    const prior = await citedNearTo(library, { papers: [0] }, { count: 2 }, 'prior')
    expect(prior.works.map(({ work }) => work)).toEqual([5, 7])
  })
})
