/** Rows of edges per node. Pure. */
import { descending } from './order.ts'

/** The edges of node n are the entries `start[n] … start[n + 1]`, strongest first. */
export interface Adjacency {
  start: Uint32Array
  neighbour: Uint32Array
  edge: Uint32Array
}

/** Edges of negative weight are not there. */
export function adjacency(
  nodes: number,
  source: Uint32Array,
  target: Uint32Array,
  weight: Float32Array,
): Adjacency {
  const edges = weight.length
  const start = new Uint32Array(nodes + 1)
  for (let e = 0; e < edges; e++) {
    if (weight[e] < 0) continue
    start[source[e] + 1]++
    start[target[e] + 1]++
  }
  for (let n = 0; n < nodes; n++) start[n + 1] += start[n]
  const neighbour = new Uint32Array(start[nodes])
  const edge = new Uint32Array(start[nodes])
  const next = start.slice()
  for (const e of descending(weight)) {
    if (weight[e] < 0) continue
    const from = next[source[e]]++
    const to = next[target[e]]++
    neighbour[from] = target[e]
    neighbour[to] = source[e]
    edge[from] = edge[to] = e
  }
  return { start, neighbour, edge }
}
