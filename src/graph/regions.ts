/** The level above communities: regions of the map, each a set of communities that have much to do with each other. */
import type { CooccurrenceColumns } from '../types.ts'
import type { Membership } from './communities.ts'

/** So many communities are seen at once, and need no level above. */
const FEW = 9
/** Regions there are then. */
const MOST = 9
const LEAST = 5
/** So many concepts of either one must occur with the other: a word that both happen to use joins nothing. */
const ENDS = 5
/** What two have to do with each other, at least, as a share of what chance would give them. */
const LEAST_LIFT = 0.5

/**
 * Joins communities to regions, the two first whose joining gains most modularity (Clauset, Newman & Moore 2004) over
 * the co-occurrence of their concepts, with the gain over the smaller of the two, so that no region swallows the rest
 * (Wakita & Tsurumi 2007). It goes on down to nine regions, then while it gains, not below five. What has nothing to do
 * with each other is never joined: where more than nine are left, the nine with most weight are regions. Gives the region
 * of each community; -1 for those beside them, for `other`, and for all where there are so few communities that they need
 * none; numbered by their first community.
 */
export function findRegions(membership: Membership, edges: CooccurrenceColumns): Int32Array {
  const { count, other } = membership
  const group = Int32Array.from({ length: count }, (_, k) => (k === other ? -1 : k))
  let left = count - (other < 0 ? 0 : 1)
  if (left <= FEW) return group.fill(-1)
  const { between, share } = quotient(membership, edges)
  while (left > LEAST) {
    const pair = best(between, share, left > MOST)
    if (!pair) break
    join(pair, between, share)
    const [into, from] = pair
    for (let k = 0; k < count; k++) if (group[k] === from) group[k] = into
    left--
  }
  const largest = [...new Set(group)]
    .filter((k) => k >= 0)
    .sort((j, k) => share[k] - share[j] || j - k)
    .slice(0, MOST)
    .sort((j, k) => j - k)
  return group.map((first) => largest.indexOf(first))
}

/** What leads from one community to another. */
interface Tie {
  /** The share of all edge weight. */
  weight: number
  /** Concepts of the first that occur with the other; ENDS of them are enough. */
  ends: readonly number[]
}

/** Per community its ties, and the share of all edge weight that begins at it. */
interface Quotient {
  between: (Map<number, Tie> | undefined)[]
  share: Float64Array
}

function quotient({ concept, count, other }: Membership, { a, b, weight }: CooccurrenceColumns): Quotient {
  const between = Array.from({ length: count }, (_, k) => (k === other ? undefined : new Map<number, Tie>()))
  const share = new Float64Array(count)
  let all = 0
  for (let e = 0; e < a.length; e++) {
    const [j, k] = [concept[a[e]], concept[b[e]]]
    if (j < 0 || k < 0 || j === other || k === other) continue
    all += 2 * weight[e]
    share[j] += weight[e]
    share[k] += weight[e]
    if (j === k) continue
    tie(between, j, k, { weight: weight[e], ends: [a[e]] })
    tie(between, k, j, { weight: weight[e], ends: [b[e]] })
  }
  if (all === 0) return { between, share }
  for (const row of between) for (const one of row?.values() ?? []) one.weight /= all
  return { between, share: share.map((sum) => sum / all) }
}

/** Adds to what leads from one to another. */
function tie(between: Quotient['between'], from: number, to: number, { weight, ends }: Tie): void {
  const known = between[from]!.get(to)
  if (!known) between[from]!.set(to, { weight, ends })
  else {
    known.weight += weight
    if (known.ends.length < ENDS) known.ends = [...new Set([...known.ends, ...ends])].slice(0, ENDS)
  }
}

/** The two whose joining gains most, the lower first; ties by number. Where one must be found, also where it costs. */
function best(
  between: Quotient['between'],
  share: Float64Array,
  must: boolean,
): [number, number] | undefined {
  let found: [number, number] | undefined
  let most = must ? Number.NEGATIVE_INFINITY : 0
  for (const [j, row] of between.entries())
    for (const [k, { weight, ends }] of row ?? []) {
      if (k < j || ends.length < ENDS || between[k]!.get(j)!.ends.length < ENDS) continue
      const chance = share[j] * share[k]
      if (weight < LEAST_LIFT * chance) continue
      const gain = 2 * (weight - chance)
      // Where nothing is gained, the smaller two: what is joined then is a rest.
      const worth = gain > 0 ? gain / Math.min(share[j], share[k]) : gain
      const isEarlier = worth === most && found && (j < found[0] || (j === found[0] && k < found[1]))
      if (worth > most || isEarlier) {
        most = worth
        found = [j, k]
      }
    }
  return found
}

function join([into, from]: [number, number], between: Quotient['between'], share: Float64Array): void {
  for (const [k, out] of between[from]!) {
    const back = between[k]!.get(from)!
    between[k]!.delete(from)
    if (k === into) continue
    tie(between, into, k, out)
    tie(between, k, into, back)
  }
  share[into] += share[from]
  between[from] = undefined
}
