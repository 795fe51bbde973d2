import { describe, expect, it } from 'vitest'
import { smoothed, TargetMeans } from '../../../src/concepts/termhood/target-means.ts'
import { Forest, LEAF } from '../../../src/concepts/termhood/trees.ts'
import { generator } from '../../../src/random.ts'
import { growTrees, withColumn } from '../../../src/train/trees.ts'

describe('trees', () => {
  it('goes on below a value and jumps above it', () => {
    const forest = new Forest({
      base: 1,
      roots: Uint16Array.of(0, 3),
      feature: Uint8Array.of(1, LEAF, LEAF, LEAF),
      value: Float32Array.of(0.5, 10, 20, 100),
      other: Uint16Array.of(2, 0, 0, 0),
    })
    expect(forest.score(Float32Array.of(9, 0.4), 0)).toBe(111)
    expect(forest.score(Float32Array.of(9, 0.5), 0)).toBe(121)
    expect(forest.score(Float32Array.of(7, 7, 9, 0.4), 2)).toBe(111)
  })

  it('learns what no single column tells', () => {
    const random = generator(1)
    const rows = 1500
    const table = Float32Array.from({ length: rows * 3 }, () => random())
    const truth = Uint8Array.from({ length: rows }, (_, r) =>
      table[r * 3] > 0.5 !== table[r * 3 + 1] > 0.5 ? 1 : 0,
    )
    const trees = growTrees(table, 3, truth, { trees: 60, columns: 1 })
    const forest = new Forest(trees)
    let right = 0
    for (let r = 0; r < rows; r++) if (forest.score(table, r * 3) > 0 === (truth[r] === 1)) right++
    expect(right / rows).toBeGreaterThan(0.97)
    expect(growTrees(table, 3, truth, { trees: 60, columns: 1 })).toEqual(trees)
  })

  it('are the same for rows that have one value of a column without that column', () => {
    const random = generator(2)
    const [rows, width] = [800, 4]
    const table = Float32Array.from({ length: rows * width }, (_, i) =>
      i % width === 1 ? +(random() > 0.5) : random(),
    )
    const truth = Uint8Array.from({ length: rows }, (_, r) =>
      table[r * width] + table[r * width + 1] * table[r * width + 2] > 0.7 ? 1 : 0,
    )
    const trees = growTrees(table, width, truth, { trees: 30, columns: 1 })
    expect(trees.feature).toContain(1)
    for (const x of [0, 1]) {
      const without = withColumn(trees, 1, x)
      expect(without.feature).not.toContain(1)
      for (let r = 0; r < rows; r++) {
        if (table[r * width + 1] !== x) continue
        expect(new Forest(without).score(table, r * width)).toBe(new Forest(trees).score(table, r * width))
      }
    }
  })
})

describe('TargetMeans', () => {
  it('finds traits and takes others for the prior', () => {
    const means = new TargetMeans(
      0.25,
      Uint32Array.of(5, 9, 4_000_000_000),
      Uint16Array.of(2, 4, 8),
      Uint16Array.of(0, 2, 8),
    )
    const written = (key: number): number[] => {
      const values = new Float32Array(2)
      means.write(key, values, 0, 1)
      return [...values]
    }
    expect(written(9)).toEqual([3 / 8, 4])
    expect(written(4_000_000_000)).toEqual([9 / 12, 8])
    expect(written(6)).toEqual([0.25, 0])
    const alone = new Float32Array(2).fill(7)
    means.write(9, alone, 0, -1)
    expect([...alone]).toEqual([3 / 8, 7])
    expect(smoothed(0, 0, 0.25)).toBe(0.25)
    expect(smoothed(4, 4, 0.25)).toBe(5 / 8)
  })
})
