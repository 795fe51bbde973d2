/** Features of tokens that depend on their neighbourhood or on the paper. */
import { type Lexicon, NEXT_KIND } from './features.ts'
import { join } from './hash.ts'
import { BITS, feature, Kinds } from './kinds.ts'
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

const kinds = new Kinds(NEXT_KIND)
const pairKinds = (): number[] => [
  kinds.small(UNKNOWN, -2 * MOST),
  ...kinds.someSmall([MOST, MOST, MOST, MOST]),
]
const WORD_PAIR = kinds.some(4)
const COARSE_PAIR = kinds.someSmall([0xfff, 0xfff])
const FINE_PAIR = kinds.someSmall([0xffff, 0xffff])
const COARSE_TRIPLE = kinds.next()
const FIRST = kinds.small(0)
const TITLE = kinds.small(1)
const SHAPE = kinds.next()
const GLUED = kinds.small(3)
const PAPER = kinds.someSmall([5, 1, 1, 4, 4])
const ROLE = kinds.someSmall([4, 4])
const PAIR_BEFORE = pairKinds()
const PAIR_AFTER = pairKinds()
const COVER = kinds.someSmall([32, 64, 32, 32].map((step) => 3 * step + MOST))
const RATED = kinds.someSmall([
  ...[MOST, MOST, MOST, MOST, MOST, MOST, MOST],
  ...[BY_LENGTH, BY_LENGTH, BY_PLACE, BY_PLACE, BY_PLACE * 129, MOST, BY_PLACE, MOST],
])

/** Reads documents one after the other; what it gives is good until the next one. */
export class ContextReader {
  /** Features of token `i`: `ids[start[i]] … ids[start[i + 1] - 1]`. */
  ids = new Int32Array(1 << 16)
  start = new Int32Array(1 << 10)
  readonly #lexicon: Lexicon
  readonly #used: Int32Array
  readonly #frequency = new Uint16Array(LIMIT)
  readonly #paperFlags = new Uint8Array(LIMIT)
  readonly #pairs = new PairCounts()
  #size = 0
  readonly #grams: SentenceGrams

  /** `used` has one bit per hashed feature: those without are left out, by default none. */
  constructor(lexicon: Lexicon, used: Int32Array = new Int32Array(1 << (BITS - 5)).fill(-1)) {
    this.#lexicon = lexicon
    this.#used = used
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
    const id = feature(kind, value)
    if ((this.#used[id >> 5] & (1 << id)) !== 0) this.ids[this.#size++] = id
  }

  #putSmall(kind: number, value: number): void {
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
    const { lower, shape, flags, normId } = words
    const from = sentence[s]
    const to = sentence[s + 1]
    const title = s < titleSentences
    this.#grams.read(sequence, from, to)
    const { rows } = this.#grams
    // Pairs of words: the two before this token, the one before and it, it and the next, the next two.
    let [last, next] = [0, 0]
    let ahead = from + 1 < to ? join(lower[type[from]], lower[type[from + 1]]) : 0
    for (let i = from; i < to; i++) {
      this.start[i] = this.#size
      const word = type[i]
      const before = i > from ? type[i - 1] : -1
      const after = i + 1 < to ? type[i + 1] : -1
      const behind = last
      last = next
      next = ahead
      ahead = i + 2 < to ? join(lower[after], lower[type[i + 2]]) : 0
      if (before >= 0) this.#put(WORD_PAIR[0], last)
      if (after >= 0) this.#put(WORD_PAIR[1], next)
      if (i > from + 1) this.#put(WORD_PAIR[2], behind)
      if (i + 2 < to) this.#put(WORD_PAIR[3], ahead)

      const own = cluster[word]
      const left = before < 0 ? -1 : cluster[before]
      const right = after < 0 ? -1 : cluster[after]
      if (own >= 0 && left >= 0) {
        this.#putSmall(COARSE_PAIR[0], ((left >> 4) << 6) | (own >> 4))
        this.#putSmall(FINE_PAIR[0], ((left >> 2) << 8) | (own >> 2))
      }
      if (own >= 0 && right >= 0) {
        this.#putSmall(COARSE_PAIR[1], ((own >> 4) << 6) | (right >> 4))
        this.#putSmall(FINE_PAIR[1], ((own >> 2) << 8) | (right >> 2))
        if (left >= 0) this.#put(COARSE_TRIPLE, ((left >> 4) << 12) | ((own >> 4) << 6) | (right >> 4))
      }

      if (i === from) this.#putSmall(FIRST, 0)
      this.#putSmall(TITLE, title ? 1 : 0)
      this.#put(SHAPE, join(shape[word], title ? 1 : i === from ? 2 : 3))
      this.#putSmall(GLUED, glued[i] + (i + 1 < to ? 2 * glued[i + 1] : 0))

      const norm = normId[word]
      this.#putSmall(PAPER[0], Math.min(5, this.#frequency[norm]))
      this.#putSmall(PAPER[1], this.#paperFlags[norm] & 1 && !title ? 1 : 0)
      this.#putSmall(PAPER[2], this.#paperFlags[norm] >> 1)
      if (before >= 0) this.#putSmall(PAPER[3], this.#pairCount(normId[before], norm))
      if (after >= 0) this.#putSmall(PAPER[4], this.#pairCount(norm, normId[after]))

      if (signs.role[i]) this.#putSmall(ROLE[0], signs.role[i])
      if (i + 1 < to && signs.role[i + 1]) this.#putSmall(ROLE[1], signs.role[i + 1])

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
      this.#putSmall(kinds[0], UNKNOWN)
      return
    }
    const papersLeft = row[left] < 0 ? 0 : values[row[left] + PAPERS]
    const papersRight = row[right] < 0 ? 0 : values[row[right] + PAPERS]
    this.#putSmall(kinds[0], values[at + PAPERS] - papersLeft - papersRight)
    this.#putSmall(kinds[1], values[at + PAPERS])
    this.#putSmall(kinds[2], values[at + ALONE])
    this.#putSmall(kinds[3], values[at + KEYNESS])
    this.#putSmall(kinds[4], values[at + RATE])
  }

  #coverStatistics(i: number, tokens: number): void {
    const { values } = this.#lexicon.statistics
    const { best } = this.#grams
    for (let first = Math.max(0, i - LONGEST + 1); first <= i; first++) {
      const at = best[first * 8]
      const length = best[first * 8 + 1]
      if (at < 0 || first + length <= i) continue
      const place = i === first ? 1 : i === first + length - 1 ? 2 : 3
      this.#putSmall(COVER[0], place * 32 + values[at + ALONE])
      this.#putSmall(COVER[1], place * 64 + values[at + PAPERS])
      this.#putSmall(COVER[2], place * 32 + values[at + KEYNESS])
      this.#putSmall(COVER[3], place * 32 + values[at + DEFINED])
    }
    this.#putRate(0, i, 2)
    this.#putRate(1, i - 1, 2)
    this.#putRate(2, i, 3)
    this.#putRate(3, i - 1, 3)
    this.#putRate(4, i - 2, 3)
    const own = i * 8
    this.#putSmall(RATED[5], best[own + 3])
    this.#putSmall(RATED[6], best[own + 5])
    this.#putSmall(RATED[7], best[own + 3] * 8 + best[own + 4])
    this.#putSmall(RATED[8], best[own + 5] * 8 + best[own + 6])
    this.#putSmall(RATED[9], best[own + 7])
    if (i > 0) {
      this.#putSmall(RATED[10], best[own - 1])
      this.#putSmall(RATED[11], best[own - 1] * 128 + best[own + 7])
      this.#putSmall(RATED[12], best[own - 3])
    }
    if (i + 1 < tokens) {
      this.#putSmall(RATED[13], best[own + 8 + 7])
      this.#putSmall(RATED[14], best[own + 8 + 3])
    }
  }

  /** The rate of the n-gram of `length` words that begins at a token of the sentence, if it is known. */
  #putRate(kind: number, first: number, length: number): void {
    const at = first < 0 ? -1 : this.#grams.rows[first * LONGEST + length - 1]
    if (at >= 0) this.#putSmall(RATED[kind], this.#lexicon.statistics.values[at + RATE])
  }
}
