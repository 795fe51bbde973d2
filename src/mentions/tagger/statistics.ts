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
  /**
   * How much commoner it is in papers on computing than in others: 8 + 2 log₂ of the ratio of its shares of papers, from 1
   * to 15; 0 where it was not counted.
   */
  'computing',
] as const
export type Column = (typeof COLUMNS)[number]
export const WIDTH = COLUMNS.length
export const [PAPERS, ALONE, LEFT, RIGHT, TITLE, CAPITAL, MIXED, KEYNESS, KEYWORD, DEFINED, RATE, COMPUTING] =
  COLUMNS.keys()

/** ⌊2 log₂ n⌋ for n ≥ 1, exactly. */
export function halfLog(n: number): number {
  const bits = 31 - Math.clz32(n)
  return 2 * bits + (n * n >= 2 ** (2 * bits + 1) ? 1 : 0)
}

/** ⌊log₂(1 + n)⌋, at most 7. */
export const level = (n: number): number => Math.min(7, 31 - Math.clz32(1 + n))

/** Hashes are told apart by so many first bits in the filter, and gathered by so many in the index. */
const FILTER_BITS = 21
const INDEX_BITS = 18

export class Statistics {
  /** Papers that were counted. */
  readonly papers: number
  /** Hashes of the n-grams, ascending. */
  readonly keys: Uint32Array
  /** WIDTH values per row, in the order of `keys`. */
  readonly values: Uint8Array
  /** One bit for many hashes each: where it is 0, none of them has a row; small enough to stay in a cache. */
  readonly #bits = new Int32Array(1 << (FILTER_BITS - 5))
  /** The row at which the keys with some first bits begin; their end is where the next begin. */
  readonly #start = new Uint32Array((1 << INDEX_BITS) + 1)

  constructor(papers: number, keys: Uint32Array, values: Uint8Array) {
    this.papers = papers
    this.keys = keys
    this.values = values
    const bits = this.#bits
    const start = this.#start
    let next = 0
    for (let row = 0; row < keys.length; row++) {
      const bucket = keys[row] >>> (32 - INDEX_BITS)
      while (next <= bucket) start[next++] = row
      const bit = keys[row] >>> (32 - FILTER_BITS)
      bits[bit >> 5] |= 1 << bit
    }
    start.fill(keys.length, next)
  }

  /** Where the values of an n-gram begin in `values`, or -1 where it is unknown. */
  find(hash: number): number {
    const bit = hash >>> (32 - FILTER_BITS)
    if ((this.#bits[bit >> 5] & (1 << bit)) === 0) return -1
    const bucket = hash >>> (32 - INDEX_BITS)
    const end = this.#start[bucket + 1]
    for (let row = this.#start[bucket]; row < end; row++) if (this.keys[row] === hash) return row * WIDTH
    return -1
  }
}
