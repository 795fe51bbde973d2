/** Reading from JSON whose shape nobody promised. */

export type JsonRecord = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands under a path of keys and indices, else undefined; only a record's own keys count. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string | number, unknown>)[key]
  }
  return value
}

/** What stands under a name, or under several that are joined by points: `metrics.citations`. */
export const underName =
  (record: JsonRecord) =>
  (name: string): unknown =>
    Object.hasOwn(record, name) ? record[name] : at(record, ...name.split('.'))

/** A list as it is; anything else as none. */
export const listAt = (value: unknown, ...path: (string | number)[]): unknown[] => {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

/** Text or a number as text, '' for anything else. */
export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : ''
}

/** CSL's dates: `{"date-parts": [[2014, 3]]}`, `{"raw": "2014"}` or `{"literal": …}`. */
export const yearAt = (value: unknown, name: string): unknown =>
  textAt(value, name, 'date-parts', 0, 0) ||
  textAt(value, name, 'raw') ||
  textAt(value, name, 'literal') ||
  textAt(value, name)
