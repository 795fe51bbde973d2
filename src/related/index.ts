/** Related work with reasons: what else to read, and why. */
import { papersByConcept } from '../atlas.ts'
import type { Atlas } from '../types.ts'
import { bm25f } from './bm25f.ts'
import { type ConceptCounts, conceptScores } from './concepts.ts'
import { fuse } from './fusion.ts'
import { buildLexicon, countTerms, type Lexicon } from './lexicon.ts'
import { asked, type Query } from './query.ts'
import { type Reason, reasonsFor } from './reasons.ts'
import { type Surfaces, surfacesOf } from './surfaces.ts'

export type { Query, Reason }

export interface Related {
  /** Index into the atlas's papers. */
  paper: number
  /** Above 0, at most 1; to be compared within one answer only. */
  score: number
  /** Rarest concept first; empty where only words are shared. */
  reasons: Reason[]
}

export interface RelatedIndex {
  lexicon: Lexicon
  concepts: ConceptCounts
  surfaces: Surfaces
}

/** Reasons given for one paper. */
const REASONS = 8

/** What all queries of one atlas share; it depends on nothing but the atlas. */
export function indexOf(atlas: Atlas): RelatedIndex {
  return {
    lexicon: buildLexicon(atlas.papers),
    concepts: { links: atlas.links, papers: papersByConcept(atlas.links, atlas.concepts.length) },
    surfaces: surfacesOf(atlas.concepts),
  }
}

/**
 * The `count` papers that are nearest to a query, best first, ties by paper; never the paper asked about. Fewer, or none, where
 * no more share a word or a concept with it. For more than one query build the index once.
 * Throws a RangeError where the paper asked about does not exist.
 */
export function relatedTo(
  atlas: Atlas,
  query: Query,
  count: number,
  index: RelatedIndex = indexOf(atlas),
): Related[] {
  const question = asked(atlas, query, index.surfaces)
  const papers = atlas.papers.length
  const words = new Float32Array(papers)
  const { numbers, weights } = numbered(countTerms(question.text), index.lexicon.terms)
  bm25f(index.lexicon, numbers, weights, words)
  const concepts = new Float32Array(papers)
  conceptScores(index.concepts, question.concepts, concepts)
  const sentences = new Map([...question.concepts.keys()].map((c) => [c, question.sentence(c)]))
  return fuse([words, concepts], question.self, count).map(({ paper, score }) => ({
    paper,
    score,
    reasons: reasonsFor(atlas, sentences, paper, REASONS),
  }))
}

/** The terms that the index knows, each counting as often as in the query, damped. */
function numbered(
  counts: ReadonlyMap<string, number>,
  terms: ReadonlyMap<string, number>,
): { numbers: number[]; weights: number[] } {
  const numbers: number[] = []
  const weights: number[] = []
  for (const [term, count] of counts) {
    const number = terms.get(term)
    if (number === undefined) continue
    numbers.push(number)
    weights.push(count)
  }
  return { numbers, weights }
}
