/** Placing labels so that none overlaps another: greedy by priority, with a grid of what is taken. Pure. */

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Candidate {
  key: string
  width: number
  height: number
  /** Left upper corners to try, best first, in CSS pixels. */
  places: readonly (readonly [x: number, y: number])[]
}

export interface Placed extends Box {
  key: string
}

/** Free space kept around every label. */
const GAP = 3
const CELL = 64

/**
 * The candidates that find a free place inside of `frame`, each at its first free one; earlier candidates go first.
 * No two boxes of the result intersect. `taken` boxes are kept free too.
 */
export function placeLabels(
  candidates: Iterable<Candidate>,
  frame: Box,
  taken: readonly Box[] = [],
): Placed[] {
  const cells = new Map<number, Box[]>()
  const occupy = (box: Box): void => {
    for (const cell of cellsOf(box)) {
      const list = cells.get(cell)
      if (list) list.push(box)
      else cells.set(cell, [box])
    }
  }
  const free = (box: Box): boolean => {
    for (const cell of cellsOf(box))
      for (const other of cells.get(cell) ?? []) if (intersect(box, other, GAP)) return false
    return true
  }
  for (const box of taken) occupy(box)
  const placed: Placed[] = []
  for (const { key, width, height, places } of candidates)
    for (const [x, y] of places) {
      const box = { key, x, y, width, height }
      if (!inside(box, frame) || !free(box)) continue
      occupy(box)
      placed.push(box)
      break
    }
  return placed
}

export const intersect = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap

const inside = (box: Box, frame: Box): boolean =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.width <= frame.x + frame.width &&
  box.y + box.height <= frame.y + frame.height

/** One number per cell that the box and its gap touch. */
function* cellsOf(box: Box): Generator<number> {
  const left = Math.floor((box.x - GAP) / CELL)
  const right = Math.floor((box.x + box.width + GAP) / CELL)
  const top = Math.floor((box.y - GAP) / CELL)
  const bottom = Math.floor((box.y + box.height + GAP) / CELL)
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield row * 65536 + column
}

/** Beside, then below and above a node's disc. */
export const around = (
  x: number,
  y: number,
  radius: number,
  width: number,
  height: number,
): [number, number][] => [
  [x + radius + 4, y - height / 2],
  [x - radius - 4 - width, y - height / 2],
  [x - width / 2, y + radius + 4],
  [x - width / 2, y - radius - 4 - height],
]

/** At most `longest` UTF-16 units, cut at a word where one ends in the last third. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}
