/** Reading JSON that may be broken: every step says where, what was expected and what was found. */

/** What is wrong with an atlas folder. */
export class FolderError extends Error {
  override name = 'FolderError'
}

export function fail(where: string, expected: string, found: unknown): never {
  const shown = JSON.stringify(found)?.slice(0, 60) ?? 'nothing'
  throw new FolderError(`${where}: expected ${expected}, found ${shown}`)
}

/** An object's fields; a Map, because nothing of a file becomes a key. */
export function fieldsOf(value: unknown, where: string): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(where, 'an object', value)
  return new Map(Object.entries(value))
}

/** A column of `length` entries (of any length where it is undefined), all of which pass `is`. */
export function column<T>(
  value: unknown,
  where: string,
  expected: string,
  is: (entry: unknown) => entry is T,
  length?: number,
): T[] {
  if (!Array.isArray(value)) fail(where, `a list of ${expected}`, value)
  if (length !== undefined && value.length !== length)
    throw new FolderError(`${where}: expected ${length} entries, found ${value.length}`)
  const wrong = value.findIndex((entry) => !is(entry))
  if (wrong >= 0) fail(`${where}[${wrong}]`, expected, value[wrong])
  return value as T[]
}

/** More than any count or place. */
export const MANY = 2 ** 32

export const isString = (value: unknown): value is string => typeof value === 'string'
export const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)
export const isWhole =
  (least: number, below: number) =>
  (value: unknown): value is number =>
    Number.isInteger(value) && (value as number) >= least && (value as number) < below
export const orNull =
  <T>(is: (value: unknown) => value is T) =>
  (value: unknown): value is T | null =>
    value === null || is(value)
