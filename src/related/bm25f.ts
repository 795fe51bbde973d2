/** BM25F: Robertson, Zaragoza & Taylor (2004), "Simple BM25 extension to multiple weighted fields". */
import type { Postings } from './postings.ts'

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

/**
 * Adds to `scores` (one per paper) the BM25F score of a question; `damping` as `dampingOf` gives it. It reads the
 * compressed postings by itself (`readRow` says how), which halves the time of a question.
 */
export function bm25f(damping: Float32Array, terms: Iterable<Counted>, scores: Float32Array): void {
  for (const { postings, row, weight: times } of terms) {
    const { bytes } = postings
    const size = postings.size[row]
    const weight = times * rarity(damping.length, size) ** RARITY_POWER * (K1 + 1)
    let at = postings.start[row]
    let paper = -1
    for (let i = 0; i < size; i++) {
      let value = bytes[at++]
      if (value & 0x80) {
        value &= 0x7f
        for (let shift = 7; ; shift += 7) {
          const byte = bytes[at++]
          value |= (byte & 0x7f) << shift
          if (byte < 0x80) break
        }
      }
      paper += (value >>> 1) + 1
      if ((value & 1) === 0) {
        scores[paper] += weight / (1 + damping[paper])
        continue
      }
      let count = bytes[at++]
      if (count & 0x80) {
        count &= 0x7f
        for (let shift = 7; ; shift += 7) {
          const byte = bytes[at++]
          count |= (byte & 0x7f) << shift
          if (byte < 0x80) break
        }
      }
      scores[paper] += (weight * count) / (count + damping[paper])
    }
  }
}
