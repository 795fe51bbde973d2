/** The rankers one by one, and other ways to fuse them, to be measured beside the one that is shipped. */
import { conceptScores } from '../../src/related/concepts.ts'
import { best, combine } from '../../src/related/fusion.ts'
import { type Library, type Query, relatedTo } from '../../src/related/index.ts'
import { cosines } from '../../src/related/lsa.ts'
import { asked } from '../../src/related/query.ts'
import { addRare } from '../../src/related/tfidf.ts'
import { COUNT_WEIGHTS, MOST_COUNT } from '../../src/related/weights.ts'
import { project, termAt } from '../../src/related/word-index.ts'
import { bm25f, dampingOf } from './bm25f.ts'

/** Gives the papers for a query, best first. */
export type Way = (query: Query, count: number) => number[]

/** Cormack et al. (2009). */
const RRF_K = 60
/** Papers of each ranking that reciprocal rank fusion looks at. */
const RRF_DEPTH = 1000

/** Weighted sums of scores, or of reciprocal ranks. */
function fused(ways: readonly { scores: Float32Array; weight: number }[], byRank: boolean): Float32Array {
  const papers = ways[0].scores.length
  if (!byRank) return combine(ways, new Uint8Array(papers).fill(1))
  const sum = new Float32Array(papers)
  for (const { scores, weight } of ways)
    best(scores, RRF_DEPTH).forEach(({ paper }, rank) => {
      sum[paper] += weight / (RRF_K + rank + 1)
    })
  return sum
}

export const SHIPPED = 'shipped'

/** The shipped fusion first, then each ranker alone, then the alternatives. */
export function waysOf(library: Library): Map<string, Way> {
  const { words: index } = library.index
  const damping = dampingOf(index)
  const papers = library.published.length
  const everyPaper = new Uint8Array(papers).fill(1)
  const remembered = new Map<Query, ReturnType<typeof scoreNow>>()
  /** All ways ask the same queries. */
  const score = (query: Query) => {
    const before = remembered.get(query) ?? scoreNow(query)
    remembered.set(query, before)
    return before
  }
  const scoreNow = (query: Query) => {
    const question = asked(library, query)
    const terms = [...question.counts[0]]
      .map(([key, count]) => termAt(index, key, count))
      .filter((term) => term !== undefined)
    const weighed = terms.map((term) => ({
      ...term,
      weight: COUNT_WEIGHTS[Math.min(term.weight, MOST_COUNT)],
    }))
    const words = new Float32Array(papers)
    addRare(index, weighed, everyPaper, Number.POSITIVE_INFINITY, words)
    const concepts = new Float32Array(papers)
    conceptScores(library, question.concepts, concepts)
    const latent = index.latent
      ? cosines(index.latent, project(index, terms), Uint32Array.from(everyPaper.keys()))
      : new Float32Array(papers)
    return { words, concepts, latent, bm25f: bm25f(damping, terms) }
  }
  type Scores = ReturnType<typeof score>
  const way =
    (pick: (scores: Scores) => Float32Array): Way =>
    (query, count) =>
      best(pick(score(query)), count).map(({ paper }) => paper)
  const mix = (byRank: boolean, weights: Partial<Record<keyof Scores, number>>): Way =>
    way((scores) =>
      fused(
        Object.entries(weights).map(([name, weight]) => ({ scores: scores[name as keyof Scores], weight })),
        byRank,
      ),
    )
  return new Map<string, Way>([
    [SHIPPED, (query, count) => relatedTo(library, query, { count }).map(({ paper }) => paper)],
    ['TF-IDF cosine on words', way(({ words }) => words)],
    ['BM25F on words', way(({ bm25f }) => bm25f)],
    ['LSA', way(({ latent }) => latent)],
    ['concepts', way(({ concepts }) => concepts)],
    ['sum', mix(false, { words: 1, latent: 0.4, concepts: 0.3 })],
    ['sum, BM25F for TF-IDF', mix(false, { bm25f: 1, latent: 0.4, concepts: 0.3 })],
    ['sum, with BM25F', mix(false, { words: 0.7, bm25f: 0.3, latent: 0.4, concepts: 0.3 })],
    ['sum, more LSA', mix(false, { words: 1, latent: 0.7, concepts: 0.3 })],
    ['ranks', mix(true, { words: 1, latent: 1, concepts: 1 })],
    ['ranks, weighted', mix(true, { words: 1, latent: 0.4, concepts: 0.3 })],
    ['ranks, with BM25F', mix(true, { words: 1, bm25f: 1, latent: 1, concepts: 1 })],
  ])
}
