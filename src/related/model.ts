/** How far each ranker is trusted: a table of numbers that anyone can read. */

/**
 * `cosine` and `bm25`: the words by two measures; `latent`: the latent dimensions; `feedback`: the latent dimensions of the
 * papers found first; `concepts`: shared concepts.
 */
export const RANKERS = ['cosine', 'bm25', 'latent', 'feedback', 'concepts'] as const
export type RankerName = (typeof RANKERS)[number]
export type RankerWeights = Record<RankerName, number>

/**
 * `outside`: a ranker from outside, such as vectors, where there is one; `repeats`: how far it counts that a question
 * repeats a word: 0 not at all, 1 by the logarithm; `k1`: how late a word that a paper repeats stops counting in BM25.
 */
export type Weights = RankerWeights & { outside: number; repeats: number; k1: number }

export interface RankModel {
  /** Of a question of `few` words, such as a title, or fewer. */
  brief: Weights
  /** Of a question of `many` words, such as an abstract, or more, in a library of `some` papers or fewer. */
  full: Weights
  /** The same in a library of `lots` of papers or more. */
  large: Weights
  few: number
  many: number
  some: number
  lots: number
}

/**
 * No weight is below 0, so that being nearer by one ranker never moves a paper down. A title is best asked by its words: what
 * its few words leave open, latent dimensions fill in wrongly, and how often a paper repeats one of them says little. Among
 * few papers an abstract is answered by those of its topic, which latent dimensions and feedback tell; among many a hundred
 * are of the topic, and what is named decides. `npm run eval:weights` measures the numbers, and finds others.
 */
export const MODEL: RankModel = {
  brief: { cosine: 0.05, bm25: 1, latent: 0, feedback: 0, concepts: 0.2, outside: 1, repeats: 1, k1: 1.2 },
  full: {
    cosine: 0.7,
    bm25: 0.5,
    latent: 0.4,
    feedback: 0.8,
    concepts: 0.3,
    outside: 1,
    repeats: 1,
    k1: 2,
  },
  large: {
    cosine: 0.7,
    bm25: 0.5,
    latent: 0.2,
    feedback: 0,
    concepts: 0.3,
    outside: 0.6,
    repeats: 0.5,
    k1: 2,
  },
  few: 10,
  many: 30,
  some: 5_000,
  lots: 50_000,
}

/** How far `value` is on the way from `first` to `last`, from 0 to 1. */
const share = (value: number, first: number, last: number): number =>
  Math.min(1, Math.max(0, (value - first) / (last - first)))

function between(from: Weights, to: Weights, part: number): Weights {
  const weights = { ...from }
  for (const name of [...RANKERS, 'outside', 'repeats', 'k1'] as const)
    weights[name] = (1 - part) * from[name] + part * to[name]
  return weights
}

/** The weights for a question of so many different words in a library of so many papers (by their logarithm). */
export function weightsFor(words: number, papers: number, model: RankModel = MODEL): Weights {
  const { brief, full, large, few, many, some, lots } = model
  const size = share(Math.log(Math.max(papers, 1)), Math.log(some), Math.log(lots))
  return between(brief, between(full, large, size), share(words, few, many))
}
