/**
 * The terms of an index in chunks by their key, so that a question fetches those of its own terms only. A chunk is, in
 * bytes: how many terms it has, and how many of them have a direction; per term the gap to the key before it, in how many
 * papers it stands, and the length of its postings, doubled, and one more where it has a direction; then the directions
 * (a scale as 32-bit float, then a signed byte per dimension); then the postings.
 */
import { KEY_BITS } from './keys.ts'
import type { Postings } from './postings.ts'

/** The terms of a chunk; a term's number is its place among them. */
export interface TermChunk {
  /** Ascending. */
  keys: Float64Array
  postings: Postings
  /** Of each term the row of `directions`, -1 where it has none. */
  direction: Int32Array
  directions: Directions
}

/** Vectors of `rank` small numbers, each to be multiplied with its scale. */
export interface Directions {
  rank: number
  vectors: Int8Array
  scale: Float32Array
}

/** Number of the chunk, of 2^bits, in which a key stands. */
export const chunkOf = (key: number, bits: number): number => Math.floor(key / 2 ** (KEY_BITS - bits))

/** The place of a key among ascending keys, or -1. */
export function placeOf(keys: Float64Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle] < key) low = middle + 1
    else high = middle
  }
  return low < keys.length && keys[low] === key ? low : -1
}

class Bytes {
  bytes = new Uint8Array(1 << 12)
  at = 0
  reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return
    const grown = new Uint8Array((this.at + more) * 2)
    grown.set(this.bytes.subarray(0, this.at))
    this.bytes = grown
  }
  /** A whole number below 2⁵³, seven bits a byte. */
  whole(value: number): void {
    this.reserve(8)
    let rest = value
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.bytes[this.at++] = (rest % 0x80) | 0x80
    this.bytes[this.at++] = rest
  }
  all(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }
}

export function writeChunk({ keys, postings, direction, directions }: TermChunk): Uint8Array {
  const out = new Bytes()
  const { rank, vectors, scale } = directions
  out.whole(keys.length)
  out.whole(scale.length)
  let before = 0
  for (let t = 0; t < keys.length; t++) {
    out.whole(keys[t] - before)
    before = keys[t]
    out.whole(postings.size[t])
    out.whole((postings.start[t + 1] - postings.start[t]) * 2 + (direction[t] >= 0 ? 1 : 0))
  }
  for (let row = 0; row < scale.length; row++) {
    const four = new Uint8Array(4)
    new DataView(four.buffer).setFloat32(0, scale[row], true)
    out.all(four)
    out.all(new Uint8Array(vectors.buffer, vectors.byteOffset + row * rank, rank))
  }
  out.all(postings.bytes.subarray(postings.start[0], postings.start[keys.length]))
  return out.bytes.slice(0, out.at)
}

/** Reads a chunk whose directions have `rank` dimensions. Throws an Error where it ends too soon, or too late. */
export function readChunk(bytes: Uint8Array, rank: number): TermChunk {
  let at = 0
  const whole = (): number => {
    let value = 0
    for (let factor = 1; ; factor *= 0x80) {
      if (at >= bytes.length) throw new Error('expected more bytes, found the end')
      const byte = bytes[at++]
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
    }
  }
  const terms = whole()
  const rows = whole()
  if (terms * 3 + rows * (rank + 4) > bytes.length) throw new Error('expected more bytes, found the end')
  const keys = new Float64Array(terms)
  const size = new Uint32Array(terms)
  const direction = new Int32Array(terms).fill(-1)
  const start = new Uint32Array(terms + 1)
  let key = 0
  let row = 0
  for (let t = 0; t < terms; t++) {
    key += whole()
    keys[t] = key
    size[t] = whole()
    const length = whole()
    if (length % 2 === 1) direction[t] = row++
    start[t + 1] = start[t] + Math.floor(length / 2)
  }
  const vectors = new Int8Array(rows * rank)
  const scale = new Float32Array(rows)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (row !== rows || at + rows * (rank + 4) + start[terms] !== bytes.length)
    throw new Error('expected a chunk of terms, found other bytes')
  for (let r = 0; r < rows; r++) {
    scale[r] = view.getFloat32(at, true)
    vectors.set(new Int8Array(bytes.buffer, bytes.byteOffset + at + 4, rank), r * rank)
    at += rank + 4
  }
  return {
    keys,
    postings: { start, bytes: bytes.subarray(at), size },
    direction,
    directions: { rank, vectors, scale },
  }
}
