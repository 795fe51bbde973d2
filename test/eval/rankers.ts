/** The rankers one by one over all papers, and ways to fuse them, to be measured beside the one that is shipped. */
import { conceptScores } from '../../src/related/concepts.ts'
import { best, combine } from '../../src/related/fusion.ts'
import { type Library, type Query, relatedTo } from '../../src/related/index.ts'
import { cosines, normalise, sumOf } from '../../src/related/lsa.ts'
import {
  RANKERS,
  type RankerName,
  type RankerWeights,
  type Weights,
  weightsFor,
} from '../../src/related/model.ts'
import { type Asked, asked } from '../../src/related/query.ts'
import { COUNT_WEIGHTS, MOST_COUNT } from '../../src/related/weights.ts'
import { project, termAt } from '../../src/related/word-index.ts'
import { addRare, noWordScores } from '../../src/related/words.ts'

/** Gives the papers for a query, best first. */
export type Way = (query: Query, count: number) => number[]

export interface Scored {
  /** One per paper each. */
  scores: Record<RankerName, Float32Array>
  /** Different words of the question that the papers have. */
  words: number
  /** Those of the model for this question. */
  weights: Weights
}

/** Papers that are fed back, as in src/related/rank.ts. */
const FED_BACK = 5

/** The scores of every ranker, each over all papers; those asked about have none. */
export function scoredBy(library: Library, question: Asked): Scored {
  const { words: index } = library.index
  const papers = library.published.length
  const everyPaper = new Uint8Array(papers).fill(1)
  const terms = [...question.counts[0]].flatMap(([key, count]) => {
    const term = termAt(index, key, count)
    return term === undefined ? [] : [{ ...term, pair: !question.words.has(key) }]
  })
  const words = terms.filter(({ pair }) => !pair).length
  const weights = weightsFor(words, papers)
  const weighed = terms.map((term) => ({
    ...term,
    weight: 1 + weights.repeats * (COUNT_WEIGHTS[Math.min(term.weight, MOST_COUNT)] - 1),
  }))
  const { cosine, bm25 } = noWordScores(papers)
  addRare(index, weighed, everyPaper, Number.POSITIVE_INFINITY, weights.k1, { cosine, bm25 })
  const concepts = new Float32Array(papers)
  conceptScores(library, question.concepts, concepts)
  const scores: Scored['scores'] = {
    cosine,
    bm25,
    concepts,
    latent: new Float32Array(papers),
    feedback: new Float32Array(papers),
  }
  if (index.latent !== null) {
    const every = Uint32Array.from(everyPaper.keys())
    scores.latent = cosines(index.latent, project(index, terms), every)
    for (const self of question.selves) for (const own of Object.values(scores)) own[self] = 0
    const first = best(sumOfScores(scores, { ...weights, feedback: 0 }), FED_BACK).map(({ paper }) => paper)
    scores.feedback = cosines(index.latent, normalise(sumOf(index.latent, first)), every)
  }
  for (const self of question.selves) for (const own of Object.values(scores)) own[self] = 0
  return { scores, words, weights }
}

const sumOfScores = (scores: Scored['scores'], weights: Partial<RankerWeights>): Float32Array =>
  combine(
    RANKERS.map((name) => ({ scores: scores[name], weight: weights[name] ?? 0 })),
    new Uint8Array(scores.cosine.length).fill(1),
  )

/** Cormack et al. (2009). */
const RRF_K = 60
/** Papers of each ranking that reciprocal rank fusion looks at. */
const RRF_DEPTH = 1000

function sumOfRanks(scores: Scored['scores'], weights: RankerWeights): Float32Array {
  const sum = new Float32Array(scores.cosine.length)
  for (const name of RANKERS)
    best(scores[name], RRF_DEPTH).forEach(({ paper }, rank) => {
      sum[paper] += weights[name] / (RRF_K + rank + 1)
    })
  return sum
}

export const SHIPPED = 'shipped'

/** The shipped fusion first, then each ranker alone, then the same fusion over all papers, and others. */
export function waysOf(library: Library): Map<string, Way> {
  const remembered = new Map<Query, Scored>()
  /** All ways ask the same queries. */
  const scored = (query: Query): Scored => {
    const before = remembered.get(query) ?? scoredBy(library, asked(library, query))
    remembered.set(query, before)
    return before
  }
  const way =
    (pick: (scored: Scored) => Float32Array): Way =>
    (query, count) =>
      best(pick(scored(query)), count).map(({ paper }) => paper)
  return new Map<string, Way>([
    [SHIPPED, (query, count) => relatedTo(library, query, { count }).map(({ paper }) => paper)],
    ...RANKERS.map((name): [string, Way] => [name, way(({ scores }) => scores[name])]),
    ['sum', way(({ scores, weights }) => sumOfScores(scores, weights))],
    ['sum without feedback', way(({ scores, weights }) => sumOfScores(scores, { ...weights, feedback: 0 }))],
    [
      'sum of cosine, LSA, concepts',
      way(({ scores }) => sumOfScores(scores, { cosine: 1, latent: 0.4, concepts: 0.3 })),
    ],
    ['ranks', way(({ scores, weights }) => sumOfRanks(scores, weights))],
  ])
}
