/** How the rankers are weighed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MODEL, RANKERS, weightsFor } from '../../src/related/model.ts'

const { brief, full, large, few, many, some, lots } = MODEL

describe('the weights of the rankers', () => {
  it('are never below 0, and lie between those of a title and of an abstract, among few papers and among many', () => {
    const size = fc.integer({ min: 0, max: 200_000 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), size, (words, papers) => {
        const weights = weightsFor(words, papers)
        for (const name of [...RANKERS, 'repeats', 'outside', 'k1'] as const) {
          const ends = [brief[name], full[name], large[name]]
          expect(weights[name]).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-12)
          expect(weights[name]).toBeLessThanOrEqual(Math.max(...ends) + 1e-12)
        }
      }),
    )
  })
  it('are those of the table at its ends', () => {
    expect(weightsFor(0, 10)).toEqual(brief)
    expect(weightsFor(few, lots)).toEqual(brief)
    expect(weightsFor(many, 0)).toEqual(full)
    expect(weightsFor(9999, some)).toEqual(full)
    expect(weightsFor(many, lots)).toEqual(large)
    expect(weightsFor(9999, 10 * lots)).toEqual(large)
  })
  it('pass from one end to the other without a turn', () => {
    const sizes = [1, some, 10_000, 20_000, lots, 100_000].map((papers) => weightsFor(many, papers))
    for (const name of RANKERS) {
      const way = sizes.map((weights) => weights[name])
      expect([way, way.toReversed()]).toContainEqual(way.toSorted((a, b) => a - b))
    }
  })
})
