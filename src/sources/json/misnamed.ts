/** What a record has under a name that is mistyped, or damaged: `"titel": "Graphs"`, `"externlIds": {"DOI": "10.…"}`. */

import { normalName } from '../field-names.ts'
import { doiIn } from '../identifiers.ts'
import type { RawPaper } from '../paper.ts'
import { isRecord, type JsonRecord, textAt } from './json-values.ts'

const TITLE = 'title'

/** What to say of a record that names its own fields, `raw`; undefined where its names are as they should be. */
export function misnamedIn(record: JsonRecord, raw: RawPaper): string | undefined {
  const names = Object.keys(record)
  if (raw.title === undefined && !names.some((name) => normalName(name) === TITLE)) {
    const near = names.find((name) => typeof record[name] !== 'number' && isOneEdit(normalName(name), TITLE))
    if (near !== undefined) return `no title, but ${JSON.stringify(near)}, which is nearly its name`
  }
  if (raw.doi !== undefined) return undefined
  for (const name of names) {
    const ids = record[name]
    if (isRecord(ids) && doiIn(textAt(ids, 'DOI') || textAt(ids, 'doi')) !== '')
      return `a DOI under a name that is not known: ${JSON.stringify(name.slice(0, 40))}`
  }
  return undefined
}

/** One character more, less or another, or two neighbours that have changed places. */
function isOneEdit(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return (
    (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === [...right].reverse().join(''))
  )
}
