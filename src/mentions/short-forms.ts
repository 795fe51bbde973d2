/** The short forms of one paper, and what they stand for in it. */
import type { Document } from '../text/index.ts'
import type { Abbreviation } from './abbreviations/index.ts'
import { formOf, singularShort, textOf } from './normal-form.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A short form that a paper defines, and the normal form of what it stands for there. */
export interface ShortForm {
  /** As written, without a plural s. */
  short: string
  long: string
}

/** The paper's short forms; the first definition of each counts. `perField` holds the abbreviations of each field. */
export function readShortForms(
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
