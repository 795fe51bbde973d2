/** Candidate → probability that it is a concept of its paper. */
import type { TaggedDocument, Tagger } from '../../mentions/tagger/index.ts'
import type { Candidate } from '../candidates.ts'
import { describeCandidates, fillMeans, OWN_COLUMNS, TABLE_WIDTH, TRAITS } from './features.ts'
import type { TermhoodModel } from './model.ts'
import { evaluate } from './trees.ts'

export { readTermhood, type TermhoodModel } from './model.ts'

/**
 * The probability of each candidate, a multiple of 1/1024. A candidate that only the paper's keywords give has 1: its
 * authors say so. Accept what reaches `model.threshold`.
 */
export function scoreCandidates(
  candidates: readonly Candidate[],
  tagged: TaggedDocument,
  tagger: Tagger,
  model: TermhoodModel,
): Float32Array {
  const { values, traits } = describeCandidates(candidates, tagged, tagger.lexicon)
  const scores = new Float32Array(candidates.length)
  for (const [c, { mentions }] of candidates.entries()) {
    if (mentions.every(({ field }) => field < 0)) {
      scores[c] = 1
      continue
    }
    fillMeans(values, c * TABLE_WIDTH + OWN_COLUMNS, traits, c * TRAITS, model.means)
    const score = evaluate(model.trees, values, c * TABLE_WIDTH)
    scores[c] = Math.round(1024 / (1 + Math.exp(-score))) / 1024
  }
  return scores
}
