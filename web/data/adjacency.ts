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
  const start = new Uint32Array(nodes + 1)
  const there = Uint32Array.from(source.keys()).filter((e) => weight[e] >= 0)
  for (const e of there) {
    start[source[e] + 1]++
    start[target[e] + 1]++
  }
  for (let n = 0; n < nodes; n++) start[n + 1] += start[n]
  const strongest = descending(weight.map((value) => Math.max(0, value))).filter((e) => weight[e] >= 0)
  const next = start.slice()
  const neighbour = new Uint32Array(2 * there.length)
  const edge = new Uint32Array(2 * there.length)
  for (const e of strongest) {
    const from = next[source[e]]++
    const to = next[target[e]]++
    neighbour[from] = target[e]
    neighbour[to] = source[e]
    edge[from] = edge[to] = e
  }
  return { start, neighbour, edge }
}
