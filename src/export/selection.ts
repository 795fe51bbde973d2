/** What of an atlas is exported. */
import { authorshipOf } from '../graph/authorship.ts'
import { pairWeight } from '../graph/concept-edges.ts'
import { type PairedAtlas, paperPairs } from '../graph/paper-pairs.ts'
import type { Atlas } from '../types.ts'
import { partOf } from './part.ts'

export interface Selection {
  /** Nodes of one kind alone. */
  only?: 'concepts' | 'papers'
  /** Papers that a concept must have in the atlas. */
  minPapers?: number
  /** Of every edge. */
  minWeight?: number
  /** By their numbers in the atlas. */
  communities?: ReadonlySet<number>
  /** Join papers by the concepts that they share. */
  papers?: boolean
  /** Authors of the papers that are kept, as nodes. */
  authors?: boolean
}

/**
 * The selected part of an atlas, as an atlas. As on the map, a node that had an edge to nodes of the kinds that are asked
 * for, and has none left, goes too; one that had none stays. Nothing asked for gives all there is. Concepts keep the
 * number of papers that they have in the whole atlas; communities are numbered and counted anew.
 */
export function select(atlas: Atlas, selection: Selection): PairedAtlas {
  const { only, minPapers = 0, minWeight = 0, communities, papers: joined, authors } = selection
  const { papers, concepts, nodes, links } = atlas
  const count = papers.length
  const known = (concept: number): boolean => concepts[concept].papers >= minPapers
  const given: PairedAtlas = { ...atlas, ...(joined && { pairs: paperPairs(atlas, known) }) }
  const ofKind = (node: number): boolean => only === undefined || (only === 'papers') === node < count
  const wanted = (node: number): boolean =>
    ofKind(node) &&
    (node < count || known(node - count)) &&
    (communities === undefined || communities.has(nodes.community[node]))
  const weights = [links, atlas.cooccurrences, ...(given.pairs ? [given.pairs] : [])].map(
    ({ weight }) => weight,
  )
  // As weights are written, with four decimals.
  const strong = (weight: number): boolean => weight >= Math.fround(minWeight)
  const isStrong = weights.flatMap((weight) => Array.from(weight, strong))
  const had = degrees(given, ofKind, () => true)
  const has = degrees(given, wanted, (edge) => isStrong[edge])
  const kept = partOf(
    given,
    (node) => wanted(node) && (had[node] === 0 || has[node] > 0),
    (edge) => isStrong[edge],
  )
  const part = authors ? { ...kept, authorship: authorshipOf(kept.papers) } : kept
  if (minWeight === 0 || part.relations === undefined) return part
  const pairs = new Set(Array.from(part.cooccurrences.a, (a, e) => `${a} ${part.cooccurrences.b[e]}`))
  const relations = part.relations.filter((relation) => {
    const [a, b] = [Math.min(relation.from, relation.to), Math.max(relation.from, relation.to)]
    return pairs.has(`${a} ${b}`) || pairWeight(part, a, b, relation.papers) >= minWeight
  })
  return { ...part, relations }
}

/** How many edges each node has to nodes that are kept. */
function degrees(
  { papers, concepts, links, cooccurrences, pairs }: PairedAtlas,
  keepsNode: (node: number) => boolean,
  keepsEdge: (edge: number) => boolean,
): Uint32Array {
  const degree = new Uint32Array(papers.length + concepts.length)
  let edge = 0
  const join = (a: number, b: number): void => {
    if (keepsEdge(edge++) && keepsNode(a) && keepsNode(b)) {
      degree[a]++
      degree[b]++
    }
  }
  for (let p = 0; p < papers.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++) join(p, papers.length + links.concept[l])
  for (const [e, a] of cooccurrences.a.entries()) join(papers.length + a, papers.length + cooccurrences.b[e])
  for (const [e, a] of pairs?.a.entries() ?? []) join(a, pairs!.b[e])
  return degree
}

/**
 * The communities that are meant by numbers or by parts of their names, whatever their case. Throws a RangeError that
 * says which there are where one is not found or several are meant.
 */
export function communitiesNamed({ communities }: Atlas, names: readonly string[]): Set<number> {
  const listed = (): string => communities.map(({ label }, id) => `${id} ${label}`).join('; ')
  return new Set(
    names.map((name) => {
      const found = communities.flatMap(({ label }, id) =>
        (/^\d+$/.test(name) ? id === Number(name) : label.toLowerCase().includes(name.toLowerCase()))
          ? [id]
          : [],
      )
      if (found.length === 1) return found[0]
      throw new RangeError(
        `expected a community (its number, or a part of its name), found ${found.length === 0 ? 'none' : 'several'} for ${name}; there are: ${listed()}`,
      )
    }),
  )
}
