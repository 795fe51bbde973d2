/** Columns as they are written: made block by block when they are, so that no list and no string holds all of one. */

/** A column of so many entries. */
export class Entries {
  readonly length: number
  /** Those from one place to before another, as they stand in JSON. */
  readonly from: (first: number, end: number) => readonly unknown[]

  constructor(length: number, from: Entries['from']) {
    this.length = length
    this.from = from
  }

  /** What `of` makes of each item. */
  static of<T>(items: readonly T[], of: (item: T, at: number) => unknown): Entries {
    return new Entries(items.length, (first, end) =>
      items.slice(first, end).map((item, at) => of(item, first + at)),
    )
  }

  /** Numbers, each written as `of` says. */
  static numbers(
    numbers: Uint8Array | Uint32Array | Int32Array | Float32Array,
    of: (value: number) => number = (value) => value,
  ): Entries {
    return new Entries(numbers.length, (first, end) => Array.from(numbers.subarray(first, end), of))
  }
}

/** Entries that are written at a time. */
const BLOCK = 1 << 14

/** The JSON of the entries from one place to before another. */
export function* entriesText(entries: Entries, first = 0, end = entries.length): Iterable<string> {
  let before = '['
  for (let at = first; at < end; at += BLOCK) {
    yield before + JSON.stringify(entries.from(at, Math.min(at + BLOCK, end))).slice(1, -1)
    before = ','
  }
  yield end > first ? ']' : '[]'
}

/** The JSON of an object whose values are columns, or objects of columns; a line for each. */
export function* columnsText(columns: object): Iterable<string> {
  let before = '{'
  for (const [name, value] of Object.entries(columns)) {
    yield `${before}${JSON.stringify(name)}:`
    before = ',\n'
    if (value instanceof Entries) yield* entriesText(value)
    else if (typeof value !== 'object' || Array.isArray(value)) yield JSON.stringify(value)
    else {
      let inner = '{'
      for (const [column, entries] of Object.entries(value)) {
        yield `${inner}${JSON.stringify(column)}:`
        inner = ',\n'
        if (entries instanceof Entries) yield* entriesText(entries)
        else yield JSON.stringify(entries)
      }
      yield '}'
    }
  }
  yield '}\n'
}
