/**
 * The cosine of TF-IDF vectors (Salton & Buckley 1988), in two steps: rare terms bring up the papers that may be an answer,
 * frequent ones are looked up for those only. Moffat & Zobel (1996), "Self-indexing inverted files", call it `continue`.
 */
import { emptyRow, readRow } from './postings.ts'
import { COUNT_WEIGHTS, MOST_COUNT, rarity, termWeight } from './weights.ts'
import type { KnownTerm, WordIndex } from './word-index.ts'

/** Postings that are read in the first step, for each paper of the atlas; the terms that are in more papers wait. */
const READ = 1

const decoded = emptyRow(1024)

/** What a term of a question adds to a paper that has it once, before the paper's norm. */
const weightOf = (papers: number, { postings, row, weight }: KnownTerm): number =>
  weight * rarity(papers, postings.size[row]) ** 2

/**
 * Sets `scores` (one per paper, all 0) to the cosine with the rarer terms of a question, times the norm of the question:
 * of as many terms as it takes to read enough postings and to reach `enough` of the papers that pass (1 in `passes`).
 * Gives the terms that are left, rarest first.
 */
export function addRare(
  { norm }: WordIndex,
  terms: readonly KnownTerm[],
  passes: Uint8Array,
  enough: number,
  scores: Float32Array,
): KnownTerm[] {
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
    // Through memory, because V8 else computes the logarithm anew for every paper.
    const [weight] = Float64Array.of(weightOf(papers, term))
    for (let i = 0; i < size; i++) {
      const paper = columns[i]
      const before = scores[paper]
      if (before === 0) reached += passes[paper]
      scores[paper] = before + weight * COUNT_WEIGHTS[Math.min(counts[i], MOST_COUNT)]
    }
    read += size
  }
  for (let p = 0; p < papers; p++) if (scores[p] > 0) scores[p] /= norm[p]
  return byRarity.slice(done)
}

/** Adds the same of further terms to the `scores` of some papers, which stand at the same places. */
export function addFrequent(
  { norm, tables }: WordIndex,
  terms: readonly KnownTerm[],
  some: Uint32Array,
  scores: Float32Array,
): void {
  const sums = new Float64Array(some.length)
  for (const term of terms) {
    const table = tables.of(term)
    const [weight] = Float64Array.of(weightOf(norm.length, term))
    for (let i = 0; i < some.length; i++) {
      const count = table[some[i]]
      if (count > 0) sums[i] += weight * COUNT_WEIGHTS[count]
    }
  }
  for (let i = 0; i < some.length; i++) if (sums[i] > 0) scores[i] += sums[i] / norm[some[i]]
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
