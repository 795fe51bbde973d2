/** The rankers one by one, and other ways to fuse them, to be measured beside the one that is shipped. */
import { bm25f, rarity } from '../../src/related/bm25f.ts'
import { conceptScores } from '../../src/related/concepts.ts'
import { best, combine } from '../../src/related/fusion.ts'
import { type Library, type Query, relatedTo } from '../../src/related/index.ts'
import { addCosines } from '../../src/related/lsa.ts'
import { emptyRow, readRow } from '../../src/related/postings.ts'
import { asked } from '../../src/related/query.ts'
import { type KnownTerm, project, termAt, type WordIndex } from '../../src/related/word-index.ts'

/** Gives the papers for a query, best first. */
export type Way = (query: Query, count: number) => number[]

/** Cormack et al. (2009). */
const RRF_K = 60
/** Papers of each ranking that reciprocal rank fusion looks at. */
const RRF_DEPTH = 1000

const tfidf = (papers: number, df: number, count: number): number =>
  (1 + Math.log(count)) * rarity(papers, df)

/** Of each paper the length of its TF-IDF vector. */
function normsOf({ chunks, length }: WordIndex): Float32Array {
  const squares = new Float32Array(length.length)
  const row = emptyRow(1024)
  for (const chunk of chunks) {
    for (let term = 0; term < chunk!.keys.length; term++) {
      readRow(chunk!.postings, term, row)
      for (let i = 0; i < row.size; i++)
        squares[row.columns[i]] += tfidf(length.length, row.size, row.counts[i]) ** 2
    }
  }
  return squares.map(Math.sqrt)
}

function cosines(index: WordIndex, norms: Float32Array, terms: readonly KnownTerm[]): Float32Array {
  const papers = index.length.length
  const scores = new Float32Array(papers)
  const row = emptyRow(1024)
  for (const term of terms) {
    readRow(term.postings, term.row, row)
    const own = tfidf(papers, row.size, Math.max(term.weight, 1))
    for (let i = 0; i < row.size; i++)
      scores[row.columns[i]] += (own * tfidf(papers, row.size, row.counts[i])) / norms[row.columns[i]]
  }
  return scores
}

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
  const norms = normsOf(index)
  const papers = library.published.length
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
    const rooted = terms.map((term) => ({ ...term, weight: Math.sqrt(term.weight) }))
    const words = new Float32Array(papers)
    bm25f(index.damping, rooted, words)
    const concepts = new Float32Array(papers)
    conceptScores(library, question.concepts, concepts)
    const latent = new Float32Array(papers)
    if (index.latent) addCosines(index.latent, project(index, terms), 1, -1, latent)
    return { words, concepts, latent, cosine: cosines(index, norms, terms) }
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
    ['BM25F on words', way(({ words }) => words)],
    ['TF-IDF cosine', way(({ cosine }) => cosine)],
    ['LSA', way(({ latent }) => latent)],
    ['concepts', way(({ concepts }) => concepts)],
    ['sum', mix(false, { words: 1, latent: 0.4, concepts: 0.3 })],
    ['sum, TF-IDF for BM25F', mix(false, { cosine: 1, latent: 0.4, concepts: 0.3 })],
    ['sum, with TF-IDF', mix(false, { words: 0.7, cosine: 0.3, latent: 0.4, concepts: 0.3 })],
    ['sum, more LSA', mix(false, { words: 1, latent: 0.7, concepts: 0.3 })],
    ['ranks', mix(true, { words: 1, latent: 1, concepts: 1 })],
    ['ranks, weighted', mix(true, { words: 1, latent: 0.4, concepts: 0.3 })],
    ['ranks, with TF-IDF', mix(true, { words: 1, cosine: 1, latent: 1, concepts: 1 })],
  ])
}
