import { UndirectedGraph } from 'graphology'
import type { CooccurrenceColumns } from '../types.ts'

/**
 * The concept graph for graphology's algorithms: a node per index in `members`, in that order, and the edges between
 * two members, with `weight` multiplied by `factor(a, b)`. Keys are the indices as strings.
 */
export function conceptGraph(
  members: Iterable<number>,
  edges: CooccurrenceColumns,
  factor: (a: number, b: number) => number = () => 1,
): UndirectedGraph {
  const graph = new UndirectedGraph()
  for (const c of members) graph.addNode(c)
  for (let e = 0; e < edges.a.length; e++) {
    const a = edges.a[e]
    const b = edges.b[e]
    if (graph.hasNode(a) && graph.hasNode(b))
      graph.addUndirectedEdgeWithKey(e, a, b, { weight: edges.weight[e] * factor(a, b) })
  }
  return graph
}
