/** What the vocabulary says of a form of the corpus, by how its papers write it and what they are about. */
import { closedForm, singularShort } from '../mentions/normal-form.ts'
import type { Vocabulary, VocabularyEntry } from '../mentions/vocabulary.ts'
import { isNamePhrase, isUnmistakable } from '../mentions/written-names.ts'
import type { FormCount } from './form-counts.ts'

/** Written as no plain word is. */
const NAME = /\p{Lu}.*\p{Lu}|\p{L}\d/u

/**
 * The entry whose label a form is, or undefined; `count` is asked of few forms. A name counts where most of the form's papers write it so (RACE, not
 * race), and, where a short form or a plain word can be written so, are about computing.
 */
export function knownEntry(
  form: string,
  count: () => FormCount,
  vocabulary: Vocabulary,
): VocabularyEntry | undefined {
  const entry = vocabulary.entryOf(form)
  if (entry === undefined || closedForm(entry.form) !== closedForm(form)) return undefined
  const { label } = entry
  const isPhrase = /\s/.test(label)
  if (isPhrase ? !isNamePhrase(label) : !/\p{Lu}/u.test(label)) return entry
  const { papers, home, surfaces } = count()
  const isSure = isPhrase || isUnmistakable(label) || vocabulary.isOwn(form)
  if (!isSure && home * 2 <= papers) return undefined
  let named = 0
  for (const { text, papers: own } of surfaces)
    if (singularShort(text) === singularShort(label) || NAME.test(text)) named += own
  return named * 2 >= papers ? entry : undefined
}

/** Whether most papers write a form as no plain word is: `ToCom`, `MIM`, `gpt2`; not `WEB` in a title in capitals. */
export function isWrittenAsName({ surfaces, papers }: FormCount): boolean {
  let named = 0
  for (const surface of surfaces)
    if (/^\S*(?:\p{Lu}\S*\p{Lu}|\d)\S*$/u.test(surface.text)) named += surface.papers
  return named * 2 > papers
}

/** Whether most papers write a form as this short form, but for its plural. */
export function isWrittenSo({ surfaces, papers }: FormCount, short: string): boolean {
  let so = 0
  for (const surface of surfaces) if (singularShort(surface.text) === short) so += surface.papers
  return so * 2 >= papers
}
