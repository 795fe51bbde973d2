/** What has become of a map: what to tell of it to who knew the earlier one. */
import { type EarlierMap, type LabelledMap, labelledMap } from '../community.ts'
import type { Atlas } from '../types.ts'
import { clusterOf, goesOn, isCluster } from './earlier.ts'

/** What has become of clusters, by their names. */
export type ClusterChange =
  | { kind: 'new'; cluster: string }
  | { kind: 'gone'; cluster: string }
  | { kind: 'renamed'; cluster: string; as: string }
  | { kind: 'split'; cluster: string; into: string[] }
  | { kind: 'joined'; clusters: string[]; into: string }

/** Concepts by label, in the order of their slugs. */
export interface MapChange {
  papers: { added: number; gone: number }
  concepts: { added: string[]; gone: string[] }
  clusters: ClusterChange[]
}

export const mapOf = (atlas: Atlas): LabelledMap =>
  labelledMap(
    atlas.papers.map(({ id }) => id),
    atlas,
  )

/** A part is worth a word from this share of the papers of its cluster on. */
const PART = 0.2

/** What of `now` is new, and what of `then` is no more; clusters by the papers that both maps have. */
export function changeOf(then: LabelledMap, now: LabelledMap): MapChange {
  const before = new Map(then.papers.map((id, p) => [id, p]))
  const both = [...now.papers.keys()].filter((p) => before.has(now.papers[p]))
  const old = Int32Array.from(both, (p) => clusterOf(then, before.get(now.papers[p])!))
  const fresh = Int32Array.from(both, (p) => clusterOf(now, p))
  const without = (some: LabelledMap, others: LabelledMap): string[] => {
    const known = new Set(others.concepts)
    return some.labels.filter((_, c) => !known.has(some.concepts[c]))
  }
  return {
    papers: { added: now.papers.length - both.length, gone: then.papers.length - both.length },
    concepts: { added: without(now, then), gone: without(then, now) },
    clusters: clusterChanges(then, now, old, fresh),
  }
}

function clusterChanges(
  then: EarlierMap,
  now: EarlierMap,
  old: Int32Array,
  fresh: Int32Array,
): ClusterChange[] {
  const count = now.communities.length
  const from = goesOn(old, fresh, count)
  const sizes = (of: Int32Array, many: number): Uint32Array => {
    const size = new Uint32Array(many)
    for (const k of of) if (k >= 0) size[k]++
    return size
  }
  const [oldSize, freshSize] = [sizes(old, then.communities.length), sizes(fresh, count)]
  const shared = (j: number, k: number): number => table.get(j * count + k) ?? 0
  const table = new Map<number, number>()
  for (let i = 0; i < old.length; i++)
    if (old[i] >= 0 && fresh[i] >= 0) {
      const pair = old[i] * count + fresh[i]
      table.set(pair, (table.get(pair) ?? 0) + 1)
    }
  const [olds, freshs] = [then, now].map((map) =>
    [...map.communities.keys()].filter((k) => isCluster(map, k)),
  )
  const name = (k: number): string => now.communities[k].label
  const changes: ClusterChange[] = []
  const told = new Set<number>()
  const ended = new Set<number>()
  for (const j of olds) {
    const parts = freshs.filter(
      (k) => shared(j, k) >= PART * oldSize[j] && shared(j, k) * 2 > freshSize[k] && shared(j, k) > 0,
    )
    if (parts.length < 2) continue
    changes.push({ kind: 'split', cluster: then.communities[j].label, into: parts.map(name) })
    for (const k of parts) told.add(k)
    ended.add(j)
  }
  for (const k of freshs) {
    const parts = olds.filter((j) => shared(j, k) * 2 > oldSize[j])
    if (parts.length < 2) continue
    changes.push({ kind: 'joined', clusters: parts.map((j) => then.communities[j].label), into: name(k) })
    told.add(k)
    for (const j of parts) ended.add(j)
  }
  const goneOn = new Set(from)
  for (const k of freshs) {
    if (told.has(k)) continue
    const before = from[k] < 0 ? undefined : then.communities[from[k]].label
    if (before === undefined) changes.push({ kind: 'new', cluster: name(k) })
    else if (before !== name(k)) changes.push({ kind: 'renamed', cluster: before, as: name(k) })
  }
  for (const j of olds)
    if (!goneOn.has(j) && !ended.has(j)) changes.push({ kind: 'gone', cluster: then.communities[j].label })
  return changes
}
