/** Features of tokens that depend on their neighbourhood or on the paper; each has few values. */
import type { Lexicon } from './features.ts'
import { Numbering } from './kinds.ts'
import { LONGEST } from './ngrams.ts'
import { PairCounts } from './pair-counts.ts'
import { SentenceGrams } from './sentence-grams.ts'
import type { Sequence } from './sequence.ts'
import { ALONE, DEFINED, KEYNESS, PAPERS, RATE } from './statistics.ts'
import { CAPITAL, LIMIT, WORD } from './words.ts'

/** What else is known of a token of the paper. */
export interface Signs {
  /** 1 begins, 2 is inside, 3 ends the long form of an abbreviation, 4 is in a short form; else 0. */
  role: Uint8Array
}

/** The largest value of a statistic that is told from larger ones; what stands for a pair without statistics. */
const MOST = 63
const UNKNOWN = 99
/** A rate together with a length, and with a place. */
const BY_LENGTH = 8 * MOST + 7
const BY_PLACE = 4 * MOST + 3

const numbers = new Numbering()
const pairKinds = (): number[] => [
  numbers.kind(UNKNOWN, -2 * MOST),
  ...numbers.kinds([MOST, MOST, MOST, MOST]),
]
const CLUSTER_PAIR = numbers.kinds([0xfff, 0xfff])
const FIRST = numbers.kind(0)
const TITLE = numbers.kind(1)
const GLUED = numbers.kind(3)
const PAPER = numbers.kinds([5, 1, 1, 4, 4])
const ROLE = numbers.kinds([4, 4])
const PAIR_BEFORE = pairKinds()
const PAIR_AFTER = pairKinds()
const COVER = numbers.kinds([32, 64, 32, 32].map((step) => 3 * step + MOST))
const RATED = numbers.kinds([
  ...[MOST, MOST, MOST, MOST, MOST, MOST, MOST],
  ...[BY_LENGTH, BY_LENGTH, BY_PLACE, BY_PLACE, BY_PLACE * 129, MOST, BY_PLACE, MOST],
])
/** How many features there are. */
export const CONTEXT_FEATURES = numbers.size

/** Reads documents one after the other; what it gives is good until the next one. */
export class ContextReader {
  /** Features of token `i`, below CONTEXT_FEATURES: `ids[start[i]] … ids[start[i + 1] - 1]`. */
  ids = new Int32Array(1 << 16)
  start = new Int32Array(1 << 10)
  readonly #lexicon: Lexicon
  readonly #frequency = new Uint16Array(LIMIT)
  readonly #paperFlags = new Uint8Array(LIMIT)
  readonly #pairs = new PairCounts()
  #size = 0
  readonly #grams: SentenceGrams

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.#grams = new SentenceGrams(lexicon)
  }

  read(sequence: Sequence, signs: Signs): void {
    const { sentence } = sequence
    const tokens = sequence.type.length
    if (this.start.length <= tokens) this.start = new Int32Array(tokens * 2)
    if (this.ids.length < tokens * 128) this.ids = new Int32Array(tokens * 160)
    this.#size = 0
    this.#countInPaper(sequence)
    for (let s = 0; s + 1 < sentence.length; s++) this.#readSentence(sequence, signs, s)
    this.start[tokens] = this.#size
    this.#forgetPaper(sequence)
  }

  #put(kind: number, value: number): void {
    this.ids[this.#size++] = kind + value
  }

  #countInPaper({ type, sentence, titleSentences }: Sequence): void {
    const { flags, normId } = this.#lexicon.words
    this.#pairs.clear()
    for (let s = 0; s + 1 < sentence.length; s++) {
      for (let i = sentence[s]; i < sentence[s + 1]; i++) {
        const flag = flags[type[i]]
        if (!(flag & WORD)) continue
        const id = normId[type[i]]
        this.#frequency[id]++
        if (s < titleSentences) this.#paperFlags[id] |= 1
        else if (i > sentence[s] && flag & CAPITAL) this.#paperFlags[id] |= 2
        if (i + 1 < sentence[s + 1] && flags[type[i + 1]] & WORD) {
          this.#pairs.add(id, normId[type[i + 1]])
        }
      }
    }
  }

  #forgetPaper({ type }: Sequence): void {
    const { normId } = this.#lexicon.words
    for (let i = 0; i < type.length; i++) {
      this.#frequency[normId[type[i]]] = 0
      this.#paperFlags[normId[type[i]]] = 0
    }
  }

  #readSentence(sequence: Sequence, signs: Signs, s: number): void {
    const { type, glued, sentence, titleSentences } = sequence
    const { words, cluster } = this.#lexicon
    const { flags, normId } = words
    const from = sentence[s]
    const to = sentence[s + 1]
    const title = s < titleSentences
    this.#grams.read(sequence, from, to)
    const { rows } = this.#grams
    for (let i = from; i < to; i++) {
      this.start[i] = this.#size
      const word = type[i]
      const before = i > from ? type[i - 1] : -1
      const after = i + 1 < to ? type[i + 1] : -1
      const own = cluster[word]
      const left = before < 0 ? -1 : cluster[before]
      const right = after < 0 ? -1 : cluster[after]
      if (own >= 0 && left >= 0) this.#put(CLUSTER_PAIR[0], ((left >> 4) << 6) | (own >> 4))
      if (own >= 0 && right >= 0) this.#put(CLUSTER_PAIR[1], ((own >> 4) << 6) | (right >> 4))

      if (i === from) this.#put(FIRST, 0)
      this.#put(TITLE, title ? 1 : 0)
      this.#put(GLUED, glued[i] + (i + 1 < to ? 2 * glued[i + 1] : 0))

      const norm = normId[word]
      this.#put(PAPER[0], Math.min(5, this.#frequency[norm]))
      this.#put(PAPER[1], this.#paperFlags[norm] & 1 && !title ? 1 : 0)
      this.#put(PAPER[2], this.#paperFlags[norm] >> 1)
      if (before >= 0) this.#put(PAPER[3], this.#pairCount(normId[before], norm))
      if (after >= 0) this.#put(PAPER[4], this.#pairCount(norm, normId[after]))

      if (signs.role[i]) this.#put(ROLE[0], signs.role[i])
      if (i + 1 < to && signs.role[i + 1]) this.#put(ROLE[1], signs.role[i + 1])

      if (before >= 0 && flags[before] & flags[word] & WORD)
        this.#pairStatistics(PAIR_BEFORE, before, word, rows[(i - 1 - from) * LONGEST + 1])
      if (after >= 0 && flags[after] & flags[word] & WORD)
        this.#pairStatistics(PAIR_AFTER, word, after, rows[(i - from) * LONGEST + 1])
      this.#coverStatistics(i - from, to - from)
    }
  }

  #pairCount(a: number, b: number): number {
    return Math.min(4, this.#pairs.count(a, b))
  }

  /** How strongly two words belong together: pointwise mutual information in half bits, and the pair's statistics. */
  #pairStatistics(kinds: readonly number[], left: number, right: number, at: number): void {
    const { statistics, row } = this.#lexicon
    const { values } = statistics
    if (at < 0) {
      this.#put(kinds[0], UNKNOWN)
      return
    }
    const papersLeft = row[left] < 0 ? 0 : values[row[left] + PAPERS]
    const papersRight = row[right] < 0 ? 0 : values[row[right] + PAPERS]
    this.#put(kinds[0], values[at + PAPERS] - papersLeft - papersRight)
    this.#put(kinds[1], values[at + PAPERS])
    this.#put(kinds[2], values[at + ALONE])
    this.#put(kinds[3], values[at + KEYNESS])
    this.#put(kinds[4], values[at + RATE])
  }

  #coverStatistics(i: number, tokens: number): void {
    const { values } = this.#lexicon.statistics
    const { best } = this.#grams
    for (let first = Math.max(0, i - LONGEST + 1); first <= i; first++) {
      const at = best[first * 8]
      const length = best[first * 8 + 1]
      if (at < 0 || first + length <= i) continue
      const place = i === first ? 1 : i === first + length - 1 ? 2 : 3
      this.#put(COVER[0], place * 32 + values[at + ALONE])
      this.#put(COVER[1], place * 64 + values[at + PAPERS])
      this.#put(COVER[2], place * 32 + values[at + KEYNESS])
      this.#put(COVER[3], place * 32 + values[at + DEFINED])
    }
    this.#putRate(0, i, 2)
    this.#putRate(1, i - 1, 2)
    this.#putRate(2, i, 3)
    this.#putRate(3, i - 1, 3)
    this.#putRate(4, i - 2, 3)
    const own = i * 8
    this.#put(RATED[5], best[own + 3])
    this.#put(RATED[6], best[own + 5])
    this.#put(RATED[7], best[own + 3] * 8 + best[own + 4])
    this.#put(RATED[8], best[own + 5] * 8 + best[own + 6])
    this.#put(RATED[9], best[own + 7])
    if (i > 0) {
      this.#put(RATED[10], best[own - 1])
      this.#put(RATED[11], best[own - 1] * 128 + best[own + 7])
      this.#put(RATED[12], best[own - 3])
    }
    if (i + 1 < tokens) {
      this.#put(RATED[13], best[own + 8 + 7])
      this.#put(RATED[14], best[own + 8 + 3])
    }
  }

  /** The rate of the n-gram of `length` words that begins at a token of the sentence, if it is known. */
  #putRate(kind: number, first: number, length: number): void {
    const at = first < 0 ? -1 : this.#grams.rows[first * LONGEST + length - 1]
    if (at >= 0) this.#put(RATED[kind], this.#lexicon.statistics.values[at + RATE])
  }
}
