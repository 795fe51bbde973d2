/** Bytes to text. */
import type { Problem } from '../types.ts'
import { firstNonAscii, guessedEncoding, markedEncoding, WINDOW } from './encoding.ts'

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

const NAMES: ReadonlyMap<string, string> = new Map([
  ['windows-1252', 'Windows-1252 (Latin-1)'],
  ['gb18030', 'GB 18030 (GBK)'],
  ['shift_jis', 'Shift_JIS'],
  ['euc-kr', 'EUC-KR'],
  ['euc-jp', 'EUC-JP'],
  ['iso-2022-jp', 'ISO-2022-JP'],
  ['big5', 'Big5'],
])

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  if (pieces.length === 1) return pieces[0]
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** Counts lines up to the first character that could not be decoded. */
class FirstBad {
  private lines = 1
  private found = false
  private readonly encoding: string
  /** Only where U+FFFD came out of UTF-8 must be asked whether it was put in: bytes are decoded once, not twice. */
  private strict: TextDecoder | undefined
  /** The last bytes of UTF-8, of which some may belong to a character that is not over. */
  private tail: Uint8Array = new Uint8Array()

  constructor(encoding: string) {
    this.encoding = encoding
    if (encoding !== 'utf-8') this.strict = new TextDecoder(encoding, { fatal: true })
  }

  /** The line, once, when this piece is the first that holds bad bytes. */
  look(bytes: Uint8Array | undefined, text: string): number | undefined {
    if (this.found) return undefined
    if (this.strict || text.includes('\uFFFD')) this.found = !this.decodes(bytes)
    else if (bytes) this.tail = (bytes.length < 3 ? joined([this.tail, bytes]) : bytes).slice(-3)
    this.pass(text, this.found ? Math.max(text.indexOf('\uFFFD'), 0) : text.length)
    return this.found ? this.lines : undefined
  }

  private decodes(bytes: Uint8Array | undefined): boolean {
    try {
      if (!this.strict) {
        this.strict = new TextDecoder(this.encoding, { fatal: true })
        const lead = this.tail.findIndex((byte) => (byte & 0xc0) !== 0x80)
        if (lead >= 0) this.strict.decode(this.tail.subarray(lead), { stream: true })
      }
      this.strict.decode(bytes, { stream: bytes !== undefined })
      return true
    } catch {
      return false
    }
  }

  /** Counts the lines of text before `end`. */
  pass(text: string, end: number): number {
    for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) this.lines++
    return this.lines
  }
}

/** Collects pieces until what they are encoded in is clear. */
class Told {
  private held: Uint8Array[] = []
  private size = 0
  private begun = false
  encoding: string | undefined

  /** What can be decoded now; `last` says that no more will come. */
  add(piece: Uint8Array | undefined): Uint8Array {
    if (piece) {
      this.held.push(piece)
      this.size += piece.length
    }
    if (this.size < WINDOW && piece) return new Uint8Array()
    const all = joined(this.held.length > 0 ? this.held : [new Uint8Array()])
    if (!this.begun) this.encoding = markedEncoding(all)
    this.begun = true
    const odd = this.encoding === undefined ? firstNonAscii(all) : -1
    if (odd >= 0 && piece && all.length - odd < WINDOW) {
      // All before it is the same in either encoding; of the rest more must be seen.
      this.held = [all.subarray(odd)]
      this.size = all.length - odd
      return all.subarray(0, odd)
    }
    if (odd >= 0) this.encoding = guessedEncoding(all.subarray(odd))
    this.held = []
    this.size = piece ? WINDOW : 0
    return all
  }
}

/**
 * Decodes a stream: UTF-8, UTF-16 (with a byte order mark or without), else Windows-1252 or an East Asian encoding where
 * the bytes are clearly no UTF-8, which is reported. Other bytes that do not fit become U+FFFD and are reported once, with the first line; a stream
 * that breaks (a truncated archive, an unreadable file) ends there and is reported. A byte order mark is taken off.
 */
export async function* decode(
  bytes: Bytes,
  file: string,
  report: (problem: Problem) => void,
): AsyncGenerator<string> {
  const told = new Told()
  let decoder = new TextDecoder()
  let firstBad = new FirstBad('utf-8')
  let line = 1
  let encoding = 'utf-8'
  const decoded = (piece: Uint8Array | undefined): string => {
    if (told.encoding !== undefined && told.encoding !== encoding) {
      encoding = told.encoding
      decoder = new TextDecoder(encoding)
      firstBad = new FirstBad(encoding)
      if (!encoding.startsWith('utf-'))
        report({
          file,
          place: `line ${line}`,
          what: 'expected UTF-8, found bytes that are none',
          done: `read as ${NAMES.get(encoding) ?? encoding}`,
        })
    }
    const text = decoder.decode(piece, { stream: piece !== undefined })
    if (told.encoding === undefined) line = firstBad.pass(text, text.length)
    else {
      const bad = firstBad.look(piece, text)
      if (bad !== undefined)
        report({
          file,
          place: `line ${bad}`,
          what: `expected ${encoding.toUpperCase()}, found bytes that are none`,
          done: 'each replaced by U+FFFD, here and after',
        })
    }
    return text
  }
  try {
    for await (const piece of bytes) {
      const known = told.encoding === undefined ? told.add(piece) : piece
      const text = known.length > 0 ? decoded(known) : ''
      if (text) yield text
    }
  } catch (error) {
    report({ file, place: '', what: (error as Error).message, done: 'read up to there' })
  }
  if (told.encoding === undefined) {
    const last = told.add(undefined)
    const text = last.length > 0 ? decoded(last) : ''
    if (text) yield text
  }
  const rest = decoded(undefined)
  if (rest) yield rest
}
