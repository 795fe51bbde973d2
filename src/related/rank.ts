/** Question → the papers nearest to it. */
import { citingRankers } from './citing.ts'
import { conceptScores } from './concepts.ts'
import { CHOICE, diversify } from './diverse.ts'
import type { Facet } from './facets.ts'
import { type Filters, passing } from './filters.ts'
import { best, combine, type Ranked, type Ranker, reachedBy } from './fusion.ts'
import type { Library } from './library.ts'
import { cosines, normalise, sumOf } from './lsa.ts'
import { type RankModel, weightsFor } from './model.ts'
import type { Asked } from './query.ts'
import { COUNT_WEIGHTS, MOST_COUNT } from './weights.ts'
import { type KnownTerm, project, termAt } from './word-index.ts'
import { type AskedTerm, addFrequent, addRare, noWordScores } from './words.ts'

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

/** The weight of concepts where a facet is asked for, most of which lies on those of the facet. */
const FACET_CONCEPTS = 0.5
/** Papers whose latent dimensions are asked about in turn (Rocchio 1971): the nearest ones. */
const FED_BACK = 5
/** With a smaller share of its words and pairs known, a text in another language than English is asked by its names alone. */
const KNOWN_SHARE = 0.4

/** Papers in which frequent words and latent dimensions are looked up, for each that is named, and at least. */
const CANDIDATES = 32
const LEAST_CANDIDATES = 2048

/** A term of the question that the papers know. */
interface Known {
  term: KnownTerm
  pair: boolean
  /** Texts of the question that have it. */
  texts: number
  /** What its counts weigh, added up over the texts. */
  weight: number
  count: number
}

function knownTerms(counts: Asked['counts'], words: Asked['words'], { index }: Library): Known[] {
  const total = new Map<number, Known | undefined>()
  for (const own of counts)
    for (const [key, count] of own) {
      if (!total.has(key)) {
        const term = termAt(index.words, key, 0)
        total.set(key, term && { term, pair: !words.has(key), texts: 0, weight: 0, count: 0 })
      }
      const known = total.get(key)
      if (known === undefined) continue
      known.texts++
      known.weight += COUNT_WEIGHTS[Math.min(count, MOST_COUNT)]
      known.count += count
    }
  return [...total.values()].filter((known) => known !== undefined)
}

/** The terms with their weights for the two measures of words. */
const askedTerms = (known: readonly Known[], repeats: number): AskedTerm[] =>
  known.map(({ term, pair, texts, weight }) => ({
    ...term,
    pair,
    weight: texts + repeats * (weight - texts),
  }))

/** A text in a language that the papers are not in shares words by chance; what it shares by intent are names. */
function countsOf({ counts, names }: Asked, { index }: Library): Asked['counts'] {
  if (names === undefined) return counts
  const keys = counts.flatMap((own) => [...own.keys()])
  const known = keys.filter((key) => termAt(index.words, key, 1) !== undefined)
  return known.length < KNOWN_SHARE * keys.length ? names : counts
}

/** At least `count` of the papers with the highest scores above 0, ascending; fewer where fewer are above 0. */
function highest(scores: Float32Array, count: number): Uint32Array {
  const least = Math.max(reachedBy(scores, count), Number.MIN_VALUE)
  const papers: number[] = []
  for (let p = 0; p < scores.length; p++) if (scores[p] >= least) papers.push(p)
  return Uint32Array.from(papers)
}

/** A ranker of some papers, at their places. */
function at({ scores, weight }: Ranker, some: Uint32Array): Ranker {
  const own = new Float32Array(some.length)
  for (let i = 0; i < some.length; i++) own[i] = scores[some[i]]
  return { scores: own, weight }
}

const everyOne = ([{ scores }]: Ranker[]): Uint8Array => new Uint8Array(scores.length).fill(1)

/**
 * The papers that are nearest to a question and pass the filters, best first, ties by paper; with scores above 0, at most 1.
 * The terms of the question must be loaded. A cascade: rare words, concepts, citations and the ranker from outside choose candidates;
 * frequent words, latent dimensions and then those of the papers found first decide among them.
 */
export function rank(library: Library, asked: Asked, wanted: Wanted, model?: RankModel): Ranked[] {
  const { words: index } = library.index
  const known = knownTerms(countsOf(asked, library), asked.words, library)
  const weights = weightsFor(known.filter(({ pair }) => !pair).length, library.published.length, model)
  const passes = passing(library, wanted, asked.concepts.keys(), asked.selves)
  const choice = wanted.diverse ? wanted.count * CHOICE : wanted.count
  const enough = Math.max(choice * CANDIDATES, LEAST_CANDIDATES)
  const words = noWordScores(passes.length)
  const frequent = addRare(index, askedTerms(known, weights.repeats), passes, enough, weights.k1, words)
  const shared = new Float32Array(passes.length)
  conceptScores(library, asked.concepts, shared)
  const rankers: Ranker[] = [
    { scores: words.cosine, weight: weights.cosine },
    { scores: words.bm25, weight: weights.bm25 },
    { scores: shared, weight: wanted.facet === undefined ? weights.concepts : FACET_CONCEPTS },
  ]
  if (library.citing) rankers.push(...citingRankers(library.citing, asked.selves))
  if (wanted.outside) rankers.push({ scores: wanted.outside, weight: weights.outside })
  const candidates = highest(combine(rankers, passes), enough)
  const some = rankers.map((ranker) => at(ranker, candidates))
  addFrequent(index, frequent, candidates, weights.k1, { cosine: some[0].scores, bm25: some[1].scores })
  if (index.latent !== null) {
    const latent = known.map(({ term, count }) => ({ ...term, weight: count }))
    const own = cosines(index.latent, project(index, latent), candidates)
    some.push({ scores: own, weight: weights.latent })
    if (weights.feedback > 0) {
      const first = best(combine(some, everyOne(some)), FED_BACK).map(({ paper }) => candidates[paper])
      const fedBack = normalise(sumOf(index.latent, first))
      some.push({ scores: cosines(index.latent, fedBack, candidates), weight: weights.feedback })
    }
  }
  const ranked = best(combine(some, everyOne(some)), choice).map(({ paper, score }) => ({
    paper: candidates[paper],
    score,
  }))
  const total = some.reduce((sum, { weight }) => sum + weight, 0)
  const most = Math.max(total, ranked[0]?.score ?? 0)
  const list = wanted.diverse ? diversify(library, ranked, wanted.count) : ranked
  return list.map(({ paper, score }) => ({ paper, score: score / most }))
}
