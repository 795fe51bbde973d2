/** The edges between concepts as they are called and carried outside of the program. */
import { textAt } from '../atlas.ts'
import type { Atlas, ConceptRelation } from '../types.ts'
import {
  type CooccurrenceAttributes,
  conceptKey,
  cooccurrenceAttributes,
  cooccurrenceKey,
  paperKey,
  type RelationAttributes,
  type StatedRelation,
} from './attributes.ts'
import { round, WEIGHT_DECIMALS } from './round.ts'

/** `relations` is left out where papers say nothing about the pair. */
export type ConceptEdgeAttributes =
  | (CooccurrenceAttributes & { relations?: StatedRelation[] })
  | RelationAttributes

export interface ConceptEdge {
  key: string
  a: number
  b: number
  attributes: ConceptEdgeAttributes
}

/**
 * The co-occurrences with what papers say about the pair, then the pairs of which something is said but that are not
 * among the strongest neighbours of either (kind `relation`): so no pair has two edges, which graphology allows only in
 * multigraphs. The weight of those is the association strength of the papers that say so.
 */
export function* conceptEdges(atlas: Atlas): Generator<ConceptEdge> {
  const { cooccurrences, concepts } = atlas
  const said = relationsByPair(atlas)
  for (let e = 0; e < cooccurrences.a.length; e++) {
    const [a, b] = [cooccurrences.a[e], cooccurrences.b[e]]
    const pair = a * concepts.length + b
    const relations = said.get(pair)
    said.delete(pair)
    const attributes = cooccurrenceAttributes(atlas, e)
    yield {
      key: cooccurrenceKey(e),
      a,
      b,
      attributes: relations ? { ...attributes, relations: stated(atlas, relations) } : attributes,
    }
  }
  let number = 0
  for (const [pair, relations] of said) {
    const [a, b] = [Math.floor(pair / concepts.length), pair % concepts.length]
    const count = Math.max(...relations.map(({ papers }) => papers))
    const weight = pairWeight(atlas, a, b, count)
    yield {
      key: `r${number++}`,
      a,
      b,
      attributes: {
        kind: 'relation',
        count,
        weight: round(weight, WEIGHT_DECIMALS),
        relations: stated(atlas, relations),
      },
    }
  }
}

/** The association strength of two concepts that so many papers say something about. */
export const pairWeight = (
  { concepts }: Pick<Atlas, 'concepts'>,
  a: number,
  b: number,
  count: number,
): number => Math.min(1, count / Math.sqrt(concepts[a].papers * concepts[b].papers))

/** By `a · concepts + b` with `a < b`; a concept and itself is no pair. */
function relationsByPair({ relations = [], concepts }: Atlas): Map<number, ConceptRelation[]> {
  const pairs = new Map<number, ConceptRelation[]>()
  for (const relation of relations) {
    const [a, b] = [Math.min(relation.from, relation.to), Math.max(relation.from, relation.to)]
    if (a === b) continue
    const own = pairs.get(a * concepts.length + b)
    if (own) own.push(relation)
    else pairs.set(a * concepts.length + b, [relation])
  }
  return pairs
}

const stated = (atlas: Atlas, relations: readonly ConceptRelation[]): StatedRelation[] =>
  relations.map((relation) => statedRelation(atlas, relation))

export const statedRelation = (
  atlas: Atlas,
  { kind, from, to, papers, evidence }: ConceptRelation,
): StatedRelation => ({
  kind,
  from: conceptKey(atlas, from),
  to: conceptKey(atlas, to),
  papers,
  evidence: evidence.map(({ paper, field, start, end }) => ({
    paper: paperKey(atlas, paper),
    field,
    start,
    end,
    surface: textAt(atlas.papers[paper], { field, start, end }),
  })),
})
