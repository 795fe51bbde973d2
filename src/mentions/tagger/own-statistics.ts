/**
 * Statistics of the corpus at hand: rows for n-grams that the background does not know, as terms of other fields and of
 * later years are. They are counted in two passes, so that only what is frequent takes memory.
 */
import type { Document } from '../../text/index.ts'
import { keywordHashes } from './keyword-hashes.ts'
import type { NgramCounts, NgramRows } from './ngram-counts.ts'
import { FREE, Ngrams } from './ngrams.ts'
import { quantise } from './quantise.ts'
import { readSequence, type Sequence } from './sequence.ts'
import { addHash, countAt, type Sketch } from './sketch.ts'
import { ALONE, CAPITAL, RATE, Statistics, TITLE, WIDTH } from './statistics.ts'
import type { WordTypes } from './words.ts'

/** An n-gram that stands alone less often has no row: then what a sketch counts too much makes no difference. */
const LEAST_ALONE = 2

/** Looks at the n-grams of papers that the background does not know, in both passes. */
export class UnknownNgrams {
  readonly #background: Statistics
  readonly #words: WordTypes
  readonly #grams = new Ngrams()

  /** `words` are those met so far. */
  constructor(background: Statistics, words: WordTypes) {
    this.#background = background
    this.#words = words
  }

  /** First pass: adds the places of a paper where one of them stands alone. */
  addTo(sketch: Sketch, document: Document): void {
    const sequence = this.#read(document)
    const { sentence } = sequence
    const grams = this.#grams
    for (let s = 0; s + 1 < sentence.length; s++) {
      grams.read(sequence, sentence[s], sentence[s + 1], this.#words)
      for (let g = 0; g < grams.count; g++) {
        if (grams.freeSides(g, sequence, sentence[s], sentence[s + 1], this.#words) !== FREE) continue
        if (this.#background.find(grams.hash[g]) < 0) addHash(sketch, grams.hash[g])
      }
    }
  }

  /** Second pass: counts the paper for those of them that all papers together have alone often enough. */
  count(counts: NgramCounts, document: Document, sketch: Sketch): void {
    const isAsked = (hash: number): boolean =>
      countAt(sketch, hash) >= LEAST_ALONE && this.#background.find(hash) < 0
    counts.add(this.#read(document), this.#words, keywordHashes(document.paper.keywords), isAsked)
  }

  #read(document: Document): Sequence {
    this.#words.makeRoom([document])
    return readSequence(document, this.#words)
  }
}

/**
 * The background with rows for what it does not know, from `own` counts. No tagger has gone over those: their rate is the
 * mean of background n-grams that stand alone, in titles, and with capitals as often.
 */
export function extendStatistics(background: Statistics, own: NgramRows): Statistics {
  if (own.keys.length === 0) return background
  const { keys, values } = quantise(own, LEAST_ALONE)
  if (keys.length === 0) return background
  const rateOf = expectedRates(background)
  const rows = background.keys.length + keys.length
  const allKeys = new Uint32Array(rows)
  const all = new Uint8Array(rows * WIDTH)
  let [known, fresh] = [0, 0]
  for (let row = 0; row < rows; row++) {
    const to = row * WIDTH
    if (fresh === keys.length || (known < background.keys.length && background.keys[known] < keys[fresh])) {
      allKeys[row] = background.keys[known]
      all.set(background.values.subarray(known * WIDTH, ++known * WIDTH), to)
    } else {
      allKeys[row] = keys[fresh]
      all.set(values.subarray(fresh * WIDTH, ++fresh * WIDTH), to)
      all[to + RATE] = rateOf(all, to)
    }
  }
  return new Statistics(background.papers, allKeys, all)
}

/** Rows of one kind are drawn to the mean of all as by so many more. */
const DRAWN = 4

/** The mean rate of rows like the one at a place of `values`, at least 1. */
function expectedRates({ keys, values }: Statistics): (values: Uint8Array, at: number) => number {
  const kindOf = (of: Uint8Array, at: number): number =>
    (of[at + ALONE] * 8 + of[at + TITLE]) * 16 + of[at + CAPITAL]
  const sums = new Float64Array(16 * 8 * 16)
  const seen = new Float64Array(sums.length)
  let [sum, rated] = [0, 0]
  for (let row = 0; row < keys.length; row++) {
    const rate = values[row * WIDTH + RATE]
    if (rate === 0) continue
    const kind = kindOf(values, row * WIDTH)
    sums[kind] += rate
    seen[kind]++
    sum += rate
    rated++
  }
  const mean = rated === 0 ? 1 : sum / rated
  return (of, at) => {
    const kind = kindOf(of, at)
    return Math.max(1, Math.round((sums[kind] + DRAWN * mean) / (seen[kind] + DRAWN)))
  }
}
