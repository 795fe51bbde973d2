/** Latent semantic analysis (Deerwester et al. 1990): papers near each other though they use other words. */
import { rarity } from './bm25f.ts'
import type { Lexicon } from './lexicon.ts'
import { emptyRow, readRow } from './postings.ts'
import { randomisedSvd, type SparseMatrix } from './svd.ts'

/** Dimensions; 150 and 300 rank the reading lists no better. */
const RANK = 128
/** The dimensions are learned from so many papers, evenly spread; the others, and new ones, are projected on them. */
const SAMPLE = 20_000
/** A term says something about the others when it is in at least so many papers, and in no larger share of them. */
const LEAST_PAPERS = 4
const LARGEST_SHARE = 0.2
const MOST_TERMS = 30_000
/** With fewer papers, or terms, there is nothing latent to find. */
const LEAST = 50

export interface Lsa {
  rank: number
  /** Of each term its row of `basis`, -1 where it has none. */
  row: Int32Array
  /** Of each row `rank` numbers. */
  basis: Float32Array
  /** Of each paper `rank` numbers of a unit vector, times 127 over the largest of them. */
  vectors: Int8Array
  /** What brings a paper's numbers back to a unit vector; 0 where it has no known term. */
  scale: Float32Array
}

/** Null where the corpus is too small. */
export function buildLsa(lexicon: Lexicon, seed: number): Lsa | null {
  const papers = lexicon.length.length
  const row = chooseTerms(lexicon)
  const columns = row.reduce((most, r) => Math.max(most, r), -1) + 1
  if (papers < LEAST || columns < LEAST) return null
  const { right, rank } = randomisedSvd(sampleMatrix(lexicon, row, columns), RANK, seed)
  const lsa: Lsa = {
    rank,
    row,
    basis: right,
    vectors: new Int8Array(papers * rank),
    scale: new Float32Array(papers),
  }
  const entries = emptyRow(1024)
  for (let p = 0; p < papers; p++) {
    readRow(lexicon.forward, p, entries)
    const vector = project(lexicon, lsa, entries.columns, entries.counts, entries.size)
    const most = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0)
    if (most === 0) continue
    for (let k = 0; k < rank; k++) lsa.vectors[p * rank + k] = Math.round((vector[k] / most) * 127)
    lsa.scale[p] = most / 127
  }
  return lsa
}

/** The unit vector of a bag of terms; all zero where none of them is known. */
export function project(
  lexicon: Lexicon,
  lsa: Pick<Lsa, 'rank' | 'row' | 'basis'>,
  terms: ArrayLike<number>,
  counts: ArrayLike<number>,
  size = terms.length,
): Float32Array {
  const { rank, row, basis } = lsa
  const vector = new Float32Array(rank)
  for (let i = 0; i < size; i++) {
    const at = row[terms[i]] * rank
    if (at < 0) continue
    const value = termWeight(lexicon, terms[i], counts[i])
    for (let k = 0; k < rank; k++) vector[k] += value * basis[at + k]
  }
  let squares = 0
  for (const value of vector) squares += value * value
  const norm = Math.sqrt(squares)
  return norm > 0 ? vector.map((value) => value / norm) : vector
}

/**
 * Adds to each of the `scores` (one per paper) that is above `floor` the cosine with a unit vector, times `weight`, where
 * the cosine is above 0.
 */
export function addCosines(
  { rank, vectors, scale }: Lsa,
  vector: Float32Array,
  weight: number,
  floor: number,
  scores: Float32Array,
): void {
  for (let p = 0; p < scores.length; p++) {
    if (scores[p] <= floor) continue
    const at = p * rank
    let sum = 0
    for (let k = 0; k < rank; k++) sum += vectors[at + k] * vector[k]
    if (sum > 0) scores[p] += sum * scale[p] * weight
  }
}

const termWeight = ({ inverted, length }: Lexicon, term: number, count: number): number =>
  (1 + Math.log(count)) * rarity(length.length, inverted.size[term])

function chooseTerms({ inverted, length }: Lexicon): Int32Array {
  const most = length.length * LARGEST_SHARE
  const chosen = [...inverted.size.keys()]
    .filter((term) => inverted.size[term] >= LEAST_PAPERS && inverted.size[term] <= most)
    .sort((a, b) => inverted.size[b] - inverted.size[a] || a - b)
    .slice(0, MOST_TERMS)
  const row = new Int32Array(inverted.size.length).fill(-1)
  chosen.forEach((term, r) => {
    row[term] = r
  })
  return row
}

/** TF-IDF of the sampled papers, each of unit length. */
function sampleMatrix(lexicon: Lexicon, row: Int32Array, columns: number): SparseMatrix {
  const papers = lexicon.length.length
  const rows = Math.min(papers, SAMPLE)
  const start = new Uint32Array(rows + 1)
  const column: number[] = []
  const value: number[] = []
  const entries = emptyRow(1024)
  for (let r = 0; r < rows; r++) {
    readRow(lexicon.forward, Math.floor((r * papers) / rows), entries)
    let squares = 0
    for (let i = 0; i < entries.size; i++) {
      const term = entries.columns[i]
      if (row[term] < 0) continue
      const weight = termWeight(lexicon, term, entries.counts[i])
      column.push(row[term])
      value.push(weight)
      squares += weight * weight
    }
    const norm = Math.sqrt(squares) || 1
    for (let e = start[r]; e < value.length; e++) value[e] /= norm
    start[r + 1] = value.length
  }
  return { rows, columns, start, column: Uint32Array.from(column), value: Float32Array.from(value) }
}
