/**
 * The features of tokens, as numbers of weights. What depends on one word type alone is worked out once per type and
 * place (`Lexicon`); what depends on the neighbourhood or on the paper, per token (`ContextReader` in context.ts).
 */
import { hashText } from '../../text/hash.ts'
import { hashedFeature } from './kinds.ts'
import type { Clusters } from './model.ts'
import { ALONE, CAPITAL, KEYNESS, MIXED, PAPERS, RATE, type Statistics, TITLE } from './statistics.ts'
import { LIMIT, type WordTypes } from './words.ts'

/** How far around a token the word types are looked at. */
export const REACH = 3

/** Kinds of features per place around a token. */
const PER_PLACE = 32
const COLUMNS = [PAPERS, ALONE, TITLE, CAPITAL, MIXED, KEYNESS, RATE]

/** What the model knows of word types. */
export class Lexicon {
  readonly words: WordTypes
  readonly statistics: Statistics
  readonly #clusters: Clusters
  /** Where the values of the word begin in the statistics, or -1, and its cluster, by word type. */
  readonly row = new Int32Array(LIMIT)
  readonly cluster = new Int16Array(LIMIT)
  #known = 0

  constructor(words: WordTypes, statistics: Statistics, clusters: Clusters) {
    this.words = words
    this.statistics = statistics
    this.#clusters = clusters
  }

  /** Brings `row` and `cluster` up to date with the word types. */
  update(): void {
    if (this.words.size < this.#known) this.#known = 0
    for (; this.#known < this.words.size; this.#known++) {
      const norm = this.words.norm[this.#known]
      this.row[this.#known] = this.statistics.find(norm)
      this.cluster[this.#known] = this.#clusters.of(norm)
    }
  }

  /** The features that a word type gives to the token `place` before it: its own at 0, else its neighbours'. */
  features(id: number, place: number): number[] {
    const { words, statistics } = this
    const first = 1 + (place + REACH) * PER_PLACE
    const found = [hashedFeature(first, words.lower[id])]
    if (Math.abs(place) === 3) return found
    const cluster = this.cluster[id]
    if (cluster >= 0) found.push(hashedFeature(first + 1, cluster >> 4))
    if (Math.abs(place) === 2) return found
    const lower = words.text[id].toLowerCase()
    found.push(hashedFeature(first + 2, words.shape[id]), hashedFeature(first + 3, hashText(lower.slice(-3))))
    if (cluster >= 0) found.push(hashedFeature(first + 4, cluster >> 2), hashedFeature(first + 5, cluster))
    const at = this.row[id]
    for (const column of COLUMNS)
      found.push(hashedFeature(first + 16 + column, at < 0 ? 99 : statistics.values[at + column]))
    if (place !== 0) return found
    found.push(hashedFeature(first + 6, 0), hashedFeature(first + 7, words.norm[id]))
    for (let n = 1; n <= 4 && n < lower.length; n++) {
      if (n !== 3) found.push(hashedFeature(first + 8, hashText(lower.slice(-n)) + n))
      found.push(hashedFeature(first + 9, hashText(lower.slice(0, n)) + n))
    }
    return found
  }
}
