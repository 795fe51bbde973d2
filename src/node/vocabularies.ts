/** Vocabulary files that the user brings. */
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Extension, extendVocabulary, type OutsideVocabulary } from '../mentions/vocabularies/index.ts'
import { readWithForms } from '../mentions/vocabulary-forms.ts'
import { decode, unpack } from '../sources/index.ts'
import type { Problem } from '../types.ts'
import { reasonOf, streamOf } from './files.ts'
import { gunzip } from './gunzip.ts'
import { ROOT } from './root.ts'

/**
 * What the files add to the shipped vocabulary, packed (gzip, zip) or not, in these languages (primary tags, most wanted
 * first; English where there are none). A file that cannot be read is a Problem; one that is no vocabulary throws a
 * VocabularyError. No files add nothing.
 */
export async function readVocabularies(
  files: readonly string[],
  languages?: readonly string[],
): Promise<Extension> {
  if (files.length === 0) return { rows: '', problems: [] }
  const unread: Problem[] = []
  const [tsv, forms] = await Promise.all(
    ['vocabulary.tsv', 'model/forms.txt'].map((name) => readFile(join(ROOT, 'data', name), 'utf8')),
  )
  const shipped = readWithForms(tsv, forms)
  const { rows, problems } = await extendVocabulary(shipped, textsOf(files, unread), languages)
  return { rows, problems: [...unread, ...problems] }
}

async function* textsOf(files: readonly string[], unread: Problem[]): AsyncGenerator<OutsideVocabulary> {
  const report = (problem: Problem): void => {
    unread.push(problem)
  }
  for (const file of files) {
    try {
      await access(file)
    } catch (error) {
      report({ file, place: '', what: reasonOf(error), done: 'skipped' })
      continue
    }
    for await (const part of unpack(streamOf(file), file, report, gunzip))
      yield { file: part.file, text: decode(part.bytes, part.file, report) }
  }
}
