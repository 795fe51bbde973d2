import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generator } from '../../src/random.ts'
import { randomisedSvd, type SparseMatrix } from '../../src/related/svd.ts'

function sparse(dense: number[][]): SparseMatrix {
  const start = [0]
  const column: number[] = []
  const value: number[] = []
  for (const row of dense) {
    row.forEach((entry, c) => {
      if (entry === 0) return
      column.push(c)
      value.push(entry)
    })
    start.push(value.length)
  }
  return {
    rows: dense.length,
    columns: dense[0].length,
    start: Uint32Array.from(start),
    column: Uint32Array.from(column),
    value: Float32Array.from(value),
  }
}

/** Singular values one after the other: power iteration on `AᵀA`, which the found direction is then taken out of. */
function naiveSingularValues(dense: number[][], rank: number): number[] {
  const width = dense[0].length
  const square = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_, j) => dense.reduce((sum, row) => sum + row[i] * row[j], 0)),
  )
  const random = generator(1)
  return Array.from({ length: rank }, () => {
    let vector = Array.from({ length: width }, () => random() - 0.5)
    let length = 0
    for (let turn = 0; turn < 400; turn++) {
      const next = square.map((row) => row.reduce((sum, entry, j) => sum + entry * vector[j], 0))
      length = Math.hypot(...next)
      if (length < 1e-12) return 0
      vector = next.map((entry) => entry / length)
    }
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++) square[i][j] -= length * vector[i] * vector[j]
    return Math.sqrt(length)
  })
}

const column = (right: Float32Array, rank: number, k: number) =>
  Array.from({ length: right.length / rank }, (_, j) => right[j * rank + k])
const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i], 0)

const dense = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.constantFrom(0, 0, 1, 2, -1), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('randomisedSvd', () => {
  it('finds the singular values of small matrices', () => {
    fc.assert(
      fc.property(dense, (matrix) => {
        const { singular, rank } = randomisedSvd(sparse(matrix), 3, 1)
        const expected = naiveSingularValues(matrix, rank)
        expected.forEach((value, k) => {
          expect(Math.abs(singular[k] - value)).toBeLessThan(2e-2)
        })
      }),
    )
  })

  it('finds vectors of unit length, at right angles, that the matrix stretches by the singular value', () => {
    fc.assert(
      fc.property(dense, (matrix) => {
        const { right, singular, rank } = randomisedSvd(sparse(matrix), 4, 1)
        for (let k = 0; k < rank; k++) {
          if (singular[k] < 1e-2) continue
          const vector = column(right, rank, k)
          expect(dot(vector, vector)).toBeCloseTo(1, 3)
          for (let other = 0; other < k; other++)
            expect(dot(vector, column(right, rank, other))).toBeCloseTo(0, 2)
          expect(Math.hypot(...matrix.map((row) => dot(row, vector)))).toBeCloseTo(singular[k], 2)
        }
      }),
    )
  })

  it('comes near the strongest directions of a larger matrix than it draws', () => {
    const random = generator(7)
    const matrix = Array.from({ length: 120 }, (_, i) =>
      Array.from({ length: 80 }, (_, j) => (i % 4 === j % 4 ? 1 : 0) + 0.1 * random()),
    )
    const { singular } = randomisedSvd(sparse(matrix), 4, 1)
    naiveSingularValues(matrix, 4).forEach((value, k) => {
      expect(singular[k] / value).toBeCloseTo(1, 2)
    })
  })

  it('gives the same for the same seed', () => {
    const matrix = sparse([
      [1, 0, 2],
      [0, 3, 0],
    ])
    expect(randomisedSvd(matrix, 2, 5)).toEqual(randomisedSvd(matrix, 2, 5))
  })
})
