import { UndirectedGraph } from 'graphology'
import type { CooccurrenceColumns } from '../types.ts'
import type { Membership } from './communities.ts'
import { conceptGraph } from './concept-graph.ts'
import { forceAtlas2 } from './libraries.ts'
import { sunflower } from './sunflower.ts'

/** Barnes & Hut's approximation pays off from here on. */
const BARNES_HUT = 500
/** How much more an edge inside a community pulls. */
const INSIDE = 4
const CONTRACTION = 0.85

export interface Places {
  x: Float64Array
  y: Float64Array
}

/**
 * Lays out the concepts that have an edge: the communities first (each a node, with the weight between them), then
 * their concepts from discs around these places, by ForceAtlas2 (Jacomy et al. 2014) with LinLog forces (Noack 2007:
 * distances show density), gravity 0.3 and edges inside a community four times as strong; then every community is
 * contracted to 85 % around its middle. Scaled so that the root mean square distance from the middle of the map, which
 * is 0, 0, is `radius` / √2, as in an evenly filled disc. The places of the other concepts stay 0.
 */
export function layoutConcepts(
  edges: CooccurrenceColumns,
  membership: Membership,
  radius: number,
): Places & { placed: number[] } {
  const placed = withEdges(edges, membership.concept.length)
  const centres = layoutCommunities(edges, membership)
  const graph = conceptGraph(placed, edges, (a, b) =>
    membership.concept[a] === membership.concept[b] ? INSIDE : 1,
  )
  const seen = new Uint32Array(membership.count)
  for (const c of placed) {
    const k = membership.concept[c]
    const [dx, dy] = sunflower(seen[k]++, 1)
    graph.mergeNodeAttributes(c, { x: centres.x[k] + dx, y: centres.y[k] + dy })
  }
  const x = new Float64Array(membership.concept.length)
  const y = new Float64Array(membership.concept.length)
  if (placed.length > 0) {
    const found = run(graph, placed.length)
    for (const c of placed) {
      x[c] = found[c].x
      y[c] = found[c].y
    }
    contract(placed, x, y, membership)
    scale(placed, x, y, radius)
  }
  return { x, y, placed }
}

function withEdges(edges: CooccurrenceColumns, concepts: number): number[] {
  const has = new Uint8Array(concepts)
  for (let e = 0; e < edges.a.length; e++) {
    has[edges.a[e]] = 1
    has[edges.b[e]] = 1
  }
  const list: number[] = []
  for (let c = 0; c < concepts; c++) if (has[c]) list.push(c)
  return list
}

/** The places of the communities, in units of the spacing of their concepts. */
function layoutCommunities(edges: CooccurrenceColumns, { concept, count }: Membership): Places {
  const graph = new UndirectedGraph()
  const size = new Uint32Array(count)
  for (const k of concept) if (k >= 0) size[k]++
  let before = 0
  for (let k = 0; k < count; k++) {
    const [dx, dy] = sunflower(before + size[k] / 2, 2)
    graph.addNode(k, { x: dx, y: dy })
    before += size[k]
  }
  for (let e = 0; e < edges.a.length; e++) {
    const [j, k] = [concept[edges.a[e]], concept[edges.b[e]]]
    if (j !== k)
      graph.updateUndirectedEdge(j, k, (attributes) => ({
        weight: (attributes.weight ?? 0) + edges.weight[e],
      }))
  }
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  if (graph.order === 0) return { x, y }
  const found = run(graph, count)
  for (let k = 0; k < count; k++) {
    x[k] = found[k].x
    y[k] = found[k].y
  }
  scale(
    Array.from(x, (_, k) => k),
    x,
    y,
    1.128 * Math.sqrt(before),
  )
  return { x, y }
}

/** ForceAtlas2 holds every pair against every other below BARNES_HUT nodes; fewer rounds the more nodes there are. */
function run(graph: UndirectedGraph, nodes: number): Record<string, { x: number; y: number }> {
  return forceAtlas2(graph, {
    iterations: Math.max(60, Math.min(400, Math.round(400_000 / nodes))),
    settings: {
      linLogMode: true,
      gravity: 0.3,
      edgeWeightInfluence: 1,
      barnesHutOptimize: nodes > BARNES_HUT,
      barnesHutTheta: 1,
      slowDown: 1 + Math.log(nodes),
    },
  })
}

function contract(nodes: number[], x: Float64Array, y: Float64Array, { concept, count }: Membership): void {
  const size = new Uint32Array(count)
  const mx = new Float64Array(count)
  const my = new Float64Array(count)
  for (const c of nodes) {
    size[concept[c]]++
    mx[concept[c]] += x[c]
    my[concept[c]] += y[c]
  }
  for (const c of nodes) {
    const k = concept[c]
    x[c] = mx[k] / size[k] + CONTRACTION * (x[c] - mx[k] / size[k])
    y[c] = my[k] / size[k] + CONTRACTION * (y[c] - my[k] / size[k])
  }
}

/** Moves the middle to 0, 0 and the root mean square distance to radius / √2. */
export function scale(nodes: number[], x: Float64Array, y: Float64Array, radius: number): void {
  let [mx, my, squares] = [0, 0, 0]
  for (const i of nodes) {
    mx += x[i] / nodes.length
    my += y[i] / nodes.length
  }
  for (const i of nodes) squares += ((x[i] - mx) ** 2 + (y[i] - my) ** 2) / nodes.length
  const factor = squares > 0 ? radius / Math.sqrt(2 * squares) : 0
  for (const i of nodes) {
    x[i] = (x[i] - mx) * factor
    y[i] = (y[i] - my) * factor
  }
}
