/** Latent semantic analysis (Deerwester et al. 1990): papers near each other though they use other words. */
import type { Rows } from './counts.ts'
import { addRows, randomisedSvd, type SparseMatrix } from './svd.ts'
import type { Directions } from './term-chunks.ts'
import { termWeight } from './weights.ts'

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
  /** Of each term its row of `terms`, -1 where it has none. */
  direction: Int32Array
  terms: Directions
  /** Of each paper a unit vector; its scale is 0 where the paper has no known term. */
  papers: Directions
}

/** `frequency`: in how many papers each term stands. Null where the corpus is too small. */
export function buildLsa(rows: Rows, frequency: Uint32Array, seed: number): Lsa | null {
  const papers = rows.start.length - 1
  const direction = chooseTerms(frequency, papers)
  const columns = direction.reduce((most, row) => Math.max(most, row), -1) + 1
  if (papers < LEAST || columns < LEAST) return null
  const weigh = (term: number, count: number): number => termWeight(papers, frequency[term], count)
  const { right, rank } = randomisedSvd(sampleMatrix(rows, direction, columns, weigh), RANK, seed)
  const unit = new Float32Array(rank)
  const known = new Uint32Array(longest(rows))
  const weights = new Float32Array(known.length)
  const vectors = directionsOf(papers, rank, (p) => {
    let size = 0
    for (let i = rows.start[p]; i < rows.start[p + 1]; i++) {
      const row = direction[rows.term[i]]
      if (row < 0) continue
      known[size] = row
      weights[size++] = weigh(rows.term[i], rows.count[i])
    }
    unit.fill(0)
    addRows(right, rank, known.subarray(0, size), weights.subarray(0, size), unit, 0)
    return normalise(unit)
  })
  const terms = directionsOf(columns, rank, (row) => right.subarray(row * rank, (row + 1) * rank))
  return { direction, terms, papers: vectors }
}

function longest({ start }: Rows): number {
  let most = 0
  for (let p = 0; p + 1 < start.length; p++) most = Math.max(most, start[p + 1] - start[p])
  return most
}

/** To unit length, in place; a vector of zeros stays. */
export function normalise(vector: Float32Array): Float32Array {
  let squares = 0
  for (const value of vector) squares += value * value
  const norm = Math.sqrt(squares)
  if (norm > 0) for (let k = 0; k < vector.length; k++) vector[k] /= norm
  return vector
}

/** Vectors as signed bytes: each number times 127 over the largest of its vector. */
export function directionsOf(
  count: number,
  rank: number,
  vectorOf: (row: number) => Float32Array,
): Directions {
  const vectors = new Int8Array(count * rank)
  const scale = new Float32Array(count)
  for (let row = 0; row < count; row++) {
    const vector = vectorOf(row)
    let most = 0
    for (let k = 0; k < rank; k++) most = Math.max(most, Math.abs(vector[k]))
    if (most === 0) continue
    for (let k = 0; k < rank; k++) vectors[row * rank + k] = Math.round((vector[k] / most) * 127)
    scale[row] = most / 127
  }
  return { rank, vectors, scale }
}

/** Adds `weight` times row `row` to a vector. */
export function addDirection(
  { rank, vectors, scale }: Directions,
  row: number,
  weight: number,
  vector: Float32Array,
): void {
  const factor = weight * scale[row]
  const at = row * rank
  for (let k = 0; k < rank; k++) vector[k] += factor * vectors[at + k]
}

/** The sum of the vectors of some papers. */
export function sumOf(papers: Directions, some: Iterable<number>): Float32Array {
  const sum = new Float32Array(papers.rank)
  for (const paper of some) addDirection(papers, paper, 1, sum)
  return sum
}

/** Cosines of some papers with a unit vector, at the papers' places. */
export function cosines(
  { rank, vectors, scale }: Directions,
  vector: Float32Array,
  some: Uint32Array,
): Float32Array {
  const found = new Float32Array(some.length)
  const wide = Float64Array.from(vector)
  for (let i = 0; i < some.length; i++) {
    const at = some[i] * rank
    // Four sums, because one would have to wait for each addition.
    let [a, b, c, d] = [0, 0, 0, 0]
    let k = 0
    for (; k + 3 < rank; k += 4) {
      a += vectors[at + k] * wide[k]
      b += vectors[at + k + 1] * wide[k + 1]
      c += vectors[at + k + 2] * wide[k + 2]
      d += vectors[at + k + 3] * wide[k + 3]
    }
    for (; k < rank; k++) a += vectors[at + k] * wide[k]
    found[i] = (a + b + c + d) * scale[some[i]]
  }
  return found
}

function chooseTerms(frequency: Uint32Array, papers: number): Int32Array {
  const most = papers * LARGEST_SHARE
  const chosen = [...frequency.keys()]
    .filter((term) => frequency[term] >= LEAST_PAPERS && frequency[term] <= most)
    .sort((a, b) => frequency[b] - frequency[a] || a - b)
    .slice(0, MOST_TERMS)
  const direction = new Int32Array(frequency.length).fill(-1)
  chosen.forEach((term, row) => {
    direction[term] = row
  })
  return direction
}

/** The sampled papers, each of unit length. */
function sampleMatrix(
  rows: Rows,
  direction: Int32Array,
  columns: number,
  weigh: (term: number, count: number) => number,
): SparseMatrix {
  const papers = rows.start.length - 1
  const sampled = Math.min(papers, SAMPLE)
  const start = new Uint32Array(sampled + 1)
  const column: number[] = []
  const value: number[] = []
  for (let r = 0; r < sampled; r++) {
    const p = Math.floor((r * papers) / sampled)
    let squares = 0
    for (let i = rows.start[p]; i < rows.start[p + 1]; i++) {
      const term = rows.term[i]
      if (direction[term] < 0) continue
      const weight = weigh(term, rows.count[i])
      column.push(direction[term])
      value.push(weight)
      squares += weight * weight
    }
    const norm = Math.sqrt(squares) || 1
    for (let e = start[r]; e < value.length; e++) value[e] /= norm
    start[r + 1] = value.length
  }
  return { rows: sampled, columns, start, column: Uint32Array.from(column), value: Float32Array.from(value) }
}
