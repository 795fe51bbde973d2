/** The n-grams of a sentence that may be part of a name, and counts of them over a corpus. */
import { join } from '../../text/hash.ts'
import type { Sequence } from './sequence.ts'
import { CAPITAL, INNER_CAPITAL, NUMBER, STOP, WORD, type WordTypes } from './words.ts'

/** Words in an n-gram, at most. */
export const LONGEST = 5

/** N-grams in columns: first token, number of tokens, hash; sorted by first token, then by length. */
export class Ngrams {
  count = 0
  from = new Int32Array(4096)
  length = new Uint8Array(4096)
  hash = new Uint32Array(4096)

  /**
   * Replaces the content by the n-grams of the tokens `from … to - 1`: all single words, and runs of up to LONGEST words
   * that neither begin nor end with a stop word and have at most one inside.
   */
  read({ type }: Sequence, from: number, to: number, { flags, norm }: WordTypes): void {
    this.count = 0
    if ((to - from) * LONGEST > this.from.length) this.#grow((to - from) * LONGEST)
    for (let i = from; i < to; i++) {
      const first = flags[type[i]]
      if (!(first & WORD)) continue
      let hash = norm[type[i]]
      this.#put(i, 1, hash)
      if (first & STOP) continue
      let stops = 0
      for (let k = 1; k < LONGEST && i + k < to; k++) {
        const next = flags[type[i + k]]
        if (!(next & WORD)) break
        hash = join(hash, norm[type[i + k]])
        if (next & STOP) {
          if (++stops > 1) break
        } else this.#put(i, k + 1, hash)
      }
    }
  }

  #put(from: number, length: number, hash: number): void {
    this.from[this.count] = from
    this.length[this.count] = length
    this.hash[this.count++] = hash
  }

  #grow(room: number): void {
    this.from = new Int32Array(room * 2)
    this.length = new Uint8Array(room * 2)
    this.hash = new Uint32Array(room * 2)
  }
}

/** What is counted per n-gram, in this order. */
export const COUNTED = [
  'papers',
  'places',
  'alone',
  'left',
  'right',
  'title',
  'body',
  'capital',
  'mixed',
] as const
const WIDTH = COUNTED.length
const [PAPERS, PLACES, ALONE, LEFT, RIGHT, TITLE, BODY, CAPITALS, MIXED] = COUNTED.keys()

/**
 * Counts of n-grams over papers, kept by 32-bit hashes: two n-grams share a row with a probability of (rows / 2³²).
 */
export class NgramCounts {
  papers = 0
  /** Rows in use. */
  size = 0
  /** Hash per slot, 0 where free. */
  keys = new Uint32Array(1 << 16)
  /** WIDTH counts per slot. */
  values = new Uint32Array((1 << 16) * WIDTH)
  #last = new Uint32Array(1 << 16)
  #lastTitle = new Uint32Array(1 << 16)
  #ngrams = new Ngrams()

  add(sequence: Sequence, words: WordTypes): void {
    const paper = ++this.papers
    const { type, sentence, titleSentences } = sequence
    const { flags } = words
    const bounded = (i: number): number => ((flags[type[i]] & (WORD | STOP | NUMBER)) !== WORD ? 1 : 0)
    for (let s = 0; s + 1 < sentence.length; s++) {
      const from = sentence[s]
      const to = sentence[s + 1]
      const grams = this.#ngrams
      grams.read(sequence, from, to, words)
      for (let g = 0; g < grams.count; g++) {
        const first = grams.from[g]
        const end = first + grams.length[g]
        const slot = this.slotFor(grams.hash[g])
        const at = slot * WIDTH
        const { values } = this
        const left = first === from ? 1 : bounded(first - 1)
        const right = end === to ? 1 : bounded(end)
        values[at + PLACES]++
        values[at + LEFT] += left
        values[at + RIGHT] += right
        values[at + ALONE] += left & right
        if (this.#last[slot] !== paper) {
          this.#last[slot] = paper
          values[at + PAPERS]++
        }
        if (s < titleSentences) {
          if (this.#lastTitle[slot] !== paper) {
            this.#lastTitle[slot] = paper
            values[at + TITLE]++
          }
        } else if (first > from) {
          let capitals = 1
          let mixed = 0
          for (let i = first; i < end; i++) {
            const flag = flags[type[i]]
            if (!(flag & (CAPITAL | STOP))) capitals = 0
            if (flag & INNER_CAPITAL) mixed = 1
          }
          values[at + BODY]++
          values[at + CAPITALS] += capitals
          values[at + MIXED] += mixed
        }
      }
    }
  }

  /** The slot of a hash, or -1. */
  slotOf(hash: number): number {
    const mask = this.keys.length - 1
    let slot = hash & mask
    while (this.keys[slot] !== hash) {
      if (this.keys[slot] === 0) return -1
      slot = (slot + 1) & mask
    }
    return slot
  }

  /** The slot of a hash, made where there is none. */
  slotFor(hash: number): number {
    const mask = this.keys.length - 1
    let slot = hash & mask
    while (this.keys[slot] !== hash) {
      if (this.keys[slot] === 0) {
        if (this.size * 2 >= this.keys.length) {
          this.#grow()
          return this.slotFor(hash)
        }
        this.size++
        this.keys[slot] = hash
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  #grow(): void {
    const { keys, values } = this
    const last = this.#last
    const lastTitle = this.#lastTitle
    const room = keys.length * 2
    this.keys = new Uint32Array(room)
    this.values = new Uint32Array(room * WIDTH)
    this.#last = new Uint32Array(room)
    this.#lastTitle = new Uint32Array(room)
    const mask = room - 1
    for (let from = 0; from < keys.length; from++) {
      if (keys[from] === 0) continue
      let slot = keys[from] & mask
      while (this.keys[slot] !== 0) slot = (slot + 1) & mask
      this.keys[slot] = keys[from]
      this.#last[slot] = last[from]
      this.#lastTitle[slot] = lastTitle[from]
      this.values.set(values.subarray(from * WIDTH, (from + 1) * WIDTH), slot * WIDTH)
    }
  }
}
