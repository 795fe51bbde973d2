/** What is known of a candidate, as numbers: the columns of the table that the trees decide by. */

import type { Mention } from '../../mentions/index.ts'
import type { Lexicon } from '../../mentions/tagger/features.ts'
import { hashText, join } from '../../mentions/tagger/hash.ts'
import type { TaggedDocument, TaggedSpan } from '../../mentions/tagger/index.ts'
import { ALONE, KEYNESS, PAPERS, RATE, WIDTH } from '../../mentions/tagger/statistics.ts'
import { CAPITAL, INNER_CAPITAL, STOP, WORD } from '../../mentions/tagger/words.ts'
import type { Candidate } from '../candidates.ts'
import { smoothed, type TargetMeans, trait } from './target-means.ts'

/** Kinds of traits, for the means over annotated papers. */
export const TRAITS = 12
const [
  FORM,
  HEAD,
  FIRST,
  BEFORE,
  AFTER,
  HEAD_CLUSTER,
  FIRST_CLUSTER,
  BEFORE_CLUSTER,
  AFTER_CLUSTER,
  LAST_TWO,
  SHAPE,
  AROUND,
] = Array.from({ length: TRAITS }).keys()

/** Traits whose number of candidates is a feature, too. */
export const COUNTED_TRAITS = [FORM, HEAD]

/** Columns without those of the traits. */
export const OWN_COLUMNS = 93
export const TABLE_WIDTH = OWN_COLUMNS + TRAITS + COUNTED_TRAITS.length

/** Statistics of parts and extensions that are looked at. */
const FEW = [PAPERS, ALONE, KEYNESS, RATE]

export interface CandidateTable {
  /** TABLE_WIDTH numbers per candidate; those of the traits are still 0. */
  values: Float32Array
  /** TRAITS keys per candidate. */
  traits: Uint32Array
}

/** A candidate's places in the sequence, with their posteriors. */
interface Place {
  from: number
  to: number
  posterior: number
}

export function describeCandidates(
  candidates: readonly Candidate[],
  tagged: TaggedDocument,
  lexicon: Lexicon,
): CandidateTable {
  return new Describer(tagged, lexicon).describe(candidates)
}

/** Fills in the columns of a candidate's traits, which begin at `to`; its keys begin at `from`. */
export function fillMeans(
  values: Float32Array,
  to: number,
  traits: Uint32Array,
  from: number,
  means: TargetMeans,
): void {
  for (let kind = 0; kind < TRAITS; kind++) {
    const row = means.find(traits[from + kind])
    const seen = row < 0 ? 0 : means.seen[row]
    values[to + kind] = smoothed(row < 0 ? 0 : means.concepts[row], seen, means.prior)
    const counted = COUNTED_TRAITS.indexOf(kind)
    if (counted >= 0) values[to + TRAITS + counted] = seen
  }
}

class Describer {
  readonly #tagged: TaggedDocument
  readonly #lexicon: Lexicon
  readonly #sentenceOf: Int32Array
  readonly #spans: Place[]
  /** Index into #spans by place: from * 16 + length. */
  readonly #spanAt = new Map<number, Place>()
  #values = new Float32Array(0)
  #at = 0

  constructor(tagged: TaggedDocument, lexicon: Lexicon) {
    this.#tagged = tagged
    this.#lexicon = lexicon
    const { sentence, field, type } = tagged.sequence
    this.#sentenceOf = new Int32Array(type.length)
    for (let s = 0; s + 1 < sentence.length; s++) this.#sentenceOf.fill(s, sentence[s], sentence[s + 1])
    this.#spans = tagged.spans.map(({ field: f, from, to, posterior }: TaggedSpan) => ({
      from: field[f] + from,
      to: field[f] + to,
      posterior,
    }))
    for (const span of this.#spans) this.#spanAt.set(span.from * 16 + span.to - span.from, span)
  }

  describe(candidates: readonly Candidate[]): CandidateTable {
    const values = new Float32Array(candidates.length * TABLE_WIDTH)
    const traits = new Uint32Array(candidates.length * TRAITS)
    this.#values = values
    const places = candidates.map(({ mentions }) => this.#placesOf(mentions))
    const tops = places.map((all) => all.reduce((top, { posterior }) => Math.max(top, posterior), 0))
    const ranked = tops.slice().sort((a, b) => b - a)
    const total = tops.reduce((sum, top) => sum + top, 0)
    for (const [c, candidate] of candidates.entries()) {
      if (places[c].length === 0) continue
      const best = places[c].reduce((a, b) => (b.posterior > a.posterior ? b : a))
      this.#at = c * TABLE_WIDTH
      this.#posteriors(places[c], best)
      this.#position(places[c], best)
      this.#writing(places[c], best)
      this.#rules(candidate.mentions)
      this.#neighbours(places[c], best)
      this.#put(ranked.indexOf(tops[c]) / candidates.length)
      this.#put(total)
      this.#put(this.#sentenceOf.length)
      const words = candidate.form.split(' ').map(hashText)
      this.#statistics(words, best)
      if (this.#at !== c * TABLE_WIDTH + OWN_COLUMNS)
        throw new Error(`termhood: expected ${OWN_COLUMNS} columns, got ${this.#at - c * TABLE_WIDTH}`)
      this.#traits(words, candidate.form, best, traits, c * TRAITS)
    }
    return { values, traits }
  }

  #put(value: number): void {
    this.#values[this.#at++] = value
  }

  /** The places in the text; keywords have none. */
  #placesOf(mentions: readonly Mention[]): Place[] {
    const { field } = this.#tagged.sequence
    return mentions.flatMap(({ field: f, from, to }) => {
      if (f < 0) return []
      const first = field[f] + from
      return [
        {
          from: first,
          to: field[f] + to,
          posterior: this.#spanAt.get(first * 16 + to - from)?.posterior ?? 0,
        },
      ]
    })
  }

  #posteriors(places: readonly Place[], best: Place): void {
    let sum = 0
    let none = 1
    let title = 0
    for (const { from, posterior } of places) {
      sum += posterior
      none *= 1 - posterior
      if (this.#inTitle(from)) title = Math.max(title, posterior)
    }
    this.#put(best.posterior)
    this.#put(sum)
    this.#put(1 - none)
    this.#put(sum / places.length)
    this.#put(places.length)
    this.#put(title)
  }

  #inTitle(token: number): boolean {
    return this.#sentenceOf[token] < this.#tagged.sequence.titleSentences
  }

  #position(places: readonly Place[], best: Place): void {
    const { sentence } = this.#tagged.sequence
    const sentences = sentence.length - 1
    const last = places[places.length - 1]
    this.#put(places.some(({ from }) => this.#inTitle(from)) ? 1 : 0)
    this.#put(this.#sentenceOf[places[0].from])
    this.#put(this.#sentenceOf[places[0].from] / sentences)
    this.#put(this.#sentenceOf[last.from] / sentences)
    this.#put(best.from / this.#sentenceOf.length)
    this.#put(best.from - sentence[this.#sentenceOf[best.from]])
  }

  #writing(places: readonly Place[], best: Place): void {
    const { type, glued, sentence } = this.#tagged.sequence
    const { flags, text } = this.#lexicon.words
    let capital = 0
    let gluedBefore = 0
    let gluedAfter = 0
    for (const { from, to } of places) {
      const s = this.#sentenceOf[from]
      if (!this.#inTitle(from) && from > sentence[s] && flags[type[from]] & CAPITAL) capital = 1
      gluedBefore += glued[from]
      gluedAfter += to < type.length ? glued[to] : 0
    }
    let [capitals, inner, stops, hyphens, letters, odd] = [0, 0, 0, 0, 0, 0]
    for (let i = best.from; i < best.to; i++) {
      const flag = flags[type[i]]
      if (flag & CAPITAL) capitals++
      if (flag & INNER_CAPITAL) inner++
      if (flag & STOP) stops++
      if (!(flag & WORD)) odd++
      if (i > best.from && glued[i]) hyphens++
      letters += text[type[i]].length
    }
    this.#put(best.to - best.from)
    this.#put(letters)
    this.#put(capital)
    this.#put(capitals)
    this.#put(inner)
    this.#put(stops)
    this.#put(odd)
    this.#put(hyphens)
    this.#put(gluedBefore / places.length)
    this.#put(gluedAfter / places.length)
    this.#put(/\d/.test(text[type[best.to - 1]]) ? 1 : 0)
  }

  #rules(mentions: readonly Mention[]): void {
    let [vocabulary, abbreviation, name, short] = [0, 0, 0, 99]
    for (const { rule, from, to, field } of mentions) {
      if (field < 0) continue
      if (rule === 'vocabulary') vocabulary = 1
      if (rule === 'abbreviation') abbreviation = 1
      if (rule === 'name') name = 1
      short = Math.min(short, to - from)
    }
    this.#put(vocabulary)
    this.#put(abbreviation)
    this.#put(name)
    this.#put(short)
  }

  /** Other spans over the same tokens, and how likely the tokens around are part of spans. */
  #neighbours(places: readonly Place[], best: Place): void {
    const { inside } = this.#tagged
    const { from, to } = best
    let [mean, least] = [0, 1]
    for (let i = from; i < to; i++) {
      mean += inside[i]
      least = Math.min(least, inside[i])
    }
    const s = this.#sentenceOf[from]
    this.#put(mean / (to - from))
    this.#put(least)
    this.#put(this.#typeIn(from - 1, s) < 0 ? 0 : inside[from - 1])
    this.#put(this.#typeIn(to, s) < 0 ? 0 : inside[to])
    let [around, mostAround, within, mostWithin, across, free] = [0, 0, 0, 0, 0, 0]
    for (const span of this.#spans) {
      if (span.to <= from || span.from >= to) continue
      if (span.from <= from && span.to >= to) {
        if (span.to - span.from === to - from) continue
        around += span.posterior
        mostAround = Math.max(mostAround, span.posterior)
      } else if (span.from >= from && span.to <= to) {
        within += span.posterior
        mostWithin = Math.max(mostWithin, span.posterior)
      } else across += span.posterior
    }
    for (const place of places) {
      let most = 0
      for (const span of this.#spans)
        if (span.from <= place.from && span.to >= place.to && span.to - span.from > place.to - place.from)
          most = Math.max(most, span.posterior)
      if (most < 0.3) free++
    }
    this.#put(around)
    this.#put(mostAround)
    this.#put(within)
    this.#put(mostWithin)
    this.#put(across)
    this.#put(free)
  }

  /** Background statistics of the form, of the best place, and of their parts and extensions. */
  #statistics(words: readonly number[], { from, to }: Place): void {
    const count = words.length
    this.#row(this.#rowOfWords(words, 0, count))
    this.#few(this.#rowOfWords(words, 1, count))
    this.#few(this.#rowOfWords(words, 0, count - 1))
    this.#few(this.#rowOfWords(words, count - 1, count))
    this.#few(this.#rowOfWords(words, 0, 1))
    this.#few(this.#rowOfWords(words, Math.max(0, count - 2), count))
    this.#put(count)
    this.#row(this.#rowOfTokens(from, to))
    const s = this.#sentenceOf[from]
    this.#few(this.#isWord(from - 1, s) ? this.#rowOfTokens(from - 1, to) : -1)
    this.#few(this.#isWord(to, s) ? this.#rowOfTokens(from, to + 1) : -1)
    this.#put(this.#isContent(from - 1, s) ? 0 : 1)
    this.#put(this.#isContent(to, s) ? 0 : 1)
  }

  #isWord(token: number, sentence: number): boolean {
    return this.#typeIn(token, sentence) >= 0 && (this.#flagsOf(token) & WORD) !== 0
  }

  #isContent(token: number, sentence: number): boolean {
    return this.#isWord(token, sentence) && (this.#flagsOf(token) & STOP) === 0
  }

  #flagsOf(token: number): number {
    return this.#lexicon.words.flags[this.#tagged.sequence.type[token]]
  }

  /** The word type of a token of this sentence, or -1 where the token stands outside. */
  #typeIn(token: number, sentence: number): number {
    if (token < 0 || token >= this.#sentenceOf.length || this.#sentenceOf[token] !== sentence) return -1
    return this.#tagged.sequence.type[token]
  }

  #rowOfWords(words: readonly number[], from: number, to: number): number {
    if (from >= to) return -1
    let hash = words[from]
    for (let i = from + 1; i < to; i++) hash = join(hash, words[i])
    return this.#lexicon.statistics.find(hash)
  }

  #rowOfTokens(from: number, to: number): number {
    const { type } = this.#tagged.sequence
    const { norm, flags } = this.#lexicon.words
    let hash = 0
    for (let i = from; i < to; i++)
      if (flags[type[i]] & WORD) hash = hash === 0 ? norm[type[i]] : join(hash, norm[type[i]])
    return hash === 0 ? -1 : this.#lexicon.statistics.find(hash)
  }

  #row(at: number): void {
    for (let c = 0; c < WIDTH; c++) this.#put(at < 0 ? -1 : this.#lexicon.statistics.values[at + c])
  }

  #few(at: number): void {
    const { values } = this.#lexicon.statistics
    for (const column of FEW) this.#put(at < 0 ? -1 : values[at + column])
  }

  #traits(
    words: readonly number[],
    form: string,
    { from, to }: Place,
    traits: Uint32Array,
    at: number,
  ): void {
    const { type } = this.#tagged.sequence
    const s = this.#sentenceOf[from]
    const [before, after] = [this.#clusterIn(from - 1, s), this.#clusterIn(to, s)]
    const head = words[words.length - 1]
    traits[at + FORM] = trait(FORM, hashText(form))
    traits[at + HEAD] = trait(HEAD, head)
    traits[at + FIRST] = trait(FIRST, words[0])
    traits[at + BEFORE] = trait(BEFORE, this.#lowerIn(from - 1, s))
    traits[at + AFTER] = trait(AFTER, this.#lowerIn(to, s))
    traits[at + HEAD_CLUSTER] = trait(HEAD_CLUSTER, this.#clusterIn(to - 1, s))
    traits[at + FIRST_CLUSTER] = trait(FIRST_CLUSTER, this.#clusterIn(from, s))
    traits[at + BEFORE_CLUSTER] = trait(BEFORE_CLUSTER, before)
    traits[at + AFTER_CLUSTER] = trait(AFTER_CLUSTER, after)
    const lastTwo = form.slice(form.lastIndexOf(' ', form.lastIndexOf(' ') - 1) + 1)
    traits[at + LAST_TWO] = trait(LAST_TWO, hashText(lastTwo))
    traits[at + SHAPE] = trait(SHAPE, this.#lexicon.words.shape[type[to - 1]])
    traits[at + AROUND] = trait(AROUND, join(before >> 2, after >> 2))
  }

  #lowerIn(token: number, sentence: number): number {
    const type = this.#typeIn(token, sentence)
    return type < 0 ? 0 : this.#lexicon.words.lower[type]
  }

  #clusterIn(token: number, sentence: number): number {
    const type = this.#typeIn(token, sentence)
    return type < 0 ? -2 : this.#lexicon.cluster[type] >> 2
  }
}
