/** Candidate → probability that it is a concept of its paper. */
import type { TaggedDocument, Tagger } from '../../mentions/tagger/index.ts'
import type { Candidate } from '../candidates.ts'
import { describeCandidates, OWN_COLUMNS, TABLE_WIDTH } from './features.ts'
import type { TermhoodModel } from './model.ts'
import { fillMeans, TRAITS } from './traits.ts'

export { readTermhood, type TermhoodModel } from './model.ts'

/** What only the tagger has found, and holds for less likely, is no concept: such candidates were never accepted. */
const LEAST_POSTERIOR = 0.15

/**
 * The probability of each candidate, a multiple of 1/1024. One of the paper's keywords has 1: its authors say
 * so. Accept what reaches `model.threshold`.
 */
export function scoreCandidates(
  candidates: readonly Candidate[],
  tagged: TaggedDocument,
  tagger: Tagger,
  model: TermhoodModel,
): Float32Array {
  const { values, described, traits } = describeCandidates(
    candidates,
    tagged,
    tagger.lexicon,
    LEAST_POSTERIOR,
  )
  const scores = new Float32Array(candidates.length)
  for (const [c, { mentions }] of candidates.entries()) {
    if (mentions.some(({ field }) => field < 0)) {
      scores[c] = 1
      continue
    }
    if (described[c] === 0) continue
    fillMeans(values, c * TABLE_WIDTH + OWN_COLUMNS, traits, c * TRAITS, model.means)
    const score = model.forest.score(values, c * TABLE_WIDTH)
    scores[c] = Math.round(1024 / (1 + Math.exp(-score))) / 1024
  }
  return scores
}
