import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkColumns, paperCounts } from '../../src/graph/columns.ts'
import { cooccurrences, MOST_LINKS } from '../../src/graph/cooccurrence.ts'
import type { CooccurrenceColumns } from '../../src/types.ts'
import { link } from './planted.ts'

/** Papers as lists of concepts. */
const library = fc.array(fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 8 }), { maxLength: 25 })

function project(papers: number[][], concepts: number, neighbours: number): CooccurrenceColumns {
  const columns = linkColumns(papers.map((list) => [...list].sort((a, b) => a - b).map((c) => link(c))))
  return cooccurrences(columns, paperCounts(columns, concepts), neighbours)
}

const rows = (edges: CooccurrenceColumns): number[][] =>
  Array.from(edges.a, (a, e) => [a, edges.b[e], edges.count[e], edges.weight[e], edges.npmi[e]])

/** Every pair by itself, from the definition. */
function naive(papers: number[][], concepts: number, neighbours: number): number[][] {
  const have = (...wanted: number[]): number =>
    papers.filter((list) => wanted.every((c) => list.includes(c))).length
  const pairs: { a: number; b: number; count: number; strength: number }[] = []
  for (let a = 0; a < concepts; a++)
    for (let b = a + 1; b < concepts; b++) {
      const count = have(a, b)
      if (count > 0 && have(a) + have(b) > 2)
        pairs.push({ a, b, count, strength: (count * count) / (have(a) * have(b)) })
    }
  const kept = new Set<object>()
  for (let c = 0; c < concepts; c++)
    for (const pair of pairs
      .filter(({ a, b }) => a === c || b === c)
      .sort((p, q) => {
        const once = Number(p.count === 1) - Number(q.count === 1)
        const tied = Math.abs(q.strength - p.strength) < 1e-12
        return once || (tied ? p.a + p.b - q.a - q.b : q.strength - p.strength)
      })
      .slice(0, neighbours))
      kept.add(pair)
  return pairs
    .filter((pair) => kept.has(pair))
    .map(({ a, b, count }) => {
      const npmi =
        count === papers.length
          ? 1
          : Math.log((count * papers.length) / (have(a) * have(b))) / -Math.log(count / papers.length)
      return [a, b, count, count / Math.sqrt(have(a) * have(b)), npmi]
    })
}

describe('cooccurrences', () => {
  it('equals counting every pair by itself', () => {
    fc.assert(
      fc.property(library, fc.integer({ min: 1, max: 5 }), (papers, neighbours) => {
        const found = rows(project(papers, 12, neighbours))
        const expected = naive(papers, 12, neighbours)
        expect(found.map((row) => row.slice(0, 3))).toEqual(expected.map((row) => row.slice(0, 3)))
        for (const [e, row] of expected.entries()) {
          expect(found[e][3]).toBeCloseTo(row[3], 4)
          expect(found[e][4]).toBeCloseTo(row[4], 4)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('leaves out pairs that one paper alone has', () => {
    expect(rows(project([[0, 1, 2], [2]], 3, 8)).map(([a, b]) => [a, b])).toEqual([
      [0, 2],
      [1, 2],
    ])
  })

  it('pairs only the strongest links of a paper with very many', () => {
    const many = Array.from({ length: MOST_LINKS + 20 }, (_, c) => c)
    const edges = project([many, [0], [MOST_LINKS + 19]], many.length, 1000)
    // All weights are equal, so the first 100 pair; of their pairs, those with concept 0, which has another paper.
    expect(rows(edges).map(([a, b]) => [a, b])).toEqual(
      Array.from({ length: MOST_LINKS - 1 }, (_, i) => [0, i + 1]),
    )
  })

  it('takes empty input', () => {
    expect(rows(project([], 0, 8))).toEqual([])
    expect(rows(project([[], []], 3, 8))).toEqual([])
  })
})
