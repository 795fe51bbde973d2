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
    this.#findRows(sequence, from, to)
    this.#rate(tokens)
  }

  #findRows(sequence: Sequence, from: number, to: number): void {
    const { words, statistics, row } = this.#lexicon
    const grams = this.#grams
    const rows = this.rows.fill(-1, 0, (to - from) * LONGEST)
    grams.read(sequence, from, to, words)
    for (let g = 0; g < grams.count; g++) {
      const k = grams.length[g]
      rows[(grams.from[g] - from) * LONGEST + k - 1] =
        k === 1 ? row[sequence.type[grams.from[g]]] : statistics.find(grams.hash[g])
    }
  }

  #rate(tokens: number): void {
    const { values } = this.#lexicon.statistics
    const { rows, best } = this
    for (let i = 0; i < tokens * 8; i++) best[i] = i % 8 === 0 ? -1 : 0
    for (let i = 0; i < tokens; i++) {
      let top = -1
      for (let k = 1; k <= LONGEST && i + k <= tokens; k++) {
        const at = rows[i * LONGEST + k - 1]
        if (at < 0) continue
        const rate = values[at + RATE]
        if (rate > best[i * 8 + 3]) {
          best[i * 8 + 3] = rate
          best[i * 8 + 4] = k
        }
        const end = (i + k - 1) * 8
        if (rate > best[end + 5]) {
          best[end + 5] = rate
          best[end + 6] = k
        }
        for (let q = 0; q < k; q++) {
          const place = q === 0 ? (k === 1 ? 0 : 1) : q === k - 1 ? 2 : 3
          if (rate > best[(i + q) * 8 + 7] >> 2) best[(i + q) * 8 + 7] = (rate << 2) | place
        }
        if (k === 1) continue
        const score = values[at + ALONE] * values[at + PAPERS]
        if (score <= top) continue
        top = score
        best[i * 8 + 1] = k
        best[i * 8] = at
      }
    }
  }
}
