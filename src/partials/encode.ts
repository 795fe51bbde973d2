/** Plain data → bytes (format.ts). */
import { MAGIC, TAGS, type Tag, VERSION } from './format.ts'

const encoder = new TextEncoder()

/** A file of a kind with one value. Throws a TypeError for columns of other numbers than the format knows. */
export function encode(kind: string, value: unknown): Uint8Array {
  const writer = new Writer()
  for (const byte of [...MAGIC, VERSION]) writer.byte(byte)
  writer.text(kind)
  writer.value(value)
  return writer.done()
}

class Writer {
  #bytes = new Uint8Array(1 << 12)
  #at = 0

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#at)
  }

  byte(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#at++] = value
  }

  whole(value: number): void {
    this.#reserve(8)
    let rest = value
    // Beyond 31 bits operators on bits do not reach.
    for (; rest >= 2 ** 31; rest = Math.floor(rest / 128)) this.#bytes[this.#at++] = (rest % 128) | 128
    for (; rest >= 128; rest >>>= 7) this.#bytes[this.#at++] = (rest & 127) | 128
    this.#bytes[this.#at++] = rest
  }

  text(text: string): void {
    if (text.isWellFormed()) {
      const bytes = encoder.encode(text)
      this.whole(bytes.length * 2)
      this.#raw(bytes)
      return
    }
    this.whole(text.length * 4 + 1)
    for (let i = 0; i < text.length; i++) {
      this.byte(text.charCodeAt(i) & 255)
      this.byte(text.charCodeAt(i) >> 8)
    }
  }

  value(value: unknown): void {
    if (value === undefined || value === null || typeof value === 'boolean') this.#tag(`${value}` as Tag)
    else if (typeof value === 'number') this.#number(value)
    else if (typeof value === 'string') {
      this.#tag('text')
      this.text(value)
    } else if (ArrayBuffer.isView(value)) this.#column(value)
    else if (Array.isArray(value)) this.#list(value)
    else if (value instanceof Map) this.#pairs('map', [...value])
    else this.#pairs('object', Object.entries(value))
  }

  #number(value: number): void {
    if (Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)) {
      this.#tag('whole')
      this.whole(value)
      return
    }
    this.#tag('number')
    this.#reserve(8)
    new DataView(this.#bytes.buffer).setFloat64(this.#at, value, true)
    this.#at += 8
  }

  #list(list: readonly unknown[]): void {
    if (
      list.length > 0 &&
      list.every((one) => one === null || (typeof one === 'string' && one.isWellFormed()))
    ) {
      this.#texts(list as (string | null)[])
      return
    }
    this.#tag('list')
    this.whole(list.length)
    for (const one of list) this.value(one)
  }

  #texts(texts: readonly (string | null)[]): void {
    this.#tag('texts')
    this.whole(texts.length)
    let before = new Uint8Array()
    for (const text of texts) {
      if (text === null) {
        this.whole(0)
        continue
      }
      const bytes = encoder.encode(text)
      let shared = 0
      while (shared < bytes.length && bytes[shared] === before[shared]) shared++
      this.whole(shared + 1)
      this.whole(bytes.length - shared)
      this.#raw(bytes.subarray(shared))
      before = bytes
    }
  }

  #pairs(tag: Tag, pairs: readonly (readonly [string, unknown])[]): void {
    this.#tag(tag)
    this.whole(pairs.length)
    for (const [name, one] of pairs) {
      this.text(name)
      this.value(one)
    }
  }

  #column(column: ArrayBufferView): void {
    if (column instanceof Uint8Array) {
      this.#tag('bytes')
      this.whole(column.length)
      this.#raw(column)
    } else if (column instanceof Uint16Array || column instanceof Uint32Array) {
      this.#tag(column instanceof Uint16Array ? 'shorts' : 'wholes')
      this.whole(column.length)
      for (const one of column) this.whole(one)
    } else if (column instanceof Int32Array) {
      this.#tag('integers')
      this.whole(column.length)
      for (const one of column) this.whole(((one << 1) ^ (one >> 31)) >>> 0)
    } else if (column instanceof Float32Array || column instanceof Float64Array) {
      const single = column instanceof Float32Array
      this.#tag(single ? 'singles' : 'doubles')
      this.whole(column.length)
      this.#reserve(column.byteLength)
      const view = new DataView(this.#bytes.buffer)
      for (const one of column) {
        if (single) view.setFloat32(this.#at, one, true)
        else view.setFloat64(this.#at, one, true)
        this.#at += column.BYTES_PER_ELEMENT
      }
    } else throw new TypeError('expected columns of numbers')
  }

  #tag(tag: Tag): void {
    this.byte(TAGS.indexOf(tag))
  }

  #raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#at)
    this.#at += bytes.length
  }

  #reserve(more: number): void {
    if (this.#at + more <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#at + more, this.#bytes.length * 2))
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}
