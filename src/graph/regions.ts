/** The level above communities: regions of the map, each a set of communities that have much to do with each other. */
import type { CooccurrenceColumns } from '../types.ts'
import type { Membership } from './communities.ts'

/** So many communities are seen at once, and need no level above. */
const FEW = 9
/** Regions there are then. */
const MOST = 9
const LEAST = 5

/**
 * Joins communities to regions, the two first whose joining gains most modularity (Clauset, Newman & Moore 2004) over
 * the co-occurrence of their concepts, with the gain over the smaller of the two, so that no region swallows the rest
 * (Wakita & Tsurumi 2007). It goes on down to nine regions, then while it gains, not below five. `other` stays out of
 * all regions. Gives the region of each community, -1 for `other`, and for all where there are so few communities that
 * they need none; numbered by their first community.
 */
export function findRegions(membership: Membership, edges: CooccurrenceColumns): Int32Array {
  const { count, other } = membership
  const region = Int32Array.from({ length: count }, (_, k) => (k === other ? -1 : k))
  let left = count - (other < 0 ? 0 : 1)
  if (left <= FEW) return region.fill(-1)
  const { between, share } = quotient(membership, edges)
  while (left > LEAST) {
    const pair = best(between, share, left > MOST)
    if (!pair) break
    join(pair, between, share)
    const [into, from] = pair
    for (let k = 0; k < count; k++) if (region[k] === from) region[k] = into
    left--
  }
  const numbers = new Map<number, number>()
  return region.map((first) => {
    if (first < 0) return -1
    if (!numbers.has(first)) numbers.set(first, numbers.size)
    return numbers.get(first)!
  })
}

/** Per community the share of all edge weight that leads to each other one, and that begins at it. */
interface Quotient {
  between: (Map<number, number> | undefined)[]
  share: Float64Array
}

function quotient({ concept, count, other }: Membership, { a, b, weight }: CooccurrenceColumns): Quotient {
  const between = Array.from({ length: count }, (_, k) =>
    k === other ? undefined : new Map<number, number>(),
  )
  const share = new Float64Array(count)
  let all = 0
  for (let e = 0; e < a.length; e++) {
    const [j, k] = [concept[a[e]], concept[b[e]]]
    if (j < 0 || k < 0 || j === other || k === other) continue
    all += 2 * weight[e]
    share[j] += weight[e]
    share[k] += weight[e]
    if (j === k) continue
    between[j]!.set(k, (between[j]!.get(k) ?? 0) + weight[e])
    between[k]!.set(j, (between[k]!.get(j) ?? 0) + weight[e])
  }
  if (all === 0) return { between, share }
  for (const row of between) for (const [k, sum] of row ?? []) row!.set(k, sum / all)
  return { between, share: share.map((sum) => sum / all) }
}

/** The two whose joining gains most, the lower first; ties by number. Where one must be found, whatever it costs. */
function best(
  between: Quotient['between'],
  share: Float64Array,
  must: boolean,
): [number, number] | undefined {
  let found: [number, number] | undefined
  let most = must ? Number.NEGATIVE_INFINITY : 0
  for (let j = 0; j < between.length; j++)
    for (let k = j + 1; between[j] && k < between.length; k++) {
      if (!between[k]) continue
      const gain = 2 * ((between[j]!.get(k) ?? 0) - share[j] * share[k])
      const relative = gain / Math.max(Number.MIN_VALUE, Math.min(share[j], share[k]))
      // Where nothing is gained, the smaller two: what is joined then is a rest.
      const worth = gain > 0 ? relative : gain
      if (worth > most) {
        most = worth
        found = [j, k]
      }
    }
  return found
}

function join([into, from]: [number, number], between: Quotient['between'], share: Float64Array): void {
  for (const [k, sum] of between[from]!) {
    between[k]!.delete(from)
    if (k === into) continue
    between[into]!.set(k, (between[into]!.get(k) ?? 0) + sum)
    between[k]!.set(into, between[into]!.get(k)!)
  }
  share[into] += share[from]
  between[from] = undefined
}
