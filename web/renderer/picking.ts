/** Which node is under the pointer: discs sorted into a grid once, so that a look-up touches a few of them. Pure. */
import { type Appearance, HIDDEN, type Ranking, SHOWN } from '../appearance/appearance.ts'
import type { MapData } from '../data/map-data.ts'
import type { Sight } from './sight.ts'

/** The nodes of cell c are `start[c] … start[c + 1]`, row by row. */
interface Grid {
  left: number
  bottom: number
  cell: number
  columns: number
  rows: number
  start: Uint32Array
  node: Uint32Array
}

/** Nodes per cell, about. */
const PER_CELL = 4

/** `whole` holds all nodes. */
function gridOf({ x, y, nodes }: MapData, { left, right, top, bottom }: Sight): Grid {
  const [across, down] = [Math.max(right - left, 1e-6), Math.max(top - bottom, 1e-6)]
  const cell = Math.max(Math.sqrt((across * down * PER_CELL) / Math.max(1, nodes)), (across + down) / 4096)
  const columns = Math.floor(across / cell) + 1
  const rows = Math.floor(down / cell) + 1
  const cellOf = (n: number): number =>
    Math.floor((y[n] - bottom) / cell) * columns + Math.floor((x[n] - left) / cell)
  const start = new Uint32Array(columns * rows + 1)
  for (let n = 0; n < nodes; n++) start[cellOf(n) + 1]++
  for (let c = 0; c < columns * rows; c++) start[c + 1] += start[c]
  const next = start.slice()
  const node = new Uint32Array(nodes)
  for (let n = 0; n < nodes; n++) node[next[cellOf(n)]++] = n
  return { left, bottom, cell, columns, rows, start, node }
}

export type Picker = (
  appearance: Appearance,
  /** A point and what a pixel is, in the atlas's coordinates. */
  at: { x: number; y: number; pixel: number },
  /** How much discs have grown. */
  growth: number,
) => number

/** CSS pixels beside a disc that still mean it, where no other disc is nearer. */
const SLACK = 4

/**
 * The node that is drawn on top of this point; where there is none, the nearest within SLACK; -1 without. Nodes of the
 * focus go before faded ones, hidden ones are not there. `radius` is in CSS pixels where nothing has grown.
 */
export function picker(data: MapData, { labelOrder }: Ranking, radius: Float32Array, whole: Sight): Picker {
  const grid = gridOf(data, whole)
  const rank = new Uint32Array(data.nodes)
  for (let place = 0; place < labelOrder.length; place++) rank[labelOrder[place]] = place
  const largest = radius.reduce((most, value) => Math.max(most, value), 0)
  return ({ status }, { x, y, pixel }, growth) => {
    const reach = (largest * growth + SLACK) * pixel
    const column = (value: number): number =>
      limit(Math.floor((value - grid.left) / grid.cell), grid.columns - 1)
    const row = (value: number): number => limit(Math.floor((value - grid.bottom) / grid.cell), grid.rows - 1)
    let best = -1
    let least: [covered: number, ...number[]] = [2]
    for (let r = row(y - reach); r <= row(y + reach); r++) {
      const end = grid.start[r * grid.columns + column(x + reach) + 1]
      for (let at = grid.start[r * grid.columns + column(x - reach)]; at < end; at++) {
        const node = grid.node[at]
        if (status[node] === HIDDEN) continue
        const beside = Math.hypot(data.x[node] - x, data.y[node] - y) / pixel - radius[node] * growth
        if (beside > SLACK) continue
        const cost: typeof least = [
          beside <= 0.5 ? 0 : 1,
          status[node] === SHOWN ? 0 : 1,
          beside <= 0.5 ? rank[node] : beside,
          node,
        ]
        if (best >= 0 && !before(cost, least)) continue
        best = node
        least = cost
      }
    }
    return best
  }
}

const limit = (value: number, most: number): number => Math.max(0, Math.min(most, value))

/** Lexicographically. */
function before(a: readonly number[], b: readonly number[]): boolean {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at] < b[at]
  return false
}
