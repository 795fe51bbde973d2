import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupsOf } from '../../src/concepts/groups.ts'

test('groups are those of a map, in the order of their first members', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 31 }), (given) => {
      const hubs = Uint32Array.from(given, (hub) => Math.min(hub, Math.max(0, given.length - 1)))
      const naive = new Map<number, number[]>()
      for (const [i, hub] of hubs.entries()) naive.set(hub, [...(naive.get(hub) ?? []), i])
      const { start, member } = groupsOf(hubs)
      const groups = Array.from(start.subarray(1), (end, g) => [...member.subarray(start[g], end)])
      expect(groups).toEqual([...naive.values()])
    }),
  )
})
