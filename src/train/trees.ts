/**
 * Gradient boosting of regression trees for a yes or no (Friedman 2001), on binned features, grown best leaf first, with
 * second-order gains (Chen & Guestrin 2016).
 */
import { LEAF, type Trees } from '../concepts/termhood/trees.ts'
import { generator } from '../random.ts'

export interface Growth {
  trees: number
  rate: number
  leaves: number
  leastRows: number
  l2: number
  bins: number
  /** Shares of columns and rows that a tree sees. */
  columns: number
  rows: number
  seed: number
}

export const GROWTH: Growth = {
  trees: 120,
  rate: 0.12,
  leaves: 16,
  leastRows: 25,
  l2: 2,
  bins: 96,
  columns: 0.5,
  rows: 0.8,
  seed: 3,
}

interface Split {
  gain: number
  column: number
  bin: number
}

interface Node {
  rows: Int32Array
  value: number
  split: Split | undefined
  column: number
  threshold: number
  below: Node | undefined
  above: Node | undefined
}

/** `table` holds `width` columns per row; `truth` 0 or 1 per row. */
export function growTrees(
  table: Float32Array,
  width: number,
  truth: Uint8Array,
  growth: Partial<Growth> = {},
): Trees {
  const { trees, rate, leaves, leastRows, l2, bins, columns, rows: share, seed } = { ...GROWTH, ...growth }
  const random = generator(seed)
  const rows = truth.length
  const { binned, edges } = binColumns(table, width, rows, bins)
  const mean = truth.reduce((sum, y) => sum + y, 0) / rows
  const base = Math.log(mean / (1 - mean))
  const scores = new Float64Array(rows).fill(base)
  const first = new Float64Array(rows)
  const second = new Float64Array(rows)
  const histogram = new Float64Array(bins * 3)
  const nodes: Node[] = []
  const roots: number[] = []

  const bestSplit = (
    members: Int32Array,
    among: readonly number[],
    g: number,
    h: number,
  ): Split | undefined => {
    if (members.length < 2 * leastRows) return undefined
    let best: Split | undefined
    for (const column of among) {
      const count = edges[column].length
      histogram.fill(0, 0, (count + 1) * 3)
      const from = column * rows
      for (const row of members) {
        const at = binned[from + row] * 3
        histogram[at] += first[row]
        histogram[at + 1] += second[row]
        histogram[at + 2]++
      }
      let [gBelow, hBelow, below] = [0, 0, 0]
      for (let bin = 0; bin < count; bin++) {
        gBelow += histogram[bin * 3]
        hBelow += histogram[bin * 3 + 1]
        below += histogram[bin * 3 + 2]
        if (below < leastRows || members.length - below < leastRows) continue
        const gain = gBelow ** 2 / (hBelow + l2) + (g - gBelow) ** 2 / (h - hBelow + l2) - g ** 2 / (h + l2)
        if (gain > 1e-3 && (best === undefined || gain > best.gain)) best = { gain, column, bin }
      }
    }
    return best
  }

  const nodeOf = (members: Int32Array, among: readonly number[]): Node => {
    let [g, h] = [0, 0]
    for (const row of members) {
      g += first[row]
      h += second[row]
    }
    return {
      rows: members,
      value: Math.fround((-rate * g) / (h + l2)),
      split: bestSplit(members, among, g, h),
      column: LEAF,
      threshold: 0,
      below: undefined,
      above: undefined,
    }
  }

  const put = (node: Node): void => {
    nodes.push(node)
    if (node.below === undefined || node.above === undefined) return
    put(node.below)
    node.rows = Int32Array.of(nodes.length)
    put(node.above)
  }

  for (let t = 0; t < trees; t++) {
    for (let row = 0; row < rows; row++) {
      const p = 1 / (1 + Math.exp(-scores[row]))
      first[row] = p - truth[row]
      second[row] = p * (1 - p)
    }
    const among = Array.from({ length: width }, (_, c) => c).filter(() => random() < columns)
    const members = Int32Array.from({ length: rows }, (_, row) => row).filter(() => random() < share)
    const root = nodeOf(members, among)
    const open = [root]
    for (let grown = 1; grown < leaves; grown++) {
      let chosen = -1
      for (const [i, { split }] of open.entries())
        if (split && (chosen < 0 || split.gain > open[chosen].split!.gain)) chosen = i
      if (chosen < 0) break
      const [node] = open.splice(chosen, 1)
      const { column, bin } = node.split!
      const below = (row: number): boolean => binned[column * rows + row] <= bin
      node.column = column
      node.threshold = edges[column][bin]
      node.below = nodeOf(node.rows.filter(below), among)
      node.above = nodeOf(
        node.rows.filter((row) => !below(row)),
        among,
      )
      open.push(node.below, node.above)
    }
    roots.push(nodes.length)
    put(root)
    for (let row = 0; row < rows; row++) {
      let node = root
      while (node.below && node.above)
        node = table[row * width + node.column] < node.threshold ? node.below : node.above
      scores[row] += node.value
    }
  }
  return {
    base,
    roots: Uint16Array.from(roots),
    feature: Uint8Array.from(nodes, ({ column }) => column),
    value: Float32Array.from(nodes, (node) => (node.below ? node.threshold : node.value)),
    other: Uint16Array.from(nodes, (node) => (node.below ? node.rows[0] : 0)),
  }
}

/** The bin of each value, column by column, and the values at which the next bin begins. */
function binColumns(
  table: Float32Array,
  width: number,
  rows: number,
  bins: number,
): { binned: Uint8Array; edges: Float32Array[] } {
  const binned = new Uint8Array(width * rows)
  const edges: Float32Array[] = []
  for (let column = 0; column < width; column++) {
    const sorted = Float32Array.from({ length: rows }, (_, row) => table[row * width + column]).sort()
    const own: number[] = []
    for (let bin = 1; bin < bins; bin++) {
      const edge = sorted[Math.floor((bin * rows) / bins)]
      if (edge > (own.at(-1) ?? sorted[0])) own.push(edge)
    }
    edges.push(Float32Array.from(own))
    for (let row = 0; row < rows; row++) {
      const value = table[row * width + column]
      let low = 0
      let high = own.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (value < own[middle]) high = middle
        else low = middle + 1
      }
      binned[column * rows + row] = low
    }
  }
  return { binned, edges }
}

/** The same trees for rows whose `column` is `x`: without the nodes that compare it. */
export function withColumn({ base, roots, feature, value, other }: Trees, column: number, x: number): Trees {
  const kept: { feature: number; value: number; other: number }[] = []
  const keep = (node: number): void => {
    if (feature[node] === column) {
      keep(x < value[node] ? node + 1 : other[node])
      return
    }
    const own = { feature: feature[node], value: value[node], other: 0 }
    kept.push(own)
    if (own.feature === LEAF) return
    keep(node + 1)
    own.other = kept.length
    keep(other[node])
  }
  const begins = Array.from(roots, (root) => {
    const begin = kept.length
    keep(root)
    return begin
  })
  return {
    base,
    roots: Uint16Array.from(begins),
    feature: Uint8Array.from(kept, (node) => node.feature),
    value: Float32Array.from(kept, (node) => node.value),
    other: Uint16Array.from(kept, (node) => node.other),
  }
}
