/** Candidate → probability that it is a concept of its paper. */
import { HOME, type TaggedDocument, type Tagger } from '../../mentions/tagger/index.ts'
import type { Candidate } from '../candidates.ts'
import { describeCandidates, OWN_COLUMNS, TABLE_WIDTH } from './features.ts'
import type { TermhoodModel } from './model.ts'
import { fillMeans, TRAITS } from './traits.ts'

export { readTermhood, type TermhoodModel, type Thresholds } from './model.ts'

/** The least probability of a concept in a paper of a domain. */
export const thresholdOf = ({ thresholds }: Pick<TermhoodModel, 'thresholds'>, domain: number): number =>
  domain >= HOME ? thresholds.home : thresholds.away

/** What the tagger holds for this likely is one: of 9,305 such candidates in 3,000 papers the trees take all but 12. */
const SURE_POSTERIOR = 0.85

/**
 * How likely each candidate is to be a concept, [0, 1], a multiple of 1/1024; where the tagger is sure, its posterior. One
 * of the paper's keywords has 1: its authors say so.
 */
export function scoreCandidates(
  candidates: readonly Candidate[],
  tagged: TaggedDocument,
  tagger: Tagger,
  { forest, means }: TermhoodModel,
): Float32Array {
  const scores = Float32Array.from(candidates, ({ mentions }) =>
    mentions.reduce((top, { field, posterior }) => Math.max(top, field < 0 ? 1 : posterior), 0),
  )
  const isOpen = (c: number): boolean => scores[c] < SURE_POSTERIOR
  const { values, described, traits } = describeCandidates(candidates, tagged, tagger.lexicon, isOpen)
  for (let c = 0; c < candidates.length; c++) {
    if (scores[c] >= SURE_POSTERIOR) continue
    scores[c] = 0
    if (described[c] === 0) continue
    fillMeans(values, c * TABLE_WIDTH + OWN_COLUMNS, traits, c * TRAITS, means)
    const score = forest.score(values, c * TABLE_WIDTH)
    scores[c] = Math.round(1024 / (1 + Math.exp(-score))) / 1024
  }
  return scores
}
