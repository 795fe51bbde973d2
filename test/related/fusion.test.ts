import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuse } from '../../src/related/fusion.ts'

const scores = (...values: number[]) => Float32Array.from(values)

describe('fuse', () => {
  it('weighs each ranker by its share, on its own scale', () => {
    const fused = fuse(
      [
        { scores: scores(100, 50, 0), weight: 3 },
        { scores: scores(0, 1, 0.5), weight: 1 },
      ],
      3,
    )
    expect(fused.map(({ paper }) => paper)).toEqual([0, 1, 2])
    expect(fused.map(({ score }) => score)).toEqual([0.75, 0.625, 0.125])
  })

  it('leaves out the paper asked about, also from the scale', () => {
    const fused = fuse([{ scores: scores(1000, 2, 1), weight: 1 }], 5, 0)
    expect(fused).toEqual([
      { paper: 1, score: 1 },
      { paper: 2, score: 0.5 },
    ])
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
        const fused = fuse([{ scores: scores(...given), weight: 1 }], count)
        expect(fused.map(({ paper }) => paper)).toEqual(expected.map(({ paper }) => paper))
      }),
    )
  })

  it('has nothing where no ranker found anything', () => {
    expect(fuse([{ scores: scores(0, -1), weight: 1 }], 5)).toEqual([])
    expect(fuse([{ scores: scores(), weight: 1 }], 5)).toEqual([])
  })
})
