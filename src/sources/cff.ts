/** CITATION.cff: how software or data wants to be cited, and the paper that it prefers to be cited by. */
import type { Format } from './format.ts'
import { doiIn } from './identifiers.ts'
import { at, isRecord, listAt, textAt } from './json/json-values.ts'
import { paperFrom, type RawPaper } from './paper.ts'
import { yamlOf } from './yaml.ts'

/** Longest file that is read, in characters. */
export const LONGEST_CFF = 1_000_000

function authorOf(author: unknown): unknown {
  const family = [textAt(author, 'name-particle'), textAt(author, 'family-names')].filter(Boolean).join(' ')
  if (!family)
    return { literal: textAt(author, 'name') || textAt(author, 'given-names') || textAt(author, 'alias') }
  return { family, given: textAt(author, 'given-names'), suffix: textAt(author, 'name-suffix') }
}

const identifiersOf = (work: unknown, type: string): string[] =>
  listAt(work, 'identifiers')
    .filter((id) => textAt(id, 'type') === type)
    .map((id) => textAt(id, 'value'))

const rawOf = (work: unknown): RawPaper => ({
  title: textAt(work, 'title'),
  abstract: textAt(work, 'abstract'),
  authors: listAt(work, 'authors').map(authorOf),
  year: textAt(work, 'year') || textAt(work, 'date-released') || textAt(work, 'date-published'),
  venue: textAt(work, 'journal') || textAt(work, 'collection-title') || textAt(work, 'conference', 'name'),
  keywords: listAt(work, 'keywords'),
  doi: textAt(work, 'doi') || identifiersOf(work, 'doi')[0],
  // The format has no type for them.
  arxiv: identifiersOf(work, 'other').find((value) => /^arxiv:/i.test(value)),
  language: textAt(work, 'languages', 0),
  url: textAt(work, 'url') || undefined,
  code: textAt(work, 'repository-code') || undefined,
})

/** Its version under nothing but keys, which are small letters, what is indented, lists and comments. */
const FIRST = /^\uFEFF?(?:(?!cff-version:)(?:[a-z-]+:|[ \t-]|#)[^\n]*\n|\r?\n)*cff-version:/
const KEY = /^[a-z-]+$/

export const cff: Format = {
  name: 'CITATION.cff',
  begins: /cff-version:/,

  looksLike: (head) => (FIRST.test(head) ? 0.97 : 0),

  async *read(chunks, context) {
    let text = ''
    for await (const chunk of chunks) {
      text += chunk
      if (text.length > LONGEST_CFF) break
    }
    const { value: work, faults } = yamlOf(text, 'failsafe')
    const done = work === undefined ? 'skipped' : 'read all the same'
    for (const what of faults) yield { problem: { file: context.file, place: '', what, done } }
    if (work === undefined) return
    const other = isRecord(work) ? Object.keys(work).find((key) => !KEY.test(key)) : undefined
    if (other !== undefined && faults.length === 0) {
      const what = `text that is no field: ${JSON.stringify(other.slice(0, 60))}`
      yield { problem: { file: context.file, place: '', what, done: 'passed over' } }
    }
    const version = textAt(work, 'version')
    if (doiIn(version) !== '') {
      const what = `a DOI as the version: ${JSON.stringify(version.slice(0, 60))}`
      yield { problem: { file: context.file, place: '', what, done: 'passed over' } }
    }
    yield* paperFrom(rawOf(work), 1, 'line 1', context)
    const preferred = at(work, 'preferred-citation')
    if (preferred) yield* paperFrom(rawOf(preferred), 2, 'preferred-citation', context)
  },
}
