import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UnionFind } from '../../src/concepts/union-find.ts'

test('disjoint sets agree with relabelling, and are called by their smallest member', () => {
  const pair = fc.tuple(fc.nat(9), fc.nat(9))
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 20 }), (pairs) => {
      const sets = new UnionFind(10)
      let naive = Array.from({ length: 10 }, (_, i) => i)
      for (const [a, b] of pairs) {
        const [x, y] = [naive[a], naive[b]]
        expect(sets.union(a, b)).toBe(x !== y)
        naive = naive.map((own) => (own === x || own === y ? Math.min(x, y) : own))
        expect(naive.map((_, i) => sets.find(i))).toEqual(naive)
      }
    }),
    { numRuns: 500 },
  )
})
