/** Space kept between two nodes, beyond the rounding of coordinates. */
export const MARGIN = 0.5
const ROUNDS_PER_SCALE = 10
const GROWTH = 1.12
const MOST_ROUNDS = 2000

/**
 * Moves discs apart, in place, until no two of them overlap; the order of places is kept as far as that goes.
 *
 * Every round sorts the discs into a grid whose cells are as wide as the largest disc and pushes overlapping
 * neighbours apart along the line between them, the smaller one further. Where that is still not enough after so many
 * `rounds`, 10 by default, the whole map grows by 12 % and it goes on, so that it comes to an end: space is made where discs are many.
 *
 * graphology-layout-noverlap is not used: it draws its jitter from Math.random, so that the same input gives other
 * bytes, and its fixed grid of 20 × 20 with string keys per pair is quadratic for tens of thousands of nodes.
 */
export function removeOverlaps(
  x: Float64Array,
  y: Float64Array,
  size: ArrayLike<number>,
  { rounds = ROUNDS_PER_SCALE, margin = MARGIN }: { rounds?: number; margin?: number } = {},
): void {
  const n = x.length
  if (n < 2) return
  let largest = 0
  for (let i = 0; i < n; i++) largest = Math.max(largest, size[i])
  const cell = 2 * largest + margin
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    if (pushApart(x, y, size, margin, gridOf(x, y, cell)) === 0) return
    if (round % rounds === 0)
      for (let i = 0; i < n; i++) {
        x[i] *= GROWTH
        y[i] *= GROWTH
      }
  }
}

/** Discs sorted by cell, row by row: those of cell c are `start[c] … start[c + 1]`. */
interface Grid {
  columns: number
  rows: number
  start: Uint32Array
  disc: Uint32Array
  cellOf: Uint32Array
}

function gridOf(x: Float64Array, y: Float64Array, least: number): Grid {
  const n = x.length
  let [left, right, top, bottom] = [x[0], x[0], y[0], y[0]]
  for (let i = 1; i < n; i++) {
    left = Math.min(left, x[i])
    right = Math.max(right, x[i])
    top = Math.min(top, y[i])
    bottom = Math.max(bottom, y[i])
  }
  // A few discs far away from the rest must not make the grid larger than what is in it.
  const cell = Math.max(
    least,
    Math.sqrt(((right - left) * (bottom - top)) / (4 * n)),
    (right - left + bottom - top) / (4 * n),
  )
  const columns = Math.floor((right - left) / cell) + 1
  const rows = Math.floor((bottom - top) / cell) + 1
  const cellOf = new Uint32Array(n)
  const start = new Uint32Array(columns * rows + 1)
  for (let i = 0; i < n; i++) {
    cellOf[i] = Math.floor((y[i] - top) / cell) * columns + Math.floor((x[i] - left) / cell)
    start[cellOf[i] + 1]++
  }
  for (let c = 0; c < columns * rows; c++) start[c + 1] += start[c]
  const next = start.slice()
  const disc = new Uint32Array(n)
  for (let i = 0; i < n; i++) disc[next[cellOf[i]]++] = i
  return { columns, rows, start, disc, cellOf }
}

/** One round; returns how many pairs overlapped. */
function pushApart(
  x: Float64Array,
  y: Float64Array,
  size: ArrayLike<number>,
  margin: number,
  grid: Grid,
): number {
  let overlaps = 0
  for (let i = 0; i < x.length; i++) {
    const row = Math.floor(grid.cellOf[i] / grid.columns)
    const column = grid.cellOf[i] % grid.columns
    for (let r = row; r <= Math.min(row + 1, grid.rows - 1); r++) {
      // Each pair of cells once: this one and those after it.
      const from = r * grid.columns + (r === row ? column : Math.max(0, column - 1))
      const to = r * grid.columns + Math.min(column + 1, grid.columns - 1)
      for (let at = grid.start[from]; at < grid.start[to + 1]; at++) {
        const j = grid.disc[at]
        if (grid.cellOf[j] === grid.cellOf[i] && j <= i) continue
        const reach = size[i] + size[j] + margin
        let dx = x[j] - x[i]
        let dy = y[j] - y[i]
        const squared = dx * dx + dy * dy
        if (squared >= reach * reach) continue
        overlaps++
        let distance = Math.sqrt(squared)
        if (distance < 1e-6) {
          // On the same spot: any direction will do, if only another one for every pair.
          dx = Math.cos(i + 2 * j)
          dy = Math.sin(i + 2 * j)
          distance = 1
        }
        const push = (reach + 0.01 - Math.sqrt(squared)) / distance
        const share = size[i] / (size[i] + size[j])
        x[i] -= dx * push * (1 - share)
        y[i] -= dy * push * (1 - share)
        x[j] += dx * push * share
        y[j] += dy * push * share
      }
    }
  }
  return overlaps
}
