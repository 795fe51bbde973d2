/** Communities of concepts that go on from those of an earlier map. */
import type { CooccurrenceColumns } from '../types.ts'
import { pairWeight } from './concept-graph.ts'

/** By so much modularity a new division must be better before it takes the place of one that people know. */
const WORTH_A_CHANGE = 0.02
/** Rounds in which new concepts look for where they belong; most have found it after three. */
const ROUNDS = 10

/**
 * The communities of concepts: those of `earlier` with the new concepts in them; undefined where the library has outgrown
 * these, as the modularity of the `fresh` ones tells. Both hold a number per concept, -1 where there is none; concepts that are -1 in `fresh` stay so. New concepts begin with those that they are together with in `fresh`, and then move, in
 * the order of their numbers, to where that gains most modularity (the local moves of Blondel et al. 2008); known ones stay.
 */
export function keptCommunities(
  earlier: ArrayLike<number>,
  fresh: Int32Array,
  edges: CooccurrenceColumns,
): Int32Array | undefined {
  const graph = new Weights(fresh, edges)
  let first = 0
  for (let c = 0; c < fresh.length; c++) first = Math.max(first, earlier[c] + 1)
  const kept = fresh.map((k, c) => (k < 0 ? -1 : earlier[c] >= 0 ? earlier[c] : first + k))
  const added = [...kept.keys()].filter((c) => kept[c] >= first)
  if (added.length > 0) graph.move(kept, added)
  return graph.modularity(fresh) > graph.modularity(kept) + WORTH_A_CHANGE ? undefined : kept
}

/** The edges between concepts that have a community, in both directions. */
class Weights {
  readonly #start: Uint32Array
  readonly #to: Uint32Array
  readonly #weight: Float64Array
  readonly #degree: Float64Array
  #all = 0

  constructor(has: Int32Array, edges: CooccurrenceColumns) {
    const { a, b } = edges
    const start = new Uint32Array(has.length + 1)
    const isIn = (e: number): boolean => has[a[e]] >= 0 && has[b[e]] >= 0
    for (let e = 0; e < a.length; e++) {
      if (!isIn(e)) continue
      start[a[e] + 1]++
      start[b[e] + 1]++
    }
    for (let c = 0; c < has.length; c++) start[c + 1] += start[c]
    const next = start.slice()
    this.#start = start
    this.#to = new Uint32Array(start[has.length])
    this.#weight = new Float64Array(start[has.length])
    this.#degree = new Float64Array(has.length)
    const add = (from: number, to: number, weight: number): void => {
      this.#to[next[from]] = to
      this.#weight[next[from]++] = weight
      this.#degree[from] += weight
      this.#all += weight
    }
    for (let e = 0; e < a.length; e++) {
      if (!isIn(e)) continue
      add(a[e], b[e], pairWeight(edges, e))
      add(b[e], a[e], pairWeight(edges, e))
    }
  }

  /** Newman & Girvan 2004; 0 without edges. */
  modularity(community: Int32Array): number {
    if (this.#all === 0) return 0
    const total = this.#totals(community)
    let inside = 0
    for (let c = 0; c < community.length; c++)
      for (let i = this.#start[c]; i < this.#start[c + 1]; i++)
        if (community[c] === community[this.#to[i]]) inside += this.#weight[i]
    return total.reduce((sum, one) => sum - (one / this.#all) ** 2, inside / this.#all)
  }

  /** Moves `some` concepts to where they gain most, in place. */
  move(community: Int32Array, some: readonly number[]): void {
    const total = this.#totals(community)
    const tie = new Float64Array(total.length)
    for (let round = 0; round < ROUNDS; round++) {
      let moved = 0
      for (const c of some) {
        const own = community[c]
        const met: number[] = []
        for (let i = this.#start[c]; i < this.#start[c + 1]; i++) {
          const k = community[this.#to[i]]
          if (tie[k] === 0) met.push(k)
          tie[k] += this.#weight[i]
        }
        total[own] -= this.#degree[c]
        const gain = (k: number): number => tie[k] - (total[k] * this.#degree[c]) / this.#all
        let best = own
        for (const k of met) if (gain(k) > gain(best) || (gain(k) === gain(best) && k < best)) best = k
        total[best] += this.#degree[c]
        for (const k of met) tie[k] = 0
        if (best === own) continue
        community[c] = best
        moved++
      }
      if (moved === 0) return
    }
  }

  #totals(community: Int32Array): Float64Array {
    const total = new Float64Array(community.reduce((most, k) => Math.max(most, k + 1), 0))
    for (let c = 0; c < community.length; c++) if (community[c] >= 0) total[community[c]] += this.#degree[c]
    return total
  }
}
