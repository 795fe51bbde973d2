/** Counts of n-grams over a corpus. They merge by sums: papers can be cut into shards in any way. */
import { FREE, FREE_LEFT, FREE_RIGHT, Ngrams } from './ngrams.ts'
import type { Sequence } from './sequence.ts'
import { CAPITAL, INNER_CAPITAL, STOP, type WordTypes } from './words.ts'

/** What is counted per n-gram, in this order. */
export const COUNTED = [
  /** Papers that have it, and its places in them. */
  'papers',
  'places',
  /** Places where it is free on both sides, on the left, on the right. */
  'alone',
  'left',
  'right',
  /** Papers that have it in the title. */
  'title',
  /** Places within sentences of abstracts; those where all content words begin with a capital; with capitals within words. */
  'body',
  'capital',
  'mixed',
  /** Papers with keywords that have it, and how many of them give it as a keyword; papers that give it, whether they have it or not. */
  'judged',
  'given',
  'keyword',
] as const
const WIDTH = COUNTED.length
const [PAPERS, PLACES, ALONE, LEFT, RIGHT, TITLE, BODY, CAPITALS, MIXED, JUDGED, GIVEN, KEYWORD] =
  COUNTED.keys()

/** Counts as plain data. */
export interface NgramRows {
  /** Papers that were counted. */
  papers: number
  /** Hashes of the n-grams, ascending. */
  keys: Uint32Array
  /** Counts in the order of COUNTED, per n-gram. */
  values: Uint32Array
}

/** The count of a kind in a row. */
export const countIn = ({ values }: NgramRows, row: number, name: (typeof COUNTED)[number]): number =>
  values[row * WIDTH + COUNTED.indexOf(name)]

/**
 * Counts of n-grams over papers, kept by 32-bit hashes: two n-grams share a row with a probability of (rows / 2³²).
 */
export class NgramCounts {
  papers = 0
  /** Slots in use. */
  size = 0
  /** Hash per slot, 0 where free. */
  keys = new Uint32Array(1 << 12)
  /** WIDTH counts per slot. */
  values = new Uint32Array((1 << 12) * WIDTH)
  #last = new Uint32Array(1 << 12)
  #lastTitle = new Uint32Array(1 << 12)
  #ngrams = new Ngrams()

  /**
   * Counts the n-grams of a paper; with `asked`, those for whose hashes it holds. `keywords` are the hashes of its keywords,
   * undefined for a paper without.
   */
  add(
    sequence: Sequence,
    words: WordTypes,
    keywords?: ReadonlySet<number>,
    asked: (hash: number) => boolean = () => true,
  ): void {
    const paper = ++this.papers
    const { type, sentence, titleSentences } = sequence
    const { flags } = words
    for (let s = 0; s + 1 < sentence.length; s++) {
      const from = sentence[s]
      const to = sentence[s + 1]
      const grams = this.#ngrams
      grams.read(sequence, from, to, words)
      for (let g = 0; g < grams.count; g++) {
        if (!asked(grams.hash[g])) continue
        const first = grams.from[g]
        const end = first + grams.length[g]
        const slot = this.#slotFor(grams.hash[g])
        const at = slot * WIDTH
        const { values } = this
        const free = grams.freeSides(g, sequence, from, to, words)
        values[at + PLACES]++
        if (free & FREE_LEFT) values[at + LEFT]++
        if (free & FREE_RIGHT) values[at + RIGHT]++
        if (free === FREE) values[at + ALONE]++
        if (this.#last[slot] !== paper) {
          this.#last[slot] = paper
          values[at + PAPERS]++
          if (keywords) {
            values[at + JUDGED]++
            if (keywords.has(grams.hash[g])) values[at + GIVEN]++
          }
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
    for (const hash of keywords ?? []) {
      if (!asked(hash)) continue
      // First the slot: where room is made for it, the values are others.
      const at = this.#slotFor(hash) * WIDTH
      this.values[at + KEYWORD]++
    }
  }

  /** The rows of the n-grams that stand in at least so many papers; by default also of what is given as a keyword alone. */
  rows(papers = 0): NgramRows {
    const { keys, values } = this
    const isAsked = (slot: number): boolean => keys[slot] !== 0 && values[slot * WIDTH + PAPERS] >= papers
    const slots = Uint32Array.from(keys.keys()).filter(isAsked)
    slots.sort((a, b) => keys[a] - keys[b])
    const rows = new Uint32Array(slots.length * WIDTH)
    for (const [row, slot] of slots.entries())
      rows.set(values.subarray(slot * WIDTH, (slot + 1) * WIDTH), row * WIDTH)
    return { papers: this.papers, keys: slots.map((slot) => keys[slot]), values: rows }
  }

  /** Adds what was counted over other papers. */
  addRows({ papers, keys, values }: NgramRows): void {
    this.papers += papers
    for (const [row, key] of keys.entries()) {
      const at = this.#slotFor(key) * WIDTH
      for (let c = 0; c < WIDTH; c++) this.values[at + c] += values[row * WIDTH + c]
    }
  }

  /** The slot of a hash, made where there is none. */
  #slotFor(hash: number): number {
    const mask = this.keys.length - 1
    let slot = hash & mask
    while (this.keys[slot] !== hash) {
      if (this.keys[slot] === 0) {
        if (this.size * 2 >= this.keys.length) {
          this.#grow()
          return this.#slotFor(hash)
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
