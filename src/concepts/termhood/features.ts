/** What is known of a candidate, as numbers: the columns of the table that the trees decide by. */
import type { Mention } from '../../mentions/index.ts'
import type { Lexicon } from '../../mentions/tagger/features.ts'
import type { TaggedDocument } from '../../mentions/tagger/index.ts'
import { ALONE, KEYNESS, PAPERS, RATE, WIDTH } from '../../mentions/tagger/statistics.ts'
import { CAPITAL, INNER_CAPITAL, STOP, WORD } from '../../mentions/tagger/words.ts'
import { hashWords } from '../../text/hash.ts'
import type { Candidate } from '../candidates.ts'
import { TRAIT_COLUMNS, TRAITS, writeTraits } from './traits.ts'
import { PaperView, type Place } from './view.ts'

/** Columns without those of the traits. */
export const OWN_COLUMNS = 96
export const TABLE_WIDTH = OWN_COLUMNS + TRAIT_COLUMNS

/** Statistics of parts and extensions that are looked at. */
const FEW = [PAPERS, ALONE, KEYNESS, RATE]

export interface CandidateTable {
  /** TABLE_WIDTH numbers per candidate; those of the traits are still 0. */
  values: Float32Array
  /** 1 where a row is filled in. */
  described: Uint8Array
  /** TRAITS keys per candidate. */
  traits: Uint32Array
}

/**
 * The table of the candidates of a paper. Rows stay empty for those that stand in its keywords only, and for those that
 * are not `asked` for.
 */
export function describeCandidates(
  candidates: readonly Candidate[],
  tagged: TaggedDocument,
  lexicon: Lexicon,
  asked: (candidate: number) => boolean = () => true,
): CandidateTable {
  return new Describer(new PaperView(tagged, lexicon)).describe(candidates, asked)
}

class Describer {
  readonly #view: PaperView
  #values = new Float32Array(0)
  #at = 0

  constructor(view: PaperView) {
    this.#view = view
  }

  describe(candidates: readonly Candidate[], asked: (candidate: number) => boolean): CandidateTable {
    const values = new Float32Array(candidates.length * TABLE_WIDTH)
    const traits = new Uint32Array(candidates.length * TRAITS)
    const described = new Uint8Array(candidates.length)
    this.#values = values
    const places = candidates.map(({ mentions }) => this.#view.placesOf(mentions))
    const tops = places.map((all) => all.reduce((top, { posterior }) => Math.max(top, posterior), 0))
    const ranked = tops.slice().sort((a, b) => b - a)
    const total = tops.reduce((sum, top) => sum + top, 0)
    for (const [c, candidate] of candidates.entries()) {
      if (places[c].length === 0 || !asked(c)) continue
      described[c] = 1
      const best = places[c].reduce((a, b) => (b.posterior > a.posterior ? b : a))
      this.#at = c * TABLE_WIDTH
      this.#posteriors(places[c], best)
      this.#position(places[c], best)
      this.#writing(places[c], best)
      this.#rules(candidate.mentions)
      this.#neighbours(places[c], best)
      this.#put(ranked.indexOf(tops[c]) / candidates.length)
      this.#put(total)
      this.#put(this.#view.tagged.domain)
      this.#put(this.#view.sentenceOf.length)
      const words = hashWords(candidate.form)
      this.#statistics(words, best)
      if (this.#at !== c * TABLE_WIDTH + OWN_COLUMNS)
        throw new Error(`termhood: expected ${OWN_COLUMNS} columns, got ${this.#at - c * TABLE_WIDTH}`)
      writeTraits(this.#view, words, candidate.form, best, traits, c * TRAITS)
    }
    return { values, described, traits }
  }

  #put(value: number): void {
    this.#values[this.#at++] = value
  }

  #posteriors(places: readonly Place[], best: Place): void {
    let sum = 0
    let none = 1
    let title = 0
    for (const { from, posterior } of places) {
      sum += posterior
      none *= 1 - posterior
      if (this.#view.inTitle(from)) title = Math.max(title, posterior)
    }
    this.#put(best.posterior)
    this.#put(sum)
    this.#put(1 - none)
    this.#put(sum / places.length)
    this.#put(places.length)
    this.#put(title)
  }

  #position(places: readonly Place[], best: Place): void {
    const { sentence } = this.#view.tagged.sequence
    const sentences = sentence.length - 1
    const last = places[places.length - 1]
    this.#put(places.some(({ from }) => this.#view.inTitle(from)) ? 1 : 0)
    this.#put(this.#view.sentenceOf[places[0].from])
    this.#put(this.#view.sentenceOf[places[0].from] / sentences)
    this.#put(this.#view.sentenceOf[last.from] / sentences)
    this.#put(best.from / this.#view.sentenceOf.length)
    this.#put(best.from - sentence[this.#view.sentenceOf[best.from]])
  }

  #writing(places: readonly Place[], best: Place): void {
    const { type, glued, sentence } = this.#view.tagged.sequence
    const { flags, text } = this.#view.lexicon.words
    let capital = 0
    let gluedBefore = 0
    let gluedAfter = 0
    for (const { from, to } of places) {
      const s = this.#view.sentenceOf[from]
      if (!this.#view.inTitle(from) && from > sentence[s] && flags[type[from]] & CAPITAL) capital = 1
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
    const { inside } = this.#view.tagged
    const { from, to } = best
    let [mean, least] = [0, 1]
    for (let i = from; i < to; i++) {
      mean += inside[i]
      least = Math.min(least, inside[i])
    }
    const s = this.#view.sentenceOf[from]
    this.#put(mean / (to - from))
    this.#put(least)
    this.#put(this.#view.typeIn(from - 1, s) < 0 ? 0 : inside[from - 1])
    this.#put(this.#view.typeIn(to, s) < 0 ? 0 : inside[to])
    let [around, mostAround, within, mostWithin, across, free] = [0, 0, 0, 0, 0, 0]
    for (const span of this.#view.spans) {
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
      for (const span of this.#view.spans)
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
    this.#row(this.#view.rowOfWords(words, 0, count))
    this.#few(this.#view.rowOfWords(words, 1, count))
    this.#few(this.#view.rowOfWords(words, 0, count - 1))
    this.#few(this.#view.rowOfWords(words, count - 1, count))
    this.#few(this.#view.rowOfWords(words, 0, 1))
    this.#few(this.#view.rowOfWords(words, Math.max(0, count - 2), count))
    this.#put(count)
    this.#row(this.#view.rowOfTokens(from, to))
    const s = this.#view.sentenceOf[from]
    this.#few(this.#view.isWord(from - 1, s) ? this.#view.rowOfTokens(from - 1, to) : -1)
    this.#few(this.#view.isWord(to, s) ? this.#view.rowOfTokens(from, to + 1) : -1)
    this.#put(this.#view.isContent(from - 1, s) ? 0 : 1)
    this.#put(this.#view.isContent(to, s) ? 0 : 1)
  }

  #row(at: number): void {
    for (let c = 0; c < WIDTH; c++) this.#put(at < 0 ? -1 : this.#view.lexicon.statistics.values[at + c])
  }

  #few(at: number): void {
    const { values } = this.#view.lexicon.statistics
    for (const column of FEW) this.#put(at < 0 ? -1 : values[at + column])
  }
}
