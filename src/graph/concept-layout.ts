import { UndirectedGraph } from 'graphology'
import { generator } from '../random.ts'
import type { CooccurrenceColumns } from '../types.ts'
import type { Membership } from './communities.ts'
import { conceptGraph, pairWeight } from './concept-graph.ts'
import { forceAtlas2 } from './libraries.ts'
import { embedNeighbours } from './neighbour-embedding.ts'
import { sunflower } from './sunflower.ts'

/** Barnes & Hut's approximation pays off from here on. */
const BARNES_HUT = 500
/** Up to so many concepts every pair is held against each other; beyond, hubs would be driven to the rim. */
const FEW = 500
/** How much more an edge inside a community pulls. */
export const INSIDE = 4
const CONTRACTION = 0.85
/** How far apart neighbours begin, where they end about 1 apart; the widest radius to begin with: wider, islands shrink. */
const BEGIN = 0.08
const WIDEST = 12

export interface Places {
  x: Float64Array
  y: Float64Array
}

/**
 * Lays out the concepts that have an edge: the communities first (each a node, with the weight between them), by
 * ForceAtlas2 (Jacomy et al. 2014) with LinLog forces (Noack 2007: distances show density) and gravity 0.3; then their
 * concepts from discs around these places, where edges inside a community are four times as strong: up to 500 by the
 * same forces, after which every community is contracted to 85 % around its middle, more by embedNeighbours.
 * Scaled so that the root mean square distance from the middle of the map, which is 0, 0, is `radius` / √2, as in an
 * evenly filled disc. The places of the other concepts stay 0.
 */
export function layoutConcepts(
  edges: CooccurrenceColumns,
  membership: Membership,
  radius: number,
): Places & { placed: number[] } {
  const placed = withEdges(edges, membership.concept.length)
  const places = seed(placed, edges, membership)
  const factor = (a: number, b: number): number =>
    membership.concept[a] === membership.concept[b] ? INSIDE : 1
  if (placed.length > FEW) {
    scale(placed, places.x, places.y, Math.min(WIDEST, BEGIN * Math.sqrt(placed.length)))
    const { a, b } = edges
    const weight = Float64Array.from(a, (from, e) => pairWeight(edges, e) * factor(from, b[e]))
    embedNeighbours(places, placed, { a, b, weight }, generator(placed.length))
  } else if (placed.length > 0) {
    const graph = conceptGraph(placed, edges, factor)
    run(graph, placed, places)
    contract(placed, places, membership)
  }
  scale(placed, places.x, places.y, radius)
  return { ...places, placed }
}

/** Concepts in discs around the places of their communities. */
function seed(placed: number[], edges: CooccurrenceColumns, membership: Membership): Places {
  const centres = layoutCommunities(edges, membership)
  const x = new Float64Array(membership.concept.length)
  const y = new Float64Array(membership.concept.length)
  const seen = new Uint32Array(membership.count)
  for (const c of placed) {
    const k = membership.concept[c]
    const [dx, dy] = sunflower(seen[k]++, 1)
    x[c] = centres.x[k] + dx
    y[c] = centres.y[k] + dy
  }
  return { x, y }
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
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  const size = new Uint32Array(count)
  for (const k of concept) if (k >= 0) size[k]++
  let before = 0
  for (let k = 0; k < count; k++) {
    ;[x[k], y[k]] = sunflower(before + size[k] / 2, 2)
    before += size[k]
  }
  const between = new Map<number, number>()
  for (let e = 0; e < edges.a.length; e++) {
    const [j, k] = [concept[edges.a[e]], concept[edges.b[e]]]
    const pair = Math.min(j, k) * count + Math.max(j, k)
    if (j !== k) between.set(pair, (between.get(pair) ?? 0) + edges.weight[e])
  }
  const nodes = Array.from(x, (_, k) => k)
  const graph = new UndirectedGraph()
  for (const k of nodes) graph.addNode(k)
  for (const [pair, weight] of between)
    graph.addUndirectedEdge(Math.floor(pair / count), pair % count, { weight })
  if (count > 0) run(graph, nodes, { x, y })
  scale(nodes, x, y, 1.128 * Math.sqrt(before))
  return { x, y }
}

/** ForceAtlas2 holds every pair against every other below BARNES_HUT nodes; fewer rounds the more nodes there are. */
function run(graph: UndirectedGraph, nodes: number[], { x, y }: Places): void {
  for (const node of nodes) graph.mergeNodeAttributes(node, { x: x[node], y: y[node] })
  const found = forceAtlas2(graph, {
    iterations: Math.max(60, Math.min(400, Math.round(400_000 / nodes.length))),
    settings: {
      linLogMode: true,
      gravity: 0.3,
      edgeWeightInfluence: 1,
      barnesHutOptimize: nodes.length > BARNES_HUT,
      barnesHutTheta: 1,
      slowDown: 1 + Math.log(nodes.length),
    },
  })
  for (const node of nodes) {
    x[node] = found[node].x
    y[node] = found[node].y
  }
}

function contract(nodes: number[], { x, y }: Places, { concept, count }: Membership): void {
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
