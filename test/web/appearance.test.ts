import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appearance, FADED, HIDDEN, ranking, SHOWN } from '../../web/appearance/appearance.ts'
import {
  around,
  type Box,
  type Candidate,
  intersect,
  placeLabels,
  shorten,
} from '../../web/appearance/labels.ts'
import { mix, palette, withLightness } from '../../web/appearance/palette.ts'
import { mapData } from '../../web/data/map-data.ts'
import { INITIAL, select, selectLink, toggleCommunity, toggleType } from '../../web/state/state.ts'
import { fixture } from './fixture.ts'

const { manifest } = fixture(200)
const data = mapData(manifest)

/** What one link away is, counted over all edges. */
function reach(from: Set<number>): Set<number> {
  const found = new Set(from)
  for (let edge = 0; edge < data.edges; edge++) {
    if (from.has(data.source[edge])) found.add(data.target[edge])
    if (from.has(data.target[edge])) found.add(data.source[edge])
  }
  return found
}

const having = (status: Uint8Array, value: number): number[] =>
  [...status.keys()].filter((node) => status[node] === value)

describe('what is shown', () => {
  test('everything at the beginning', () => {
    const { status, shown, focusEdges, selected } = appearance(data, INITIAL)
    expect(having(status, SHOWN)).toHaveLength(data.nodes)
    expect(shown).toBe(data.nodes)
    expect([focusEdges.length, selected]).toEqual([0, -1])
  })
  test.each([1, 2] as const)('%d steps around a focus, the rest faded', (steps) => {
    const node = data.nodeOf.get('c:quantum')!
    const { status, shown } = appearance(data, { ...select(INITIAL, 'c:quantum'), near: 0, steps })
    let expected = new Set([node])
    for (let step = 0; step < steps; step++) expected = reach(expected)
    expect(having(status, SHOWN)).toEqual([...expected].sort((a, b) => a - b))
    expect(shown).toBe(expected.size)
    expect(having(status, FADED)).toHaveLength(data.nodes - expected.size)
  })
  test('a cluster in focus keeps its members and the edges among them, without those that leave it', () => {
    const { status, passes } = appearance(data, { ...INITIAL, cluster: 1 })
    const members = [...data.community.keys()].filter((node) => data.community[node] === 1)
    expect(having(status, SHOWN)).toEqual(members)
    const among = [...Array(data.edges).keys()].filter(
      (edge) => data.community[data.source[edge]] === 1 && data.community[data.target[edge]] === 1,
    )
    expect(having(passes, 1)).toEqual(among)
    expect([among.length > 0, among.length < data.edges]).toEqual([true, true])
  })
  test('filters hide nodes and the edges at them', () => {
    const state = toggleType(toggleCommunity(INITIAL, 1), 'paper')
    const { status, passes, shown } = appearance(data, state)
    for (let node = 0; node < data.nodes; node++)
      expect(status[node] === HIDDEN).toBe(node < data.papers || data.community[node] === 1)
    expect(shown).toBe(having(status, SHOWN).length)
    const edges = having(passes, 1)
    for (const edge of edges)
      expect([status[data.source[edge]], status[data.target[edge]]]).toEqual([SHOWN, SHOWN])
    expect(edges.length).toBeGreaterThan(0)
  })
  test('a focus on a filtered node still shows it', () => {
    const { status, selected } = appearance(data, toggleType(select(INITIAL, data.key[0]), 'paper'))
    expect([selected, status[0]]).toEqual([0, SHOWN])
  })
  test('the unfolded link is found from both ends, an unknown key is no focus', () => {
    const [a, b] = [data.key[data.source[5]], data.key[data.target[5]]]
    expect(appearance(data, selectLink(INITIAL, a, b)).link).toBe(5)
    expect(appearance(data, selectLink(INITIAL, b, a)).link).toBe(5)
    expect(appearance(data, select(INITIAL, 'c:constructor'))).toMatchObject({
      selected: -1,
      shown: data.nodes,
    })
  })
})

describe('what comes first', () => {
  test("of edges, every concept's own strongest, by the papers that share it", () => {
    const { edgeOrder } = ranking(data)
    expect([...edgeOrder].sort((a, b) => a - b)).toEqual([...Array(data.edges).keys()])
    const { a, b, count } = manifest.cooccurrences
    const first = edgeOrder[0] - data.links
    expect(count[first]).toBe(Math.max(...count))
    // The first edges touch more nodes than the strongest ones do.
    const some = 60
    const touched = (edges: Iterable<number>): number =>
      new Set([...edges].flatMap((edge) => [data.source[edge], data.target[edge]])).size
    const strongest = [...a.keys()].sort((p, q) => count[q] - count[p]).slice(0, some)
    expect(touched(edgeOrder.subarray(0, some))).toBeGreaterThan(
      new Set(strongest.flatMap((pair) => [a[pair], b[pair]])).size,
    )
  })
  test('of labels, shared concepts by their papers, then papers, then what one paper names', () => {
    const { labelOrder } = ranking(data)
    const degree = (node: number): number => data.adjacency.start[node + 1] - data.adjacency.start[node]
    const group = (node: number): number => (node < data.papers ? 1 : data.count[node] > 1 ? 0 : 2)
    expect([...labelOrder]).toEqual(
      [...Array(data.nodes).keys()].sort(
        (a, b) => group(a) - group(b) || data.count[b] - data.count[a] || degree(b) - degree(a) || a - b,
      ),
    )
  })
})

describe('labels', () => {
  const side = fc.integer({ min: 1, max: 120 })
  const place = fc.tuple(fc.integer({ min: -50, max: 500 }), fc.integer({ min: -50, max: 400 }))
  const box: fc.Arbitrary<Box> = fc.record({ x: fc.nat(400), y: fc.nat(300), width: side, height: side })
  const candidate: fc.Arbitrary<Omit<Candidate, 'key'>> = fc.record({
    width: side,
    height: fc.integer({ min: 8, max: 40 }),
    must: fc.boolean(),
    places: fc.array(place, { maxLength: 5 }),
  })
  const frame = { x: 0, y: 0, width: 450, height: 350 }
  test('no two intersect, none leaves the frame or covers what is taken; who is left out had no place', () => {
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 60 }), fc.array(box, { maxLength: 6 }), (given, taken) => {
        const candidates = given.map((one, at) => ({ ...one, key: String(at) }))
        const placed = placeLabels(candidates, frame, taken)
        for (let a = 0; a < placed.length; a++) {
          for (let b = 0; b < a; b++) expect(intersect(placed[a], placed[b])).toBe(false)
          for (const other of taken) expect(intersect(placed[a], other)).toBe(false)
          const { x, y, width, height } = placed[a]
          expect(x >= 0 && y >= 0 && x + width <= 450 && y + height <= 350).toBe(true)
        }
        const keys = new Set(placed.map(({ key }) => key))
        for (const { key, width, height, places } of candidates.filter((one) => !keys.has(one.key)))
          for (const [x, y] of places) {
            const outside = x < 0 || y < 0 || x + width > 450 || y + height > 350
            const blocked = [...placed, ...taken].some((other) =>
              intersect({ x, y, width, height }, other, 3, 9),
            )
            expect(outside || blocked, key).toBe(true)
          }
      }),
    )
  })
  test('what is avoided is covered only by what must stand', () => {
    const disc = { x: 10, y: 10, width: 20, height: 20 }
    const label = { width: 30, height: 10, places: [[15, 15] as const] }
    const place = (must: boolean) => placeLabels([{ ...label, key: 'a', must }], frame, [], [disc]).length
    expect([place(false), place(true)]).toEqual([0, 1])
  })
  test('long names are cut at a word', () => {
    expect(shorten('parameter-efficient fine-tuning', 40)).toBe('parameter-efficient fine-tuning')
    expect(shorten('cross-lingual sentence embedding', 26)).toBe('cross-lingual sentence…')
    expect(shorten('x'.repeat(99), 10)).toBe(`${'x'.repeat(9)}…`)
  })
})

describe('colours', () => {
  test('lightness moves into its range and leaves what is in it', () => {
    expect(withLightness('#777777', 0, 1)).toBe('#777777')
    expect(withLightness('#ffffff', 0, 0)).toBe('#000000')
    expect(withLightness('#000000', 1, 1)).toBe('#ffffff')
    expect(withLightness('not a colour', 0, 1)).toBe('#8a909c')
  })
  test('a repeated colour is told apart', () => {
    const twice = manifest.communities.map((community) => ({ ...community, color: '#0072b2' })).slice(0, 3)
    for (const theme of ['light', 'dark'] as const)
      expect(new Set(palette(theme, twice).communities).size).toBe(3)
  })
  test('mixing goes from one colour to the other', () => {
    expect([mix('#ff0000', '#0000ff', 1), mix('#ff0000', '#0000ff', 0)]).toEqual(['#ff0000', '#0000ff'])
  })
})

describe('names that must stand', () => {
  test('cover as little as can be, and nothing where there is a place', () => {
    const frame = { x: 0, y: 0, width: 100, height: 100 }
    const disc = (x: number, y: number): Box => ({ x, y, width: 4, height: 4 })
    const avoided = [disc(2, 2), disc(8, 2), disc(50, 50)]
    const places: [number, number][] = [
      [0, 0],
      [45, 48],
      [80, 80],
    ]
    const stand = (at: [number, number][], must: boolean): (readonly [number, number])[] =>
      placeLabels([{ key: 'a', width: 15, height: 10, places: at, must }], frame, [], avoided).map(
        ({ x, y }) => [x, y] as const,
      )
    expect(stand(places, true)).toEqual([[80, 80]])
    expect(stand(places.slice(0, 2), true)).toEqual([[45, 48]])
    expect(stand(places.slice(0, 2), false)).toEqual([])
  })

  test('have their eight places and those between, all beside the disc', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 20 }), fc.integer({ min: 5, max: 200 }), (radius, width) => {
        const places = around(0, 0, radius, width, 14, true)
        expect(places.slice(0, 8)).toEqual(around(0, 0, radius, width, 14))
        for (const [x, y] of places) {
          const [dx, dy] = [Math.max(x, 0, -x - width), Math.max(y, 0, -y - 14)]
          expect(Math.hypot(dx, dy)).toBeGreaterThan(radius)
          expect(Math.hypot(dx, dy)).toBeLessThan(2 * radius + 6)
        }
      }),
    )
  })
})
