/**
 * The normal forms of a vocabulary, kept in a file beside it: to work them out takes most of the time of loading (250 of
 * 370 ms). The file says which vocabulary it was made of; of any other one the forms are worked out.
 */
import { rollingHash } from '../text/forms.ts'
import { normalForm } from './normal-form.ts'
import { readVocabulary, type Vocabulary } from './vocabulary.ts'

/** What a file of forms begins with. */
const stampOf = (tsv: string): string => `${tsv.length} ${rollingHash(tsv).hash}`

/** The content of the file: a stamp of the vocabulary, then a form a line, in the order in which reading it asks for them. */
export function writeForms(tsv: string): string {
  const lines = [stampOf(tsv)]
  readVocabulary(tsv, (text) => {
    const form = normalForm(text)
    lines.push(form)
    return form
  })
  return `${lines.join('\n')}\n`
}

/** Reads a vocabulary by the file of its forms; those of further `rows` are worked out. Throws as `readVocabulary` does. */
export const readWithForms = (tsv: string, file: string, rows = ''): Vocabulary =>
  readVocabulary(tsv, formsOf(tsv, file), rows)

/** What to read a vocabulary with that begins with `tsv`: the forms of its file, then those that are worked out. */
export function formsOf(tsv: string, file: string): (text: string) => string {
  const lines = file.split('\n')
  if (lines[0] !== stampOf(tsv)) return normalForm
  const last = lines.length - 1 // what is behind the end of the last line
  let line = 1
  return (text) => (line < last ? lines[line++] : normalForm(text))
}
