/** Reading JSON that may be broken: every step says where, what was expected and what was found. */

export type NumberArray = Uint8Array | Uint32Array | Int32Array | Float32Array

/** A list of numbers that is not unpacked yet. */
export abstract class PackedNumbers {
  abstract readonly length: number
  /** As `JSON.parse` gives them; undefined where they are none. */
  abstract list(): number[] | undefined
  /** Gives each number to `set`, in order; false where one is not of the plain kind, for which there is `list`. */
  abstract each(set: (value: number, n: number) => void): boolean
}

/** What is wrong with an atlas folder. */
export class FolderError extends Error {
  override name = 'FolderError'
}

export function fail(where: string, expected: string, found: unknown): never {
  const shown = JSON.stringify(found)?.slice(0, 60) ?? 'nothing'
  throw new FolderError(`${where}: expected ${expected}, found ${shown}`)
}

/** An object's fields, which may come as such; a Map, because nothing of a file becomes a key. */
export function fieldsOf(value: unknown, where: string): Map<string, unknown> {
  if (value instanceof Map) return value
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
  const list = value instanceof PackedNumbers ? (value.list() ?? value) : value
  if (!Array.isArray(list)) fail(where, `a list of ${expected}`, list)
  checkLength(list, where, length)
  const wrong = list.findIndex((entry) => !is(entry))
  if (wrong >= 0) fail(`${where}[${wrong}]`, expected, list[wrong])
  return list as T[]
}

/** The same of numbers, as `make` holds them. */
export function numberColumn<T extends NumberArray>(
  value: unknown,
  where: string,
  expected: string,
  is: (entry: unknown) => entry is number,
  make: new (size: number) => T,
  length?: number,
): T {
  if (value instanceof PackedNumbers) {
    checkLength(value, where, length)
    const numbers = new make(value.length)
    const isPlain = value.each((number, n) => {
      if (!is(number)) fail(`${where}[${n}]`, expected, number)
      numbers[n] = number
    })
    if (isPlain) return numbers
  }
  const list = column(value, where, expected, is, length)
  const numbers = new make(list.length)
  numbers.set(list)
  return numbers
}

function checkLength(list: { length: number }, where: string, length: number | undefined): void {
  if (length !== undefined && list.length !== length)
    throw new FolderError(`${where}: expected ${length} entries, found ${list.length}`)
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
