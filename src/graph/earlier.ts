/** What a new map has in common with an earlier one. */
import type { EarlierMap } from '../community.ts'
import type { Concept, Paper } from '../types.ts'
import { OTHER_LABEL } from './names.ts'

/** An earlier map seen from the nodes of a new one. */
export interface Earlier {
  map: EarlierMap
  /** Of each node of the new map, papers first, its number in the earlier one; -1 where that has it not. */
  node: Int32Array
  /** Of each node its community there; -1 for a new one, and for what was linked to nothing else. */
  community: Int32Array
  /** Whether it is worth to go on from: at least so many of the papers were there. */
  isMost: boolean
}

/** Whether a community of a map is one of what belongs together, and not of what is linked to nothing else. */
export const isCluster = ({ communities }: EarlierMap, community: number): boolean =>
  communities[community].label !== OTHER_LABEL

/** The cluster of a node of a map; -1 where it is in none. */
export function clusterOf(map: EarlierMap, node: number): number {
  const community = map.nodes.community[node]
  return community >= 0 && isCluster(map, community) ? community : -1
}

/** With a smaller share of known papers a map is laid out anew. */
const LEAST_KNOWN = 0.5

/** Papers are the same by their ids, concepts by their slugs. */
export function seenFrom(
  map: EarlierMap,
  papers: readonly Pick<Paper, 'id'>[],
  concepts: readonly Pick<Concept, 'slug'>[],
): Earlier {
  const paper = new Map(map.papers.map((id, p) => [id, p]))
  const concept = new Map(map.concepts.map((slug, c) => [slug, map.papers.length + c]))
  const node = new Int32Array(papers.length + concepts.length)
  let known = 0
  for (const [p, { id }] of papers.entries()) {
    node[p] = paper.get(id) ?? -1
    if (node[p] >= 0) known++
  }
  for (const [c, { slug }] of concepts.entries()) node[papers.length + c] = concept.get(slug) ?? -1
  const community = node.map((old) => (old < 0 ? -1 : clusterOf(map, old)))
  return { map, node, community, isMost: known >= LEAST_KNOWN * papers.length }
}

/**
 * Which old group each new group goes on with, -1 for none, by the items that both have: the pair with most of them first
 * (ties: the lower numbers), where these are at least a third of the old group; each goes on once. `then` and `now` hold
 * the group of each item, -1 for none.
 */
export function goesOn(then: ArrayLike<number>, now: ArrayLike<number>, groups: number): Int32Array {
  const both = new Map<number, number>()
  const size = new Map<number, number>()
  for (let i = 0; i < now.length; i++) {
    if (then[i] < 0) continue
    size.set(then[i], (size.get(then[i]) ?? 0) + 1)
    if (now[i] < 0) continue
    const pair = then[i] * groups + now[i]
    both.set(pair, (both.get(pair) ?? 0) + 1)
  }
  const from = new Int32Array(groups).fill(-1)
  const taken = new Set<number>()
  for (const [pair, shared] of [...both].sort(([a, m], [b, n]) => n - m || a - b)) {
    const [old, group] = [Math.floor(pair / groups), pair % groups]
    if (taken.has(old) || from[group] >= 0 || shared * 3 < size.get(old)!) continue
    from[group] = old
    taken.add(old)
  }
  return from
}
