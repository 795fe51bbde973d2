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
  /** Stands even where it covers what is avoided. */
  must?: boolean
  /** What stands in for it where it finds no place. */
  otherwise?: () => Candidate
  /** Which of its places to try before the others. */
  first?: number
  /** Left upper corners to try, best first, in CSS pixels. */
  places: readonly (readonly [x: number, y: number])[]
}

export interface Placed extends Box {
  key: string
  /** Which of its places it stands at. */
  place: number
}

/** Free space kept around every label; names in one line would be read as one. */
const GAP = 3
const BESIDE = 7
const CELL = 64

/**
 * The candidates that find a free place inside of `frame`, each (or what stands in for it) at its first free one; earlier
 * candidates go first. No
 * two boxes of the result intersect, and none a `taken` box; `avoided` boxes are covered only by candidates that must
 * stand and have no better place, and then as few as can be.
 */
export function placeLabels(
  candidates: Iterable<Candidate>,
  frame: Box,
  taken: readonly Box[] = [],
  avoided: readonly Box[] = [],
): Placed[] {
  const occupied = gridOf(taken, BESIDE)
  const better = gridOf(avoided, GAP)
  const placed: Placed[] = []
  const place = ({ key, width, height, places, must, first, otherwise }: Candidate): void => {
    const free = places
      .map(([x, y], place) => ({ key, x, y, width, height, place }))
      .filter((box) => inside(box, frame) && occupied.free(box))
    const best = free.filter(better.free)
    const box =
      best.find(({ place }) => place === first) ??
      best[0] ??
      (must ? leastOf(free, better.covers) : undefined)
    if (box) {
      occupied.add(box)
      placed.push(box)
    } else if (otherwise) place(otherwise())
  }
  for (const candidate of candidates) place(candidate)
  return placed
}

/** The first of those with the least cost; undefined of none. */
function leastOf<T>(all: readonly T[], costOf: (one: T) => number): T | undefined {
  let least = Number.POSITIVE_INFINITY
  let found: T | undefined
  for (const one of all) {
    const cost = costOf(one)
    if (cost >= least) continue
    least = cost
    found = one
  }
  return found
}

interface Grid {
  add(box: Box): void
  free(box: Box): boolean
  /** How many of the boxes a box meets. */
  covers(box: Box): number
}

/** Boxes by the cells that they touch. */
function gridOf(boxes: readonly Box[], beside: number): Grid {
  const cells = new Map<number, Box[]>()
  const add = (box: Box): void => {
    for (const cell of cellsOf(box)) {
      const list = cells.get(cell)
      if (list) list.push(box)
      else cells.set(cell, [box])
    }
  }
  for (const box of boxes) add(box)
  return {
    add,
    free: (box) => {
      for (const cell of cellsOf(box))
        for (const other of cells.get(cell) ?? []) if (intersect(box, other, GAP, beside)) return false
      return true
    },
    covers: (box) => {
      const met = new Set<Box>()
      for (const cell of cellsOf(box))
        for (const other of cells.get(cell) ?? []) if (intersect(box, other, GAP)) met.add(other)
      return met.size
    },
  }
}

export const intersect = (a: Box, b: Box, gap = 0, beside = gap): boolean =>
  a.x < b.x + b.width + beside &&
  b.x < a.x + a.width + beside &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap

const inside = (box: Box, frame: Box): boolean =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.width <= frame.x + frame.width &&
  box.y + box.height <= frame.y + frame.height

/** One number per cell that the box and its gap touch. */
function* cellsOf(box: Box): Generator<number> {
  const left = Math.floor((box.x - BESIDE) / CELL)
  const right = Math.floor((box.x + box.width + BESIDE) / CELL)
  const top = Math.floor((box.y - GAP) / CELL)
  const bottom = Math.floor((box.y + box.height + GAP) / CELL)
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield row * 65536 + column
}

/** Beside, below, above, and at the corners of a node's disc; `fine` goes on with what lies between these. */
export function around(
  x: number,
  y: number,
  radius: number,
  width: number,
  height: number,
  fine = false,
): [number, number][] {
  const [right, left] = [x + radius + 4, x - radius - 4 - width]
  const [below, above] = [y + radius + 4, y - radius - 4 - height]
  const [centre, level] = [x - width / 2, y - height / 2]
  const slant = radius * 0.8
  const eight: [number, number][] = [
    [right, level],
    [left, level],
    [centre, below],
    [centre, above],
    [x + slant, y + slant],
    [x + slant, y - slant - height],
    [x - slant - width, y + slant],
    [x - slant - width, y - slant - height],
  ]
  if (!fine) return eight
  const beside = [-0.45, 0.45].flatMap((share): [number, number][] => [
    [right, level + share * height],
    [left, level + share * height],
  ])
  const over = [-0.3, 0.3].flatMap((share): [number, number][] => [
    [centre + share * width, below],
    [centre + share * width, above],
  ])
  return [...eight, ...beside, ...over]
}

/** At most `longest` UTF-16 units, cut at a word where one ends in the last third. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}
