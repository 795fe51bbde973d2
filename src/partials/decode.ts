/** Bytes → plain data (format.ts). */
import { MAGIC, TAGS, VERSION } from './format.ts'

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** What is no file of this kind, or is cut short. */
export class BrokenBytes extends Error {
  override name = 'BrokenBytes'
}

/** The kind and the value of a file. Throws BrokenBytes. */
export function decode(bytes: Uint8Array): { kind: string; value: unknown } {
  const reader = new Reader(bytes)
  for (const byte of [...MAGIC, VERSION])
    if (reader.byte() !== byte)
      throw new BrokenBytes('expected a partial result of this version, found another file')
  const kind = reader.text()
  const value = reader.value()
  if (!reader.isDone) throw new BrokenBytes('expected the end of a partial result, found more')
  return { kind, value }
}

class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  get isDone(): boolean {
    return this.#at === this.#bytes.length
  }

  byte(): number {
    this.#need(1)
    return this.#bytes[this.#at++]
  }

  whole(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte()
      value += (byte & 127) * factor
      if (byte < 128) return value
      if (factor > 2 ** 53) throw new BrokenBytes('expected a whole number, found one without an end')
    }
  }

  text(): string {
    const length = this.whole()
    if (length % 2 === 0) return utf8.decode(this.#raw(length / 2))
    const bytes = this.#raw((length - 1) / 2)
    let text = ''
    for (let i = 0; i < bytes.length; i += 2) text += String.fromCharCode(bytes[i] | (bytes[i + 1] << 8))
    return text
  }

  value(): unknown {
    switch (TAGS[this.byte()]) {
      case 'undefined':
        return undefined
      case 'null':
        return null
      case 'false':
        return false
      case 'true':
        return true
      case 'whole':
        return this.whole()
      case 'number':
        return this.#view.getFloat64(this.#take(8), true)
      case 'text':
        return this.text()
      case 'list':
        return Array.from({ length: this.#count() }, () => this.value())
      case 'map':
        return new Map(this.#pairs())
      case 'object':
        return Object.fromEntries(this.#pairs())
      case 'texts':
        return this.#texts()
      case 'bytes':
        return this.#raw(this.whole()).slice()
      case 'shorts':
        return new Uint16Array(this.#count()).map(() => this.whole())
      case 'wholes':
        return new Uint32Array(this.#count()).map(() => this.whole())
      case 'integers':
        return new Int32Array(this.#count()).map(() => {
          const code = this.whole()
          return (code >>> 1) ^ -(code & 1)
        })
      case 'singles':
        return new Float32Array(this.#count(4)).map(() => this.#view.getFloat32(this.#take(4), true))
      case 'doubles':
        return new Float64Array(this.#count(8)).map(() => this.#view.getFloat64(this.#take(8), true))
      default:
        throw new BrokenBytes('expected a value, found something else')
    }
  }

  #texts(): (string | null)[] {
    let before = new Uint8Array()
    return Array.from({ length: this.#count() }, () => {
      const shared = this.whole()
      if (shared === 0) return null
      if (shared - 1 > before.length)
        throw new BrokenBytes('expected a beginning that is there, found a longer one')
      const rest = this.#raw(this.whole())
      const bytes = new Uint8Array(shared - 1 + rest.length)
      bytes.set(before.subarray(0, shared - 1))
      bytes.set(rest, shared - 1)
      before = bytes
      return utf8.decode(bytes)
    })
  }

  #pairs(): [string, unknown][] {
    return Array.from({ length: this.#count() }, () => [this.text(), this.value()])
  }

  /** How many items follow, of so many bytes each at least: no more than there is room for. */
  #count(least = 1): number {
    const count = this.whole()
    this.#need(count * least)
    return count
  }

  #raw(length: number): Uint8Array {
    const at = this.#take(length)
    return this.#bytes.subarray(at, at + length)
  }

  #take(length: number): number {
    this.#need(length)
    this.#at += length
    return this.#at - length
  }

  #need(length: number): void {
    if (this.#at + length > this.#bytes.length)
      throw new BrokenBytes('expected a whole partial result, found one that is cut short')
  }
}
