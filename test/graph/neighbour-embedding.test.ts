import { describe, expect, it } from 'vitest'
import { linkColumns } from '../../src/graph/columns.ts'
import { drawGraph } from '../../src/graph/index.ts'
import { embedNeighbours, type Ties } from '../../src/graph/neighbour-embedding.ts'
import { DEFAULTS } from '../../src/options.ts'
import { generator } from '../../src/random.ts'
import { planted } from './planted.ts'

/** `groups` rings of `size` nodes, each tied to its next two; one weak tie joins the groups. */
function rings(groups: number, size: number): { nodes: number[]; ties: Ties } {
  const [a, b, weight]: number[][] = [[], [], []]
  const tie = (i: number, j: number, w: number): void => {
    a.push(i)
    b.push(j)
    weight.push(w)
  }
  for (let g = 0; g < groups; g++) {
    const node = (i: number): number => g * size + (i % size)
    for (let i = 0; i < size; i++) for (const next of [1, 2]) tie(node(i), node(i + next), 1)
    if (g > 0) tie(node(0), 0, 0.05)
  }
  return { nodes: Array.from({ length: groups * size }, (_, i) => i), ties: { a, b, weight } }
}

function embedded(groups: number, size: number, seed = 1): { x: Float64Array; y: Float64Array } {
  const { nodes, ties } = rings(groups, size)
  const random = generator(seed)
  const x = Float64Array.from(nodes, () => random() * 4)
  const y = Float64Array.from(nodes, () => random() * 4)
  embedNeighbours({ x, y }, nodes, ties, random)
  return { x, y }
}

describe('embedNeighbours', () => {
  it('brings neighbours together from random places, and groups apart', () => {
    const size = 40
    const { x, y } = embedded(6, size)
    let same = 0
    for (let i = 0; i < x.length; i++) {
      const distance = (j: number): number => (j === i ? Infinity : Math.hypot(x[i] - x[j], y[i] - y[j]))
      const nearest = [...x.keys()].reduce((best, j) => (distance(j) < distance(best) ? j : best))
      if (Math.floor(nearest / size) === Math.floor(i / size)) same++
    }
    expect(same / x.length).toBeGreaterThan(0.9)
  })

  it('gives the same places for the same seed, and throws none far out', () => {
    const { x, y } = embedded(6, 40)
    expect(embedded(6, 40)).toEqual({ x, y })
    expect(embedded(6, 40, 2)).not.toEqual({ x, y })
    expect(Math.max(...x, ...y) - Math.min(...x, ...y)).toBeLessThan(60)
  })

  it('leaves places without edges, and takes two nodes in one place', () => {
    const x = Float64Array.of(1, 2)
    embedNeighbours({ x, y: new Float64Array(2) }, [0, 1], { a: [], b: [], weight: [] }, generator(1))
    expect([...x]).toEqual([1, 2])
    const same = { x: new Float64Array(3), y: new Float64Array(3) }
    embedNeighbours(same, [0, 1, 2], { a: [0], b: [1], weight: [1] }, generator(1))
    expect([...same.x, ...same.y].every(Number.isFinite)).toBe(true)
  })
})

it('keeps papers of a community together in a library of more concepts than forces are meant for', () => {
  const { papers, concepts, links, truth } = planted({ papers: 1500, concepts: 1200, communities: 12 })
  const { nodes } = drawGraph(papers, concepts, linkColumns(links), undefined, DEFAULTS)
  let same = 0
  for (let p = 0; p < papers.length; p += 5) {
    let nearest = -1
    let least = Infinity
    for (let q = 0; q < papers.length; q++) {
      const distance = (nodes.x[p] - nodes.x[q]) ** 2 + (nodes.y[p] - nodes.y[q]) ** 2
      if (q === p || distance >= least) continue
      least = distance
      nearest = q
    }
    if (truth.paper[nearest] === truth.paper[p]) same++
  }
  expect(same / Math.ceil(papers.length / 5)).toBeGreaterThan(0.9)
})
