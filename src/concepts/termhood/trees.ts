/** Boosted regression trees (Friedman 2001): a sum of small trees, as flat arrays, and their evaluation. */

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
/** Leaves of a tree, at most: one bit each. */
const MOST_LEAVES = 16

/**
 * Trees at work, by QuickScorer (Lucchese et al. 2015): instead of walking down each tree, it goes through the
 * comparisons of each feature in ascending order up to the first that holds; each that fails rules out the leaves to its
 * left. The leftmost leaf that is left is the one that a walk would have reached.
 */
export class Forest {
  readonly trees: Trees
  /** The comparisons with feature `f`: `#first[f] … #first[f + 1] - 1`, ascending by value. */
  readonly #first: Int32Array
  readonly #value: Float32Array
  /** The tree of a comparison, and the leaves that stay when it fails. */
  readonly #tree: Uint16Array
  readonly #mask: Uint16Array
  /** What the leaves add, MOST_LEAVES per tree. */
  readonly #leaves: Float32Array
  /** Leaves that are left, per tree. */
  readonly #left: Uint16Array

  /** Throws a RangeError where a tree has more than 16 leaves. */
  constructor(trees: Trees) {
    this.trees = trees
    const { roots, feature, value, other } = trees
    this.#leaves = new Float32Array(roots.length * MOST_LEAVES)
    this.#left = new Uint16Array(roots.length)
    const nodes: { node: number; tree: number; mask: number }[] = []
    for (const [tree, root] of roots.entries()) {
      let leaves = 0
      const visit = (node: number): void => {
        if (feature[node] === LEAF) {
          if (leaves === MOST_LEAVES) throw new RangeError(`termhood: expected at most ${MOST_LEAVES} leaves`)
          this.#leaves[tree * MOST_LEAVES + leaves++] = value[node]
          return
        }
        const before = leaves
        visit(node + 1)
        let mask = -1
        for (let leaf = before; leaf < leaves; leaf++) mask &= ~(1 << leaf)
        nodes.push({ node, tree, mask })
        visit(other[node])
      }
      visit(root)
    }
    nodes.sort((a, b) => feature[a.node] - feature[b.node] || value[a.node] - value[b.node])
    this.#value = Float32Array.from(nodes, ({ node }) => value[node])
    this.#tree = Uint16Array.from(nodes, ({ tree }) => tree)
    this.#mask = Uint16Array.from(nodes, ({ mask }) => mask)
    const features = nodes.reduce((most, { node }) => Math.max(most, feature[node] + 1), 0)
    this.#first = new Int32Array(features + 1)
    for (const { node } of nodes) this.#first[feature[node] + 1]++
    for (let f = 0; f < features; f++) this.#first[f + 1] += this.#first[f]
  }

  /** The score of the features `x[at] … `. */
  score(x: Float32Array, at: number): number {
    const [first, value, tree, mask, leaves] = [
      this.#first,
      this.#value,
      this.#tree,
      this.#mask,
      this.#leaves,
    ]
    const left = this.#left.fill(0xffff)
    for (let f = 0; f + 1 < first.length; f++) {
      const end = first[f + 1]
      const own = x[at + f]
      for (let n = first[f]; n < end && !(own < value[n]); n++) left[tree[n]] &= mask[n]
    }
    let score = this.trees.base
    for (let t = 0; t < left.length; t++)
      score += leaves[t * MOST_LEAVES + 31 - Math.clz32(left[t] & -left[t])]
    return score
  }
}
