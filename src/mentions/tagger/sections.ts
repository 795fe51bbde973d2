/** The model's file: named arrays of whole numbers one after the other, gzipped. */

const MAGIC = 0x4d544143 // CATM, little endian

export type Sections = ReadonlyMap<string, Uint8Array>

/** Puts sections into one block: magic, number of sections, then per section name, length, bytes. Not gzipped yet. */
export function packSections(sections: Sections): Uint8Array {
  const encoder = new TextEncoder()
  const parts: Uint8Array[] = [word(MAGIC), word(sections.size)]
  for (const [name, bytes] of sections) {
    const text = encoder.encode(name)
    parts.push(word(text.length), text, word(bytes.length), bytes)
  }
  const packed = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    packed.set(part, at)
    at += part.length
  }
  return packed
}

/** Reads the file of a model, gzipped or not. Throws an Error where it is none. */
export async function openSections(file: Uint8Array): Promise<Sections> {
  const { buffer, byteOffset, byteLength } = file[0] === 0x1f && file[1] === 0x8b ? await gunzip(file) : file
  const bytes = new Uint8Array(buffer, byteOffset, byteLength) // of a Node Buffer, `slice` would be no copy
  const view = new DataView(buffer, byteOffset, byteLength)
  if (bytes.length < 8 || view.getUint32(0, true) !== MAGIC)
    throw new Error('model: expected a file written by `npm run train`, found something else')
  const decoder = new TextDecoder()
  const sections = new Map<string, Uint8Array>()
  let at = 8
  const take = (): Uint8Array => {
    const length = view.getUint32(at, true)
    at += 4 + length
    return bytes.subarray(at - length, at)
  }
  for (let left = view.getUint32(4, true); left > 0; left--) {
    const name = decoder.decode(take())
    sections.set(name, take())
  }
  return sections
}

/** A section that must be there. */
export function section(sections: Sections, name: string): Uint8Array {
  const bytes = sections.get(name)
  if (bytes === undefined) throw new Error(`model: expected a section ${name}, found ${[...sections.keys()]}`)
  return bytes
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function word(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, true)
  return bytes
}

/** Ascending whole numbers below 2³² as differences of 7 bits per byte, least first (LEB128). */
export function packAscending(values: ArrayLike<number>): Uint8Array {
  const bytes: number[] = []
  let before = 0
  for (let i = 0; i < values.length; i++) {
    let rest = values[i] - before
    before = values[i]
    while (rest > 127) {
      bytes.push((rest & 127) | 128)
      rest = Math.floor(rest / 128)
    }
    bytes.push(rest)
  }
  return Uint8Array.from(bytes)
}

export function unpackAscending(bytes: Uint8Array): Uint32Array {
  const values = new Uint32Array(bytes.length) // at least a byte each
  let count = 0
  let value = 0
  let shift = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    value = (value + ((byte & 127) << shift)) | 0
    if (byte > 127) shift += 7
    else {
      values[count++] = value
      shift = 0
    }
  }
  return values.slice(0, count)
}

/** Rows of `width` values as columns, which gzip packs better, and back. */
export function transpose(values: Uint8Array, width: number): Uint8Array {
  const turned = new Uint8Array(values.length)
  const height = values.length / width
  // Whichever side is long is gone through once, from its beginning to its end.
  if (height > width) {
    for (let row = 0, at = 0; row < height; row++)
      for (let to = row; to < turned.length; to += height) turned[to] = values[at++]
  } else {
    for (let column = 0, to = 0; column < width; column++)
      for (let at = column; at < values.length; at += width) turned[to++] = values[at]
  }
  return turned
}
