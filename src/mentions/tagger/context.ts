/** Features of tokens that depend on their neighbourhood or on the paper. */
import { feature, type Lexicon, newKind, newKinds } from './features.ts'
import { join } from './hash.ts'
import { LONGEST, Ngrams } from './ngrams.ts'
import { PairCounts } from './pair-counts.ts'
import type { Sequence } from './sequence.ts'
import { ALONE, DEFINED, KEYNESS, PAPERS, RATE } from './statistics.ts'
import { CAPITAL, LIMIT, WORD } from './words.ts'

/** What else is known of a token of the paper. */
export interface Signs {
  /** 1 begins, 2 is inside, 3 ends the long form of an abbreviation, 4 is in a short form; else 0. */
  role: Uint8Array
}

const WORD_PAIR = newKinds(4)
const COARSE_PAIR = newKinds(2)
const FINE_PAIR = newKinds(2)
const COARSE_TRIPLE = newKind()
const PLACE = newKinds(4)
const PAPER = newKinds(5)
const ROLE = newKinds(2)
const PAIR_BEFORE = newKinds(5)
const PAIR_AFTER = newKinds(5)
const COVER = newKinds(4)
const RATED = newKinds(16)

/** Reads documents one after the other; what it gives is good until the next one. */
export class ContextReader {
  /** Features of token `i`: `ids[start[i]] … ids[start[i + 1] - 1]`. */
  ids = new Int32Array(1 << 16)
  start = new Int32Array(1 << 10)
  readonly #lexicon: Lexicon
  readonly #grams = new Ngrams()
  readonly #frequency = new Uint16Array(LIMIT)
  readonly #paperFlags = new Uint8Array(LIMIT)
  readonly #pairs = new PairCounts()
  #size = 0
  /** Per token of a sentence, five each: statistics row of the n-gram of length k that begins here, or -1. */
  #rows = new Int32Array(1 << 12)
  #best = new Int32Array(1 << 13)

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  read(sequence: Sequence, signs: Signs): void {
    const { sentence } = sequence
    const tokens = sequence.type.length
    if (this.start.length <= tokens) this.start = new Int32Array(tokens * 2)
    if (this.ids.length < tokens * 128) this.ids = new Int32Array(tokens * 160)
    if (this.#rows.length < tokens * LONGEST) this.#rows = new Int32Array(tokens * LONGEST * 2)
    if (this.#best.length < tokens * 8) this.#best = new Int32Array(tokens * 16)
    this.#size = 0
    this.#countInPaper(sequence)
    for (let s = 0; s + 1 < sentence.length; s++) this.#readSentence(sequence, signs, s)
    this.start[tokens] = this.#size
    this.#forgetPaper(sequence)
  }

  #put(kind: number, value: number): void {
    this.ids[this.#size++] = feature(kind, value)
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
    this.#findRows(sequence, from, to)
    this.#rate(from, to)
    for (let i = from; i < to; i++) {
      this.start[i] = this.#size
      const word = type[i]
      const before = i > from ? type[i - 1] : -1
      const after = i + 1 < to ? type[i + 1] : -1
      if (before >= 0) this.#put(WORD_PAIR[0], join(lower[before], lower[word]))
      if (after >= 0) this.#put(WORD_PAIR[1], join(lower[word], lower[after]))
      if (i > from + 1) this.#put(WORD_PAIR[2], join(lower[type[i - 2]], lower[before]))
      if (i + 2 < to) this.#put(WORD_PAIR[3], join(lower[after], lower[type[i + 2]]))

      const own = cluster[word]
      const left = before < 0 ? -1 : cluster[before]
      const right = after < 0 ? -1 : cluster[after]
      if (own >= 0 && left >= 0) {
        this.#put(COARSE_PAIR[0], ((left >> 4) << 6) | (own >> 4))
        this.#put(FINE_PAIR[0], ((left >> 2) << 8) | (own >> 2))
      }
      if (own >= 0 && right >= 0) {
        this.#put(COARSE_PAIR[1], ((own >> 4) << 6) | (right >> 4))
        this.#put(FINE_PAIR[1], ((own >> 2) << 8) | (right >> 2))
        if (left >= 0) this.#put(COARSE_TRIPLE, ((left >> 4) << 12) | ((own >> 4) << 6) | (right >> 4))
      }

      if (i === from) this.#put(PLACE[0], 0)
      this.#put(PLACE[1], title ? 1 : 0)
      this.#put(PLACE[2], join(shape[word], title ? 1 : i === from ? 2 : 3))
      this.#put(PLACE[3], glued[i] + (i + 1 < to ? 2 * glued[i + 1] : 0))

      const norm = normId[word]
      this.#put(PAPER[0], Math.min(5, this.#frequency[norm]))
      this.#put(PAPER[1], this.#paperFlags[norm] & 1 && !title ? 1 : 0)
      this.#put(PAPER[2], this.#paperFlags[norm] >> 1)
      if (before >= 0) this.#put(PAPER[3], this.#pairCount(normId[before], norm))
      if (after >= 0) this.#put(PAPER[4], this.#pairCount(norm, normId[after]))

      if (signs.role[i]) this.#put(ROLE[0], signs.role[i])
      if (i + 1 < to && signs.role[i + 1]) this.#put(ROLE[1], signs.role[i + 1])

      if (before >= 0 && flags[before] & flags[word] & WORD)
        this.#pairStatistics(PAIR_BEFORE, before, word, this.#rows[(i - 1 - from) * LONGEST + 1])
      if (after >= 0 && flags[after] & flags[word] & WORD)
        this.#pairStatistics(PAIR_AFTER, word, after, this.#rows[(i - from) * LONGEST + 1])
      this.#coverStatistics(i - from, to - from)
    }
  }

  #pairCount(a: number, b: number): number {
    return Math.min(4, this.#pairs.count(a, b))
  }

  #findRows(sequence: Sequence, from: number, to: number): void {
    const { words, statistics, row } = this.#lexicon
    const grams = this.#grams
    const rows = this.#rows.fill(-1, 0, (to - from) * LONGEST)
    grams.read(sequence, from, to, words)
    for (let g = 0; g < grams.count; g++) {
      const k = grams.length[g]
      rows[(grams.from[g] - from) * LONGEST + k - 1] =
        k === 1 ? row[sequence.type[grams.from[g]]] : statistics.find(grams.hash[g])
    }
  }

  /** How strongly two words belong together: pointwise mutual information in half bits, and the pair's statistics. */
  #pairStatistics(kinds: readonly number[], left: number, right: number, at: number): void {
    const { statistics, row } = this.#lexicon
    const { values } = statistics
    if (at < 0) {
      this.#put(kinds[0], 99)
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

  /**
   * Per token of the sentence, eight each: the n-gram (row, first token, length) of two words or more that most likely is a term and
   * covers it; the best rate of those that begin here and its length, of those that end here, of those that cover it
   * with the token's place in it.
   */
  #rate(from: number, to: number): void {
    const { values } = this.#lexicon.statistics
    const rows = this.#rows
    const best = this.#best
    const tokens = to - from
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

  #coverStatistics(i: number, tokens: number): void {
    const { values } = this.#lexicon.statistics
    const best = this.#best
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
    const at = first < 0 ? -1 : this.#rows[first * LONGEST + length - 1]
    if (at >= 0) this.#put(RATED[kind], this.#lexicon.statistics.values[at + RATE])
  }
}
