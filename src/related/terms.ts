/** Text → the terms that the rankers count: stems of words, without function words. */
import { american, STOP_WORDS, singular } from '../text/index.ts'
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
const WORD = /[\p{L}\p{M}\p{N}]+/gu

export interface Term {
  stem: string
  /** The whole word: singular, American spelling. */
  word: string
}

const known = new Map<string, Term | null>()
/** Bounds the memory that remembered words take; a corpus of 100,000 papers has some 200,000. */
const REMEMBERED = 500_000

function termOf(given: string): Term | null {
  let term = known.get(given)
  if (term === undefined) {
    const word = american(singular(given))
    term = STOP_WORDS.has(given) || HABITS.has(given) ? null : { stem: stem(word), word }
    if (known.size < REMEMBERED) known.set(given, term)
  }
  return term
}

/** The terms of a text in their order; null stands where a function word breaks a phrase. */
export function termsOf(text: string): (Term | null)[] {
  const terms: (Term | null)[] = []
  const plain = text.replace(MARKUP, ' ').normalize('NFKC').toLowerCase()
  for (const [word] of plain.matchAll(WORD)) terms.push(termOf(word))
  return terms
}
