/** A tagged paper as the features of its candidates look at it. */
import type { Mention } from '../../mentions/index.ts'
import type { Lexicon } from '../../mentions/tagger/features.ts'
import type { TaggedDocument } from '../../mentions/tagger/index.ts'
import { STOP, WORD } from '../../mentions/tagger/words.ts'
import { join } from '../../text/hash.ts'

/** A place in the sequence of the paper's tokens, with the tagger's posterior there. */
export interface Place {
  from: number
  to: number
  posterior: number
}

/** Longer mentions were not tagged. */
const LONGEST = 15

export class PaperView {
  readonly tagged: TaggedDocument
  readonly lexicon: Lexicon
  /** Per token. */
  readonly sentenceOf: Int32Array
  readonly spans: Place[]
  readonly #posteriors = new Map<number, number>()

  constructor(tagged: TaggedDocument, lexicon: Lexicon) {
    this.tagged = tagged
    this.lexicon = lexicon
    const { sentence, field, type } = tagged.sequence
    this.sentenceOf = new Int32Array(type.length)
    for (let s = 0; s + 1 < sentence.length; s++) this.sentenceOf.fill(s, sentence[s], sentence[s + 1])
    this.spans = tagged.spans.map(({ field: f, from, to, posterior }) => ({
      from: field[f] + from,
      to: field[f] + to,
      posterior,
    }))
    for (const { from, to, posterior } of this.spans) this.#posteriors.set(from * 16 + to - from, posterior)
  }

  /** The places of mentions in the text; keywords have none. */
  placesOf(mentions: readonly Mention[]): Place[] {
    const { field } = this.tagged.sequence
    const places: Place[] = []
    for (const { field: f, from, to } of mentions) {
      if (f < 0) continue
      const first = field[f] + from
      const posterior = to - from > LONGEST ? 0 : (this.#posteriors.get(first * 16 + to - from) ?? 0)
      places.push({ from: first, to: field[f] + to, posterior })
    }
    return places
  }

  inTitle(token: number): boolean {
    return this.sentenceOf[token] < this.tagged.sequence.titleSentences
  }

  /** The word type of a token of this sentence, or -1 where the token stands outside. */
  typeIn(token: number, sentence: number): number {
    if (token < 0 || token >= this.sentenceOf.length || this.sentenceOf[token] !== sentence) return -1
    return this.tagged.sequence.type[token]
  }

  /** The flags of its word type; 0 outside. */
  flagsIn(token: number, sentence: number): number {
    const type = this.typeIn(token, sentence)
    return type < 0 ? 0 : this.lexicon.words.flags[type]
  }

  isWord(token: number, sentence: number): boolean {
    return (this.flagsIn(token, sentence) & WORD) !== 0
  }

  isContent(token: number, sentence: number): boolean {
    return (this.flagsIn(token, sentence) & (WORD | STOP)) === WORD
  }

  /** The hash of its lower-case text; 0 outside. */
  lowerIn(token: number, sentence: number): number {
    const type = this.typeIn(token, sentence)
    return type < 0 ? 0 : this.lexicon.words.lower[type]
  }

  /** Its cluster of 8 bits, -1 for none; -2 outside. */
  clusterIn(token: number, sentence: number): number {
    const type = this.typeIn(token, sentence)
    return type < 0 ? -2 : this.lexicon.cluster[type] >> 2
  }

  /** Where the statistics of a run of words begin, or -1; the words as hashes of their norms. */
  rowOfWords(words: readonly number[], from: number, to: number): number {
    if (from >= to) return -1
    let hash = words[from]
    for (let i = from + 1; i < to; i++) hash = join(hash, words[i])
    return this.lexicon.statistics.find(hash)
  }

  /** The same for the words among the tokens `from … to - 1`. */
  rowOfTokens(from: number, to: number): number {
    const { type } = this.tagged.sequence
    const { norm, flags } = this.lexicon.words
    let hash = 0
    for (let i = from; i < to; i++)
      if (flags[type[i]] & WORD) hash = hash === 0 ? norm[type[i]] : join(hash, norm[type[i]])
    return hash === 0 ? -1 : this.lexicon.statistics.find(hash)
  }
}
