/** Document → Mention[]: every place that may name a concept, and what found it. */
import { type Document, type Sentence, type TextField, type Token, tokenize } from '../text/index.ts'
import { type Abbreviation, findAbbreviations } from './abbreviations/index.ts'
import { findAppositions } from './appositions.ts'
import { isSuffix } from './generic.ts'
import { findNames } from './names.ts'
import { type Expansions, formOf, normalForm, singularShort } from './normal-form.ts'
import type { TaggedSpan } from './tagger/index.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What found a mention; where several did, the first in this order counts. */
export const RULES = ['keyword', 'abbreviation', 'vocabulary', 'name', 'tagger', 'lexicon'] as const
export type Rule = (typeof RULES)[number]

export interface Mention {
  /** Index into the document's fields; -1 for its keywords. */
  field: number
  /** Tokens `from … to - 1` of the field; for keywords the keyword's index and the next. */
  from: number
  to: number
  /** Normal form, short forms written out, synonyms resolved: what mentions are merged by. */
  form: string
  rule: Rule
  /** The tagger's probability that a concept stands here, [0, 1]; 0 where it saw none. */
  posterior: number
}

/** A short form that a paper defines, and the normal form of what it stands for there. */
export interface ShortForm {
  short: string
  long: string
}

export interface PaperMentions {
  /** Sorted by field, from, to; at most one per span. */
  mentions: Mention[]
  shortForms: ShortForm[]
}

/** What the tagger holds for less likely than this is no mention. */
const LEAST_POSTERIOR = 0.04

/**
 * All mentions of one paper: what its abbreviations (of each field), the tagger and the vocabulary say, names and
 * keywords. Degenerate case: a document without text gives its keywords only.
 */
export function findMentions(
  document: Document,
  perField: readonly Abbreviation[][],
  tagged: readonly TaggedSpan[],
  vocabulary: Vocabulary,
): PaperMentions {
  const posteriors = new Map(
    tagged.map(({ field, from, to, posterior }) => [spanKey(field, from, to), posterior]),
  )
  const shortForms = readShortForms(document, perField, vocabulary)
  const local = new Map(shortForms.map(({ short, long }) => [short, long.split(' ')]))
  const expansions: Expansions = { get: (short) => local.get(short) ?? vocabulary.expansions.get(short) }
  const found = new Map<number, Mention>()
  const add = (field: number, from: number, to: number, form: string, rule: Rule): void => {
    const key = spanKey(field, from, to)
    const before = found.get(key)
    if (form === '' || (before && RULES.indexOf(before.rule) <= RULES.indexOf(rule))) return
    found.set(key, { field, from, to, form, rule, posterior: posteriors.get(key) ?? 0 })
  }
  const resolve = (tokens: readonly Token[], from: number, to: number): string =>
    vocabulary.resolve(formOf(tokens, from, to, expansions))
  for (const [f, { field, tokens, sentences }] of document.fields.entries()) {
    for (const { short, long } of perField[f]) {
      const form = resolve(tokens, long.from, long.to)
      add(f, long.from, long.to, form, 'abbreviation')
      add(f, short.from, short.to, form, 'abbreviation')
    }
    for (const sentence of sentences) {
      for (const { from, to, phrase } of vocabulary.phrases.matches(tokens, sentence.from, sentence.to)) {
        const capitals = from === sentence.from ? 'opening' : field === 'title' ? 'title' : 'telling'
        const entry = vocabulary.accepts(phrase, textOf(tokens, from, to), capitals)
        if (entry && !local.has(singularShort(tokens[from].text))) add(f, from, to, entry.form, 'vocabulary')
      }
      for (const { from, to } of findNames(tokens, sentence))
        add(f, from, to, resolve(tokens, from, to), 'name')
    }
    addLocalShortForms(f, tokens, sentences, local, add)
    addByNeighbours(f, document.fields[f], [...found.values()], vocabulary, (from, to, form, rule) =>
      add(f, from, to, form ?? resolve(tokens, from, to), rule),
    )
  }
  for (const { field, from, to, posterior } of tagged) {
    const { tokens } = document.fields[field]
    if (posterior >= LEAST_POSTERIOR && isPhrase(tokens, from, to))
      add(field, from, to, resolve(tokens, from, to), 'tagger')
  }
  for (const [k, keyword] of document.keywords.entries()) {
    add(-1, k, k + 1, vocabulary.resolve(keywordForm(keyword, expansions)), 'keyword')
  }
  const mentions = [...found.values()].sort((a, b) => a.field - b.field || a.from - b.from || a.to - b.to)
  return { mentions, shortForms }
}

/** Begins and ends in a word and crosses no bracket. */
function isPhrase(tokens: readonly Token[], from: number, to: number): boolean {
  if (!tokens[from].word || !tokens[to - 1].word) return false
  for (let i = from + 1; i < to - 1; i++) if (/^[()[\]]$/.test(tokens[i].text)) return false
  return true
}

/** One number per span of a document: fields hold less than 2²⁰ tokens. */
export function spanKey(field: number, from: number, to: number): number {
  return ((field + 1) * 2 ** 20 + from) * 2 ** 20 + to
}

/** The paper's short forms; the first definition of each counts. */
function readShortForms(
  document: Document,
  perField: readonly Abbreviation[][],
  vocabulary: Vocabulary,
): ShortForm[] {
  const longOf = new Map<string, string>()
  for (const [f, abbreviations] of perField.entries()) {
    const { tokens } = document.fields[f]
    for (const { short, long } of abbreviations) {
      const text = singularShort(textOf(tokens, short.from, short.to))
      if (text.length < 2) continue // `progesterone (P)` would claim every P
      const form = formOf(tokens, long.from, long.to, vocabulary.expansions)
      if (!longOf.has(text) && form !== '') longOf.set(text, vocabulary.resolve(form))
    }
  }
  return [...longOf].map(([short, long]) => ({ short, long }))
}

/** Wherever a short form of the paper stands, also far from its definition. */
function addLocalShortForms(
  f: number,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  local: ReadonlyMap<string, readonly string[]>,
  add: (field: number, from: number, to: number, form: string, rule: Rule) => void,
): void {
  if (local.size === 0) return
  for (const { from, to } of sentences) {
    for (let i = from; i < to; i++) {
      let text = ''
      for (let j = i; j < to && j < i + 3; j++) {
        text += (j > i ? (tokens[j].glued ? '-' : ' ') : '') + tokens[j].text
        const long = local.get(singularShort(text))
        if (long) add(f, i, j + 1, long.join(' '), 'abbreviation')
      }
    }
  }
}

/** What counts only because of an established mention beside it: modifiers before one, appositions that end in one. */
function addByNeighbours(
  f: number,
  { tokens, sentences }: TextField,
  found: readonly Mention[],
  vocabulary: Vocabulary,
  add: (from: number, to: number, form: string | undefined, rule: Rule) => void,
): void {
  const own = found.filter(({ field }) => field === f)
  const starts = new Set(own.map(({ from }) => from))
  const ends = new Set(own.map(({ to }) => to))
  for (const sentence of sentences) {
    for (const { from, to, phrase } of vocabulary.modifiers.matches(tokens, sentence.from, sentence.to))
      if (to < sentence.to && (starts.has(to) || isSuffix(tokens[to].norm)))
        add(from, to, vocabulary.modified(phrase).form, 'vocabulary')
    for (const { from, to } of findAppositions(tokens, sentence, ends)) add(from, to, undefined, 'name')
  }
}

/** `Reinforcement Learning (RL)` and `RL (reinforcement learning)` as keywords are the long form. */
function keywordForm(keyword: string, expansions: Expansions): string {
  const tokens = tokenize(keyword)
  const [pair] = findAbbreviations({ tokens })
  return pair ? formOf(tokens, pair.long.from, pair.long.to, expansions) : normalForm(keyword, expansions)
}

function textOf(tokens: readonly Token[], from: number, to: number): string {
  let text = tokens[from].text
  for (let i = from + 1; i < to; i++) text += (tokens[i].glued ? '-' : ' ') + tokens[i].text
  return text
}
