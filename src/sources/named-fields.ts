/** Records that name their fields themselves: our own names, and what others commonly write for them (`field-names.ts`). */
import { authorsOf } from './author-lists.ts'
import { type Field, knownName, PLACES } from './field-names.ts'
import type { RawPaper } from './paper.ts'

const LINKS: ReadonlySet<Field> = new Set(['url', 'pdf', 'code'])
const LISTS: ReadonlySet<Field> = new Set(['authors', 'keywords', 'references', 'url', 'pdf', 'code'])
/** What an object under a name of a text says about itself: `"journal": {"title": …}`. */
const OWN_NAMES = ['name', 'title', 'display_name', 'value', 'code', 'keyword', 'term']

const isWeb = (value: unknown): boolean =>
  (typeof value === 'string' && /^https?:/i.test(value)) || (Array.isArray(value) && value.every(isWeb))

/** A text that is wrapped in a list or an object, else the value as it is. */
export function unwrapped(value: unknown): unknown {
  const inner = Array.isArray(value) ? value[0] : value
  if (typeof inner === 'string' || typeof inner === 'number') return inner
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return value
  const own = inner as Readonly<Record<string, unknown>>
  return (
    OWN_NAMES.map((name) => (Object.hasOwn(own, name) ? own[name] : undefined)).find(
      (text) => typeof text === 'string',
    ) ?? value
  )
}

/** A field that a name may stand for, with what is to know of it. */
interface Place {
  field: Field
  rank: number
  isLink: boolean
  isList: boolean
  /** A venue by a name that stands for something else, too. */
  isDoubtful: boolean
}

const KNOWN: ReadonlyMap<string, readonly Place[]> = new Map(
  [...PLACES].map(([name, places]) => [
    name,
    places.map(([field, rank]) => ({
      field,
      rank,
      isLink: LINKS.has(field),
      isList: LISTS.has(field),
      isDoubtful: field === 'venue' && places.length > 1,
    })),
  ]),
)
const placesOf = (name: string): readonly Place[] | undefined => KNOWN.get(name) ?? KNOWN.get(knownName(name))

/** Where Semantic Scholar and Mendeley put ids, as an object. */
const IDS = ['externalIds', 'identifiers']

/** Adds the ids in an object, `{'DOI': …, 'ArXiv': …}`, that are not known yet. */
export function addIds(raw: RawPaper, ids: unknown): void {
  if (typeof ids !== 'object' || ids === null) return
  for (const [name, id] of Object.entries(ids)) {
    const field = OTHER_IDS.get(name.toLowerCase())
    if (field && !raw[field] && typeof id !== 'object') raw[field] = id
  }
}
const OTHER_IDS = new Map([
  ['doi', 'doi'],
  ['arxiv', 'arxiv'],
  ['pmid', 'pmid'],
  ['pubmed', 'pmid'],
  ['acl', 'acl'],
] as const) as ReadonlyMap<string, 'doi' | 'arxiv' | 'pmid' | 'acl'>

/**
 * The fields of a record under the first of their names that holds anything; case and punctuation of names do not matter.
 * Under a name that is not ours, a link must be an address of the web, since others put other things there.
 */
export function namedFields(record: object): RawPaper {
  const raw: RawPaper = {}
  const ranks: Partial<Record<Field, number>> = {}
  for (const name of Object.keys(record)) {
    const places = placesOf(name)
    if (!places) continue
    const given = (record as Readonly<Record<string, unknown>>)[name]
    if (given === undefined || given === null || given === '') continue
    for (const { field, rank: first, isLink, isList, isDoubtful } of places) {
      const value = typeof given !== 'object' || isList ? given : unwrapped(given)
      let rank = first
      if (isLink && !isWeb(value)) {
        if (first > 0) continue
        // What stands under our own name is read, and told of, only where nothing better is given.
        rank = Number.MAX_SAFE_INTEGER
      }
      // An address under `source` is no journal.
      if (isDoubtful && (isWeb(value) || typeof value !== 'string')) continue
      const before = ranks[field]
      if (before !== undefined && before <= rank) continue
      ranks[field] = rank
      raw[field] = value
    }
  }
  if (typeof raw.authors === 'string') raw.authors = authorsOf(raw.authors)
  for (const name of IDS)
    if (Object.hasOwn(record, name)) addIds(raw, (record as Readonly<Record<string, unknown>>)[name])
  return raw
}
