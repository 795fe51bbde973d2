/** JSON that is mostly columns, read value by value: each stays bytes until it is asked for, and no string is as long as the file. */

import { PackedNumbers } from './check.ts'
import { noJson, parseJson } from './parse.ts'

const QUOTE = 0x22
const COMMA = 0x2c
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const COLON = 0x3a
const OPEN = 0x5b
const BACKSLASH = 0x5c
const CLOSE = 0x5d
const BEGIN = 0x7b
const END = 0x7d

/** Objects down to this depth become maps of their values. */
const MOST_DEPTH = 2
/** So many digits make a whole number that a double holds, and so many behind the point a power of ten that it holds. */
const MOST_DIGITS = 15
const TENS = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, places) => 10 ** places)

const decoder = new TextDecoder()
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** The bytes of a JSON list of numbers without its brackets. */
export class NumberText extends PackedNumbers {
  readonly #bytes: Uint8Array
  readonly length: number

  constructor(bytes: Uint8Array, length: number) {
    super()
    this.#bytes = bytes
    this.length = length
  }

  override list(): number[] | undefined {
    try {
      return JSON.parse(`[${decoder.decode(this.#bytes)}]`)
    } catch {
      return undefined
    }
  }

  toJSON(): string {
    return `[${decoder.decode(this.#bytes.subarray(0, 60))}]`
  }

  override each(set: (value: number, n: number) => void): boolean {
    const bytes = this.#bytes
    let at = 0
    for (let n = 0; n < this.length; n++) {
      const isNegative = bytes[at] === MINUS
      if (isNegative) at++
      const start = at
      let value = 0
      let point = -1
      for (; at < bytes.length && bytes[at] !== COMMA; at++) {
        const byte = bytes[at]
        if (byte >= ZERO && byte <= NINE) value = value * 10 + byte - ZERO
        else if (byte === POINT && point < 0 && at > start) point = at
        else return false
      }
      const whole = (point < 0 ? at : point) - start
      const places = point < 0 ? 0 : at - point - 1
      const isPadded = bytes[start] === ZERO && whole > 1
      if (whole === 0 || isPadded || (point >= 0 && places === 0) || whole + places > MOST_DIGITS)
        return false
      at++
      // Both are exact, so that the quotient is rounded once, as that of the decimal is.
      const size = places > 0 ? value / TENS[places] : value
      set(isNegative ? -size : size, n)
    }
    return true
  }
}

/** The values of an object by their names, each parsed whenever it is asked for. */
class Fields extends Map<string, unknown> {
  readonly #broken: Broken

  constructor(broken: Broken) {
    super()
    this.#broken = broken
  }

  override get(name: string): unknown {
    const value = super.get(name)
    if (!(value instanceof Uint8Array)) return value
    try {
      return JSON.parse(decoder.decode(value))
    } catch (error) {
      throw this.#broken(error as Error)
    }
  }
}

/** What is thrown where a value is no JSON. */
type Broken = (error: Error) => Error

/**
 * The JSON in a file of an atlas folder as `columnsIn` gives it, else as `parseJson` does. Throws a FolderError, which says
 * `where`: now, or when a value is asked for that is no JSON.
 */
export const parseColumns = (bytes: Uint8Array, where: string): unknown =>
  columnsIn(bytes, (error) => noJson(error, where)) ?? parseJson(bytes, where)

/**
 * The value of a JSON text: its outermost object, and objects in that, as a Map; a list of numbers as a NumberText; all else as
 * `JSON.parse` gives it. Undefined for what is no object, and for what it does not follow: that is for `JSON.parse`.
 */
function columnsIn(bytes: Uint8Array, broken: Broken): Map<string, unknown> | undefined {
  try {
    return new JsonBytes(bytes, broken).whole()
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

class JsonBytes {
  readonly #bytes: Uint8Array
  readonly #broken: Broken
  #at = 0

  constructor(bytes: Uint8Array, broken: Broken) {
    this.#bytes = bytes
    this.#broken = broken
  }

  whole(): Map<string, unknown> | undefined {
    const found = this.#object(1)
    return this.#next() === undefined ? found : undefined
  }

  /** The byte after white space, which is not taken. */
  #next(): number | undefined {
    while (isSpace(this.#bytes[this.#at])) this.#at++
    return this.#bytes[this.#at]
  }

  #take(expected: number): void {
    if (this.#next() !== expected) throw new SyntaxError()
    this.#at++
  }

  #object(depth: number): Map<string, unknown> {
    const found = new Fields(this.#broken)
    this.#take(BEGIN)
    for (let isFirst = true; this.#next() !== END; isFirst = false) {
      if (!isFirst) this.#take(COMMA)
      if (this.#next() !== QUOTE) throw new SyntaxError()
      const name = JSON.parse(decoder.decode(this.#text())) as string
      this.#take(COLON)
      found.set(name, this.#value(depth))
    }
    this.#at++
    return found
  }

  #value(depth: number): unknown {
    const first = this.#next()
    if (first === BEGIN && depth < MOST_DEPTH) return this.#object(depth + 1)
    return (first === OPEN ? this.#numbers() : undefined) ?? this.#text()
  }

  /** A list of what may be numbers; undefined, and nothing taken, for any other. */
  #numbers(): NumberText | undefined {
    const bytes = this.#bytes
    const from = this.#at + 1
    let end = from
    let count = 1
    for (; bytes[end] !== CLOSE; end++) {
      const byte = bytes[end]
      if (byte === COMMA) count++
      else if (!(byte >= MINUS && byte <= NINE)) return undefined
    }
    if (end === from) return undefined
    this.#at = end + 1
    return new NumberText(bytes.subarray(from, end), count)
  }

  /** The bytes of a value. */
  #text(): Uint8Array {
    const from = this.#at
    this.#skip()
    return this.#bytes.subarray(from, this.#at)
  }

  /** Passes over a value, as far as that can be told by its strings and brackets. */
  #skip(): void {
    const bytes = this.#bytes
    let at = this.#at
    for (let depth = 0; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte === QUOTE) {
        for (at++; bytes[at] !== QUOTE; at++) {
          if (bytes[at] === BACKSLASH) at++
          if (at >= bytes.length) throw new SyntaxError()
        }
        if (depth > 0) continue
        at++
        break
      }
      if (byte === OPEN || byte === BEGIN) depth++
      else if (byte === CLOSE || byte === END) {
        // One that was not opened here ends what this stands in.
        if (depth <= 1) {
          at += depth
          break
        }
        depth--
      } else if (byte === COMMA && depth === 0) break
    }
    this.#at = at
  }
}
