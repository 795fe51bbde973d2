/**
 * How near papers are to a question in words, by two measures: the cosine of TF-IDF vectors (Salton & Buckley 1988), pairs
 * of neighbours included, which rare terms decide, and BM25 (Robertson & Zaragoza 2009) on single words, in which many
 * common words outweigh a rare one. Both in two steps: rare terms bring up the papers that may be an answer, frequent ones
 * are looked up for those only. Moffat & Zobel (1996), "Self-indexing inverted files", call it `continue`.
 */
import { emptyRow, readRow } from './postings.ts'
import { COUNT_WEIGHTS, MOST_COUNT, rarity, termWeight } from './weights.ts'
import type { KnownTerm, WordIndex } from './word-index.ts'

/** Postings that are read in the first step, for each paper of the atlas; the terms that are in more papers wait. */
const READ = 1

/** How far long papers are damped in BM25. */
const B = 0.75

const decoded = emptyRow(1024)

export interface AskedTerm extends KnownTerm {
  /** Two words beside each other. */
  pair: boolean
}

/** One per paper each. */
export interface WordScores {
  /** Times the norm of the question. */
  cosine: Float32Array
  bm25: Float32Array
}

export const noWordScores = (papers: number): WordScores => ({
  cosine: new Float32Array(papers),
  bm25: new Float32Array(papers),
})

/**
 * What a term of a question adds to a paper that has it once: to the cosine before the paper's norm, and to BM25 before
 * saturation (nothing where it is a pair). Through memory, because V8 else computes the logarithm anew for every paper.
 */
function weightsOf(papers: number, { postings, row, weight, pair }: AskedTerm, k1: number): Float64Array {
  const rare = rarity(papers, postings.size[row])
  return Float64Array.of(weight * rare * rare, pair ? 0 : weight * rare * (k1 + 1))
}

/** Of each paper what BM25 damps its counts by, before it is multiplied with k1; 1 for a paper of mean length. */
export function dampingOf(length: Float32Array): Float32Array {
  let total = 0
  for (const one of length) total += one
  const slope = total > 0 ? (B * length.length) / total : 0
  return length.map((one) => 1 - B + slope * one)
}

/**
 * Sets `scores` (all 0) to those of the rarer terms of a question: of as many terms as it takes to read enough postings and
 * to reach `enough` of the papers that pass (1 in `passes`). Gives the terms that are left, rarest first. `k1`: how late a
 * repeated word stops counting in BM25.
 */
export function addRare(
  { norm, damping }: WordIndex,
  terms: readonly AskedTerm[],
  passes: Uint8Array,
  enough: number,
  k1: number,
  { cosine, bm25 }: WordScores,
): AskedTerm[] {
  const papers = norm.length
  const size = ({ postings, row }: KnownTerm): number => postings.size[row]
  const keyOf = ({ chunk, row }: KnownTerm): number => chunk.keys[row]
  const byRarity = terms.toSorted((a, b) => size(a) - size(b) || keyOf(a) - keyOf(b))
  let reached = 0
  let read = 0
  let done = 0
  for (; done < byRarity.length && (read < READ * papers || reached < enough); done++) {
    const term = byRarity[done]
    const { columns, counts, size } = readRow(term.postings, term.row, decoded)
    const [inCosine, inBm25] = weightsOf(papers, term, k1)
    for (let i = 0; i < size; i++) {
      const paper = columns[i]
      const before = cosine[paper]
      if (before === 0) reached += passes[paper]
      cosine[paper] = before + inCosine * COUNT_WEIGHTS[Math.min(counts[i], MOST_COUNT)]
      bm25[paper] += (inBm25 * counts[i]) / (counts[i] + k1 * damping[paper])
    }
    read += size
  }
  for (let p = 0; p < papers; p++) if (cosine[p] > 0) cosine[p] /= norm[p]
  return byRarity.slice(done)
}

/** Adds the same of further terms to the scores of some papers, which stand at the same places. */
export function addFrequent(
  { norm, damping, tables }: WordIndex,
  terms: readonly AskedTerm[],
  some: Uint32Array,
  k1: number,
  { cosine, bm25 }: WordScores,
): void {
  const sums = new Float64Array(some.length)
  for (const term of terms) {
    const table = tables.of(term)
    const [inCosine, inBm25] = weightsOf(norm.length, term, k1)
    for (let i = 0; i < some.length; i++) {
      const count = table[some[i]]
      if (count === 0) continue
      sums[i] += inCosine * COUNT_WEIGHTS[count]
      bm25[i] += (inBm25 * count) / (count + k1 * damping[some[i]])
    }
  }
  for (let i = 0; i < some.length; i++) if (sums[i] > 0) cosine[i] += sums[i] / norm[some[i]]
}

/** Of each paper the length of its vector; 0 where it has no term. `row`, `term` and `count` as in Rows. */
export function normsOf(
  { start, term, count }: { start: Uint32Array; term: Uint32Array; count: ArrayLike<number> },
  frequency: Uint32Array,
): Float32Array {
  const papers = start.length - 1
  const rare = Float64Array.from(frequency, (df) => rarity(papers, df))
  const norms = new Float32Array(papers)
  for (let p = 0; p < papers; p++) {
    let squares = 0
    for (let i = start[p]; i < start[p + 1]; i++)
      squares += (COUNT_WEIGHTS[Math.min(count[i], MOST_COUNT)] * rare[term[i]]) ** 2
    norms[p] = Math.sqrt(squares)
  }
  return norms
}

/** The same of one text, by its known terms with their counts as weights. */
export const normOf = (papers: number, terms: readonly KnownTerm[]): number =>
  Math.sqrt(
    terms.reduce(
      (sum, { postings, row, weight }) => sum + termWeight(papers, postings.size[row], weight) ** 2,
      0,
    ),
  )
