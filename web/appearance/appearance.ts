/** State and data → what is shown: which nodes, how strongly, which edges, which labels first. Pure. */
import { between } from '../data/between.ts'
import { edgeBetween, isPaper, type MapData } from '../data/map-data.ts'
import type { State } from '../state/state.ts'
import { FADED, HIDDEN, kept, SHOWN } from './filters.ts'

export { FADED, HIDDEN, SHOWN } from './filters.ts'

export interface Appearance {
  /** Per node: HIDDEN by a filter, FADED outside of the focus, else SHOWN. */
  status: Uint8Array
  /** How many nodes are SHOWN. */
  shown: number
  /** Per edge: 1 where the filters let it pass and both ends are there. */
  passes: Uint8Array
  /** Edges drawn calmly. */
  edges: Uint32Array
  /** Edges of the focus, drawn strongly. */
  focusEdges: Uint32Array
  /** Node in focus, -1 without. */
  selected: number
  /** Cluster in focus while no node is. */
  cluster: number | null
  /** The second node, -1 without. */
  other: number
  /** The concepts of each text that a person has placed; shown while nothing is in focus. */
  placed: readonly (readonly number[])[]
  /** Edge whose sentence is unfolded, -1 without. */
  link: number
  hiddenCommunities: ReadonlySet<number>
}

/** What depends on the data alone, computed once. */
export interface Ranking {
  /** The strongest edges of every node, at most BACKBONE or three per node. */
  backbone: Uint32Array
  /**
   * Nodes by how early they get a label: shared concepts of many papers first, then papers of many links, then concepts
   * of one paper.
   */
  labelOrder: Uint32Array
}

/** Up to this many edges are all drawn at once; with more it is the strongest of every node first. */
export const BACKBONE = 2000

export function ranking(data: MapData): Ranking {
  const { start } = data.adjacency
  const degree = (node: number): number => start[node + 1] - start[node]
  const group = (node: number): number => (isPaper(data, node) ? 1 : data.count[node] > 1 ? 0 : 2)
  const labelOrder = Uint32Array.from({ length: data.nodes }, (_, node) => node).sort(
    (a, b) => group(a) - group(b) || data.count[b] - data.count[a] || degree(b) - degree(a) || a - b,
  )
  return { backbone: backbone(data, Math.max(BACKBONE, data.nodes)), labelOrder }
}

/**
 * At most `budget` edges: all of them where they fit, else those that come first in the row of one of their ends, by
 * (place in the row, weight, number).
 */
export function backbone(data: MapData, budget: number): Uint32Array {
  const all = Uint32Array.from({ length: data.edges }, (_, edge) => edge)
  if (data.edges <= budget) return all
  const { start, edge } = data.adjacency
  const place = new Uint32Array(data.edges).fill(0xffffffff)
  for (let node = 0; node < data.nodes; node++)
    for (let at = start[node]; at < start[node + 1]; at++)
      place[edge[at]] = Math.min(place[edge[at]], at - start[node])
  return all
    .sort((a, b) => place[a] - place[b] || data.weight[b] - data.weight[a] || a - b)
    .slice(0, budget)
    .sort()
}

/** `placed` are the concepts of texts of one's own: without a focus they stay and the rest fades. */
export function appearance(
  data: MapData,
  ranked: Ranking,
  state: State,
  placed: readonly (readonly number[])[] = [],
): Appearance {
  const { status, passes } = kept(data, state)
  const find = (key: string | null): number => (key === null ? -1 : (data.nodeOf.get(key) ?? -1))
  const selected = find(state.selected)
  const cluster = selected < 0 && data.communities[state.cluster ?? -1] ? state.cluster : null
  const other = selected < 0 ? -1 : find(state.other)
  const visible = (edges: Iterable<number>): Uint32Array<ArrayBuffer> =>
    Uint32Array.from(edges).filter((edge) => passes[edge] === 1)
  const fadeAllBut = (nodes: ReadonlySet<number>): void => {
    for (let node = 0; node < data.nodes; node++)
      if (status[node] === SHOWN && !nodes.has(node)) status[node] = FADED
  }
  let edges = ranked.backbone
  let focusEdges = new Uint32Array(0)
  if (other >= 0) {
    const { nodes, edges } = between(data, selected, other)
    fadeAllBut(new Set(nodes))
    // What explains stays in sight whatever is filtered.
    for (const node of nodes) status[node] = SHOWN
    focusEdges = Uint32Array.from(edges)
  } else if (selected >= 0) {
    const near = neighbourhood(data, selected, state.steps, status[selected] === HIDDEN ? null : passes)
    fadeAllBut(near.nodes)
    status[selected] = SHOWN
    focusEdges = visible(near.edges)
  } else if (cluster !== null) {
    const members = membersOf(data, cluster)
    fadeAllBut(members)
    edges = edges.filter((edge) => members.has(data.source[edge]) && members.has(data.target[edge]))
  } else if (placed.length > 0) fadeAllBut(new Set(placed.flat()))
  const second = find(state.link)
  let shown = 0
  for (const value of status) if (value === SHOWN) shown++
  return {
    status,
    shown,
    passes,
    edges: visible(edges),
    focusEdges,
    selected,
    other,
    cluster,
    placed: selected < 0 && cluster === null ? placed : [],
    link: selected >= 0 && second >= 0 ? edgeBetween(data, selected, second) : -1,
    hiddenCommunities: new Set(state.hiddenCommunities),
  }
}

/** The nodes of a cluster. */
export function membersOf({ community, nodes }: MapData, cluster: number): Set<number> {
  const found = new Set<number>()
  for (let node = 0; node < nodes; node++) if (community[node] === cluster) found.add(node)
  return found
}

/** What one reaches from `node` in so many steps along edges that pass (`null`: all), and the edges one goes along. */
export function neighbourhood(
  data: MapData,
  node: number,
  steps: number,
  passes: Uint8Array | null,
): { nodes: Set<number>; edges: Set<number> } {
  const { start, neighbour, edge } = data.adjacency
  const nodes = new Set([node])
  const edges = new Set<number>()
  let front = [node]
  for (let step = 0; step < steps; step++) {
    const next: number[] = []
    for (const from of front)
      for (let at = start[from]; at < start[from + 1]; at++) {
        if (passes?.[edge[at]] === 0) continue
        edges.add(edge[at])
        if (nodes.has(neighbour[at])) continue
        nodes.add(neighbour[at])
        next.push(neighbour[at])
      }
    front = next
  }
  return { nodes, edges }
}
