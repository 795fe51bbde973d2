/** CITATION.cff: how software or data wants to be cited, and the paper that it prefers to be cited by. */
import type { Format } from './format.ts'
import { at, listAt, textAt } from './json/json-values.ts'
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

const rawOf = (work: unknown): RawPaper => ({
  title: textAt(work, 'title'),
  abstract: textAt(work, 'abstract'),
  authors: listAt(work, 'authors').map(authorOf),
  year: textAt(work, 'year') || textAt(work, 'date-released') || textAt(work, 'date-published'),
  venue: textAt(work, 'journal') || textAt(work, 'collection-title') || textAt(work, 'conference', 'name'),
  keywords: listAt(work, 'keywords'),
  doi:
    textAt(work, 'doi') ||
    listAt(work, 'identifiers')
      .filter((id) => textAt(id, 'type') === 'doi')
      .map((id) => textAt(id, 'value'))[0],
  language: textAt(work, 'languages', 0),
  url: textAt(work, 'url') || undefined,
  code: textAt(work, 'repository-code') || undefined,
})

export const cff: Format = {
  name: 'CITATION.cff',

  looksLike: (head) =>
    /^(?:cff-version|[\w-]+):/.test(head.replace(/^(?:[ \t]*(?:#.*|---)?\r?\n)*/, '')) &&
    /^cff-version:/m.test(head)
      ? 0.97
      : 0,

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
    yield* paperFrom(rawOf(work), 1, 'line 1', context)
    const preferred = at(work, 'preferred-citation')
    if (preferred) yield* paperFrom(rawOf(preferred), 2, 'preferred-citation', context)
  },
}
