/** What is known of the n-grams of a sentence, by token. */
import type { Lexicon } from './features.ts'
import { LONGEST, Ngrams } from './ngrams.ts'
import type { Sequence } from './sequence.ts'
import { ALONE, PAPERS, RATE } from './statistics.ts'

/** Reads sentences one after the other; what it gives is good until the next one. */
export class SentenceGrams {
  /** Per token, LONGEST each: where the statistics of the n-gram of length k that begins here are, or -1. */
  rows = new Int32Array(1 << 12)
  /**
   * Per token, eight each: the n-gram of two words or more that most likely is a term and begins here (its row or -1, its
   * length), nothing; the best rate of those that begin here and its length; the same of those that end here; the best
   * rate of those that cover it, with the token's place in it.
   */
  best = new Int32Array(1 << 13)
  readonly #lexicon: Lexicon
  readonly #grams = new Ngrams()

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  /** Reads the tokens `from … to - 1` of a sequence: a sentence. */
  read(sequence: Sequence, from: number, to: number): void {
    const tokens = to - from
    if (this.rows.length < tokens * LONGEST) this.rows = new Int32Array(tokens * LONGEST * 2)
    if (this.best.length < tokens * 8) this.best = new Int32Array(tokens * 16)
    this.rows.fill(-1, 0, tokens * LONGEST)
    const { best } = this
    best.fill(0, 0, tokens * 8)
    for (let i = 0; i < tokens; i++) best[i * 8] = -1
    const { words, statistics, row } = this.#lexicon
    const grams = this.#grams
    grams.read(sequence, from, to, words)
    for (let g = 0; g < grams.count; g++) {
      const first = grams.from[g]
      const length = grams.length[g]
      const at = length === 1 ? row[sequence.type[first]] : statistics.find(grams.hash[g])
      if (at < 0) continue
      this.rows[(first - from) * LONGEST + length - 1] = at
      this.#rate(first - from, length, at)
    }
  }

  /** Takes the n-gram of `length` words from token `i` on for the best where it is; `at` is its row. */
  #rate(i: number, length: number, at: number): void {
    const { values } = this.#lexicon.statistics
    const { best } = this
    const rate = values[at + RATE]
    if (rate > best[i * 8 + 3]) {
      best[i * 8 + 3] = rate
      best[i * 8 + 4] = length
    }
    const end = (i + length - 1) * 8
    if (rate > best[end + 5]) {
      best[end + 5] = rate
      best[end + 6] = length
    }
    for (let q = 0; q < length; q++) {
      const place = q === 0 ? (length === 1 ? 0 : 1) : q === length - 1 ? 2 : 3
      if (rate > best[(i + q) * 8 + 7] >> 2) best[(i + q) * 8 + 7] = (rate << 2) | place
    }
    if (length === 1) return
    const top = best[i * 8] < 0 ? -1 : values[best[i * 8] + ALONE] * values[best[i * 8] + PAPERS]
    if (values[at + ALONE] * values[at + PAPERS] <= top) return
    best[i * 8] = at
    best[i * 8 + 1] = length
  }
}
