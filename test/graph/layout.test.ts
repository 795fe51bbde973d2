import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkColumns } from '../../src/graph/columns.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { removeOverlaps } from '../../src/graph/noverlap.ts'
import { DEFAULTS } from '../../src/options.ts'
import type { Atlas, Link } from '../../src/types.ts'
import { concept, link, paper, planted } from './planted.ts'

const draw = (papers: number[][], concepts: number): Atlas =>
  drawGraph(
    papers.map((_, p) => paper(`p${p}`)),
    Array.from({ length: concepts }, (_, c) => concept(`c${c}`)),
    linkColumns(papers.map((list): Link[] => list.map((c) => link(c)))),
    undefined,
    DEFAULTS,
  )

function overlaps(x: ArrayLike<number>, y: ArrayLike<number>, size: ArrayLike<number>): number {
  let count = 0
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < i; j++) if (Math.hypot(x[i] - x[j], y[i] - y[j]) < size[i] + size[j]) count++
  return count
}

const all = (values: Float32Array): boolean => values.every(Number.isFinite)

describe('the layout', () => {
  it('has no overlaps, keeps communities together and has its middle at 0, 0', () => {
    const { papers, concepts, links, truth } = planted()
    const { nodes } = drawGraph(papers, concepts, linkColumns(links), undefined, DEFAULTS)
    expect(overlaps(nodes.x, nodes.y, nodes.size)).toBe(0)
    let same = 0
    for (const [p] of papers.entries()) {
      const distance = (q: number): number =>
        q === p ? 1e9 : Math.hypot(nodes.x[p] - nodes.x[q], nodes.y[p] - nodes.y[q])
      const nearest = papers.map((_, q) => q).sort((q, r) => distance(q) - distance(r))[0]
      if (truth.paper[nearest] === truth.paper[p]) same++
    }
    expect(same / papers.length).toBeGreaterThan(0.9)
  })

  it.each([
    { name: 'nothing', papers: [], concepts: 0 },
    { name: 'one paper', papers: [[]], concepts: 0 },
    { name: 'one link', papers: [[0]], concepts: 1 },
    { name: 'two papers and one concept', papers: [[0], [0]], concepts: 1 },
    { name: 'papers without links', papers: Array.from({ length: 50 }, () => []), concepts: 0 },
    { name: 'concepts without links', papers: [[]], concepts: 9 },
    { name: 'papers that share nothing', papers: Array.from({ length: 50 }, (_, p) => [p]), concepts: 50 },
    { name: 'disconnected pairs', papers: Array.from({ length: 60 }, (_, p) => [p >> 1]), concepts: 30 },
    { name: 'one concept of all', papers: Array.from({ length: 60 }, () => [0]), concepts: 1 },
  ])('takes $name', ({ papers, concepts }) => {
    const { nodes, communities } = draw(papers, concepts)
    expect([nodes.x, nodes.y, nodes.size].every(all)).toBe(true)
    expect(nodes.x.length).toBe(papers.length + concepts)
    expect(overlaps(nodes.x, nodes.y, nodes.size)).toBe(0)
    for (const { hull } of communities)
      expect(hull.every((ring) => ring.every(Number.isFinite) && ring.length % 2 === 0)).toBe(true)
  })

  it('puts papers without links in rows under the map, and its middle is still 0, 0', () => {
    const linked = Array.from({ length: 40 }, (_, p) => [p % 4, (p + 1) % 4])
    const { nodes } = draw([...linked, ...Array.from({ length: 30 }, () => [])], 4)
    const rest = [...nodes.y].slice(40, 70)
    const others = [...nodes.y.slice(0, 40), ...nodes.y.slice(70)]
    expect(Math.max(...rest)).toBeLessThan(Math.min(...others))
    expect(Math.max(...nodes.y) + Math.min(...nodes.y)).toBeCloseTo(0, 1)
    expect(Math.max(...nodes.x) + Math.min(...nodes.x)).toBeCloseTo(0, 1)
    expect(overlaps(nodes.x, nodes.y, nodes.size)).toBe(0)
  })

  it('draws outlines around the nodes of a community, and none below three', () => {
    const { communities, nodes } = draw([[0, 1], [0, 1], [2]], 3)
    expect(communities.map(({ hull }) => hull.length > 0)).toEqual([true, false])
    const xs = communities[0].hull[0].filter((_, i) => i % 2 === 0)
    expect(Math.min(...xs)).toBeLessThan(Math.min(nodes.x[0], nodes.x[1], nodes.x[3], nodes.x[4]))
    expect(Math.max(...xs)).toBeGreaterThan(Math.max(nodes.x[0], nodes.x[1], nodes.x[3], nodes.x[4]))
  })
})

describe('removeOverlaps', () => {
  it('leaves no overlap, wherever discs were', () => {
    const disc = fc.record({
      x: fc.constantFrom(0, 1, 1e-9, 50, -1e6) as fc.Arbitrary<number>,
      y: fc.double({ min: -20, max: 20, noNaN: true }),
      size: fc.double({ min: 0.5, max: 20, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(disc, { maxLength: 40 }), (discs) => {
        const x = Float64Array.from(discs, (d) => d.x)
        const y = Float64Array.from(discs, (d) => d.y)
        const size = discs.map((d) => d.size)
        removeOverlaps(x, y, size)
        expect(overlaps(x, y, size)).toBe(0)
      }),
      { numRuns: 200 },
    )
  })

  it('leaves what does not overlap where it is', () => {
    const x = Float64Array.of(0, 10, 20)
    removeOverlaps(x, new Float64Array(3), [3, 3, 3])
    expect([...x]).toEqual([0, 10, 20])
  })
})
