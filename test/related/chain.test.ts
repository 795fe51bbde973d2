import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainBetween } from '../../src/related/chain.ts'
import { explain } from '../../src/related/explain.ts'
import { atlasOf, paper } from './atlas.ts'

const CONCEPTS = ['ca', 'cb', 'cc', 'cd', 'ce', 'cf', 'cg']
const atlasWith = (rows: readonly (readonly number[])[]) =>
  atlasOf(
    rows.map((row, p) => paper({ id: String(p), abstract: row.map((c) => CONCEPTS[c]).join(' ') })),
    CONCEPTS.map((name) => [name]),
  )

/** All chains without repetition, by brute force: the least (length, cost). */
function naive(rows: readonly (readonly number[])[], papers: number[], from: number[], to: number[]) {
  let best: [number, number] | undefined
  const visit = (chain: number[], cost: number): void => {
    const last = chain[chain.length - 1]
    if (
      to.includes(last) &&
      (!best || chain.length < best[0] || (chain.length === best[0] && cost < best[1]))
    )
      best = [chain.length, cost]
    for (let next = 0; next < CONCEPTS.length; next++)
      if (!chain.includes(next) && rows.some((row) => row.includes(last) && row.includes(next)))
        visit([...chain, next], cost + Math.log(1 + papers[next]))
  }
  for (const one of from) visit([one], Math.log(1 + papers[one]))
  return best
}

describe('chainBetween', () => {
  it('is as short, and then as rare, as any chain', () => {
    const row = fc.uniqueArray(fc.nat(CONCEPTS.length - 1), { maxLength: 3 })
    const ends = fc.uniqueArray(fc.nat(CONCEPTS.length - 1), { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), ends, ends, (rows, from, to) => {
        const atlas = atlasWith(rows)
        const papers = atlas.concepts.map((concept) => concept.papers)
        const chain = chainBetween({ ...atlas.links, papers }, from, to)
        const expected = naive(rows, papers, from, to)
        expect(chain?.concepts.length).toBe(expected?.[0])
        if (!chain || !expected) return
        expect(from).toContain(chain.concepts[0])
        expect(to).toContain(chain.concepts.at(-1))
        expect(chain.papers).toHaveLength(chain.concepts.length - 1)
        chain.papers.forEach((p, i) => {
          expect(rows[p]).toEqual(expect.arrayContaining(chain.concepts.slice(i, i + 2)))
        })
        const cost = chain.concepts.reduce((sum, one) => sum + Math.log(1 + papers[one]), 0)
        expect(cost).toBeCloseTo(expected[1])
      }),
    )
  })

  it('gives two papers with nothing in common the sentences along it', () => {
    const atlas = atlasWith([[0], [0, 1], [1, 2], [2], [5]])
    const answer = explain(atlas, { kind: 'paper', index: 0 }, { kind: 'paper', index: 3 })
    expect(answer).toMatchObject({ kind: 'papers', shared: [], way: { concepts: [0, 1, 2] } })
    expect(answer.way?.first).toMatchObject({ paper: 0, concept: 0, quotes: [{ sentence: 'ca' }] })
    expect(answer.way?.last).toMatchObject({ paper: 3, concept: 2 })
    expect(answer.way?.between.map(({ paper, a, b }) => [paper, a.concept, b.concept])).toEqual([
      [1, 0, 1],
      [2, 1, 2],
    ])
    const none = explain(atlas, { kind: 'paper', index: 0 }, { kind: 'paper', index: 4 })
    expect(none).toEqual({ kind: 'papers', shared: [], way: undefined })
  })

  it('leads from a paper to a concept that it does not name, and between concepts that no paper shares', () => {
    const atlas = atlasWith([
      [0, 1],
      [1, 2],
    ])
    const way = { concepts: [0, 1, 2] }
    expect(explain(atlas, { kind: 'concept', index: 0 }, { kind: 'concept', index: 2 })).toMatchObject({
      way,
    })
    const direct = explain(atlas, { kind: 'paper', index: 0 }, { kind: 'concept', index: 2 })
    expect(direct).toMatchObject({ kind: 'link', tie: undefined, way: { concepts: [1, 2] } })
    expect(explain(atlas, { kind: 'paper', index: 0 }, { kind: 'paper', index: 1 })).not.toHaveProperty('way')
  })
})
