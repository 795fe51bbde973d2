/** Question → the papers nearest to it. */
import { bm25f } from './bm25f.ts'
import { conceptScores } from './concepts.ts'
import { CHOICE, diversify } from './diverse.ts'
import type { Facet } from './facets.ts'
import { type Filters, passing } from './filters.ts'
import { best, combine, type Ranked, type Ranker, reachedBy } from './fusion.ts'
import type { Library } from './library.ts'
import { addCosines } from './lsa.ts'
import type { Asked } from './query.ts'
import { type KnownTerm, project, termAt } from './word-index.ts'

/** What is wanted of an answer. */
export interface Wanted extends Filters {
  /** Papers to name. */
  count: number
  /** What of the question counts most. */
  facet?: Facet | undefined
  /** Papers unlike each other, so that the list covers the sub-topics. */
  diverse?: boolean | undefined
  /** Scores of a ranker from outside, one per paper, above 0 where it says something. */
  outside?: Float32Array | undefined
}

/** Weights of the rankers, measured by `npm run eval:related`. */
const WORDS = 1
const LATENT = 0.4
const CONCEPTS = 0.3
/** Where a facet is asked for, which concepts carry. */
const FACET_CONCEPTS = 0.8
const OUTSIDE = 0.6
/** With a smaller share of its words and pairs known, a text in another language than English is asked by its names alone. */
const KNOWN_SHARE = 0.4

/** The terms of all texts, once with the root of their counts (for words) and once with the counts (for LSA). */
function termsOf(counts: Asked['counts'], { index }: Library): { words: KnownTerm[]; latent: KnownTerm[] } {
  const total = new Map<number, { root: number; count: number }>()
  for (const own of counts)
    for (const [key, count] of own) {
      const before = total.get(key)
      if (before === undefined) total.set(key, { root: Math.sqrt(count), count })
      else {
        before.root += Math.sqrt(count)
        before.count += count
      }
    }
  const words: KnownTerm[] = []
  const latent: KnownTerm[] = []
  for (const [key, { root, count }] of total) {
    const term = termAt(index.words, key, root)
    if (term === undefined) continue
    words.push(term)
    if (term.direction >= 0) latent.push({ ...term, weight: count })
  }
  return { words, latent }
}

/** A text in a language that the papers are not in shares words by chance; what it shares by intent are names. */
function countsOf({ counts, names }: Asked, { index }: Library): Asked['counts'] {
  if (names === undefined) return counts
  const keys = counts.flatMap((own) => [...own.keys()])
  const known = keys.filter((key) => termAt(index.words, key, 1) !== undefined)
  return known.length < KNOWN_SHARE * keys.length ? names : counts
}

/**
 * The papers that are nearest to a question and pass the filters, best first, ties by paper; with scores above 0, at most 1. The
 * terms of the question must be loaded.
 */
export function rank(library: Library, asked: Asked, wanted: Wanted): Ranked[] {
  const { words: index } = library.index
  const papers = library.published.length
  const terms = termsOf(countsOf(asked, library), library)
  const words = new Float32Array(papers)
  bm25f(index.damping, terms.words, words)
  const shared = new Float32Array(papers)
  conceptScores(library, asked.concepts, shared)
  const concepts = wanted.facet === undefined ? CONCEPTS : FACET_CONCEPTS
  const rankers: Ranker[] = [
    { scores: words, weight: WORDS },
    { scores: shared, weight: concepts },
  ]
  if (wanted.outside) rankers.push({ scores: wanted.outside, weight: OUTSIDE })
  const sum = combine(rankers, passing(library, wanted, asked.concepts.keys(), asked.selves))
  const choice = wanted.diverse ? wanted.count * CHOICE : wanted.count
  if (index.latent !== null) {
    const floor = Math.max(0, reachedBy(sum, choice) - LATENT)
    addCosines(index.latent, project(index, terms.latent), LATENT, floor, sum)
  }
  const ranked = best(sum, choice)
  const most = WORDS + LATENT + concepts + (wanted.outside ? OUTSIDE : 0)
  const list = wanted.diverse ? diversify(library, ranked, wanted.count) : ranked
  return list.map(({ paper, score }) => ({ paper, score: Math.min(1, score / most) }))
}
