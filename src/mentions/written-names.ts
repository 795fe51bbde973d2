/** How names of the vocabulary are written, and what else may be written so. */
import { STOP_WORDS } from '../text/words.ts'
import { singularShort } from './normal-form.ts'

/** One word in lower case; a name that only its capital tells from one. */
export const LOWER_WORD = /^\p{Ll}+$/u
export const CAPITALISED = /^\p{Lu}\p{Ll}+$/u

export type Capitals = 'telling' | 'title' | 'opening'

/** A name that no plain word and no short form is written as: a capital behind a small letter, letters and digits. */
export const isUnmistakable = (text: string): boolean => /\p{Ll}\p{Lu}|\p{L}{2}.*\d|\d.*\p{L}{2}/u.test(text)

/** A text agrees with a cased surface when it is the same but for plural, or in a spelling that no plain word has. */
export function writtenAsName(text: string, surface: string, capitals: Capitals): boolean {
  if (singularShort(text) === singularShort(surface)) return capitals !== 'opening' || !CAPITALISED.test(text)
  if (/\s/.test(text)) return text.replaceAll(' ', '') === surface // `Analysis Of A …` has no OFA
  if (/\d/.test(surface)) return true
  const count = text.match(/\p{Lu}/gu)?.length ?? 0
  return count >= 2 || (count === 1 && text.length >= 6 && capitals === 'telling')
}

/**
 * One word with a capital or a digit inside: matched by its case, as is `The Pile`. Phrases are matched whatever their
 * case.
 */
export function isName(text: string): boolean {
  return /\s/.test(text) ? /^The \p{Lu}/u.test(text) : /\p{Lu}/u.test(text) && !STOP_WORDS.has(text)
}

/** Several words with a capital each: Visual Genome. */
export const isNamePhrase = (text: string): boolean => /^\p{Lu}\S*(?: \p{Lu}\S*)+$/u.test(text)
