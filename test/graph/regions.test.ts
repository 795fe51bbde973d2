import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { communityColors, OTHER_COLOR } from '../../src/graph/colors.ts'
import type { Membership } from '../../src/graph/communities.ts'
import { findRegions } from '../../src/graph/regions.ts'
import type { CooccurrenceColumns } from '../../src/types.ts'

/** Concepts of each community. */
const CONCEPTS = 5
const membershipOf = (count: number, other = -1): Membership => ({
  paper: new Int32Array(0),
  concept: Int32Array.from({ length: CONCEPTS * count }, (_, c) => Math.floor(c / CONCEPTS)),
  count,
  other,
})

type Row = readonly [a: number, b: number, weight: number]

const edgesOf = (rows: readonly Row[]): CooccurrenceColumns => ({
  a: Uint32Array.from(rows, ([a]) => a),
  b: Uint32Array.from(rows, ([, b]) => b),
  count: new Uint32Array(rows.length).fill(1),
  npmi: new Float32Array(rows.length),
  weight: Float32Array.from(rows, ([, , weight]) => weight),
})

/** Every concept of a community with its like of another: `ends` of them. */
const between = ([a, b, weight]: Row, ends = CONCEPTS): Row[] =>
  Array.from({ length: ends }, (_, c) => [CONCEPTS * a + c, CONCEPTS * b + c, weight / ends])

/** Communities in groups of `size`: joined strongly inside of a group by `ends` concepts, weakly in a ring of all. */
const grouped = (groups: number, size: number, ends = CONCEPTS): CooccurrenceColumns => {
  const rows: Row[] = []
  const count = groups * size
  for (let a = 0; a < count; a++) {
    rows.push(...between([a, (a + 1) % count, 0.05]))
    for (let b = a + 1; b < count; b++)
      if (Math.floor(a / size) === Math.floor(b / size)) rows.push(...between([a, b, 1], ends))
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
  test('what has nothing to do with each other is not joined: the nine largest are regions, the rest is beside them', () => {
    // Eight groups of two, and six alone, one of them large.
    const rows = Array.from({ length: 8 }, (_, g) => between([2 * g, 2 * g + 1, 1])).flat()
    for (let k = 16; k < 22; k++) rows.push(...between([k, k, k === 20 ? 3 : 0.2]))
    expect([...findRegions(membershipOf(22), edgesOf(rows))]).toEqual([
      ...Array.from({ length: 16 }, (_, k) => Math.floor(k / 2)),
      ...[-1, -1, -1, -1, 8, -1],
    ])
  })
  test('one word that two happen to use joins nothing, however often it is used', () => {
    const rows = Array.from({ length: 12 }, (_, k) => between([k, k, 1])).flat()
    const joined = (ends: number): Int32Array =>
      findRegions(membershipOf(12), edgesOf([...rows, ...between([0, 1, 2], ends)]))
    expect(joined(1)[0]).not.toBe(joined(1)[1])
    expect(joined(CONCEPTS)[0]).toBe(joined(CONCEPTS)[1])
  })
  test('whatever is joined with what: at most nine, none beside them where there are fewer, numbered by their first, `other` in none', () => {
    const community = fc.nat(29)
    const edge = fc.tuple(community, community, fc.constantFrom(0.1, 0.5, 1), fc.integer({ min: 1, max: 5 }))
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 120 }), fc.boolean(), (given, hasOther) => {
        const rows = given.flatMap(([a, b, weight, ends]) => between([a, b, weight], ends))
        const region = [...findRegions(membershipOf(30, hasOther ? 29 : -1), edgesOf(rows))]
        const found = [...new Set(region)].filter((one) => one >= 0)
        expect(found).toEqual(found.map((_, at) => at))
        expect(found.length).toBeLessThanOrEqual(9)
        if (found.length < 9) expect(region.slice(0, 29)).not.toContain(-1)
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
