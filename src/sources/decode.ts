/** Bytes to text. */
import type { Problem } from '../types.ts'

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** UTF-8, unless the bytes begin with a mark of UTF-16. */
const encodingOf = (start: Uint8Array): string =>
  MARKS.find(([, mark]) => mark.every((byte, b) => start[b] === byte))?.[0] ?? 'utf-8'

/** Counts lines up to the first character that could not be decoded. */
class FirstBad {
  private lines = 1
  private strict: TextDecoder | undefined

  constructor(encoding: string) {
    this.strict = new TextDecoder(encoding, { fatal: true })
  }

  /** The line, once, when this piece is the first that holds bad bytes. */
  look(bytes: Uint8Array | undefined, text: string): number | undefined {
    if (!this.strict) return undefined
    let bad = false
    try {
      this.strict.decode(bytes, { stream: bytes !== undefined })
    } catch {
      bad = true
      this.strict = undefined
    }
    const end = bad ? Math.max(text.indexOf('\uFFFD'), 0) : text.length
    for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) this.lines++
    return bad ? this.lines : undefined
  }
}

/**
 * Decodes a stream. Bytes that do not fit become U+FFFD and are reported once, with the first line; a stream that breaks
 * (a truncated archive, an unreadable file) ends there and is reported. A byte order mark is taken off.
 */
export async function* decode(
  bytes: Bytes,
  file: string,
  report: (problem: Problem) => void,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let firstBad: FirstBad | undefined
  let encoding = 'utf-8'
  const decoded = (piece: Uint8Array | undefined): string => {
    const text = decoder!.decode(piece, { stream: piece !== undefined })
    const line = firstBad!.look(piece, text)
    if (line !== undefined)
      report({
        file,
        place: `line ${line}`,
        what: `expected ${encoding.toUpperCase()}, found bytes that are none`,
        done: 'each replaced by U+FFFD, here and after',
      })
    return text
  }
  try {
    for await (const piece of bytes) {
      if (!decoder) {
        encoding = encodingOf(piece)
        decoder = new TextDecoder(encoding)
        firstBad = new FirstBad(encoding)
      }
      const text = decoded(piece)
      if (text) yield text
    }
  } catch (error) {
    report({ file, place: '', what: (error as Error).message, done: 'read up to there' })
  }
  const rest = decoder ? decoded(undefined) : ''
  if (rest) yield rest
}
