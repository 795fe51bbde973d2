/** Truncated singular value decomposition of a sparse matrix. */
import { generator } from '../random.ts'

/** Compressed sparse rows: entries of row `r` are `start[r] … start[r + 1]`. */
export interface SparseMatrix {
  rows: number
  columns: number
  start: Uint32Array
  column: Uint32Array
  value: Float32Array
}

export interface Decomposition {
  /** Right singular vectors, row-major `columns × rank`: column `j` of the matrix is `right[j · rank] …`. */
  right: Float32Array
  /** Largest first; as many as the rank. */
  singular: Float32Array
  rank: number
}

/** Directions drawn beyond the rank, and passes that sharpen them; Halko et al. recommend 5–10 and 1–2. */
const OVERSAMPLING = 10
const POWER_PASSES = 1

/**
 * The `rank` strongest right singular vectors and values by random projection: Halko, Martinsson & Tropp (2011),
 * "Finding structure with randomness", algorithms 4.4 and 5.1, with the small problem solved through the eigenvectors of
 * `B Bᵀ`. The rank is cut to the smaller side of the matrix. The same seed gives the same numbers; the sign of each
 * vector is set so that its largest entry is positive.
 */
export function randomisedSvd(matrix: SparseMatrix, rank: number, seed: number): Decomposition {
  const { rows, columns } = matrix
  const kept = Math.min(rank, rows, columns)
  const width = Math.min(kept + OVERSAMPLING, rows, columns)
  const transposed = transpose(matrix)
  const right = deviates(columns * width, seed)
  const left = new Float32Array(rows * width)
  for (let pass = 0; pass <= POWER_PASSES; pass++) {
    times(matrix, right, left, width)
    orthonormalise(left, rows, width)
    times(transposed, left, right, width)
  }
  return strongest(right, columns, width, kept)
}

/** `right` holds `Bᵀ = Aᵀ Q`; its left singular vectors are the right ones of `A`. */
function strongest(right: Float32Array, columns: number, width: number, kept: number): Decomposition {
  const { values, vectors } = eigen(gram(right, columns, width), width)
  const order = [...values.keys()].sort((a, b) => values[b] - values[a] || a - b).slice(0, kept)
  const singular = Float32Array.from(order, (i) => Math.sqrt(Math.max(values[i], 0)))
  const turn = new Float32Array(width * kept)
  for (let i = 0; i < width; i++)
    for (let k = 0; k < kept; k++)
      turn[i * kept + k] = singular[k] > 0 ? vectors[i * width + order[k]] / singular[k] : 0
  const found = new Float32Array(columns * kept)
  const all = Uint32Array.from({ length: width }, (_, i) => i)
  for (let j = 0; j < columns; j++)
    addRows(turn, kept, all, right.subarray(j * width, (j + 1) * width), found, j * kept)
  setSigns(found, columns, kept)
  return { right: found, singular, rank: kept }
}

function setSigns(vectors: Float32Array, rows: number, width: number): void {
  for (let k = 0; k < width; k++) {
    let most = 0
    for (let r = 0; r < rows; r++) {
      const value = vectors[r * width + k]
      if (Math.abs(value) > Math.abs(most)) most = value
    }
    if (most < 0) for (let r = 0; r < rows; r++) vectors[r * width + k] *= -1
  }
}

/** Even deviates, from -1 to 1, which serve as well as normal ones here and take no logarithms. */
function deviates(size: number, seed: number): Float32Array {
  const random = generator(seed)
  return new Float32Array(size).map(() => 2 * random() - 1)
}

/**
 * Adds rows of `from` (row-major, `width` columns), each times its factor, to `to` from `at` on. Four at a time, because
 * reading and writing `to` costs more than the sum.
 */
export function addRows(
  from: Float32Array,
  width: number,
  rows: Uint32Array,
  factors: Float32Array,
  to: Float32Array,
  at: number,
): void {
  const last = rows.length - (rows.length % 4)
  for (let e = 0; e < last; e += 4) {
    const [a, b, c, d] = [rows[e] * width, rows[e + 1] * width, rows[e + 2] * width, rows[e + 3] * width]
    const [p, q, r, s] = [factors[e], factors[e + 1], factors[e + 2], factors[e + 3]]
    for (let k = 0; k < width; k++)
      to[at + k] += p * from[a + k] + q * from[b + k] + r * from[c + k] + s * from[d + k]
  }
  for (let e = last; e < rows.length; e++) {
    const a = rows[e] * width
    const p = factors[e]
    for (let k = 0; k < width; k++) to[at + k] += p * from[a + k]
  }
}

/** `to = matrix · from`, both row-major with `width` columns. */
function times(matrix: SparseMatrix, from: Float32Array, to: Float32Array, width: number): void {
  const { rows, start, column, value } = matrix
  to.fill(0)
  for (let r = 0; r < rows; r++)
    addRows(
      from,
      width,
      column.subarray(start[r], start[r + 1]),
      value.subarray(start[r], start[r + 1]),
      to,
      r * width,
    )
}

function transpose({ rows, columns, start, column, value }: SparseMatrix): SparseMatrix {
  const size = start[rows]
  const starts = new Uint32Array(columns + 1)
  for (let e = 0; e < size; e++) starts[column[e] + 1]++
  for (let c = 0; c < columns; c++) starts[c + 1] += starts[c]
  const next = starts.slice()
  const turned = { column: new Uint32Array(size), value: new Float32Array(size) }
  for (let r = 0; r < rows; r++)
    for (let e = start[r]; e < start[r + 1]; e++) {
      const at = next[column[e]]++
      turned.column[at] = r
      turned.value[at] = value[e]
    }
  return { rows: columns, columns: rows, start: starts, ...turned }
}

/** `fromᵀ · from`, `width × width`; four rows at a time, as in `addRows`. */
function gram(from: Float32Array, rows: number, width: number): Float64Array {
  const product = new Float64Array(width * width)
  const four = new Float64Array(4 * width)
  const [b, c, d] = [width, 2 * width, 3 * width]
  for (let r = 0; r < rows; r += 4) {
    four.fill(0)
    four.set(from.subarray(r * width, Math.min(r + 4, rows) * width))
    for (let i = 0; i < width; i++) {
      const [p, q, s, t] = [four[i], four[b + i], four[c + i], four[d + i]]
      const row = i * width
      for (let k = 0; k <= i; k++)
        product[row + k] += p * four[k] + q * four[b + k] + s * four[c + k] + t * four[d + k]
    }
  }
  for (let i = 0; i < width; i++) for (let k = 0; k < i; k++) product[k * width + i] = product[i * width + k]
  return product
}

/**
 * Makes the columns orthonormal in place through the Cholesky factor of their Gram matrix, which is enough for the mild
 * conditioning of one pass over the matrix; a column that depends on those before it becomes zero.
 */
function orthonormalise(columns: Float32Array, rows: number, width: number): void {
  const inverse = inverseFactor(gram(columns, rows, width), width)
  const turn = new Float32Array(width * width)
  for (let i = 0; i < width; i++) for (let k = 0; k < width; k++) turn[i * width + k] = inverse[k * width + i]
  const all = Uint32Array.from({ length: width }, (_, i) => i)
  for (let r = 0; r < rows; r++) {
    const row = columns.slice(r * width, (r + 1) * width)
    columns.fill(0, r * width, (r + 1) * width)
    addRows(turn, width, all, row, columns, r * width)
  }
}

/** Rows of `L⁻¹` where `L Lᵀ` is the given positive semi-definite matrix; dependent rows are zero. */
function inverseFactor(product: Float64Array, width: number): Float64Array {
  const factor = new Float64Array(width * width)
  const inverse = new Float64Array(width * width)
  for (let i = 0; i < width; i++) {
    for (let k = 0; k <= i; k++) {
      let sum = product[i * width + k]
      for (let j = 0; j < k; j++) sum -= factor[i * width + j] * factor[k * width + j]
      if (k < i) factor[i * width + k] = factor[k * width + k] > 0 ? sum / factor[k * width + k] : 0
      else factor[i * width + i] = sum > 1e-9 * product[i * width + i] ? Math.sqrt(sum) : 0
    }
    const pivot = factor[i * width + i]
    if (!(pivot > 0)) continue
    inverse[i * width + i] = 1 / pivot
    for (let k = 0; k < i; k++) {
      let sum = 0
      for (let j = k; j < i; j++) sum -= factor[i * width + j] * inverse[j * width + k]
      inverse[i * width + k] = sum / pivot
    }
  }
  return inverse
}

/** Eigenvalues and eigenvectors (columns) of a small symmetric matrix by cyclic Jacobi rotations. */
function eigen(matrix: Float64Array, width: number): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice()
  const vectors = new Float64Array(width * width)
  for (let i = 0; i < width; i++) vectors[i * width + i] = 1
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0
    let on = 0
    for (let i = 0; i < width; i++) {
      on += a[i * width + i] ** 2
      for (let k = 0; k < i; k++) off += a[i * width + k] ** 2
    }
    if (off <= 1e-22 * on) break
    for (let p = 0; p < width; p++) for (let q = p + 1; q < width; q++) rotate(a, vectors, width, p, q)
  }
  return { values: Float64Array.from({ length: width }, (_, i) => a[i * width + i]), vectors }
}

function rotate(a: Float64Array, vectors: Float64Array, width: number, p: number, q: number): void {
  const apq = a[p * width + q]
  if (apq === 0) return
  const theta = (a[q * width + q] - a[p * width + p]) / (2 * apq)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < width; k++) {
    const x = a[k * width + p]
    const y = a[k * width + q]
    a[k * width + p] = c * x - s * y
    a[k * width + q] = s * x + c * y
  }
  for (let k = 0; k < width; k++) {
    const x = a[p * width + k]
    const y = a[q * width + k]
    a[p * width + k] = c * x - s * y
    a[q * width + k] = s * x + c * y
  }
  for (let k = 0; k < width; k++) {
    const x = vectors[k * width + p]
    const y = vectors[k * width + q]
    vectors[k * width + p] = c * x - s * y
    vectors[k * width + q] = s * x + c * y
  }
}
