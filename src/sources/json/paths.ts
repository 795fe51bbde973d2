/**
 * Answers of web services as one table of paths. A path is a row of keys: `a.b`; `[]` takes every item of a list, `[key=value]`
 * those that say so, a key alone of a list those of its first item that has it; ` | ` parts alternatives, best first.
 */

import { authorsOf } from '../author-lists.ts'
import type { RawPaper } from '../paper.ts'
import type { JsonKind } from './json-records.ts'
import { at, type JsonRecord, textAt } from './json-values.ts'

interface Step {
  key: string
  /** `[]`: all items of the list; else the first that leads on. */
  all: boolean
  where?: readonly [key: string, value: string]
}

const STEP = /^([^[\]]*)(?:\[(?:([^=\]]+)=([^\]]*))?\])?$/

const stepsOf = (path: string): Step[] =>
  path
    .trim()
    .split('.')
    .map((step) => {
      const [, key, name, value] = STEP.exec(step)!
      const where = name === undefined ? {} : { where: [name, value] as const }
      return { key, all: step.includes('['), ...where }
    })

/** Everything that stands under a path. */
function follow(value: unknown, steps: readonly Step[], s = 0): unknown[] {
  if (value === undefined || value === null || value === '') return []
  if (s === steps.length) return [value]
  const { key, all, where } = steps[s]
  if (Array.isArray(value) && key !== '') {
    for (const item of value) {
      // Lists in lists lead nowhere: they may be nested deeper than anything could follow.
      const found = Array.isArray(item) ? [] : follow(item, steps, s)
      if (found.length > 0) return found
    }
    return []
  }
  const next = key === '' ? value : at(value, key)
  if (!all) return follow(next, steps, s + 1)
  const items = Array.isArray(next) ? next : next === undefined || next === null ? [] : [next]
  const kept = where
    ? items.filter((item) => textAt(item, where[0]).toLowerCase() === where[1].toLowerCase())
    : items
  return kept.flatMap((item) => follow(item, steps, s + 1))
}

type Field = keyof RawPaper
type Rows = Partial<Record<Field, string>>
type Compiled = readonly (readonly [field: Field, paths: readonly Step[][]])[]

const LISTS: ReadonlySet<Field> = new Set(['authors', 'keywords', 'references', 'url', 'pdf', 'code'])

const compiled = (rows: Rows): Compiled =>
  (Object.entries(rows) as [Field, string][]).map(([field, paths]) => [
    field,
    paths.split(' | ').map(stepsOf),
  ])

/** The fields of a record by their paths: all values for lists, for an abstract in pieces all of them, else the first. */
function fieldsBy(rows: Compiled, record: JsonRecord): RawPaper {
  const raw: RawPaper = {}
  for (const [field, paths] of rows) {
    for (const steps of paths) {
      const found = follow(record, steps).filter((value) => value !== 'NA')
      if (found.length === 0) continue
      // A text, or a list that stands under the name of one.
      const values = found.flatMap((value) => (Array.isArray(value) ? value : [value]))
      const written = typeof found[0] === 'string' && !steps.some(({ all }) => all)
      if (field === 'authors' && written) raw[field] = authorsOf(String(found[0]))
      else if (LISTS.has(field)) raw[field] = written ? found[0] : values
      else if (field === 'abstract' && steps.some(({ all, where }) => all && !where))
        raw[field] = values.filter((value) => typeof value === 'string').join('\n')
      else raw[field] = values[0]
      break
    }
  }
  return raw
}

/** A row of the table: what only its records have, and where what stands. */
export interface PathRow {
  name: string
  /** Paths that all must lead somewhere, each or one of its alternatives. */
  has: readonly string[]
  fields: Rows
  /** What the paths cannot say. */
  mend?(raw: RawPaper, record: JsonRecord): RawPaper
}

/** Keys that records of many kinds have. */
const COMMON: ReadonlySet<string> = new Set([
  'title',
  'authors',
  'abstract',
  'id',
  'doi',
  'source',
  'links',
  'url',
])

/** Keys of which a record must have one to be of this kind. */
export function tellingKeys({ name, has }: PathRow): string[] {
  const groups = has.map((paths) => paths.split(' | ').map((path) => stepsOf(path)[0].key))
  const telling = groups.find((keys) => !keys.some((key) => COMMON.has(key)))
  if (!telling) throw new Error(`expected paths that tell ${name}, found only keys that others have, too`)
  return telling
}

export function byPaths({ name, has, fields, mend = (raw) => raw }: PathRow): JsonKind {
  const wanted = has.map((paths) => paths.split(' | ').map(stepsOf))
  const rows = compiled(fields)
  return {
    name,
    matches: (record) => wanted.every((paths) => paths.some((steps) => follow(record, steps).length > 0)),
    raw: (record) => mend(fieldsBy(rows, record), record),
  }
}
