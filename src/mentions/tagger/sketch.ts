/**
 * How often hashes are met, in little room: one row of a count–min sketch (Cormode & Muthukrishnan 2005), which may count
 * too many, never too few. Sketches of one size merge by sums.
 */

/** Counts up to 255, by the lowest bits of the hash; a power of two of them. */
export type Sketch = Uint8Array

/** Cells per paper: a paper brings about thirty hashes that no other has. */
const ROOM_PER_PAPER = 128
const MOST = 255

/** A sketch for what so many papers hold. */
export const emptySketch = (papers: number): Sketch =>
  new Uint8Array(2 ** Math.ceil(Math.log2(ROOM_PER_PAPER * Math.max(1, papers))))

export function addHash(sketch: Sketch, hash: number): void {
  const at = hash & (sketch.length - 1)
  if (sketch[at] < MOST) sketch[at]++
}

export const countAt = (sketch: Sketch, hash: number): number => sketch[hash & (sketch.length - 1)]

/** Adds `more` to `sketch`, in place. */
export function mergeSketches(sketch: Sketch, more: Sketch): void {
  for (let at = 0; at < sketch.length; at++) sketch[at] = Math.min(MOST, sketch[at] + more[at])
}
