/** The concept ranker: papers that link to the query's rare concepts. */
import type { ConceptPapers } from '../atlas.ts'
import type { LinkColumns } from '../types.ts'
import { rarity } from './weights.ts'

/** How far papers with many links are damped, as in BM25. */
const B = 0.5

export interface ConceptCounts {
  links: Pick<LinkColumns, 'start' | 'concept' | 'weight'>
  papersOf: ConceptPapers
}

/** Adds to `scores` (one per paper) the rarity of each shared concept times its weight in the paper and in the query. */
export function conceptScores(
  { links, papersOf }: ConceptCounts,
  concepts: ReadonlyMap<number, number>,
  scores: Float32Array,
): void {
  const count = links.start.length - 1
  const mean = links.concept.length / Math.max(count, 1)
  const asked = [...concepts]
  // Through memory, as in words.ts.
  const weights = Float64Array.from(
    asked,
    ([concept, weight]) => weight * rarity(count, papersOf.start[concept + 1] - papersOf.start[concept]),
  )
  for (let c = 0; c < asked.length; c++) {
    const [concept] = asked[c]
    const weight = weights[c]
    const from = papersOf.start[concept]
    const to = papersOf.start[concept + 1]
    for (let i = from; i < to; i++) {
      const paper = papersOf.paper[i]
      const size = links.start[paper + 1] - links.start[paper]
      scores[paper] += (weight * links.weight[papersOf.link[i]]) / (1 - B + (B * size) / mean)
    }
  }
}
