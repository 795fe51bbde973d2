import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { best, combine, reachedBy } from '../../src/related/fusion.ts'

const scores = (...values: number[]) => Float32Array.from(values)

describe('fusion', () => {
  it('weighs each ranker by its share, on its own scale', () => {
    const sum = combine(
      [
        { scores: scores(100, 50, 0), weight: 3 },
        { scores: scores(0, 1, 0.5), weight: 1 },
      ],
      Uint8Array.of(1, 1, 1),
    )
    expect([...sum]).toEqual([3, 2.5, 0.5])
  })

  it('leaves out what does not pass, also from the scale', () => {
    expect([...combine([{ scores: scores(1000, 2, 1), weight: 1 }], Uint8Array.of(0, 1, 1))]).toEqual([
      0, 1, 0.5,
    ])
  })

  it('takes the mean of the best hundredth as the scale, of ten at most, so that one far ahead leaves the others apart', () => {
    const all = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 1500, size: 'max' })
    fc.assert(
      fc.property(all, (given) => {
        const found = given.filter((one) => one > 0).toSorted((a, b) => b - a)
        const ten = found.slice(0, Math.min(10, Math.ceil(given.length / 100)))
        const scale = ten.reduce((sum, one) => sum + one, 0) / Math.max(ten.length, 1)
        const sum = combine([{ scores: scores(...given), weight: 1 }], new Uint8Array(given.length).fill(1))
        expect(sum).toEqual(Float32Array.from(given, (one) => (scale > 0 ? one * (1 / scale) : 0)))
      }),
      { numRuns: 30 },
    )
  })

  it('orders as a full sort does, ties by paper, and cuts where asked', () => {
    const values = fc.array(fc.integer({ min: -2, max: 4 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 12 }), (given, count) => {
        const expected = given
          .map((score, paper) => ({ score, paper }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || a.paper - b.paper)
          .slice(0, count)
        expect(best(scores(...given), count)).toEqual(expected)
      }),
    )
  })

  it('has nothing where no ranker found anything', () => {
    expect([...combine([{ scores: scores(0, -1), weight: 1 }], Uint8Array.of(1, 1))]).toEqual([0, 0])
    expect(best(scores(0, -1), 5)).toEqual([])
    expect(best(scores(), 5)).toEqual([])
  })

  it('bounds the best from below whatever the scale', () => {
    const values = fc.array(fc.float({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 12 }), (given, count) => {
        const sorted = scores(...given)
          .sort()
          .reverse()
        expect(reachedBy(scores(...given), count)).toBeLessThanOrEqual(sorted[count - 1] ?? 0)
      }),
    )
  })
})
