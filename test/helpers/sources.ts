import { type Collection, collect, readSource } from '../../src/sources/index.ts'

/** Bytes in pieces of `size`. */
export function* pieces(bytes: Uint8Array, size = 65_536): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Reads one file whose content is given. */
export const read = (content: string | Uint8Array, file = 'some.txt', size?: number): Promise<Collection> =>
  collect(readSource(pieces(typeof content === 'string' ? bytesOf(content) : content, size), file))
