/** The n-grams of a sentence that may be part of a name. */
import { join } from '../../text/hash.ts'
import type { Sequence } from './sequence.ts'
import { NUMBER, STOP, WORD, type WordTypes } from './words.ts'

/** Words in an n-gram, at most. */
export const LONGEST = 5

/** An n-gram is free on a side where no content word stands beside it; free on both, it stands alone. */
export const FREE_LEFT = 1
export const FREE_RIGHT = 2
export const FREE = FREE_LEFT + FREE_RIGHT
/** Of these flags a content word has WORD only. */
const CONTENT = WORD | STOP | NUMBER

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

  /** The sides on which n-gram `g` of the tokens `from … to - 1` is free. */
  freeSides(g: number, { type }: Sequence, from: number, to: number, { flags }: WordTypes): number {
    const first = this.from[g]
    const end = first + this.length[g]
    const left = first === from || (flags[type[first - 1]] & CONTENT) !== WORD
    const right = end === to || (flags[type[end]] & CONTENT) !== WORD
    return (left ? FREE_LEFT : 0) + (right ? FREE_RIGHT : 0)
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
