/** What a JSON record is a record of, told by its shape; the same whether it stands alone, in a list or on a line. */

import type { Context, SourceItem } from '../format.ts'
import { namedFields } from '../named-fields.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { arxivJson } from './arxiv-json.ts'
import { crossref } from './crossref.ts'
import { csl } from './csl.ts'
import { at } from './json-values.ts'
import { openAlex } from './openalex.ts'
import { semanticScholar } from './semantic-scholar.ts'
import { zotero } from './zotero.ts'

export type JsonRecord = Readonly<Record<string, unknown>>

/** One kind of JSON record. */
export interface JsonKind {
  name: string
  matches(record: JsonRecord): boolean
  raw(record: JsonRecord): RawPaper
}

export const JSON_KINDS: readonly JsonKind[] = [openAlex, zotero, arxivJson, semanticScholar, crossref, csl]

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What Semantic Scholar's lists of citations and references wrap their papers in. */
const WRAPPERS = ['citingPaper', 'citedPaper']

/** Makes papers of a parsed JSON value; what is no object is a Problem. A record of no known kind names its own fields. */
export function fromJson(value: unknown, number: number, place: string, context: Context): SourceItem[] {
  if (!isRecord(value)) {
    const found = JSON.stringify(value)?.slice(0, 40)
    const what = `expected a JSON object, found ${Array.isArray(value) ? 'a list' : found}`
    return [{ problem: { file: context.file, place, what, done: 'skipped' } }]
  }
  const wrapped = WRAPPERS.map((name) => at(value, name)).find(isRecord)
  const record = wrapped ?? value
  const kind = JSON_KINDS.find((known) => known.matches(record))
  return paperFrom(kind ? kind.raw(record) : namedFields(record), number, place, context)
}
