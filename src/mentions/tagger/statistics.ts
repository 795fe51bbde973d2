/**
 * What is known of n-grams from a background corpus of papers, quantised to small whole numbers that serve as features
 * as they are. A column's 0 means the least, or unknown; an n-gram without a row is unknown in all.
 */

export const COLUMNS = [
  /** 1 + ⌊2 log₂ papers⌋. */
  'papers',
  /** Fifteenths of its places where neither neighbour is a content word. */
  'alone',
  /** Sevenths of its places without a content word before, and after. */
  'left',
  'right',
  /** Sixteenths of its papers that have it in the title, at most 7. */
  'title',
  /** 1 + sevenths of its places within sentences where all content words begin with a capital; 0 below 3 places. */
  'capital',
  /** The same for capitals within words. */
  'mixed',
  /** 1 + fourteenths of √(share of papers with keywords that give it as a keyword); 0 below 4 papers. */
  'keyness',
  /** ⌊log₂(1 + papers that give it as a keyword)⌋. */
  'keyword',
  /** ⌊log₂(1 + papers that define a short form for it)⌋. */
  'defined',
  /** How often a first tagger took it for a concept: 1 + fourteenths of √rate; 0 where it was hardly seen. */
  'rate',
] as const
export type Column = (typeof COLUMNS)[number]
export const WIDTH = COLUMNS.length
export const [PAPERS, ALONE, LEFT, RIGHT, TITLE, CAPITAL, MIXED, KEYNESS, KEYWORD, DEFINED, RATE] =
  COLUMNS.keys()

/** ⌊2 log₂ n⌋ for n ≥ 1, exactly. */
export function halfLog(n: number): number {
  const bits = 31 - Math.clz32(n)
  return 2 * bits + (n * n >= 2 ** (2 * bits + 1) ? 1 : 0)
}

const FILTER_SHIFT = 11
const FILTER = 1 << (32 - FILTER_SHIFT)

export class Statistics {
  /** Papers that were counted. */
  readonly papers: number
  /** Hashes of the n-grams, ascending. */
  readonly keys: Uint32Array
  /** WIDTH values per row, in the order of `keys`. */
  readonly values: Uint8Array
  /** One bit for many hashes each: where it is 0, none of them has a row; small enough to stay in a cache. */
  readonly #bits = new Int32Array(FILTER >> 5)
  readonly #slotKey: Uint32Array
  readonly #slotRow: Uint32Array

  constructor(papers: number, keys: Uint32Array, values: Uint8Array) {
    this.papers = papers
    this.keys = keys
    this.values = values
    const room = 1 << (33 - Math.clz32(keys.length | 1))
    this.#slotKey = new Uint32Array(room)
    this.#slotRow = new Uint32Array(room)
    for (let row = 0; row < keys.length; row++) {
      let slot = keys[row] & (room - 1)
      while (this.#slotKey[slot] !== 0) slot = (slot + 1) & (room - 1)
      this.#slotKey[slot] = keys[row]
      this.#slotRow[slot] = row
      const bit = keys[row] >>> FILTER_SHIFT
      this.#bits[bit >> 5] |= 1 << bit
    }
  }

  /** Where the values of an n-gram begin in `values`, or -1 where it is unknown. */
  find(hash: number): number {
    const bit = hash >>> FILTER_SHIFT
    if ((this.#bits[bit >> 5] & (1 << bit)) === 0) return -1
    const mask = this.#slotKey.length - 1
    let slot = hash & mask
    while (this.#slotKey[slot] !== hash) {
      if (this.#slotKey[slot] === 0) return -1
      slot = (slot + 1) & mask
    }
    return this.#slotRow[slot] * WIDTH
  }
}
