/** BM25F: Robertson, Zaragoza & Taylor (2004), "Simple BM25 extension to multiple weighted fields". */
import { emptyRow, type Postings, readRow } from './postings.ts'

/** How soon a repeated term stops counting, and how far long papers are damped. */
const K1 = 2
const B = 0.75
/** Between BM25, which counts rarity once, and the cosine of TF-IDF, which counts it twice. */
const RARITY_POWER = 1.5

/** A term of a question: its papers, and how often it counts in the question. */
export interface Counted {
  postings: Postings
  /** The term's row of the postings. */
  row: number
  weight: number
}

/** Rarity of a term that stands in `df` of `papers` papers; positive always. */
export const rarity = (papers: number, df: number): number => Math.log(1 + (papers - df + 0.5) / (df + 0.5))

const row = emptyRow(1024)

/**
 * Adds to `scores` (one per paper) the BM25F score of a question. `length`: of each paper the sum of its counts, weighted
 * by field as the counts are.
 */
export function bm25f(
  { length, meanLength }: { length: Float32Array; meanLength: number },
  terms: Iterable<Counted>,
  scores: Float32Array,
): void {
  const papers = length.length
  const slope = (K1 * B) / meanLength
  for (const term of terms) {
    readRow(term.postings, term.row, row)
    const { columns, counts, size } = row
    const weight = term.weight * rarity(papers, size) ** RARITY_POWER * (K1 + 1)
    for (let i = 0; i < size; i++) {
      const paper = columns[i]
      const count = counts[i]
      scores[paper] += (weight * count) / (count + K1 * (1 - B) + slope * length[paper])
    }
  }
}
