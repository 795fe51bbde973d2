/** Boosted regression trees at work (Friedman 2001): a sum of small trees, as flat arrays. */

export interface Trees {
  /** The score before any tree. */
  base: number
  /** First node of each tree. */
  roots: Uint16Array
  /** Per node: the feature to compare, or 255 at a leaf. */
  feature: Uint8Array
  /** What is below goes on to the next node, else to `other`; at a leaf: what is added to the score. */
  value: Float32Array
  other: Uint16Array
}

export const LEAF = 255

/** The score of the features `x[at] … `. */
export function evaluate({ base, roots, feature, value, other }: Trees, x: Float32Array, at: number): number {
  let score = base
  for (const root of roots) {
    let node = root
    while (feature[node] !== LEAF) node = x[at + feature[node]] < value[node] ? node + 1 : other[node]
    score += value[node]
  }
  return score
}
