/** Papers → numbered terms and how often each paper has them. */
import { Column } from '../column.ts'
import { KeyNumbers } from './keys.ts'
import { eachTerm, type Text } from './terms.ts'

/** Terms of papers in compressed rows: those of paper `p` are `start[p] … start[p + 1]`, in no order. */
export interface Rows {
  start: Uint32Array
  term: Uint32Array
  /** Weighted by field; 65,535 stands for more. */
  count: Uint16Array
}

/** What some papers have of terms, not yet sifted: plain data that merges with that of other papers. */
export interface ShardTerms {
  /** By number. */
  keys: Float64Array
  /** By number: 1 for a pair of one paper only, 2 for what is written as a word, or what several papers have. */
  state: Uint8Array
  rows: Rows
  /** Of each paper the sum of the counts of its words, pairs left out. */
  length: Float32Array
}

export interface TermCounts extends Omit<ShardTerms, 'state'> {
  /** Ascending; a term's number is its place among them. */
  keys: Float64Array
}

const ROOM = 1 << 16
/** State of a term that stays; 1 is that of a pair of one paper. */
const KEPT = 2

/** Counts the terms of some papers. */
export function countShard(papers: readonly Text[]): ShardTerms {
  const numbers = new KeyNumbers()
  const state = new Column((size) => new Uint8Array(size), ROOM)
  const times = new Column((size) => new Uint32Array(size), ROOM)
  const term = new Column((size) => new Uint32Array(size), ROOM)
  const count = new Column((size) => new Uint16Array(size), ROOM)
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
  const entries = start[papers.length]
  const rows = { start, term: term.array.slice(0, entries), count: count.array.slice(0, entries) }
  return { keys: numbers.keys(), state: state.array.slice(0, numbers.size), rows, length }
}

/**
 * The terms of all papers, from those of consecutive shards, however they are cut. Pairs of one paper only are dropped, for
 * they are most of all terms and say little, unless a word is written as they are. The rows of the shards are used up.
 */
export function mergeShards(shards: readonly ShardTerms[]): TermCounts {
  const numbers = new KeyNumbers()
  const numbered = shards.map(({ keys }) => Uint32Array.from(keys, (key) => numbers.of(key)))
  const all = numbers.keys()
  const state = new Uint8Array(all.length)
  for (const [s, own] of numbered.entries())
    for (let n = 0; n < own.length; n++) state[own[n]] = Math.min(KEPT, state[own[n]] + shards[s].state[n])
  const keys = all.filter((_, number) => state[number] === KEPT).sort()
  const place = new Int32Array(all.length).fill(-1)
  for (let k = 0; k < keys.length; k++) place[numbers.of(keys[k])] = k
  for (const own of numbered) for (let n = 0; n < own.length; n++) own[n] = place[own[n]] + 1
  return {
    keys,
    rows: joined(shards.map(({ rows }, s) => sifted(rows, numbered[s]))),
    length: lengths(shards),
  }
}

/** The rows with other numbers for their terms, one less than `numbers` has; without those for which it has 0. In place. */
function sifted({ start, term, count }: Rows, numbers: Uint32Array): Rows {
  let end = 0
  let from = 0
  for (let p = 0; p + 1 < start.length; p++) {
    const to = start[p + 1]
    for (let i = from; i < to; i++) {
      const number = numbers[term[i]]
      if (number === 0) continue
      term[end] = number - 1
      count[end++] = count[i]
    }
    from = to
    start[p + 1] = end
  }
  return { start, term: term.subarray(0, end), count: count.subarray(0, end) }
}

/** Rows of one shard after the other. */
function joined(shards: readonly Rows[]): Rows {
  const entries = shards.reduce((sum, { term }) => sum + term.length, 0)
  const papers = shards.reduce((sum, { start }) => sum + start.length - 1, 0)
  const rows = {
    start: new Uint32Array(papers + 1),
    term: new Uint32Array(entries),
    count: new Uint16Array(entries),
  }
  let [paper, entry] = [0, 0]
  for (const { start, term, count } of shards) {
    rows.term.set(term, entry)
    rows.count.set(count, entry)
    for (let p = 1; p < start.length; p++) rows.start[++paper] = entry + start[p]
    entry += term.length
  }
  return rows
}

function lengths(shards: readonly ShardTerms[]): Float32Array {
  const length = new Float32Array(shards.reduce((sum, shard) => sum + shard.length.length, 0))
  let paper = 0
  for (const shard of shards) {
    length.set(shard.length, paper)
    paper += shard.length.length
  }
  return length
}
