/** State and data → what is shown: which nodes, how strongly, which edges, which labels first. Pure. */
import { edgeBetween, isPaper, type MapData } from '../data/map-data.ts'
import { NODE_TYPES, type State } from '../state/state.ts'

export const HIDDEN = 0
export const FADED = 1
export const SHOWN = 2

export interface Appearance {
  /** Per node: HIDDEN by a filter, FADED outside of the focus, else SHOWN. */
  status: Uint8Array
  /** How many nodes are SHOWN. */
  shown: number
  /** Edges drawn calmly. */
  edges: Uint32Array
  /** Edges of the focus, drawn strongly. */
  focusEdges: Uint32Array
  /** Node in focus, -1 without. */
  selected: number
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

export function appearance(data: MapData, ranked: Ranking, state: State): Appearance {
  const hiddenCommunities = new Set(state.hiddenCommunities)
  const hiddenTypes = new Set<number>(state.hiddenTypes.map((type) => NODE_TYPES.indexOf(type)))
  const status = new Uint8Array(data.nodes)
  for (let node = 0; node < data.nodes; node++)
    status[node] =
      hiddenCommunities.has(data.community[node]) || hiddenTypes.has(data.type[node]) ? HIDDEN : SHOWN

  const selected = state.selected === null ? -1 : (data.nodeOf.get(state.selected) ?? -1)
  const visible = (edges: Iterable<number>): Uint32Array =>
    Uint32Array.from(edges).filter(
      (edge) => status[data.source[edge]] !== HIDDEN && status[data.target[edge]] !== HIDDEN,
    )
  const edges = visible(ranked.backbone)
  let focusEdges = new Uint32Array(0)
  let link = -1
  if (selected >= 0) {
    const near = neighbourhood(data, selected, state.steps)
    for (let node = 0; node < data.nodes; node++)
      if (status[node] === SHOWN && !near.nodes.has(node)) status[node] = FADED
    status[selected] = SHOWN
    focusEdges = visible(near.edges) as typeof focusEdges
    const other = state.link === null ? undefined : data.nodeOf.get(state.link)
    if (other !== undefined) link = edgeBetween(data, selected, other)
  }
  let shown = 0
  for (const value of status) if (value === SHOWN) shown++
  return { status, shown, edges, focusEdges, selected, link, hiddenCommunities }
}

/** What one reaches from `node` in so many steps, and the edges one goes along. */
export function neighbourhood(
  data: MapData,
  node: number,
  steps: number,
): { nodes: Set<number>; edges: Set<number> } {
  const { start, neighbour, edge } = data.adjacency
  const nodes = new Set([node])
  const edges = new Set<number>()
  let front = [node]
  for (let step = 0; step < steps; step++) {
    const next: number[] = []
    for (const from of front)
      for (let at = start[from]; at < start[from + 1]; at++) {
        edges.add(edge[at])
        if (nodes.has(neighbour[at])) continue
        nodes.add(neighbour[at])
        next.push(neighbour[at])
      }
    front = next
  }
  return { nodes, edges }
}
