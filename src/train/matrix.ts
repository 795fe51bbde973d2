/** The little linear algebra that the word clusters need; dense matrices are row-major. */

/** Compressed sparse rows: those of row `r` are `start[r] … start[r + 1]`. */
export class SparseMatrix {
  readonly start: Int32Array
  readonly columns: Int32Array
  readonly values: Float32Array
  /** Number of columns. */
  readonly width: number

  constructor(start: Int32Array, columns: Int32Array, values: Float32Array, width: number) {
    this.start = start
    this.columns = columns
    this.values = values
    this.width = width
  }

  /** This matrix times a dense one of `d` columns. */
  times(dense: Float32Array, d: number): Float32Array {
    const rows = this.start.length - 1
    const product = new Float32Array(rows * d)
    for (let row = 0; row < rows; row++) {
      for (let at = this.start[row]; at < this.start[row + 1]; at++) {
        const from = this.columns[at] * d
        const value = this.values[at]
        for (let k = 0; k < d; k++) product[row * d + k] += value * dense[from + k]
      }
    }
    return product
  }

  /** The transpose of this matrix times a dense one of `d` columns. */
  transposedTimes(dense: Float32Array, d: number): Float32Array {
    const product = new Float32Array(this.width * d)
    for (let row = 0; row + 1 < this.start.length; row++) {
      for (let at = this.start[row]; at < this.start[row + 1]; at++) {
        const to = this.columns[at] * d
        const value = this.values[at]
        for (let k = 0; k < d; k++) product[to + k] += value * dense[row * d + k]
      }
    }
    return product
  }
}

/** Makes the `d` columns orthonormal, in place (modified Gram–Schmidt, twice). */
export function orthonormalise(matrix: Float32Array, d: number): void {
  for (let column = 0; column < d; column++) {
    for (let before = 0; before < column * 2; before++) {
      const other = before % column
      let dot = 0
      for (let at = 0; at < matrix.length; at += d) dot += matrix[at + column] * matrix[at + other]
      for (let at = 0; at < matrix.length; at += d) matrix[at + column] -= dot * matrix[at + other]
    }
    let norm = 0
    for (let at = column; at < matrix.length; at += d) norm += matrix[at] ** 2
    const by = norm > 0 ? 1 / Math.sqrt(norm) : 0
    for (let at = column; at < matrix.length; at += d) matrix[at] *= by
  }
}

/**
 * Rotates the columns onto the principal axes and divides each by (its eigenvalue of MᵀM) to the power given: 0.25 turns
 * U·S into U·√S. Rows come back with unit length.
 */
export function byEigenvalue(matrix: Float32Array, d: number, power: number): Float32Array {
  const gram = new Float64Array(d * d)
  for (let at = 0; at < matrix.length; at += d)
    for (let a = 0; a < d; a++) for (let b = 0; b < d; b++) gram[a * d + b] += matrix[at + a] * matrix[at + b]
  const { vectors, values } = jacobi(gram, d)
  const rotated = new Float32Array(matrix.length)
  for (let at = 0; at < matrix.length; at += d) {
    let norm = 0
    for (let b = 0; b < d; b++) {
      let sum = 0
      for (let a = 0; a < d; a++) sum += matrix[at + a] * vectors[a * d + b]
      rotated[at + b] = sum / Math.max(values[b], 1e-9) ** power
      norm += rotated[at + b] ** 2
    }
    const by = norm > 0 ? 1 / Math.sqrt(norm) : 0
    for (let b = 0; b < d; b++) rotated[at + b] *= by
  }
  return rotated
}

/** Eigenvectors (columns) and eigenvalues of a symmetric matrix, by cyclic Jacobi rotations. Destroys its argument. */
export function jacobi(matrix: Float64Array, d: number): { vectors: Float64Array; values: Float64Array } {
  const vectors = new Float64Array(d * d)
  for (let k = 0; k < d; k++) vectors[k * d + k] = 1
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < d; p++) {
      for (let q = p + 1; q < d; q++) {
        const off = matrix[p * d + q]
        if (Math.abs(off) < 1e-12) continue
        const theta = (matrix[q * d + q] - matrix[p * d + p]) / (2 * off)
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        for (let k = 0; k < d; k++) {
          const a = matrix[k * d + p]
          const b = matrix[k * d + q]
          matrix[k * d + p] = c * a - s * b
          matrix[k * d + q] = s * a + c * b
        }
        for (let k = 0; k < d; k++) {
          const a = matrix[p * d + k]
          const b = matrix[q * d + k]
          matrix[p * d + k] = c * a - s * b
          matrix[q * d + k] = s * a + c * b
          const va = vectors[k * d + p]
          const vb = vectors[k * d + q]
          vectors[k * d + p] = c * va - s * vb
          vectors[k * d + q] = s * va + c * vb
        }
      }
    }
  }
  return { vectors, values: Float64Array.from({ length: d }, (_, k) => matrix[k * d + k]) }
}
