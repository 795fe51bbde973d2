import { describe, expect, it } from 'vitest'
import { hulls } from '../../src/graph/hulls.ts'
import { generator } from '../../src/random.ts'

type Place = [x: number, y: number]

/** `count` places evenly over a rectangle. */
function filled(count: number, [left, bottom]: Place, [right, top]: Place, seed: number): Place[] {
  const random = generator(seed)
  return Array.from({ length: count }, () => [
    left + (right - left) * random(),
    bottom + (top - bottom) * random(),
  ])
}

const outlinesOf = (groups: Place[][], scattered?: number): number[][][] =>
  hulls(
    Int32Array.from(groups.flatMap((group, k) => group.map(() => k))),
    groups.flat().map(([x]) => x),
    groups.flat().map(([, y]) => y),
    groups.length,
    scattered,
  )

/** By the number of times that a ray crosses the rings. */
function inside(rings: number[][], [x, y]: Place): boolean {
  let crossings = 0
  for (const ring of rings)
    for (let at = 0; at < ring.length; at += 2) {
      const [ax, ay] = [ring[at], ring[at + 1]]
      const [bx, by] = [ring[(at + 2) % ring.length], ring[(at + 3) % ring.length]]
      if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) crossings++
    }
  return crossings % 2 === 1
}

const held = (rings: number[][], places: Place[]): number =>
  places.filter((place) => inside(rings, place)).length / places.length

describe('hulls', () => {
  it('follow the nodes, not their convex hull', () => {
    const corner = [...filled(300, [0, 0], [600, 150], 1), ...filled(300, [0, 150], [150, 600], 2)]
    const [rings] = outlinesOf([corner])
    expect(rings).toHaveLength(1)
    expect(held(rings, corner)).toBeGreaterThan(0.9)
    expect(held(rings, filled(200, [350, 350], [600, 600], 3))).toBe(0)
  })
  it('leave out the few that lie far away, and take a second place where many are', () => {
    const [one] = outlinesOf([[...filled(200, [0, 0], [200, 200], 4), [3000, 0], [0, -3000]]])
    expect(one).toHaveLength(1)
    expect(Math.max(...one[0].map(Math.abs))).toBeLessThan(400)
    const [two] = outlinesOf([
      [...filled(200, [0, 0], [200, 200], 5), ...filled(90, [900, 0], [1050, 200], 6)],
    ])
    expect(two).toHaveLength(2)
    expect([inside([two[0]], [100, 100]), inside([two[1]], [975, 100])]).toEqual([true, true])
  })
  it('end where others are in the majority', () => {
    const left = [...filled(300, [0, 0], [300, 300], 7), ...filled(30, [300, 0], [600, 300], 8)]
    const right = filled(400, [310, 0], [610, 300], 9)
    const [ofLeft, ofRight] = outlinesOf([left, right])
    expect(held(ofLeft, filled(100, [400, 50], [600, 250], 10))).toBe(0)
    expect(held(ofRight, right)).toBeGreaterThan(0.85)
  })
  it('hold all nodes of a small community or one spot, and are none below three and for what is scattered', () => {
    const few: Place[] = [
      [0, 0],
      [60, 10],
      [20, 50],
    ]
    const [ofFew, ofTwo] = outlinesOf([few, few.slice(1).map(([x, y]): Place => [x + 500, y])])
    expect(few.every((place) => inside(ofFew, place))).toBe(true)
    expect(ofTwo).toEqual([])
    const many = filled(50, [0, 0], [400, 400], 11)
    expect(outlinesOf([many], 0)).toEqual([[]])
    const [spot] = outlinesOf([
      [
        [5, 5],
        [5, 5],
        [5, 5],
      ],
    ])
    expect(inside(spot, [5, 5])).toBe(true)
  })
  it('stay where others cover all of a community', () => {
    const hidden = filled(5, [100, 100], [200, 200], 12)
    const [rings] = outlinesOf([hidden, filled(2000, [0, 0], [300, 300], 13)])
    expect(hidden.every((place) => inside(rings, place))).toBe(true)
  })
})
