/** Which encoding bytes are in, told by the bytes. */

import { asianEncoding } from './encoding-asian.ts'

/** How much is looked at from the start, and again from the first byte that is not ASCII. */
export const WINDOW = 65_536

const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** ISO-2022-JP is ASCII but for the escapes to Japanese characters: ESC $ B, ESC $ @. */
function hasEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(27); at >= 0; at = bytes.indexOf(27, at + 1))
    if (bytes[at + 1] === 36 && (bytes[at + 2] === 64 || bytes[at + 2] === 66)) return true
  return false
}

/** The encoding that a byte order mark, escapes, or every other byte being zero, gives away; else undefined. */
export function markedEncoding(start: Uint8Array): string | undefined {
  const marked = MARKS.find(([, mark]) => mark.every((byte, b) => start[b] === byte))
  if (marked) return marked[0]
  if (hasEscapes(start.subarray(0, WINDOW))) return 'iso-2022-jp'
  const zeros = [0, 0]
  const looked = Math.min(start.length, 1024) & ~1
  for (let b = 0; b < looked; b++) if (start[b] === 0) zeros[b & 1]++
  const half = looked / 2
  if (half < 4) return undefined
  if (zeros[1] > half * 0.6 && zeros[0] < half * 0.05) return 'utf-16le'
  if (zeros[0] > half * 0.6 && zeros[1] < half * 0.05) return 'utf-16be'
  return undefined
}

export function firstNonAscii(bytes: Uint8Array): number {
  for (let b = 0; b < bytes.length; b++) if (bytes[b] >= 0x80) return b
  return -1
}

/** The length of the UTF-8 sequence that starts at `at`, 0 if it is none, -1 if it is cut off by the end. */
function sequence(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  for (let b = 1; b < length; b++) {
    if (at + b >= bytes.length) return -1
    if ((bytes[at + b] & 0xc0) !== 0x80) return 0
  }
  return length
}

/**
 * `utf-8`, an East Asian encoding, or `windows-1252` (of which Latin-1 is a part) for bytes of which some are not ASCII: UTF-8 where at least as many
 * sequences fit as do not, since those of other encodings hardly ever fit. Bytes that are no text count as UTF-8.
 */
export function guessedEncoding(bytes: Uint8Array): string {
  let fit = 0
  let unfit = 0
  let control = 0
  for (let b = 0; b < bytes.length; ) {
    if (bytes[b] < 0x80) {
      if (bytes[b] < 32 && (bytes[b] < 9 || bytes[b] > 13)) control++
      b++
      continue
    }
    const length = sequence(bytes, b)
    if (length < 0) break
    if (length > 0) fit++
    else unfit++
    b += length || 1
  }
  if (unfit <= fit || control * 50 >= bytes.length) return 'utf-8'
  return asianEncoding(bytes) ?? 'windows-1252'
}
