/** What papers say about pairs of concepts, loaded when the first concept is looked at. */
import { RELATIONS_FILE, type Relations } from '../../src/folder/format.ts'
import { FIELDS, RELATIONS, type RelationKind, type SentencePlace } from '../../src/types.ts'
import { fetchFile } from './fetched.ts'
import type { MapData } from './map-data.ts'

/** A relation as one of its two concepts sees it. */
export interface Relation {
  kind: RelationKind
  /** Whether the concept stands before the relation (`it` is used for `other`). */
  forth: boolean
  /** Node of the other concept. */
  other: number
  papers: number
  sentences: SentencePlace[]
}

/** Numbers per sentence: paper, field, start, end. */
const STRIDE = 4

/** The relations of a concept's node, those of most papers first. The file is fetched once; a failed fetch is repeated. */
export function relationsLoader(
  data: MapData,
  folder: URL,
  get: typeof fetch = fetch,
): (concept: number) => Promise<Relation[]> {
  let file: Promise<Relations> | undefined
  return async (concept) => {
    if (data.relations === 0) return []
    file ??= fetchFile(RELATIONS_FILE, folder, get).then((response) => response.json() as Promise<Relations>)
    file.catch(() => {
      file = undefined
    })
    return relationsOf(await file, data.papers, concept)
  }
}

/** `first` is the number of the first concept's node. */
export function relationsOf(
  { kind, from, to, papers, evidence }: Relations,
  first: number,
  node: number,
): Relation[] {
  const found: Relation[] = []
  for (let r = 0; r < kind.length; r++) {
    const forth = from[r] + first === node
    if (!forth && to[r] + first !== node) continue
    const sentences: SentencePlace[] = []
    for (let at = 0; at + STRIDE <= evidence[r].length; at += STRIDE) {
      const [paper, field, start, end] = evidence[r].slice(at, at + STRIDE)
      sentences.push({ paper, field: FIELDS[field], start, end })
    }
    const other = (forth ? to[r] : from[r]) + first
    found.push({ kind: RELATIONS[kind[r]], forth, other, papers: papers[r], sentences })
  }
  return found.sort((a, b) => b.papers - a.papers || a.other - b.other)
}
