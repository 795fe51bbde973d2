/** Values as text: what several formats write in the same way. */

/** A list of strings as one: joined by ` | `, with `\` and `|` inside an item written `\\` and `\|`. */
export const joined = (list: readonly string[]): string =>
  list.map((item) => item.replace(/[\\|]/g, '\\$&')).join(' | ')

/** Numbers and strings as they are, lists of strings joined, anything else as JSON. */
export function flat(value: unknown): string {
  if (typeof value !== 'object') return String(value)
  const list = value as unknown[]
  // Only lists of strings are easier to read than JSON; an empty list is an empty list in either.
  return list.every((item) => typeof item === 'string') ? joined(list) : JSON.stringify(value)
}

/** `#rrggbb` as three numbers from 0 to 255. */
export function channels(color: string): { r: number; g: number; b: number } {
  const value = Number.parseInt(color.slice(1), 16)
  return { r: value >> 16, g: (value >> 8) & 255, b: value & 255 }
}

/** The items of a JSON list without its brackets, one a line and a chunk. */
export function* jsonItems(values: Iterable<object>): Generator<string> {
  let before = '\n'
  for (const value of values) {
    yield before + JSON.stringify(value)
    before = ',\n'
  }
}
