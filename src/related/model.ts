/** How far each ranker is trusted: a table of numbers that anyone can read. */

/**
 * `cosine` and `bm25`: the words by two measures; `latent`: the latent dimensions; `feedback`: the latent dimensions of the
 * papers found first; `concepts`: shared concepts.
 */
export const RANKERS = ['cosine', 'bm25', 'latent', 'feedback', 'concepts'] as const
export type RankerName = (typeof RANKERS)[number]
export type RankerWeights = Record<RankerName, number>

/** `outside`: a ranker from outside, such as vectors, where there is one. */
export type Weights = RankerWeights & { outside: number }

export interface RankModel {
  /** Of a question of `few` words, such as a title, or fewer. */
  brief: Weights
  /** Of a question of `many` words, such as an abstract, or more. */
  full: Weights
  few: number
  many: number
}

/**
 * No weight is below 0, so that being nearer by one ranker never moves a paper down. A title is best asked by its words: what
 * its few words leave open, latent dimensions fill in wrongly. Feedback has no weight: .4 of it (with latent .6, concepts .6)
 * takes reading lists from .478 to .493 MAP, and citations from .049 to .045. `npm run eval:weights` measures the numbers,
 * and finds others.
 */
export const MODEL: RankModel = {
  brief: { cosine: 0.05, bm25: 1, latent: 0, feedback: 0, concepts: 0.2, outside: 0.6 },
  full: { cosine: 0.7, bm25: 0.5, latent: 0.4, feedback: 0, concepts: 0.3, outside: 0.6 },
  few: 10,
  many: 30,
}

/** The weights for a question of so many different words, in between those of a title and of an abstract. */
export function weightsFor(words: number, { brief, full, few, many }: RankModel = MODEL): Weights {
  const share = Math.min(1, Math.max(0, (words - few) / (many - few)))
  const weights = { ...brief }
  for (const name of [...RANKERS, 'outside'] as const)
    weights[name] = (1 - share) * brief[name] + share * full[name]
  return weights
}
