import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkColumns, paperCounts } from '../../src/graph/columns.ts'
import { shownConcepts } from '../../src/graph/shown.ts'
import { ROLES } from '../../src/types.ts'

interface Tie {
  concept: number
  role: number
  weight: number
}

const CONCEPTS = 60
const tie: fc.Arbitrary<Tie> = fc.record({
  concept: fc.nat(CONCEPTS - 1),
  role: fc.nat(ROLES.length - 1),
  weight: fc.integer({ min: 1, max: 8 }).map((n) => n / 8),
})
/** Of any number of papers, up to as many as keep no more than three concepts each. */
const papers = fc.array(fc.uniqueArray(tie, { maxLength: 12, selector: ({ concept }) => concept }), {
  maxLength: 130,
  size: 'max',
})

function shownOf(given: Tie[][]): { shown: Uint8Array; counts: Uint32Array } {
  const links = linkColumns(
    given.map((ties) =>
      [...ties]
        .sort((a, b) => a.concept - b.concept)
        .map(({ concept, role, weight }) => ({ concept, role: ROLES[role], weight, evidence: [] })),
    ),
  )
  const counts = paperCounts(links, CONCEPTS)
  const weight = Float32Array.from(
    given.flatMap((ties) => [...ties].sort((a, b) => a.concept - b.concept).map(({ weight }) => weight)),
  )
  return { shown: shownConcepts({ ...links, weight }, counts), counts }
}

describe('shownConcepts', () => {
  it('shows what two papers share and what one proposes; a paper keeps enough of the rest, the strongest first', () => {
    fc.assert(
      fc.property(papers, (given) => {
        const { shown, counts } = shownOf(given)
        const each = Math.max(3, Math.floor(300 / given.length))
        for (const ties of given) {
          const first = ties.filter(({ concept, role }) => counts[concept] > 1 || ROLES[role] === 'proposes')
          for (const { concept } of first) expect(shown[concept]).toBe(1)
          const there = ties.filter(({ concept }) => shown[concept] === 1)
          expect(there).toHaveLength(Math.max(first.length, Math.min(each, ties.length)))
          const rest = ties.filter((one) => !first.includes(one))
          const weakest = Math.min(
            ...rest.filter(({ concept }) => shown[concept]).map(({ weight }) => weight),
          )
          for (const { concept, weight } of rest)
            if (shown[concept] === 0) expect(weight).toBeLessThanOrEqual(weakest)
        }
        expect([...shown].filter((one, c) => one === 1 && counts[c] === 0)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('shows all of ten papers, and of many the same whatever stands beside a paper', () => {
    const own = (paper: number): Tie[] =>
      [5, 4, 3, 2, 1].map((weight, at) => ({
        concept: (paper * 5 + at) % CONCEPTS,
        role: ROLES.indexOf('mentions'),
        weight: weight / 5,
      }))
    const ten = shownOf(Array.from({ length: 10 }, (_, p) => own(p)))
    expect(ten.shown.reduce((sum, one) => sum + one, 0)).toBe(50)
    const many = shownOf([
      ...Array.from({ length: 10 }, (_, p) => own(p)),
      ...Array.from({ length: 200 }, () => []),
    ])
    expect([...many.shown.subarray(0, 50)]).toEqual(Array.from({ length: 50 }, (_, c) => (c % 5 < 3 ? 1 : 0)))
  })
})
