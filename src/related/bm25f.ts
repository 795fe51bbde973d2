/** BM25F: Robertson, Zaragoza & Taylor (2004), "Simple BM25 extension to multiple weighted fields". */
import { emptyRow, type Postings, readRow } from './postings.ts'

/** How soon a repeated term stops counting, and how far long papers are damped. */
const K1 = 2
const B = 0.75
/** Between BM25, which counts rarity once, and the cosine of TF-IDF, which counts it twice. */
const RARITY_POWER = 1.5

/** What BM25F needs of an index; counts are already weighted by field, as are lengths. */
export interface Counts {
  /** Of each term the papers that have it. */
  inverted: Postings
  /** Of each paper the sum of its weighted counts. */
  length: Float32Array
  meanLength: number
}

/** Rarity of a term that stands in `df` of `papers` papers; positive always. */
export const rarity = (papers: number, df: number): number => Math.log(1 + (papers - df + 0.5) / (df + 0.5))

const row = emptyRow(1024)

/**
 * Adds to `scores` (one per paper) the BM25F score of a query, given as term numbers with weights (how often the term
 * counts in the query).
 */
export function bm25f(
  index: Counts,
  terms: ArrayLike<number>,
  weights: ArrayLike<number>,
  scores: Float32Array,
): void {
  const { inverted, length, meanLength } = index
  const papers = length.length
  const slope = (K1 * B) / meanLength
  for (let t = 0; t < terms.length; t++) {
    readRow(inverted, terms[t], row)
    const { columns, counts, size } = row
    const weight = weights[t] * rarity(papers, size) ** RARITY_POWER * (K1 + 1)
    for (let i = 0; i < size; i++) {
      const paper = columns[i]
      const count = counts[i]
      scores[paper] += (weight * count) / (count + K1 * (1 - B) + slope * length[paper])
    }
  }
}
