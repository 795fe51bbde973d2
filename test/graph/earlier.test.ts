import { describe, expect, it } from 'vitest'
import { changeOf, mapOf } from '../../src/graph/change.ts'
import { linkColumns } from '../../src/graph/columns.ts'
import { goesOn } from '../../src/graph/earlier.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { DEFAULTS } from '../../src/options.ts'
import type { Atlas, Link } from '../../src/types.ts'
import { concept, link, type Planting, paper, planted } from './planted.ts'

/** The map of some papers of a planted library, with the concepts that these link to. */
function drawn(plan: Partial<Planting>, isIn: (paper: number) => boolean, earlier?: Atlas): Atlas {
  const all = planted(plan)
  const kept = [...all.papers.keys()].filter(isIn)
  const used = new Set(kept.flatMap((p) => all.links[p].map((one) => one.concept)))
  const numbers = [...used].sort((a, b) => a - b)
  const number = new Map(numbers.map((c, n) => [c, n]))
  return drawGraph(
    kept.map((p) => all.papers[p]),
    numbers.map((c) => all.concepts[c]),
    linkColumns(
      kept.map((p) => all.links[p].map((one): Link => ({ ...one, concept: number.get(one.concept)! }))),
    ),
    undefined,
    { ...DEFAULTS, earlier: earlier ? mapOf(earlier) : null },
  )
}

/** Of the papers of both maps, the shares that keep the name of their cluster, and their place within 2 % of the width. */
function kept(then: Atlas, now: Atlas): { cluster: number; place: number } {
  const before = new Map(then.papers.map(({ id }, p) => [id, p]))
  const width = Math.max(...then.nodes.x) - Math.min(...then.nodes.x)
  const nameIn = ({ nodes, communities }: Atlas, p: number) => communities[nodes.community[p]]?.label
  let [papers, cluster, place] = [0, 0, 0]
  for (const [p, { id }] of now.papers.entries()) {
    const old = before.get(id)
    if (old === undefined) continue
    papers++
    if (nameIn(then, old) === nameIn(now, p)) cluster++
    const [dx, dy] = [then.nodes.x[old] - now.nodes.x[p], then.nodes.y[old] - now.nodes.y[p]]
    if (Math.hypot(dx, dy) < 0.02 * width) place++
  }
  return { cluster: cluster / papers, place: place / papers }
}

function overlaps({ nodes: { x, y, size } }: Atlas): number {
  let count = 0
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < i; j++) if (Math.hypot(x[i] - x[j], y[i] - y[j]) < size[i] + size[j]) count++
  return count
}

describe('a map that goes on from an earlier one', () => {
  it.each([
    { papers: 400, communities: 8 },
    { papers: 900, concepts: 600, communities: 16, noise: 0.3 },
  ])('is the earlier one where nothing is new: $communities clusters', (plan) => {
    const first = drawn(plan, () => true)
    expect(drawn(plan, () => true, first)).toEqual(first)
  })

  it.each([
    { papers: 400, communities: 8, step: 40 },
    { papers: 400, communities: 8, step: 8 },
    { papers: 2000, concepts: 1500, communities: 20, noise: 0.3, step: 50 },
  ])('keeps clusters and places where every $step. paper of $papers is new', ({ step, ...plan }) => {
    const first = drawn(plan, (p) => p % step !== 0)
    const now = drawn(plan, () => true, first)
    const { cluster, place } = kept(first, now)
    expect(cluster).toBeGreaterThan(0.95)
    expect(place).toBeGreaterThan(0.95)
    expect(overlaps(now)).toBe(0)
    // Drawn anew, it is another map: the test would see that.
    const anew = kept(
      first,
      drawn(plan, () => true),
    )
    expect(anew.place).toBeLessThan(0.5)
    const colors = new Map(first.communities.map(({ label, color }) => [label, color]))
    for (const { label, color } of now.communities) expect(color).toBe(colors.get(label) ?? color)
    const change = changeOf(mapOf(first), mapOf(now))
    expect(change.papers).toEqual({ added: Math.ceil(plan.papers / step), gone: 0 })
    expect(change.concepts.added).toEqual(
      now.concepts
        .map(({ label }) => label)
        .filter((label) => !first.concepts.some((one) => one.label === label)),
    )
  })

  it('keeps what is left where papers are gone', () => {
    const first = drawn({}, () => true)
    const now = drawn({}, (p) => p % 10 !== 0, first)
    expect(kept(first, now).cluster).toBeGreaterThan(0.95)
    expect(kept(first, now).place).toBeGreaterThan(0.95)
    expect(changeOf(mapOf(first), mapOf(now)).papers).toEqual({ added: 0, gone: 40 })
  })

  it('lays out anew what is mostly new, and finds the clusters that are the same', () => {
    const first = drawn({}, (p) => p % 4 === 0)
    const now = drawn({}, () => true, first)
    expect(now.nodes).not.toEqual(first.nodes)
    const anew = drawn({}, () => true)
    expect([now.nodes.x, now.nodes.y]).toEqual([anew.nodes.x, anew.nodes.y])
  })

  it('of other papers changes nothing', () => {
    const anew = drawn({}, () => true)
    const other = drawGraph([paper('x')], [concept('y')], linkColumns([[link(0)]]), undefined, DEFAULTS)
    expect(drawn({}, () => true, other)).toEqual(anew)
  })

  it('gives what is linked to nothing a place that stays', () => {
    const draw = (papers: number[][], earlier?: Atlas): Atlas =>
      drawGraph(
        papers.map((_, p) => paper(`p${String(p).padStart(3, '0')}`)),
        [concept('a'), concept('b')],
        linkColumns(papers.map((list): Link[] => list.map((c) => link(c)))),
        undefined,
        { ...DEFAULTS, earlier: earlier ? mapOf(earlier) : null },
      )
    const some = [...Array.from({ length: 20 }, () => [0, 1]), ...Array.from({ length: 5 }, () => [])]
    const first = draw(some)
    const now = draw([...some, [], []], first)
    expect([...now.nodes.x.slice(0, 25)]).toEqual([...first.nodes.x.slice(0, 25)])
    expect(Math.max(...now.nodes.y.slice(25, 27))).toBeLessThan(Math.min(...first.nodes.y))
    expect(overlaps(now)).toBe(0)
    // One that is linked now comes to where it belongs.
    const linked = draw([...some.slice(0, 24), [0]], first)
    expect(linked.nodes.y[24]).toBeGreaterThan(first.nodes.y[24])
  })
})

describe('what goes on from what', () => {
  it('is the group with most in common, each once', () => {
    expect([...goesOn([0, 0, 0, 1, 1, -1], [1, 1, 0, 2, 2, 2], 3)]).toEqual([-1, 0, 1])
    expect([...goesOn([0, 0, 0, 0], [0, 0, 1, 1], 2)]).toEqual([0, -1])
    expect([...goesOn([], [], 2)]).toEqual([-1, -1])
  })

  it('tells what split, joined, came and went', () => {
    const map = (community: number[], labels: string[]) => ({
      papers: community.map((_, p) => `p${p}`),
      concepts: [],
      labels: [],
      nodes: {
        community: Int32Array.from(community),
        x: new Float32Array(community.length),
        y: new Float32Array(community.length),
      },
      communities: labels.map((label, k) => ({ label, color: `#00000${k}` })),
    })
    const then = map([0, 0, 0, 0, 1, 1, 2, 2, 3, 3], ['A', 'B', 'C', 'D'])
    const change = (community: number[], labels: string[]) => changeOf(then, map(community, labels)).clusters
    expect(change([0, 0, 0, 0, 1, 1, 2, 2, 3, 3], ['A', 'B', 'C', 'D'])).toEqual([])
    expect(change([0, 0, 4, 4, 1, 1, 2, 2, 3, 3], ['A', 'B', 'C', 'D', 'E'])).toEqual([
      { kind: 'split', cluster: 'A', into: ['A', 'E'] },
    ])
    expect(change([0, 0, 0, 0, 1, 1, 1, 1, 2, 2], ['A', 'B', 'X'])).toEqual([
      { kind: 'joined', clusters: ['B', 'C'], into: 'B' },
      { kind: 'renamed', cluster: 'D', as: 'X' },
    ])
    expect(change([0, 0, 0, 0, 1, 1, 2, 2, -1, -1, 3, 3], ['A', 'B', 'C', 'N'])).toEqual([
      { kind: 'new', cluster: 'N' },
      { kind: 'gone', cluster: 'D' },
    ])
  })
})
