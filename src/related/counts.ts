/** Papers → numbered terms and how often each paper has them. */
import { KeyNumbers } from './keys.ts'
import { eachTerm, type Text } from './terms.ts'

/** Terms of papers in compressed rows: those of paper `p` are `start[p] … start[p + 1]`, in no order. */
export interface Rows {
  start: Uint32Array
  term: Uint32Array
  /** Weighted by field; 65,535 stands for more. */
  count: Uint16Array
}

export interface TermCounts {
  /** Ascending; a term's number is its place among them. */
  keys: Float64Array
  rows: Rows
  /** Of each paper the sum of the counts of its words, pairs left out. */
  length: Float32Array
}

/** A list of numbers that grows. */
class Column<T extends Uint8Array | Uint16Array | Uint32Array> {
  array: T
  size = 0
  readonly #make: (size: number) => T
  constructor(make: (size: number) => T) {
    this.#make = make
    this.array = make(1 << 16)
  }
  /** Room for so many; what was not written is 0. */
  reserve(size: number): void {
    if (size <= this.array.length) return
    const grown = this.#make(Math.max(size, this.array.length * 2))
    grown.set(this.array)
    this.array = grown
  }
}

const ONE_PAIR = 1
const KEPT = 2

/**
 * Counts the terms of all papers. Pairs of one paper only are dropped, for they are most of all terms and say little,
 * unless a word is written as they are.
 */
export function countPapers(papers: readonly Text[]): TermCounts {
  const numbers = new KeyNumbers()
  const state = new Column((size) => new Uint8Array(size))
  const times = new Column((size) => new Uint32Array(size))
  const term = new Column((size) => new Uint32Array(size))
  const count = new Column((size) => new Uint16Array(size))
  const start = new Uint32Array(papers.length + 1)
  const length = new Float32Array(papers.length)
  papers.forEach((paper, p) => {
    const own: number[] = []
    eachTerm(paper, (key, weight, pair) => {
      if (!pair) length[p] += weight
      const number = numbers.of(key)
      if (number >= times.array.length) {
        times.reserve(number + 1)
        state.reserve(times.array.length)
      }
      if (times.array[number] === 0) {
        own.push(number)
        if (!pair) state.array[number] = KEPT
        else if (state.array[number] < KEPT) state.array[number]++
      } else if (!pair) state.array[number] = KEPT
      times.array[number] += weight
    })
    const end = term.size + own.length
    term.reserve(end)
    count.reserve(end)
    for (const number of own) {
      term.array[term.size] = number
      count.array[term.size++] = Math.min(times.array[number], 0xffff)
      times.array[number] = 0
    }
    start[p + 1] = end
  })
  const rows = { start, term: term.array, count: count.array }
  return { ...keep(rows, numbers.keys(), state.array), length }
}

/** Drops the pairs of one paper and numbers what is left by key; in place. */
function keep(rows: Rows, keys: Float64Array, state: Uint8Array): Omit<TermCounts, 'length'> {
  const kept = keys.filter((_, number) => state[number] !== ONE_PAIR).sort()
  const place = new Map<number, number>()
  for (let k = 0; k < kept.length; k++) place.set(kept[k], k)
  const renumbered = new Int32Array(keys.length)
  for (let n = 0; n < keys.length; n++) renumbered[n] = place.get(keys[n]) ?? -1
  const { start, term, count } = rows
  let end = 0
  let from = 0
  for (let p = 0; p + 1 < start.length; p++) {
    const to = start[p + 1]
    for (let i = from; i < to; i++) {
      const number = renumbered[term[i]]
      if (number < 0) continue
      term[end] = number
      count[end++] = count[i]
    }
    from = to
    start[p + 1] = end
  }
  return { keys: kept, rows: { start, term: term.slice(0, end), count: count.slice(0, end) } }
}
