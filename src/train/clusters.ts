/**
 * Word clusters by the company that words keep: positive pointwise mutual information with frequent words at four
 * places around them, reduced by a randomised singular value decomposition (Halko, Martinsson & Tropp 2011; weights as
 * Levy, Goldberg & Dagan 2015), cut into 64 × 4 × 4 clusters by spherical k-means.
 */
import { generator } from '../random.ts'
import { hashText } from '../text/hash.ts'
import { readDocument } from '../text/index.ts'
import type { Paper } from '../types.ts'
import { byEigenvalue, orthonormalise, SparseMatrix } from './matrix.ts'

const CONTEXTS = 1200
const LEAST_COUNT = 12
const DIMENSIONS = 80
const PLACES = [-2, -1, 1, 2]

/** The tokens of a corpus: numbers of words from 1, 0 where words are interrupted. */
export interface TokenStream {
  tokens: Int32Array
  /** Hash per word. */
  hashes: Uint32Array
}

export interface ClusterTable {
  /** Hashes, ascending. */
  keys: Uint32Array
  clusters: Uint16Array
}

export function clusterWords(
  { tokens, hashes }: TokenStream,
  progress: (what: string) => void,
): ClusterTable {
  const counts = new Int32Array(hashes.length)
  for (const word of tokens) counts[word]++
  counts[0] = 0
  const frequent = Array.from(counts.keys())
    .filter((word) => counts[word] >= LEAST_COUNT)
    .sort((a, b) => counts[b] - counts[a] || hashes[a] - hashes[b])
  const matrix = associations(tokens, counts.length, frequent)
  progress(`${frequent.length} words, ${matrix.values.length} associations`)
  const vectors = embed(matrix)
  progress('embedded')
  const weights = Float64Array.from(frequent, (word) => Math.sqrt(counts[word]))
  const codes = new Uint16Array(frequent.length)
  const random = generator(1)
  let groups = [Array.from(frequent.keys())]
  for (const [level, parts] of [64, 4, 4].entries()) {
    groups = groups.flatMap((group) => {
      const part = kMeans(vectors, weights, group, parts, random, level === 0 ? 15 : 10)
      for (const [i, member] of group.entries()) codes[member] = codes[member] * parts + part[i]
      return Array.from({ length: parts }, (_, p) => group.filter((_, i) => part[i] === p))
    })
    progress(`${groups.length} clusters`)
  }
  const order = Array.from(frequent.keys()).sort((a, b) => hashes[frequent[a]] - hashes[frequent[b]])
  return {
    keys: Uint32Array.from(order, (i) => hashes[frequent[i]]),
    clusters: Uint16Array.from(order, (i) => codes[i]),
  }
}

/** Rows: frequent words; columns: the most frequent words and the interruption, at each place. */
function associations(tokens: Int32Array, words: number, frequent: readonly number[]): SparseMatrix {
  const rowOf = new Int32Array(words).fill(-1)
  for (const [row, word] of frequent.entries()) rowOf[word] = row
  const width = (CONTEXTS + 1) * PLACES.length
  const dense = new Uint16Array(frequent.length * width)
  for (let i = 2; i + 2 < tokens.length; i++) {
    const row = rowOf[tokens[i]]
    if (tokens[i] === 0 || row < 0) continue
    for (const [p, place] of PLACES.entries()) {
      const other = tokens[i + place]
      const context = other === 0 ? CONTEXTS : rowOf[other]
      if (context < 0 || context > CONTEXTS || (other !== 0 && context === CONTEXTS)) continue
      const at = row * width + p * (CONTEXTS + 1) + context
      if (dense[at] < 65535) dense[at]++
    }
  }
  const rowSums = new Float64Array(frequent.length)
  const columnSums = new Float64Array(width)
  let total = 0
  for (let row = 0; row < frequent.length; row++) {
    for (let column = 0; column < width; column++) {
      const count = dense[row * width + column]
      rowSums[row] += count
      columnSums[column] += count
      total += count
    }
  }
  const start = new Int32Array(frequent.length + 1)
  const columns: number[] = []
  const values: number[] = []
  for (let row = 0; row < frequent.length; row++) {
    for (let column = 0; column < width; column++) {
      const count = dense[row * width + column]
      if (count === 0) continue
      // Context counts are smoothed by the power of 3/4.
      const value = Math.log((count * total) / (rowSums[row] * columnSums[column] ** 0.75 * total ** 0.25))
      if (value <= 0) continue
      columns.push(column)
      values.push(value)
    }
    start[row + 1] = columns.length
  }
  return new SparseMatrix(start, Int32Array.from(columns), Float32Array.from(values), width)
}

/** Left singular vectors times the root of their singular values; rows of unit length. */
function embed(matrix: SparseMatrix): Float32Array {
  const random = generator(7)
  let right: Float32Array = new Float32Array(matrix.width * DIMENSIONS).map(() => random() - 0.5)
  for (let iteration = 0; iteration < 3; iteration++) {
    const left = matrix.times(right, DIMENSIONS)
    orthonormalise(left, DIMENSIONS)
    right = matrix.transposedTimes(left, DIMENSIONS)
    orthonormalise(right, DIMENSIONS)
  }
  const projected = matrix.times(right, DIMENSIONS)
  return byEigenvalue(projected, DIMENSIONS, 0.25)
}

/** The part of each member, by cosine to weighted means (Dhillon & Modha 2001). */
function kMeans(
  vectors: Float32Array,
  weights: Float64Array,
  members: readonly number[],
  parts: number,
  random: () => number,
  iterations: number,
): Uint16Array {
  const d = DIMENSIONS
  const part = new Uint16Array(members.length)
  const centres = new Float32Array(parts * d)
  for (let p = 0; p < parts; p++) {
    // Frequent words are the likelier seeds: the best weighted of a few.
    let seed = members[Math.floor(random() * members.length)]
    for (let draw = 0; draw < 3; draw++) {
      const other = members[Math.floor(random() * members.length)]
      if (weights[other] > weights[seed]) seed = other
    }
    centres.set(vectors.subarray(seed * d, seed * d + d), p * d)
  }
  for (let iteration = 0; iteration < iterations; iteration++) {
    const sums = new Float64Array(parts * d)
    for (const [i, member] of members.entries()) {
      let best = Number.NEGATIVE_INFINITY
      const from = member * d
      for (let p = 0; p < parts; p++) {
        let dot = 0
        for (let k = 0; k < d; k++) dot += vectors[from + k] * centres[p * d + k]
        if (dot <= best) continue
        best = dot
        part[i] = p
      }
      for (let k = 0; k < d; k++) sums[part[i] * d + k] += weights[member] * vectors[from + k]
    }
    for (let p = 0; p < parts; p++) {
      let norm = 0
      for (let k = 0; k < d; k++) norm += sums[p * d + k] ** 2
      if (norm === 0) continue
      for (let k = 0; k < d; k++) centres[p * d + k] = sums[p * d + k] / Math.sqrt(norm)
    }
  }
  return part
}

/** Reads the words of all papers; the texts are not kept. */
export function readStream(papers: Iterable<Paper>): TokenStream & { names: string[] } {
  let tokens = new Int32Array(1 << 24)
  let size = 1
  const ids = new Map<string, number>()
  const names = ['']
  for (const paper of papers) {
    for (const { tokens: words, sentences } of readDocument(paper).fields) {
      if (size + words.length * 2 > tokens.length) {
        const larger = new Int32Array(tokens.length * 2)
        larger.set(tokens)
        tokens = larger
      }
      for (const { from, to } of sentences) {
        for (let i = from; i < to; i++) {
          const { norm, word } = words[i]
          let id = word ? (ids.get(norm) ?? 0) : 0
          if (word && id === 0) {
            id = names.push(norm) - 1
            ids.set(norm, id)
          }
          tokens[size++] = id
        }
        tokens[size++] = 0
      }
    }
  }
  return { tokens: tokens.subarray(0, size), hashes: Uint32Array.from(names, hashText), names }
}
