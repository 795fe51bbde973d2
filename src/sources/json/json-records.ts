/** What a JSON record is a record of, told by its shape; the same whether it stands alone, in a list or on a line. */
import { knownNames } from '../field-names.ts'
import type { Context, SourceItem } from '../format.ts'
import { namedFields } from '../named-fields.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { ARCHIVES } from './archives.ts'
import { arxivJson } from './arxiv-json.ts'
import { crossref } from './crossref.ts'
import { csl } from './csl.ts'
import { INDEXES } from './indexes.ts'
import { at, isRecord, type JsonRecord, underName } from './json-values.ts'
import { misnamedIn } from './misnamed.ts'
import { openAlex } from './openalex.ts'
import { byPaths, tellingKeys } from './paths.ts'
import { semanticScholar } from './semantic-scholar.ts'
import { zotero } from './zotero.ts'

/** One kind of JSON record. */
export interface JsonKind {
  name: string
  matches(record: JsonRecord): boolean
  raw(record: JsonRecord): RawPaper
}

const SERVICES = [...ARCHIVES, ...INDEXES]
const [FIRST, LAST] = [
  [openAlex, zotero, arxivJson, semanticScholar],
  [crossref, csl],
]

export const JSON_KINDS: readonly JsonKind[] = [...FIRST, ...SERVICES.map(byPaths), ...LAST]

/** Where a record has none of the keys that only services write, it is asked about the others alone: it is most often so. */
const OF_SERVICES: ReadonlySet<string> = new Set(SERVICES.flatMap(tellingKeys))
const OTHERS: readonly JsonKind[] = [...FIRST, ...LAST]

/** What answers wrap a record in: Semantic Scholar's citations, JSON:API, Elasticsearch, INSPIRE's single ones. */
const WRAPPERS = ['citingPaper', 'citedPaper', 'attributes', '_source', 'message']

function kindOf(record: JsonRecord): JsonKind | undefined {
  const kinds = Object.keys(record).some((key) => OF_SERVICES.has(key)) ? JSON_KINDS : OTHERS
  return kinds.find((known) => known.matches(record))
}

/** A record that names its own fields: it has a title or an abstract that is a text. */
const namesFields = (record: JsonRecord): boolean => {
  if (typeof record.title === 'string' || typeof record.abstract === 'string') return true // as nearly all do
  const names = Object.keys(record).filter((name) => isText(record[name]))
  return knownNames(names).title || names.some((name) => /^(?:abstract|summary)$/i.test(name))
}
const isText = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && typeof value[0] === 'string')

/** A record without what an answer wraps it in. */
function unwrapped(record: JsonRecord): JsonRecord {
  if (namesFields(record) || kindOf(record) !== undefined) return record
  const inner = WRAPPERS.map((name) => at(record, name)).find(isRecord)
  return inner && isPaper(inner) ? inner : record
}

const isPaper = (value: unknown): boolean =>
  isRecord(value) && (namesFields(value) || kindOf(value) !== undefined || unwrapped(value) !== value)

/** Levels of an answer at which its list is looked for, and items of a list that are asked what they are. */
const DEEPEST_LIST = 5
const ASKED = 20

const isListOfPapers = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.slice(0, ASKED).some(isPaper)

/** Beside a list of papers there may be lists of other things with titles: another list of papers says more of each. */
const isAnotherList = (value: unknown): value is unknown[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value
    .slice(0, ASKED)
    .every(
      (item) => isRecord(item) && (kindOf(item) !== undefined || knownNames(Object.keys(item)).known > 1),
    )

/** Is an item of a list no paper, but a list of them, or an answer that was kept with others? */
function isPage(item: unknown): boolean {
  if (!isRecord(item)) return isListOfPapers(item)
  if (isPaper(item) || knownNames(Object.keys(item)).known > 0) return false
  return Object.entries(item).some(
    ([name, inner]) =>
      !/^(?:bib|cit|refer)/i.test(name) &&
      (isListOfPapers(inner) || (isRecord(inner) && Object.values(inner).some(isListOfPapers))),
  )
}

/** What a paper cites: no papers of the file. */
const CITED = /^(?:bib_entries|ref_entries|bibliography)$/

/** Papers under their ids: most of what an object holds. */
function papersById(all: unknown[]): unknown[] | undefined {
  const values = all.filter((item) => item !== null)
  const asked = values.slice(0, ASKED)
  return asked.length > 0 && asked.filter(isPaper).length * 2 > asked.length ? all : undefined
}

/**
 * The records of a parsed document: of a list its items (of a list of answers or of lists, those of all of them), of a record
 * itself, of an answer the first list of papers in it and those beside it, the outer levels first; undefined where there are
 * none.
 */
export function recordsIn(value: unknown): unknown[] | undefined {
  if (Array.isArray(value))
    return value.flatMap((item) => (isPage(item) ? (recordsIn(item) ?? [item]) : [item]))
  if (!isRecord(value) || isPaper(value)) return [value]
  let level: JsonRecord[] = [value]
  for (let depth = 0; depth < DEEPEST_LIST && level.length > 0; depth++) {
    for (const outer of level) {
      const inner = Object.entries(outer).flatMap(([name, value]) => (CITED.test(name) ? [] : [value]))
      const first = inner.find(isListOfPapers)
      const others = inner.filter((list) => list !== first && isAnotherList(list))
      const list = first ? [first, ...others].flat() : papersById(inner)
      if (list) return list
      const one = inner.find((item) => isRecord(item) && kindOf(item) !== undefined)
      if (one) return [one]
    }
    level = level
      .flatMap((outer) => Object.entries(outer).filter(([name]) => !CITED.test(name)))
      .map(([, value]) => value)
      .filter(isRecord)
      .slice(0, 1000)
  }
  return undefined
}

/** The papers of the lists beside one that was read already. */
export const listsBeside = (value: unknown): unknown[] =>
  isRecord(value) ? Object.values(value).filter(isAnotherList).flat() : []

const NOTHING_KNOWN = 'no references'

/** What to say of a document without a record: in a folder it is no matter. */
export function withoutRecords(value: unknown, place: string, { file, asked = true }: Context): SourceItem {
  if (!asked) return { note: { file, aside: NOTHING_KNOWN } }
  const names = isRecord(value)
    ? Object.keys(value)
        .slice(0, 8)
        .map((name) => name.slice(0, 40))
        .join(', ')
    : ''
  const what = `expected references, found an object of ${names || 'nothing'}`
  return { problem: { file, place, what, done: 'skipped' } }
}

/** Makes papers of a parsed JSON value; what is no object is a Problem. A record of no known kind names its own fields. */
export function fromJson(value: unknown, number: number, place: string, context: Context): SourceItem[] {
  if (!isRecord(value)) {
    const found = Array.isArray(value) ? 'a list' : JSON.stringify(value)?.slice(0, 40)
    const what = `expected a JSON object, found ${found}`
    return [{ problem: { file: context.file, place, what, done: 'skipped' } }]
  }
  const record = unwrapped(value)
  const kind = kindOf(record)
  if (kind) return paperFrom(kind.raw(record), number, place, context, underName(record))
  const raw = namedFields(record)
  const items = paperFrom(raw, number, place, context, underName(record))
  const what = misnamedIn(record, raw)
  if (what !== undefined)
    items.push({ problem: { file: context.file, place, what, done: 'read without it' } })
  return items
}
