/** The concept ranker: papers that link to the query's rare concepts. */
import type { ConceptPapers } from '../atlas.ts'
import type { LinkColumns } from '../types.ts'
import { rarity } from './bm25f.ts'

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
  for (const [concept, weight] of concepts) {
    const from = papersOf.start[concept]
    const to = papersOf.start[concept + 1]
    const rare = rarity(count, to - from)
    for (let i = from; i < to; i++) {
      const paper = papersOf.paper[i]
      const size = links.start[paper + 1] - links.start[paper]
      scores[paper] += (rare * weight * links.weight[papersOf.link[i]]) / (1 - B + (B * size) / mean)
    }
  }
}
