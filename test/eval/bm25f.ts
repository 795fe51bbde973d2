/**
 * BM25F (Robertson, Zaragoza & Taylor 2004, "Simple BM25 extension to multiple weighted fields") over the postings of an
 * index, to be measured beside the rankers that are shipped.
 */
import { emptyRow, readRow } from '../../src/related/postings.ts'
import { rarity } from '../../src/related/weights.ts'
import type { KnownTerm, WordIndex } from '../../src/related/word-index.ts'

/** How soon a repeated term stops counting, and how far long papers are damped. */
const K1 = 2
const B = 0.75
/** Between BM25, which counts rarity once, and the cosine of TF-IDF, which counts it twice. */
const RARITY_POWER = 1.5

const decoded = emptyRow(1024)

/** Of each paper what damps its counts, from its length (the sum of its counts of the index's terms) against the mean. */
export function dampingOf({ chunks, norm }: WordIndex): Float32Array {
  const length = new Float32Array(norm.length)
  let total = 0
  for (const { keys, postings } of chunks.map((chunk) => chunk!))
    for (let row = 0; row < keys.length; row++) {
      const { columns, counts, size } = readRow(postings, row, decoded)
      for (let i = 0; i < size; i++) {
        length[columns[i]] += counts[i]
        total += counts[i]
      }
    }
  const slope = total > 0 ? (K1 * B * length.length) / total : 0
  return length.map((one) => K1 * (1 - B) + slope * one)
}

/** The score of a question for each paper. */
export function bm25f(damping: Float32Array, terms: readonly KnownTerm[]): Float32Array {
  const scores = new Float32Array(damping.length)
  for (const term of terms) {
    const { columns, counts, size } = readRow(term.postings, term.row, decoded)
    const [weight] = Float64Array.of(
      Math.sqrt(term.weight) * rarity(damping.length, size) ** RARITY_POWER * (K1 + 1),
    )
    for (let i = 0; i < size; i++)
      scores[columns[i]] += (weight * counts[i]) / (counts[i] + damping[columns[i]])
  }
  return scores
}
