import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptCommunities } from '../../src/graph/kept-communities.ts'
import type { CooccurrenceColumns } from '../../src/types.ts'

const edgesOf = (pairs: readonly (readonly [number, number])[]): CooccurrenceColumns => ({
  a: Uint32Array.from(pairs, ([a]) => a),
  b: Uint32Array.from(pairs, ([, b]) => b),
  count: new Uint32Array(pairs.length).fill(2),
  npmi: new Float32Array(pairs.length),
  weight: new Float32Array(pairs.length).fill(1),
})
/** All pairs of the numbers `from … to - 1`. */
const clique = (from: number, to: number): [number, number][] =>
  Array.from({ length: to - from }, (_, i) =>
    Array.from({ length: to - from - i - 1 }, (_, j): [number, number] => [from + i, from + i + j + 1]),
  ).flat()
const kept = (earlier: number[], fresh: number[], pairs: readonly (readonly [number, number])[]) => {
  const found = keptCommunities(earlier, Int32Array.from(fresh), edgesOf(pairs))
  return found && [...found]
}

describe('communities that go on', () => {
  const two = [...clique(0, 4), ...clique(4, 8)]

  it('take in what is new where it has most to do, or leave it apart', () => {
    const ties = [
      [0, 8],
      [1, 8],
      [4, 8],
    ] as const
    expect(kept([1, 1, 1, 1, 0, 0, 0, 0, -1], [0, 0, 0, 0, 1, 1, 1, 1, 0], [...two, ...ties])).toEqual([
      1, 1, 1, 1, 0, 0, 0, 0, 1,
    ])
    const third = kept(
      [0, 0, 0, 0, 1, 1, 1, 1, -1, -1, -1],
      [2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0],
      [...two, ...clique(8, 11), [0, 8]],
    )!
    expect(third.slice(0, 8)).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
    expect(new Set(third.slice(8)).size).toBe(1)
    expect([0, 1]).not.toContain(third[8])
  })

  it('end where the library has outgrown them', () => {
    expect(kept(Array(8).fill(0), [0, 0, 0, 0, 1, 1, 1, 1], two)).toBeUndefined()
    expect(kept([0, 0, 0, 0, 1, 1, 1, 1], Array(8).fill(0), two)).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
  })

  it('leave what is known where it is and what has no community without one', () => {
    const pair = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })).filter(([a, b]) => a < b)
    fc.assert(
      fc.property(
        fc.uniqueArray(pair, { selector: String }),
        fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 10, maxLength: 10 }),
        fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 10, maxLength: 10 }),
        (pairs, earlier, fresh) => {
          const found = kept(earlier, fresh, pairs)
          for (const [c, k] of found?.entries() ?? []) {
            if (fresh[c] < 0) expect(k).toBe(-1)
            else if (earlier[c] >= 0) expect(k).toBe(earlier[c])
            else expect(k).toBeGreaterThanOrEqual(0)
          }
          if (pairs.length === 0) expect(found).toBeDefined()
        },
      ),
    )
  })
})
