/** Gathers the mentions of one paper from everything that finds some. */
import type { Document, Token } from '../text/index.ts'
import type { Abbreviation } from './abbreviations/index.ts'
import { findAppositions } from './appositions.ts'
import { isSuffix } from './generic.ts'
import { byPlace, type Mention, RANK, type Rule, spanKey } from './mention.ts'
import { findNames } from './names.ts'
import { type Expansions, formOf, normalForm, singularShort } from './normal-form.ts'
import { definitionIn, type ShortForm } from './short-forms.ts'
import type { TaggedSpan } from './tagger/index.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Tokens of a short form, at most. */
const LONGEST_SHORT = 3

/** Each `add…` adds what one finder sees; where two see the same span, the surer rule counts, then the first call. */
export class MentionFinder {
  readonly #document: Document
  readonly #vocabulary: Vocabulary
  /** What the paper's own short forms stand for. */
  readonly #local: ReadonlyMap<string, string>
  /** What a short form stands for: the paper knows better than the vocabulary. */
  readonly #expansions: Expansions
  readonly #posteriors = new Map<number, number>()
  readonly #found = new Map<number, Mention>()

  constructor(
    document: Document,
    vocabulary: Vocabulary,
    shortForms: readonly ShortForm[],
    tagged: readonly TaggedSpan[],
  ) {
    this.#document = document
    this.#vocabulary = vocabulary
    const local = new Map<string, string>()
    for (const { short, long } of shortForms) local.set(short, long)
    this.#local = local
    this.#expansions =
      local.size === 0
        ? vocabulary.expansions
        : { get: (short) => local.get(short) ?? vocabulary.expansions.get(short) }
    for (const { field, from, to, posterior } of tagged)
      this.#posteriors.set(spanKey(field, from, to), posterior)
  }

  /** Definitions: the long form and the short form mean the same. */
  addAbbreviations(field: number, abbreviations: readonly Abbreviation[]): void {
    for (const { short, long } of abbreviations) {
      const form = this.#formOf(field, long.from, long.to)
      this.#add(field, long.from, long.to, form, 'abbreviation')
      this.#add(field, short.from, short.to, form, 'abbreviation')
    }
  }

  /** Wherever a short form of the paper stands, also far from its definition. */
  addShortForms(field: number): void {
    if (this.#local.size === 0) return
    const initials = new Set(Array.from(this.#local.keys(), (short) => short.charCodeAt(0)))
    const { tokens, sentences } = this.#document.fields[field]
    for (const { from, to } of sentences) {
      for (let i = from; i < to; i++) {
        let { text } = tokens[i]
        if (!initials.has(text.charCodeAt(0))) continue
        for (let end = i + 1; ; end++) {
          const form = this.#local.get(singularShort(text))
          if (form !== undefined) this.#add(field, i, end, form, 'abbreviation')
          if (end === to || end === i + LONGEST_SHORT) break
          text += (tokens[end].glued ? '-' : ' ') + tokens[end].text
        }
      }
    }
  }

  /** What the vocabulary knows, unless the paper means something else by it. */
  addVocabulary(field: number): void {
    const { tokens, sentences, field: kind } = this.#document.fields[field]
    const vocabulary = this.#vocabulary
    for (const sentence of sentences) {
      for (const { from, to, phrase } of vocabulary.phrases.matches(tokens, sentence.from, sentence.to)) {
        const capitals = from === sentence.from ? 'opening' : kind === 'title' ? 'title' : 'telling'
        const entry = vocabulary.accepts(phrase, tokens, from, to, capitals)
        if (entry && !this.#local.has(singularShort(tokens[from].text)))
          this.#add(field, from, to, entry.form, 'vocabulary')
      }
    }
  }

  /** What is written as a name is. */
  addNames(field: number): void {
    const { tokens, sentences } = this.#document.fields[field]
    for (const sentence of sentences)
      for (const { from, to } of findNames(tokens, sentence)) this.#addPhrase(field, from, to, 'name')
  }

  /** What only its neighbours make a mention: `few-shot` before a concept, a name behind what is proposed. */
  addByNeighbours(field: number): void {
    const { tokens, sentences } = this.#document.fields[field]
    const starts = new Set<number>()
    const ends = new Set<number>()
    for (const mention of this.#found.values()) {
      if (mention.field !== field) continue
      starts.add(mention.from)
      ends.add(mention.to)
    }
    const { modifiers } = this.#vocabulary
    for (const sentence of sentences) {
      for (const { from, to, phrase } of modifiers.matches(tokens, sentence.from, sentence.to))
        if (to < sentence.to && (starts.has(to) || isSuffix(tokens[to].norm)))
          this.#add(field, from, to, this.#vocabulary.modified(phrase).form, 'stated')
      for (const { from, to } of findAppositions(tokens, sentence, ends))
        this.#addPhrase(field, from, to, 'stated')
    }
  }

  /** What the tagger has found, if it is a phrase. */
  addTagged(tagged: readonly TaggedSpan[]): void {
    for (const { field, from, to } of tagged)
      if (isPhrase(this.#document.fields[field].tokens, from, to)) this.#addPhrase(field, from, to, 'tagger')
  }

  /** The paper's keywords; one that defines a short form is the long form. */
  addKeywords(): void {
    for (const [k, keyword] of this.#document.keywords.entries()) {
      const pair = definitionIn(keyword)
      const form = pair
        ? formOf(pair.tokens, pair.long.from, pair.long.to, this.#expansions)
        : normalForm(keyword, this.#expansions)
      this.#add(-1, k, k + 1, this.#vocabulary.resolveText(keyword, form), 'keyword')
    }
  }

  /** All that was added, sorted by field, from, to; one per span. */
  mentions(): Mention[] {
    return [...this.#found.values()].sort(byPlace)
  }

  #addPhrase(field: number, from: number, to: number, rule: Rule): void {
    // A surer mention of the span stands: there is no need to work out its form again.
    const before = this.#found.get(spanKey(field, from, to))
    if (before === undefined || RANK[before.rule] > RANK[rule])
      this.#add(field, from, to, this.#formOf(field, from, to), rule)
  }

  #add(field: number, from: number, to: number, form: string, rule: Rule): void {
    if (form === '') return
    const key = spanKey(field, from, to)
    const before = this.#found.get(key)
    if (before !== undefined && RANK[before.rule] <= RANK[rule]) return
    this.#found.set(key, { field, from, to, form, rule, posterior: this.#posteriors.get(key) ?? 0 })
  }

  #formOf(field: number, from: number, to: number): string {
    const { tokens } = this.#document.fields[field]
    const form = formOf(tokens, from, to, this.#expansions)
    return to - from > 1
      ? this.#vocabulary.resolve(form)
      : this.#vocabulary.resolveText(tokens[from].text, form)
  }
}

const BRACKETS: ReadonlySet<string> = new Set('()[]')

/** Begins and ends in a word and crosses no bracket. */
function isPhrase(tokens: readonly Token[], from: number, to: number): boolean {
  if (!tokens[from].word || !tokens[to - 1].word) return false
  for (let i = from + 1; i < to - 1; i++) if (BRACKETS.has(tokens[i].text)) return false
  return true
}
