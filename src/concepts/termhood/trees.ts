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
  /** The features that are compared, and the comparisons with each: `#start[i] … #start[i + 1] - 1`, ascending by value. */
  readonly #features: Uint8Array
  readonly #start: Int32Array
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
    const starts = nodes.flatMap(({ node }, n) =>
      n === 0 || feature[node] !== feature[nodes[n - 1].node] ? [n] : [],
    )
    this.#features = Uint8Array.from(starts, (n) => feature[nodes[n].node])
    this.#start = Int32Array.from([...starts, nodes.length])
  }

  /** The score of the features `x[at] … `: the base and what the trees say, added in their order. */
  score(x: Float32Array, at: number): number {
    const [features, start, value, tree] = [this.#features, this.#start, this.#value, this.#tree]
    const [mask, leaves, left] = [this.#mask, this.#leaves, this.#left.fill(0xffff)]
    for (let f = 0; f < features.length; f++) {
      const end = start[f + 1]
      const own = x[at + features[f]]
      for (let n = start[f]; n < end && !(own < value[n]); n++) left[tree[n]] &= mask[n]
    }
    let sum = this.trees.base
    for (let t = 0; t < left.length; t++) sum += leaves[t * MOST_LEAVES + 31 - Math.clz32(left[t] & -left[t])]
    return sum
  }
}
