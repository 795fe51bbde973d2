/** Related work with reasons: what else to read, and why. */
import { papersByConcept } from '../atlas.ts'
import type { Atlas } from '../types.ts'
import { bm25f } from './bm25f.ts'
import { type ConceptCounts, conceptScores } from './concepts.ts'
import { best, combine, reachedBy } from './fusion.ts'
import { buildLexicon, countTerms, type Lexicon } from './lexicon.ts'
import { addCosines, buildLsa, type Lsa, project } from './lsa.ts'
import { type Asked, asked, type Query } from './query.ts'
import { type Reason, reasonsFor } from './reasons.ts'
import { type Surfaces, surfacesOf } from './surfaces.ts'

export { whyNothing } from './why-nothing.ts'
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
  /** Null where the papers are too few. */
  lsa: Lsa | null
  concepts: ConceptCounts
  surfaces: Surfaces
}

/** Weights of the rankers, measured by `test/eval/related.ts`. */
const WORDS = 1
const LATENT = 0.4
const CONCEPTS = 0.3
/** A pair of neighbours in a query counts half a word. */
const PAIR = 0.5
/** Any seed will do; a fixed one makes the index depend on nothing but the atlas. */
const SEED = 1

/** Reasons given for one paper. */
const REASONS = 8

/** What all queries of one atlas share; it depends on nothing but the atlas. */
export function indexOf(atlas: Atlas): RelatedIndex {
  const lexicon = buildLexicon(atlas.papers)
  return {
    lexicon,
    lsa: buildLsa(lexicon, SEED),
    concepts: { links: atlas.links, papers: papersByConcept(atlas.links, atlas.concepts.length) },
    surfaces: surfacesOf(atlas.concepts),
  }
}

/**
 * The `count` papers that are nearest to a query, best first, ties by paper; never the paper asked about. Fewer, or none, where
 * no more share a word or a concept with it (`whyNothing` says why). For more than one query build the index once.
 * Throws a RangeError where the paper asked about does not exist.
 */
export function relatedTo(
  atlas: Atlas,
  query: Query,
  count: number,
  index: RelatedIndex = indexOf(atlas),
): Related[] {
  const question = asked(atlas, query, index.surfaces)
  const sentences = new Map([...question.concepts.keys()].map((c) => [c, question.sentence(c)]))
  return best(scoresOf(atlas.papers.length, question, index, count), count).map(({ paper, score }) => ({
    paper,
    score: Math.min(1, score / (WORDS + CONCEPTS + LATENT)),
    reasons: reasonsFor(atlas, sentences, paper, REASONS),
  }))
}

/** One per paper; those that cannot be among the `count` best may lack what the latent dimensions say of them. */
function scoresOf(
  papers: number,
  { text, concepts, self }: Asked,
  { lexicon, lsa, concepts: links }: RelatedIndex,
  count: number,
): Float32Array {
  const terms: number[] = []
  const counts: number[] = []
  for (const [term, times] of countTerms(text, PAIR)) {
    const number = lexicon.terms.get(term)
    if (number === undefined) continue
    terms.push(number)
    counts.push(times)
  }
  const words = new Float32Array(papers)
  bm25f(lexicon, terms, counts.map(Math.sqrt), words)
  const shared = new Float32Array(papers)
  conceptScores(links, concepts, shared)
  const sum = combine(
    [
      { scores: words, weight: WORDS },
      { scores: shared, weight: CONCEPTS },
    ],
    self,
  )
  if (lsa !== null) {
    const floor = Math.max(0, reachedBy(sum, count) - LATENT)
    addCosines(lsa, project(lexicon, lsa, terms, counts), LATENT, floor, sum)
  }
  return sum
}
