import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { libraryOf, relatedTo } from '../../src/related/index.ts'
import { likeness, vectorsOf } from '../../src/related/vectors.ts'
import { atlasOf, paper } from './atlas.ts'

const papers = ['a', 'b', 'c', 'd'].map((id) => paper({ id, title: id === 'd' ? 'A kernel' : 'A graph' }))

describe('vectors from elsewhere', () => {
  it('are compared by the cosine around their mean, as a naive computation does', () => {
    const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 4, maxLength: 4 }), (rows) => {
        const vectors = vectorsOf(['a', 'b', 'c', 'd'], Float32Array.from(rows.flat()), 3, papers)
        const mean = [0, 1, 2].map((k) => rows.reduce((sum, row) => sum + row[k] / 4, 0))
        const centred = rows.map((row) => row.map((value, k) => value - mean[k]))
        const dot = (a: number[], b: number[]) => a.reduce((sum, value, k) => sum + value * b[k], 0)
        const found = likeness(vectors, ['b'])!
        centred.forEach((row, p) => {
          const norms = Math.sqrt(dot(row, row) * dot(centred[1], centred[1]))
          expect(found[p]).toBeCloseTo(norms > 1e-9 ? dot(row, centred[1]) / norms : 0, 4)
        })
      }),
    )
  })

  it('may be of some papers only, and of questions that are no paper', () => {
    const vectors = vectorsOf(['b', 'question', 'd'], Float32Array.of(1, 0, 1, 0.1, -2, 0), 2, papers)
    const found = likeness(vectors, ['question'])!
    expect([found[0], found[2]]).toEqual([0, 0])
    expect(found[1]).toBeGreaterThan(0.9)
    expect(found[3]).toBeLessThan(0)
    expect(likeness(vectors, ['a'])).toBeUndefined()
    expect(likeness(vectors, ['a', 'b'])).toEqual(likeness(vectors, ['b']))
  })

  it('bring up papers that share no word, and order those that do', () => {
    const library = libraryOf(atlasOf(papers, []))
    const ask = (outside?: Float32Array) =>
      relatedTo(library, { papers: [0] }, { count: 4, outside }).map((one) => one.paper)
    expect(ask()).toEqual([1, 2])
    expect(ask(Float32Array.of(1, 0, 0.5, 0.2))).toEqual([2, 1, 3])
    expect(ask(Float32Array.of(1, -1, -1, -1))).toEqual([1, 2])
  })
})
