/** How two nodes are connected: by what they share, else along the shortest way. Pure. */
import { edgeBetween, isPaper, type MapData, neighboursOf, sharedPapers } from './map-data.ts'

export interface Between {
  /**
   * `shared`: two papers and the concepts of both, or two concepts and the papers of both; `link`: a paper and its
   * concept; `path`: a way over more than one node; `none`: no way.
   */
  kind: 'shared' | 'link' | 'path' | 'none'
  /** Both ends and what is between; of a path in its order, of what is shared the most telling first. */
  nodes: number[]
  edges: number[]
}

export function between(data: MapData, a: number, b: number): Between {
  if (isPaper(data, a) !== isPaper(data, b)) {
    const edge = edgeBetween(data, a, b)
    if (edge >= 0) return { kind: 'link', nodes: [a, b], edges: [edge] }
  } else {
    const shared = isPaper(data, a) ? sharedConcepts(data, a, b) : sharedPapers(data, a, b)
    if (shared.length > 0) {
      const edges = shared.flatMap((node) => [edgeBetween(data, a, node), edgeBetween(data, b, node)])
      return { kind: 'shared', nodes: [a, b, ...shared], edges }
    }
  }
  return shortestWay(data, a, b)
}

/** Concepts of both papers: rare and weighty ones first, then by number. */
export function sharedConcepts(data: MapData, a: number, b: number): number[] {
  const weights = new Map(neighboursOf(data, a).map(({ node, weight }) => [node, weight]))
  return neighboursOf(data, b)
    .filter(({ node }) => weights.has(node))
    .map(({ node, weight }) => ({
      node,
      strength: weight * weights.get(node)! * Math.log(1 + data.papers / Math.max(1, data.count[node])),
    }))
    .sort((x, y) => y.strength - x.strength || x.node - y.node)
    .map(({ node }) => node)
}

/** Breadth first, stronger edges first. */
function shortestWay(data: MapData, a: number, b: number): Between {
  const { start, neighbour, edge } = data.adjacency
  const before = new Int32Array(data.nodes).fill(-1)
  const along = new Int32Array(data.nodes).fill(-1)
  before[a] = a
  const queue = [a]
  for (let at = 0; at < queue.length && before[b] < 0; at++)
    for (let row = start[queue[at]]; row < start[queue[at] + 1]; row++) {
      const next = neighbour[row]
      if (before[next] >= 0) continue
      before[next] = queue[at]
      along[next] = edge[row]
      queue.push(next)
    }
  if (before[b] < 0) return { kind: 'none', nodes: [a, b], edges: [] }
  const nodes = [b]
  const edges: number[] = []
  for (let node = b; node !== a; node = before[node]) {
    nodes.push(before[node])
    edges.push(along[node])
  }
  return { kind: 'path', nodes: nodes.reverse(), edges: edges.reverse() }
}
