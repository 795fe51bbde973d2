import { UndirectedGraph } from 'graphology'
import type { CooccurrenceColumns } from '../types.ts'

/**
 * How much a pair that one paper alone shows counts beside its weight. Together with choosing such pairs last this
 * raised the purity of papers in planted libraries of 2,000 (30 % noise) from .74 to .95, and of concepts from .56
 * to .88: most pairs of rare concepts are chance, and the association strength of rare concepts is high.
 */
const ONCE = 0.1

/** How strongly an edge ties its two concepts. */
export const pairWeight = ({ weight, count }: CooccurrenceColumns, edge: number): number =>
  weight[edge] * (count[edge] === 1 ? ONCE : 1)

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
    if (!graph.hasNode(a) || !graph.hasNode(b)) continue
    const weight = pairWeight(edges, e) * factor(a, b)
    graph.addUndirectedEdgeWithKey(e, a, b, { weight })
  }
  return graph
}
