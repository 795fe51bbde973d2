/** What may be a short form, by its looks alone. */
import type { Token } from '../../text/index.ts'
import { STOP_WORDS } from '../../text/index.ts'

/** Tokens `from … to - 1` of a field. */
export interface TokenRange {
  from: number
  to: number
}

export interface ShortForm extends TokenRange {
  /** Its letters and digits in lower case, without the plural s: what `align` reads out of the long form. */
  letters: string
  /** How many of them are upper case. */
  upper: number
}

const MOST_LETTERS = 12
const LETTER = /\p{L}/u
const UPPER = /\p{Lu}/u
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
const NUMBER = /^\d+$/
const LIST_MARK = /^[ivx]+$/
const PLURAL = /[\p{Lu}\d]s$/u

/**
 * The tokens as a short form, or undefined: one word, or two of which the second may be a number; at most 12 letters and
 * digits, some of them letters and not most of them digits; no stop word and no mark of a list, as (ii).
 */
export function shortForm(tokens: readonly Token[], from: number, to: number): ShortForm | undefined {
  if (from >= to || to - from > 8 || !tokens[from].word) return undefined
  let text = tokens[from].text
  for (let i = from + 1; i < to; i++) {
    text += (tokens[i].start > tokens[i - 1].end && !tokens[i].glued ? ' ' : '') + tokens[i].text
  }
  if (text.length > MOST_LETTERS + 4) return undefined
  const words = text.split(' ')
  if (words.length > 2 || !words.every((word, w) => LETTER.test(word) || (w > 0 && NUMBER.test(word))))
    return undefined
  let letters = ''
  let upper = 0
  let digits = 0
  const end = PLURAL.test(text) ? text.length - 1 : text.length
  for (const char of text.slice(0, end)) {
    if (!LETTER_OR_DIGIT.test(char)) continue
    letters += char.toLowerCase()
    if (UPPER.test(char)) upper++
    else if (!LETTER.test(char)) digits++
  }
  if (letters.length > MOST_LETTERS || digits > 2 * (letters.length - digits)) return undefined
  // Two words, or one letter, are a short form only when they are written like one.
  if (upper < (words.length > 1 ? 2 : letters.length === 1 ? 1 : 0)) return undefined
  if (upper === 0 && (STOP_WORDS.has(letters) || LIST_MARK.test(letters))) return undefined
  return { from, to, letters, upper }
}

/** The word that ends before token `to`, if it is written like a short form: with two upper-case letters. */
export function shortFormBefore(tokens: readonly Token[], to: number): ShortForm | undefined {
  let from = to - 1
  while (from > 0 && tokens[from].glued) from--
  return from < 0 ? undefined : striking(shortForm(tokens, from, to))
}

/** The word that starts at token `from`, if it is written like a short form: with two upper-case letters. */
export function shortFormFrom(tokens: readonly Token[], from: number): ShortForm | undefined {
  let to = from + 1
  while (to < tokens.length && tokens[to].glued) to++
  return to > tokens.length ? undefined : striking(shortForm(tokens, from, to))
}

const striking = (short: ShortForm | undefined): ShortForm | undefined =>
  short !== undefined && short.upper > 1 ? short : undefined
