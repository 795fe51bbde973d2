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

/**
 * Of each paper what damps its counts, from its length (the sum of its counts, weighted by field as the counts are)
 * against the mean length.
 */
export function dampingOf(length: Float32Array): Float32Array {
  let total = 0
  for (const one of length) total += one
  const slope = total > 0 ? (K1 * B * length.length) / total : 0
  return length.map((one) => K1 * (1 - B) + slope * one)
}

const decoded = emptyRow(1024)

/** Adds to `scores` (one per paper) the BM25F score of a question; `damping` as `dampingOf` gives it. */
export function bm25f(damping: Float32Array, terms: readonly Counted[], scores: Float32Array): void {
  // Through memory, because V8 else computes the logarithm and the power anew for every paper: five times the time.
  const weights = Float64Array.from(
    terms,
    ({ postings, row, weight }) =>
      weight * rarity(damping.length, postings.size[row]) ** RARITY_POWER * (K1 + 1),
  )
  for (let t = 0; t < terms.length; t++) {
    const { columns, counts, size } = readRow(terms[t].postings, terms[t].row, decoded)
    const weight = weights[t]
    for (let i = 0; i < size; i++) {
      const paper = columns[i]
      const count = counts[i]
      scores[paper] += (weight * count) / (count + damping[paper])
    }
  }
}
