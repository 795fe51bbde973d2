/** A sketch as what is not zero: a shard of the papers fills few of the cells that all of them need. */

import type { Sketch } from '../mentions/tagger/sketch.ts'
import { BrokenBytes } from './decode.ts'

export interface SparseSketch {
  cells: number
  /** Of each cell that is not zero, how many that are lie before it, behind the last one that is not. */
  gap: Uint32Array
  count: Uint8Array
}

export function sparseSketch(sketch: Sketch): SparseSketch {
  let size = 0
  for (const count of sketch) if (count > 0) size++
  const gap = new Uint32Array(size)
  const counts = new Uint8Array(size)
  let [at, before] = [0, -1]
  for (let cell = 0; cell < sketch.length; cell++) {
    if (sketch[cell] === 0) continue
    gap[at] = cell - before - 1
    counts[at++] = sketch[cell]
    before = cell
  }
  return { cells: sketch.length, gap, count: counts }
}

export function denseSketch({ cells, gap, count }: SparseSketch): Sketch {
  if (!Number.isInteger(cells) || cells > 2 ** 32 || gap.length !== count.length)
    throw new BrokenBytes('expected a sketch, found something else')
  const sketch = new Uint8Array(cells)
  let cell = -1
  for (let i = 0; i < gap.length; i++) {
    cell += gap[i] + 1
    sketch[cell] = count[i]
  }
  return sketch
}
