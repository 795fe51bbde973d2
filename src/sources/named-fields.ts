/** Records that name their fields themselves: our own names, and what others commonly write for them (`field-names.ts`). */
import { type Field, normalName, PLACES } from './field-names.ts'
import type { RawPaper } from './paper.ts'
import { authorsOf } from './tables/csv-cells.ts'

const LINKS: ReadonlySet<Field> = new Set(['url', 'pdf', 'code'])
const LISTS: ReadonlySet<Field> = new Set(['authors', 'keywords', 'url', 'pdf', 'code'])
/** What an object under a name of a text says about itself: `"journal": {"title": …}`. */
const OWN_NAMES = ['name', 'title', 'display_name', 'value', 'code']

const isWeb = (value: unknown): boolean =>
  (typeof value === 'string' && /^https?:/i.test(value)) || (Array.isArray(value) && value.every(isWeb))
const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** A text that is wrapped in a list or an object, else the value as it is. */
function unwrapped(value: unknown): unknown {
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

/**
 * The fields of a record under the first of their names that holds anything; case and punctuation of names do not matter.
 * Under a name that is not ours, a link must be an address of the web, since others put other things there.
 */
export function namedFields(record: object): RawPaper {
  const raw: RawPaper = {}
  const ranks = new Map<Field, number>()
  for (const name of Object.keys(record)) {
    const places = PLACES.get(name) ?? PLACES.get(normalName(name))
    if (!places) continue
    const given = (record as Readonly<Record<string, unknown>>)[name]
    if (!isGiven(given)) continue
    for (const [field, first] of places) {
      const value = LISTS.has(field) ? given : unwrapped(given)
      let rank = first
      if (LINKS.has(field) && !isWeb(value)) {
        if (first > 0) continue
        // What stands under our own name is read, and told of, only where nothing better is given.
        rank = Number.MAX_SAFE_INTEGER
      }
      // An address under `source` is no journal.
      if (field === 'venue' && places.length > 1 && (isWeb(value) || typeof value !== 'string')) continue
      if (rank >= (ranks.get(field) ?? Number.POSITIVE_INFINITY)) continue
      ranks.set(field, rank)
      raw[field] = value
    }
  }
  if (typeof raw.authors === 'string') raw.authors = authorsOf(raw.authors, false)
  return raw
}
