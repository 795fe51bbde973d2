import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { communityColors, OTHER_COLOR } from '../../src/graph/colors.ts'
import type { Membership } from '../../src/graph/communities.ts'
import { findRegions } from '../../src/graph/regions.ts'
import type { CooccurrenceColumns } from '../../src/types.ts'

/** A concept for each community, and edges between them. */
const membershipOf = (count: number, other = -1): Membership => ({
  paper: new Int32Array(0),
  concept: Int32Array.from({ length: count }, (_, k) => k),
  count,
  other,
})

const edgesOf = (
  rows: readonly (readonly [a: number, b: number, weight: number])[],
): CooccurrenceColumns => ({
  a: Uint32Array.from(rows, ([a]) => a),
  b: Uint32Array.from(rows, ([, b]) => b),
  count: new Uint32Array(rows.length).fill(1),
  npmi: new Float32Array(rows.length),
  weight: Float32Array.from(rows, ([, , weight]) => weight),
})

/** Communities in groups of `size`: joined strongly inside of a group, weakly in a ring of all. */
const grouped = (groups: number, size: number): CooccurrenceColumns => {
  const rows: [number, number, number][] = []
  const count = groups * size
  for (let a = 0; a < count; a++) {
    rows.push([a, (a + 1) % count, 0.05])
    for (let b = a + 1; b < count; b++)
      if (Math.floor(a / size) === Math.floor(b / size)) rows.push([a, b, 1])
  }
  return edgesOf(rows)
}

describe('regions', () => {
  test.each([
    [6, 4],
    [9, 3],
    [7, 10],
  ])('%d groups of %d are found again', (groups, size) => {
    const region = findRegions(membershipOf(groups * size), grouped(groups, size))
    expect([...region]).toEqual(Array.from({ length: groups * size }, (_, k) => Math.floor(k / size)))
  })
  test('few communities need none', () => {
    expect([...findRegions(membershipOf(9), grouped(3, 3))]).toEqual(Array(9).fill(-1))
    expect([...findRegions(membershipOf(10, 9), grouped(3, 3))]).toEqual(Array(10).fill(-1))
    expect([...findRegions(membershipOf(0), edgesOf([]))]).toEqual([])
  })
  test('whatever is joined with what: five to nine, numbered by their first, and `other` in none', () => {
    const community = fc.nat(29)
    const edge = fc.tuple(community, community, fc.constantFrom(0.1, 0.5, 1))
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 120 }), fc.boolean(), (rows, hasOther) => {
        const region = findRegions(membershipOf(30, hasOther ? 29 : -1), edgesOf(rows))
        const inOne = [...region].slice(0, hasOther ? 29 : 30)
        const found = [...new Set(inOne)]
        expect(found).toEqual(found.map((_, at) => at))
        expect(found.length).toBeGreaterThanOrEqual(5)
        expect(found.length).toBeLessThanOrEqual(9)
        if (hasOther) expect(region[29]).toBe(-1)
      }),
    )
  })
})

describe('colours', () => {
  const line = (count: number) => ({
    x: Float64Array.from({ length: count }, (_, k) => k),
    y: new Float64Array(count),
  })
  test('neighbours never share one, whatever the number of communities of a region', () => {
    for (const count of [2, 12, 13, 40]) {
      const colors = communityColors(new Int32Array(count), -1, line(count))
      for (let k = 0; k < count; k++)
        for (let j = Math.max(0, k - 5); j < k; j++) expect(colors[k], `${j} ${k}`).not.toBe(colors[j])
    }
  })
  test('what is linked to nothing else is grey, and no two regions share a colour', () => {
    const region = Int32Array.of(0, 1, 0, 1, -1)
    const colors = communityColors(region, 4, line(5))
    expect(colors[4]).toBe(OTHER_COLOR)
    expect(new Set(colors).size).toBe(5)
    expect(communityColors(Int32Array.of(-1, -1, -1), 2, line(3))[2]).toBe(OTHER_COLOR)
  })
})
