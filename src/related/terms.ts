/** Text → the terms that the rankers count: stems of words and pairs of neighbours, without function words. */
import {
  american,
  isPlaceholder,
  namelessKeywords,
  STOP_WORDS,
  singular,
  withoutApparatus,
} from '../text/index.ts'
import type { Paper } from '../types.ts'
import { type Hash, hashOf, KeyNumbers, keyOf, keyOfPair, keyOfRange } from './keys.ts'
import { stem } from './stemmer.ts'

/** What nearly every abstract says. */
const HABITS = new Set([
  'paper',
  'present',
  'presents',
  'propose',
  'proposed',
  'proposes',
  'show',
  'shown',
  'shows',
])
const MARKUP = /\\[A-Za-z]+|<[^<>]*>|&[a-z]+;|https?:\/\/\S+/g
const HAS_MARKUP = /[\\<&]|http/
const BEYOND_ASCII = /[^\0-\x7f]/
const WORD_POINT = /^[\p{L}\p{M}\p{N}]/u

/** How often one occurrence counts: in a title (a paper's own summary), among its keywords, in its abstract. */
export const FIELD_WEIGHTS = { title: 2, keywords: 2, abstract: 1 } as const

/** What of a paper, or of a question, is counted. */
export type Text = Pick<Paper, 'title' | 'abstract'> & { keywords?: readonly string[] }

interface Term {
  key: number
  stem: Hash
  /** The whole word: singular, American spelling. */
  word: Hash
}

/** Words that were seen before, by the key of their spelling. */
const spellings = new KeyNumbers()
const known: (Term | null)[] = []
/** Bounds the memory that remembered words take; a corpus of 100,000 papers has some 200,000. */
const REMEMBERED = 500_000

/** Null for a function word. */
function termOf(given: string): Term | null {
  if (STOP_WORDS.has(given) || HABITS.has(given)) return null
  const word = american(singular(given))
  const stemmed = hashOf(stem(word))
  return { key: keyOf(stemmed), stem: stemmed, word: hashOf(word) }
}

const UNKNOWN = 0
const WORD = 1
const OTHER = 2
/** What each UTF-16 code unit is, as far as it was asked; halves of a surrogate pair stay unknown. */
const kinds = new Uint8Array(1 << 16)

/** How many code units at `at` stand for a character of words; 0 where they do not. */
function wordUnits(text: string, at: number): number {
  const kind = kinds[text.charCodeAt(at)]
  if (kind !== UNKNOWN) return kind === WORD ? 1 : 0
  const character = String.fromCodePoint(text.codePointAt(at)!)
  const isWord = WORD_POINT.test(character)
  if (character.length === 1) kinds[character.charCodeAt(0)] = isWord ? WORD : OTHER
  return isWord ? character.length : 0
}

/** Told about every occurrence: the term's key, its field's weight, and whether it is a pair of neighbours. */
export type Visit = (key: number, weight: number, pair: boolean) => void

/**
 * Visits every word that is no function word, and every pair of neighbours with no function word between them, joined so
 * that `fine-tuning` equals `finetuning`. What is no text of a paper (copyright lines, codes among the keywords) is left out.
 */
export function eachTerm(text: Text, visit: Visit): void {
  const { title, abstract, keywords = [] } = text
  if (!isPlaceholder(title)) read(title, FIELD_WEIGHTS.title, visit)
  read(withoutApparatus(abstract), FIELD_WEIGHTS.abstract, visit)
  const nameless = namelessKeywords(keywords, title, abstract)
  for (const [k, keyword] of keywords.entries())
    if (!nameless.has(k)) read(keyword, FIELD_WEIGHTS.keywords, visit)
}

function read(given: string, weight: number, visit: Visit): void {
  const bare = HAS_MARKUP.test(given) ? given.replace(MARKUP, ' ') : given
  const plain = (BEYOND_ASCII.test(bare) ? bare.normalize('NFKC') : bare).toLowerCase()
  let before: Term | null = null
  for (let at = 0; at < plain.length; ) {
    const start = at
    for (let units = wordUnits(plain, at); units > 0; units = at < plain.length ? wordUnits(plain, at) : 0)
      at += units
    if (at === start) {
      at++
      continue
    }
    const term = remembered(plain, start, at)
    if (term !== null) {
      visit(term.key, weight, false)
      if (before !== null) visit(keyOfPair(before.word, term.stem), weight, true)
    }
    before = term
  }
}

/** The term of the word `start … end`; no string is made of a word that was seen before. */
function remembered(text: string, start: number, end: number): Term | null {
  const number = spellings.of(keyOfRange(text, start, end))
  if (number < known.length) return known[number]
  const term = termOf(text.slice(start, end))
  if (number < REMEMBERED) known.push(term)
  return term
}

/** How many words a text has, those of its title and keywords twice. */
export function lengthOf(text: Text): number {
  let length = 0
  eachTerm(text, (_, weight, pair) => {
    if (!pair) length += weight
  })
  return length
}

/** Keys of the words of texts, those of pairs left out. */
export function wordKeys(texts: readonly Text[]): Set<number> {
  const keys = new Set<number>()
  for (const text of texts)
    eachTerm(text, (key, _, pair) => {
      if (!pair) keys.add(key)
    })
  return keys
}

/** Keys of a text with their weighted counts. */
export function countTerms(text: Text): Map<number, number> {
  const counts = new Map<number, number>()
  eachTerm(text, (key, weight) => {
    counts.set(key, (counts.get(key) ?? 0) + weight)
  })
  return counts
}
