/** Vectors from elsewhere, such as a language model's embeddings of the papers, as one more ranker; nothing needs them. */

export interface Vectors {
  /** Rows of `values` by id; also of questions that are no papers of the atlas. */
  row: ReadonlyMap<string, number>
  /** Of each paper its row, or -1. */
  paper: Int32Array
  width: number
  /** Of the vectors as given. */
  mean: Float64Array
  /** Row-major; each of unit length after the mean of all was taken away, all zero where nothing is left. */
  values: Float32Array
}

/**
 * Vectors of `width` numbers, row by row in the order of `ids` (the last of equal ids counts). The mean is taken away, because
 * embeddings of papers all lie to one side, where every two of them are alike (Mu & Viswanath 2018, "All-but-the-top").
 */
export function vectorsOf(
  ids: readonly string[],
  values: Float32Array,
  width: number,
  papers: readonly { id: string }[],
): Vectors {
  const mean = new Float64Array(width)
  for (let at = 0; at < values.length; at++) mean[at % width] += values[at] / ids.length
  const unit = new Float32Array(values.length)
  for (let at = 0; at < values.length; at += width)
    unit.set(aroundMean(values.subarray(at, at + width), mean), at)
  const row = new Map(ids.map((id, r) => [id, r]))
  return { row, paper: Int32Array.from(papers, ({ id }) => row.get(id) ?? -1), width, mean, values: unit }
}

/** What is left of a vector when the mean is taken away, of unit length; all zero where nothing is left. */
function aroundMean(vector: Float32Array, mean: Float64Array): Float64Array {
  const left = new Float64Array(mean.length)
  let squares = 0
  for (let k = 0; k < mean.length; k++) {
    left[k] = vector[k] - mean[k]
    squares += left[k] ** 2
  }
  const norm = Math.sqrt(squares)
  for (let k = 0; k < mean.length; k++) left[k] = norm > 0 ? left[k] / norm : 0
  return left
}

/** Of each paper the mean cosine with what has these ids; undefined where none of them has a vector. */
export function likeness(vectors: Vectors, ids: readonly string[]): Float32Array | undefined {
  const { row, width, values } = vectors
  const rows = ids.map((id) => row.get(id)).filter((one) => one !== undefined)
  if (rows.length === 0) return undefined
  const sum = new Float64Array(width)
  for (const one of rows) for (let k = 0; k < width; k++) sum[k] += values[one * width + k] / rows.length
  return productsWith(vectors, sum)
}

/** Of each paper the cosine with a vector that is none of these, as the model gave it. */
export const likenessTo = (vectors: Vectors, vector: Float32Array): Float32Array =>
  productsWith(vectors, aroundMean(vector, vectors.mean))

function productsWith({ paper, width, values }: Vectors, other: Float64Array): Float32Array {
  const scores = new Float32Array(paper.length)
  for (let p = 0; p < paper.length; p++) {
    if (paper[p] < 0) continue
    const at = paper[p] * width
    let product = 0
    for (let k = 0; k < width; k++) product += values[at + k] * other[k]
    scores[p] = product
  }
  return scores
}
