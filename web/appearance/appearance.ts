/** State and data → what is shown: which nodes, how strongly, which edges, which labels first. Pure. */
import { type Between, between } from '../data/between.ts'
import { strongest } from '../data/hub.ts'
import { edgeBetween, isPaper, type MapData } from '../data/map-data.ts'
import { descending } from '../data/order.ts'
import type { State } from '../state/state.ts'
import { FADED, HIDDEN, kept, SHOWN } from './filters.ts'

export { FADED, HIDDEN, SHOWN } from './filters.ts'

export interface Appearance {
  /** Per node: HIDDEN by a filter, FADED outside of the focus, else SHOWN. */
  status: Uint8Array
  /** How many nodes are SHOWN. */
  shown: number
  /** Per edge: 1 where the filters let it pass, both ends are there, and it does not leave the cluster in focus. */
  passes: Uint8Array
  /** Edges of the focus, drawn strongly. */
  focusEdges: Uint32Array
  /** Node in focus, -1 without. */
  selected: number
  /** Cluster in focus while no node is. */
  cluster: number | null
  /** The second node, -1 without. */
  other: number
  /** How the focus and the second node are connected; `null` without one. */
  between: Between | null
  /** The concepts of each text that a person has placed; shown while nothing is in focus. */
  placed: readonly (readonly number[])[]
  /** Edge whose sentence is unfolded, -1 without. */
  link: number
  hiddenCommunities: ReadonlySet<number>
}

/** What depends on the data alone, computed once. */
export interface Ranking {
  /**
   * All edges by how early they are drawn: what holds the map together first. A concept—concept edge counts by the
   * papers that share it, a link by its weight; both by their place among the edges of the end where they stand first.
   */
  edgeOrder: Uint32Array
  /**
   * Nodes by how early they get a label: shared concepts of many papers first, then papers of many links, then concepts
   * of one paper.
   */
  labelOrder: Uint32Array
}

export function ranking(data: MapData): Ranking {
  const { start } = data.adjacency
  const degree = new Float32Array(data.nodes)
  const group = new Float32Array(data.nodes)
  for (let node = 0; node < data.nodes; node++) {
    degree[node] = start[node + 1] - start[node]
    group[node] = isPaper(data, node) ? 1 : data.count[node] > 1 ? 2 : 0
  }
  // Sorting keeps the order of equals: the last sort is the first criterion.
  const labelOrder = descending(group, descending(Float32Array.from(data.count), descending(degree)))
  return { edgeOrder: edgeOrder(data), labelOrder }
}

function edgeOrder({ nodes, edges, links, source, target, weight, count, adjacency }: MapData): Uint32Array {
  const place = new Uint32Array(edges).fill(edges)
  for (let node = 0; node < nodes; node++) {
    let [ofLinks, ofPairs] = [0, 0]
    for (let at = adjacency.start[node]; at < adjacency.start[node + 1]; at++) {
      const edge = adjacency.edge[at]
      place[edge] = Math.min(place[edge], edge < links ? ofLinks++ : ofPairs++)
    }
  }
  const importance = new Float32Array(edges)
  for (let edge = 0; edge < edges; edge++) {
    // Association strength times the geometric mean of both counts is how many papers share the two.
    const papers = edge < links ? 1 : Math.sqrt(count[source[edge]] * count[target[edge]])
    importance[edge] = (Math.max(0, weight[edge]) * papers) / (1 + place[edge]) ** 2
  }
  return descending(importance)
}

/** What a person looks at besides the focus: without a focus it stays and the rest fades. */
export interface Own {
  /** The concepts of each text of one's own. */
  placed?: readonly (readonly number[])[]
  /** The nodes of the basket, or those that a panel is about; `null` without. */
  marked?: ReadonlySet<number> | null
}

export function appearance(
  data: MapData,
  state: State,
  { placed = [], marked = null }: Own = {},
): Appearance {
  const { status, passes } = kept(data, state, [...placed.flat(), ...(marked ?? [])])
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
  /** These nodes, and the edges between them. */
  const only = (nodes: ReadonlySet<number>): void => {
    fadeAllBut(nodes)
    for (let edge = 0; edge < data.edges; edge++)
      if (passes[edge] === 1 && !(nodes.has(data.source[edge]) && nodes.has(data.target[edge])))
        passes[edge] = 0
  }
  let focusEdges = new Uint32Array(0)
  const pair = other >= 0 ? between(data, selected, other) : null
  if (pair) {
    const { nodes, edges } = pair
    fadeAllBut(new Set(nodes))
    // What explains stays in sight whatever is filtered.
    for (const node of nodes) status[node] = SHOWN
    focusEdges = Uint32Array.from(edges)
  } else if (selected >= 0) {
    const along = status[selected] === HIDDEN ? null : passes
    const second = find(state.link)
    if (state.steps === 1) {
      const near = strongest(data, selected, state.near, along)
      const unfolded = second < 0 ? -1 : edgeBetween(data, selected, second)
      // What is read stays in sight, however weak it is.
      const extra = unfolded < 0 || near.edges.includes(unfolded) ? [] : [unfolded]
      fadeAllBut(new Set([selected, ...near.nodes, ...(extra.length > 0 ? [second] : [])]))
      focusEdges = visible([...near.edges, ...extra])
    } else {
      const near = neighbourhood(data, selected, state.steps, along)
      fadeAllBut(near.nodes)
      focusEdges = visible(near.edges)
    }
    status[selected] = SHOWN
  } else if (cluster !== null) {
    only(membersOf(data, cluster))
  } else if (marked && marked.size > 0) only(marked)
  else if (placed.length > 0) fadeAllBut(new Set(placed.flat()))
  const second = find(state.link)
  let shown = 0
  for (let node = 0; node < data.nodes; node++) if (status[node] === SHOWN) shown++
  return {
    status,
    shown,
    passes,
    focusEdges,
    selected,
    other,
    between: pair,
    cluster,
    placed: selected < 0 && cluster === null && marked === null ? placed : [],
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
