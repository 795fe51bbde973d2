/**
 * A sparse matrix of small counts in compressed rows: per entry the gap to the column before it, as a variable-length
 * integer of seven bits a byte (least significant first) whose lowest bit says whether a count above 1 follows.
 * Some 1.3 bytes an entry in an inverted index of abstracts.
 */
export interface Postings {
  /** Byte offsets: row `r` is `bytes[start[r]] … bytes[start[r + 1]]`. */
  start: Uint32Array
  bytes: Uint8Array
  /** Entries of each row. */
  size: Uint32Array
}

/** One decoded row; the arrays may be longer than `size`. */
export interface Row {
  columns: Uint32Array
  counts: Uint32Array
  size: number
}

/** Bytes that `put` writes. */
const lengthOf = (value: number): number =>
  value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5

/** Writes a whole number below 2³² as a variable-length integer; gives the place after it. */
export function put(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let end = at
  while (rest >= 0x80) {
    bytes[end++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[end++] = rest
  return end
}

/** An empty row with room for `room` entries, to be reused. */
export const emptyRow = (room: number): Row => ({
  columns: new Uint32Array(room),
  counts: new Uint32Array(room),
  size: 0,
})

/** Decodes row `r` into `row`, which grows when it is too small, and returns it. */
export function readRow(postings: Postings, r: number, row: Row): Row {
  const size = postings.size[r]
  if (row.columns.length < size) {
    row.columns = new Uint32Array(size * 2)
    row.counts = new Uint32Array(size * 2)
  }
  const { bytes } = postings
  const { columns, counts } = row
  let at = postings.start[r]
  let column = -1
  for (let i = 0; i < size; i++) {
    let value = bytes[at++]
    if (value & 0x80) {
      value &= 0x7f
      for (let shift = 7; ; shift += 7) {
        const byte = bytes[at++]
        value |= (byte & 0x7f) << shift
        if (byte < 0x80) break
      }
    }
    column += (value >>> 1) + 1
    columns[i] = column
    if (value & 1) {
      let count = bytes[at++]
      if (count & 0x80) {
        count &= 0x7f
        for (let shift = 7; ; shift += 7) {
          const byte = bytes[at++]
          count |= (byte & 0x7f) << shift
          if (byte < 0x80) break
        }
      }
      counts[i] = count
    } else counts[i] = 1
  }
  row.size = size
  return row
}

/** Collects rows in their order; columns of a row ascend, counts are at least 1, both below 2³⁰. */
export class PostingsWriter {
  #bytes = new Uint8Array(1 << 16)
  #at = 0
  readonly #start = [0]
  readonly #size: number[] = []

  add(columns: ArrayLike<number>, counts: ArrayLike<number>, size = columns.length): void {
    const most = this.#at + size * 10
    if (most > this.#bytes.length) {
      const grown = new Uint8Array(most * 2)
      grown.set(this.#bytes.subarray(0, this.#at))
      this.#bytes = grown
    }
    let before = -1
    for (let i = 0; i < size; i++) {
      const many = counts[i] > 1
      this.#at = put(this.#bytes, this.#at, (columns[i] - before - 1) * 2 + (many ? 1 : 0))
      if (many) this.#at = put(this.#bytes, this.#at, counts[i])
      before = columns[i]
    }
    this.#start.push(this.#at)
    this.#size.push(size)
  }

  finish(): Postings {
    return {
      start: Uint32Array.from(this.#start),
      bytes: this.#bytes.slice(0, this.#at),
      size: Uint32Array.from(this.#size),
    }
  }
}

/**
 * Rows become columns: from the terms of papers to the papers of terms, in two passes without sorting. Entries of row `r`
 * are `start[r] … start[r + 1]`, in any order.
 */
export function transpose(
  { start: from, term, count }: { start: Uint32Array; term: Uint32Array; count: ArrayLike<number> },
  columns: number,
): Postings {
  const rows = from.length - 1
  const last = new Int32Array(columns).fill(-1)
  const length = new Uint32Array(columns)
  const size = new Uint32Array(columns)
  for (let r = 0; r < rows; r++) {
    for (let i = from[r]; i < from[r + 1]; i++) {
      const c = term[i]
      length[c] += lengthOf((r - last[c] - 1) * 2 + 1) + (count[i] > 1 ? lengthOf(count[i]) : 0)
      last[c] = r
      size[c]++
    }
  }
  const start = new Uint32Array(columns + 1)
  for (let c = 0; c < columns; c++) start[c + 1] = start[c] + length[c]
  const bytes = new Uint8Array(start[columns])
  const next = start.slice(0, columns)
  last.fill(-1)
  for (let r = 0; r < rows; r++) {
    for (let i = from[r]; i < from[r + 1]; i++) {
      const c = term[i]
      const many = count[i] > 1
      next[c] = put(bytes, next[c], (r - last[c] - 1) * 2 + (many ? 1 : 0))
      if (many) next[c] = put(bytes, next[c], count[i])
      last[c] = r
    }
  }
  return { start, bytes, size }
}
