/** How the rankers are weighed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MODEL, RANKERS, weightsFor } from '../../src/related/model.ts'

describe('the weights of the rankers', () => {
  it('are never below 0, and lie between those of a title and of an abstract', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (words) => {
        const weights = weightsFor(words)
        for (const name of RANKERS) {
          const ends = [MODEL.brief[name], MODEL.full[name]]
          expect(weights[name]).toBeGreaterThanOrEqual(Math.min(...ends))
          expect(weights[name]).toBeLessThanOrEqual(Math.max(...ends))
          expect(weights[name]).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
  it('are those of the table at its ends', () => {
    expect(weightsFor(0)).toEqual(MODEL.brief)
    expect(weightsFor(MODEL.few)).toEqual(MODEL.brief)
    expect(weightsFor(MODEL.many)).toEqual(MODEL.full)
    expect(weightsFor(9999)).toEqual(MODEL.full)
  })
})
