import { contours } from 'd3-contour'
import { PLACE_DECIMALS, round } from './round.ts'

/** Below so many nodes an outline is around all of a community, from here on around this share of them. */
const MANY = 20
const WITHIN = 0.92
/** Where fewer of the nodes around are its own, a community ends: of two that mix, both may claim the place. */
const OWN_SHARE = 0.4
/** How far a node is felt, as a share of the spread of its community (few nodes: many), and at least (in the unit of places). */
const REACH = { few: 0.8, many: 0.42 }
const LEAST_REACH = 14
/** Cells of the grid per reach; rounds of blur, each of three cells. */
const CELLS = 1.5
const ROUNDS = 3
/** Widest grid, in cells: a community that lies at two ends of the map is seen coarsely. */
const WIDEST = 240
/** A ring around less of a community of MANY nodes than this is left out. */
const LEAST_SHARE = 0.04

/** Places in the map that are counted on a grid. */
interface Field {
  left: number
  bottom: number
  cell: number
  columns: number
  rows: number
}

/**
 * Where each of `count` communities is dense and among its own: closed rings x0, y0, x1, y1, …, the one around most
 * nodes first. None for communities below three nodes and for `scattered` ones (-1: none is).
 *
 * The nodes of a community and those of all others are counted on a grid and blurred (three box filters, nearly a
 * Gaussian; the width follows the spread of the community as in Silverman 1986, but with square roots alone, which are
 * the same on every machine). A community is where its own density reaches that at its nodes in the sparsest places,
 * a few left out, and where it has two fifths of all nodes; the rings are the contour of that (marching squares).
 */
export function hulls(
  community: Int32Array,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  count: number,
  scattered = -1,
): number[][][] {
  const members: number[][] = Array.from({ length: count }, () => [])
  for (let i = 0; i < community.length; i++) if (community[i] >= 0) members[community[i]].push(i)
  return members.map((list, k) => (list.length < 3 || k === scattered ? [] : ringsOf(list, community, x, y)))
}

function ringsOf(
  list: number[],
  community: Int32Array,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): number[][] {
  const field = fieldOf(list, x, y)
  const own = new Float64Array(field.columns * field.rows)
  const all = new Float64Array(own.length)
  for (const i of list) own[cellAt(field, x[i], y[i])]++
  for (let i = 0; i < community.length; i++) {
    const cell = cellAt(field, x[i], y[i])
    if (cell >= 0) all[cell]++
  }
  blur(own, field)
  blur(all, field)
  const cellOf = list.map((i) => cellAt(field, x[i], y[i]))
  const felt = cellOf.map((cell) => own[cell]).sort((a, b) => a - b)
  const least = felt[list.length < MANY ? 0 : Math.floor(list.length * (1 - WITHIN))] / 2
  const inside = (among: boolean): number[] =>
    Array.from(own, (density, cell) =>
      Math.min(density / least, among && all[cell] > 0 ? density / all[cell] / OWN_SHARE : 2),
    )
  const rings = outer(inside(true), field, cellOf)
  // Nowhere among its own: where it is at all.
  return rings.length > 0 ? rings : outer(inside(false), field, cellOf)
}

function fieldOf(list: number[], x: ArrayLike<number>, y: ArrayLike<number>): Field {
  const sorted = (values: ArrayLike<number>): Float64Array => Float64Array.from(list, (i) => values[i]).sort()
  const [xs, ys] = [sorted(x), sorted(y)]
  const [mx, my] = [xs[xs.length >> 1], ys[ys.length >> 1]]
  const distances = Float64Array.from(list, (i) => (x[i] - mx) ** 2 + (y[i] - my) ** 2).sort()
  const spread = Math.sqrt(distances[distances.length >> 1])
  const eighthRoot = Math.sqrt(Math.sqrt(Math.sqrt(list.length)))
  const reach = Math.max(LEAST_REACH, ((list.length < MANY ? REACH.few : REACH.many) * spread) / eighthRoot)
  const [across, down] = [xs[xs.length - 1] - xs[0], ys[ys.length - 1] - ys[0]]
  const cell = Math.max(reach / CELLS, across / WIDEST, down / WIDEST)
  const border = ROUNDS + 1
  return {
    left: xs[0] - border * cell,
    bottom: ys[0] - border * cell,
    cell,
    columns: Math.floor(across / cell) + 1 + 2 * border,
    rows: Math.floor(down / cell) + 1 + 2 * border,
  }
}

/** The cell of a place; -1 outside. */
function cellAt({ left, bottom, cell, columns, rows }: Field, x: number, y: number): number {
  const column = Math.floor((x - left) / cell)
  const row = Math.floor((y - bottom) / cell)
  return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column
}

/** Every cell becomes the sum of itself and its neighbours, along both axes, in so many rounds. */
function blur(values: Float64Array, { columns, rows }: Field): void {
  const line = new Float64Array(Math.max(columns, rows))
  const along = (start: number, step: number, length: number): void => {
    for (let i = 0; i < length; i++) line[i] = values[start + i * step]
    for (let i = 0; i < length; i++)
      values[start + i * step] = line[i] + (i > 0 ? line[i - 1] : 0) + (i + 1 < length ? line[i + 1] : 0)
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let row = 0; row < rows; row++) along(row * columns, 1, columns)
    for (let column = 0; column < columns; column++) along(column, columns, rows)
  }
}

/** The rings around where values are at least 1, without their holes, that hold enough of the nodes in these cells. */
function outer(values: number[], { left, bottom, cell, columns, rows }: Field, cellOf: number[]): number[][] {
  const [{ coordinates }] = contours().size([columns, rows]).thresholds([1])(values)
  const held = coordinates.map(([ring]) => ({ ring, nodes: heldBy(ring, cellOf, columns) }))
  const enough = cellOf.length < MANY ? 1 : LEAST_SHARE * cellOf.length
  return held
    .filter(({ nodes }) => nodes >= enough)
    .sort((a, b) => b.nodes - a.nodes)
    .map(({ ring }) =>
      // The last corner is the first.
      ring
        .slice(0, -1)
        .flatMap(([column, row]) => [left + column * cell, bottom + row * cell])
        .map((value) => round(value, PLACE_DECIMALS)),
    )
}

function heldBy(ring: number[][], cellOf: number[], columns: number): number {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  let nodes = 0
  for (const cell of cellOf) {
    const [x, y] = [(cell % columns) + 0.5, Math.floor(cell / columns) + 0.5]
    if (x > left && x < right && y > bottom && y < top && contains(ring, x, y)) nodes++
  }
  return nodes
}

/** Even–odd. */
function contains(ring: number[][], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
