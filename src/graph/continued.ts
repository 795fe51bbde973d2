/** Communities and regions of a new map that go on from those of an earlier one. */
import type { EarlierMap } from '../community.ts'
import type { Concept, CooccurrenceColumns } from '../types.ts'
import type { Membership } from './communities.ts'
import { type Earlier, goesOn } from './earlier.ts'
import { AND } from './names.ts'
import { findRegions } from './regions.ts'

/** Groups, and of each the one of the earlier map that it goes on from; -1 for a new one. */
export interface Continued extends Membership {
  from: Int32Array
}

/**
 * The communities in the order of the earlier ones that they go on from; new ones follow in their own order, `other` stays
 * the last. Without an earlier map all are new.
 */
export function continued(found: Membership, earlier: Earlier | undefined): Continued {
  const { paper, concept, count, other } = found
  const from = earlier
    ? goesOn(earlier.community, [...paper, ...concept], count)
    : new Int32Array(count).fill(-1)
  if (other >= 0) from[other] = -1
  const place = (k: number): number => (k === other ? 2 : from[k] < 0 ? 1 : 0)
  const order = Int32Array.from({ length: count }, (_, k) => k)
  order.sort((a, b) => place(a) - place(b) || from[a] - from[b] || a - b)
  const number = new Int32Array(count)
  for (const [k, before] of order.entries()) number[before] = k
  const move = (k: number): number => (k < 0 ? -1 : number[k])
  return {
    paper: paper.map(move),
    concept: concept.map(move),
    count,
    other: move(other),
    from: order.map((k) => from[k]),
  }
}

/** The region of each community, -1 for none, and of each region the one that it goes on from, -1 for a new one. */
export interface RegionsFound {
  region: Int32Array
  from: Int32Array
}

/**
 * Regions as `findRegions` finds them; where most communities go on from those of a map with regions, these, in their order,
 * with each new community in that which it has most to do with (ties: the lowest; nothing to do: in none).
 */
export function continuedRegions(
  membership: Continued,
  edges: CooccurrenceColumns,
  map: EarlierMap | null,
): RegionsFound {
  const fresh = findRegions(membership, edges)
  const count = fresh.reduce((most, one) => Math.max(most, one + 1), 0)
  const then = membership.from.map((k) => (k < 0 ? -1 : (map?.communities[k].region ?? -1)))
  const known = membership.from.reduce((sum, k) => sum + Number(k >= 0), 0)
  const isOfRegions = then.some((old) => old >= 0)
  if (count === 0 || !isOfRegions || known * 2 < membership.count)
    return { region: fresh, from: goesOn(then, fresh, count) }
  const ties = tiesTo(then, membership, edges)
  const region = then.map((old, k) => {
    if (membership.from[k] >= 0 || k === membership.other) return old
    const [most] = [...(ties.get(k) ?? [])].sort(([a, m], [b, n]) => n - m || a - b)
    return most?.[0] ?? -1
  })
  const from = Int32Array.from(new Set(region.filter((old) => old >= 0))).sort()
  return { region: region.map((old) => from.indexOf(old)), from }
}

/** Of each community without a region the weight of its edges to each region. */
function tiesTo(
  region: Int32Array,
  { concept }: Membership,
  { a, b, weight }: CooccurrenceColumns,
): Map<number, Map<number, number>> {
  const ties = new Map<number, Map<number, number>>()
  const add = (from: number, to: number, e: number): void => {
    if (from < 0 || to < 0 || region[from] >= 0 || region[to] < 0) return
    const own = ties.get(from) ?? new Map<number, number>()
    ties.set(from, own.set(region[to], (own.get(region[to]) ?? 0) + weight[e]))
  }
  for (let e = 0; e < a.length; e++) {
    add(concept[a[e]], concept[b[e]], e)
    add(concept[b[e]], concept[a[e]], e)
  }
  return ties
}

/**
 * Names of groups: that of the one it goes on from where all concepts in it are still of this group, so that a group
 * whose namesake has gone elsewhere gets its new name. `group` holds the group of each concept.
 */
export function keptNames(
  fresh: readonly string[],
  from: ArrayLike<number>,
  earlier: readonly { label: string }[],
  concepts: readonly Pick<Concept, 'label'>[],
  group: ArrayLike<number>,
): string[] {
  const groupOf = new Map(concepts.map(({ label }, c) => [label, group[c]]))
  return fresh.map((name, k) => {
    const before = from[k] < 0 ? undefined : earlier[from[k]].label
    return before?.split(AND).every((label) => groupOf.get(label) === k) ? before : name
  })
}
