/** Vocabulary files that the user brings. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Extension, extendVocabulary, type OutsideVocabulary } from '../mentions/vocabularies/index.ts'
import { readWithForms } from '../mentions/vocabulary-forms.ts'
import type { Problem } from '../types.ts'
import { reasonOf } from './files.ts'
import { ROOT } from './root.ts'

/** What the files add to the shipped vocabulary; one that cannot be read is a Problem. No files add nothing. */
export async function readVocabularies(files: readonly string[]): Promise<Extension> {
  if (files.length === 0) return { rows: '', problems: [] }
  const unread: Problem[] = []
  const outside: OutsideVocabulary[] = []
  for (const file of files) {
    try {
      outside.push({ file, text: await readFile(file, 'utf8') })
    } catch (error) {
      unread.push({ file, place: '', what: reasonOf(error), done: 'skipped' })
    }
  }
  const [tsv, forms] = await Promise.all(
    ['vocabulary.tsv', 'model/forms.txt'].map((name) => readFile(join(ROOT, 'data', name), 'utf8')),
  )
  const shipped = readWithForms(tsv, forms)
  const { rows, problems } = await extendVocabulary(shipped, outside)
  return { rows, problems: [...unread, ...problems] }
}
