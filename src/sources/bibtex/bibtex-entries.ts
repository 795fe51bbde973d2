/**
 * Cuts BibTeX into entries by their braces, while it streams, and an entry into its fields. An entry that is never
 * closed ends where the next one begins on a line of its own, so that one broken entry costs no other.
 */
import type { Chunks } from '../format.ts'

/** Longest entry that is read, in characters. */
export const LONGEST_ENTRY = 8_000_000

export interface Entry {
  /** In lower case: `article`, `string`. */
  type: string
  /** What is between the braces. */
  body: string
  line: number
  /** Says what is wrong with it, where something is. */
  fault?: string
  /** The beginning of the text that stands between it and the entry before it, or the beginning of the file. */
  before: string
}

/** `@type{`; JabRef and old files also use `(`. */
const BEGIN = /@[ \t\r\n]{0,100}([A-Za-z_][\w-]{0,60})[ \t\r\n]{0,100}([{(])/g
/** Where an entry begins on a line of its own although the one before it is not closed. */
const BEGIN_LINE = /@[A-Za-z_][\w-]{0,60}[ \t]{0,20}[{(][ \t]{0,20}[^\s,={}"]{1,300}[ \t]{0,20},/y
/** What an entry may end at, or its end depend on, and a value: all else is passed over at once. */
const MARK = /[\\{}@]/g
/** In an entry in round brackets, one of them may stand in a quoted value. */
const MARK_ROUND = /[\\{})@"]/g
const VALUE_MARK = /[\\{}"]/g
/** How much text is needed to tell. */
const LONGEST_BEGIN = 500

/** How a body ends: where, and whether by its own brace; undefined while more text is needed. */
type End = { at: number; closed: boolean } | undefined

/** Looks for the end of a body that begins at `from` (after its brace). Braces must balance in quotes. */
class BodyScan {
  private depth = 1
  private quoted = false
  private at: number
  private readonly closing: number

  constructor(from: number, opening: string) {
    this.at = from
    this.closing = opening === '(' ? 41 : 125
  }

  scan(text: string, ended: boolean): End {
    const mark = this.closing === 41 ? MARK_ROUND : MARK
    for (; ; this.at++) {
      mark.lastIndex = this.at
      if (this.at >= text.length || !mark.test(text)) break
      const at = mark.lastIndex - 1
      this.at = at
      const code = text.charCodeAt(at)
      if (code === 92) this.at++
      else if (code === this.closing && this.depth === 1 && !this.quoted) return { at, closed: true }
      else if (code === 34) this.quoted = this.depth === 1 ? !this.quoted : this.quoted
      else if (code === 123) this.depth++
      else if (code === 125) this.depth--
      else if (code === 64 && text.charCodeAt(at - 1) === 10) {
        if (!ended && text.length - at < LONGEST_BEGIN) return undefined
        BEGIN_LINE.lastIndex = at
        if (BEGIN_LINE.test(text)) return { at, closed: false }
      }
    }
    this.at = Math.max(this.at, text.length)
    return ended ? { at: text.length, closed: false } : undefined
  }
}

const countLines = (text: string, from: number, to: number): number => {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
/** A copy in as little room as it takes; else what is kept of an entry would keep all the text that was read with it. */
const loose = (text: string): string => decoder.decode(encoder.encode(text))

/** How much is kept of the text between entries. */
export const LONGEST_BETWEEN = 2_000

/** Streams the entries; text between them is a comment. What follows the last one comes as an empty `@comment`. */
export async function* bibtexEntries(chunks: Chunks): AsyncGenerator<Entry> {
  let text = ''
  let line = 1
  let begun: { type: string; scan: BodyScan; start: number; at: number } | undefined
  let ended = false
  let between = ''
  const drop = (end: number, comment = false): void => {
    if (comment && between.length < LONGEST_BETWEEN) between += text.slice(0, Math.min(end, LONGEST_BETWEEN))
    line += countLines(text, 0, end)
    text = text.slice(end)
  }
  const find = (): boolean => {
    BEGIN.lastIndex = 0
    const found = BEGIN.exec(text)
    if (!found) return false
    const start = found.index + found[0].length
    begun = { type: found[1].toLowerCase(), scan: new BodyScan(start, found[2]), start, at: found.index }
    return true
  }
  const take = function* (): Generator<Entry> {
    for (;;) {
      if (!begun && !find()) {
        // An `@` that may go on in the next piece is kept.
        const at = ended ? -1 : text.lastIndexOf('@')
        drop(at < 0 || text.length - at > 300 ? text.length : at, true)
        return
      }
      const { type, scan, start, at } = begun!
      const tooLong = text.length - start > LONGEST_ENTRY
      const end = scan.scan(text, ended || tooLong)
      if (!end) return
      const fault = end.closed
        ? ''
        : tooLong && end.at === text.length
          ? `more than ${LONGEST_ENTRY} characters`
          : 'its brace is never closed'
      const body = loose(text.slice(start, Math.min(end.at, start + LONGEST_ENTRY)))
      const before = between + text.slice(0, Math.min(at, LONGEST_BETWEEN))
      between = ''
      yield { type, body, line: line + countLines(text, 0, at), before, ...(fault && { fault }) }
      begun = undefined
      drop(end.closed ? end.at + 1 : end.at)
    }
  }
  for await (const chunk of chunks) {
    text += chunk
    yield* take()
  }
  ended = true
  yield* take()
  if (between.trim() !== '') yield { type: 'comment', body: '', line, before: between }
}

export interface Fields {
  key: string
  /** Raw values (TeX) by lower-case name; the first of a name counts, apart from lists, which are joined. */
  values: Map<string, string>
  /** What could not be read. */
  fault?: string
}

/** Scopus numbers some: `funding_text 1 = {…}`. */
const NAME = /[\s,]*([^\s,={}"#%'()\\]{1,100}(?: \d{1,3})?)\s*=\s*/y
/** What parts the values of a list that is given in several fields of one name. */
const REPEATED: ReadonlyMap<string, string> = new Map([
  ...['keywords', 'keyword', 'author_keywords', 'author-keywords', 'tags'].map(
    (name) => [name, ', '] as const,
  ),
  ...['author', 'editor'].map((name) => [name, ' and '] as const),
  ...['url', 'pdf', 'code'].map((name) => [name, ' '] as const),
])
/** What a work has once. */
const ONCE =
  /^(?:(?:sub|main|book)?title|abstract|(?:f?journal|journaltitle)|doi|year|date|eprint|eprinttype|archiveprefix|crossref|pmid|pubmed_?id)$/
const BARE = /[^\s,#{}"]+/y
const JOIN = /\s*#\s*/y
/** Where the next field may begin. */
const NEXT_FIELD = /\n[ \t]{0,100}(?=[A-Za-z][\w-]{0,60}[ \t]{0,20}=)/g

/** The key of an entry and where it ends; a body that begins with a field has none. */
function readKey(body: string): { key: string; end: number } {
  const mark = body.search(/[,={}]/)
  if (mark >= 0 && body[mark] !== ',') return { key: '', end: 0 }
  const end = mark < 0 ? body.length : mark
  return { key: body.slice(0, end).trim(), end }
}

/** The end of a quoted or braced value that opens at `open`, else -1. */
function valueEnd(body: string, open: number): number {
  const quoted = body[open] === '"'
  let depth = 0
  VALUE_MARK.lastIndex = open + 1
  while (VALUE_MARK.test(body)) {
    const at = VALUE_MARK.lastIndex - 1
    const code = body.charCodeAt(at)
    if (code === 92) VALUE_MARK.lastIndex++
    else if (code === 123) depth++
    else if (code === 34 && quoted && depth === 0) return at
    else if (code === 125 && depth-- === 0) return quoted ? -1 : at
  }
  return -1
}

/** One value: braced, quoted, a number or the name of a string, joined by `#`. */
function readValue(
  body: string,
  from: number,
  strings: ReadonlyMap<string, string>,
): { value: string; end: number; fault?: string } {
  let value = ''
  for (let at = from; ; ) {
    if (body[at] === '{' || body[at] === '"') {
      const end = valueEnd(body, at)
      if (end < 0)
        return { value: value + body.slice(at + 1), end: body.length, fault: 'a value is never closed' }
      value += body.slice(at + 1, end)
      at = end + 1
    } else {
      BARE.lastIndex = at
      const bare = BARE.exec(body)?.[0] ?? ''
      value += strings.get(bare.toLowerCase()) ?? bare
      at += bare.length
    }
    JOIN.lastIndex = at
    const join = JOIN.exec(body)
    if (!join) return { value, end: at }
    at = JOIN.lastIndex
  }
}

/** Reads the fields of an entry; `strings` are the `@string`s before it, by lower-case name. */
export function bibtexFields(body: string, strings: ReadonlyMap<string, string>, keyed = true): Fields {
  const { key, end } = keyed ? readKey(body) : { key: '', end: 0 }
  const values = new Map<string, string>()
  let fault: string | undefined
  for (let at = end; ; ) {
    NAME.lastIndex = at
    const name = NAME.exec(body)
    if (!name) {
      const rest = body.slice(at, at + 1000).replace(/[\s,]+/g, ' ')
      if (rest.trim() !== '') fault ??= `expected a field, found ${JSON.stringify(rest.trim().slice(0, 30))}`
      NEXT_FIELD.lastIndex = at
      if (!NEXT_FIELD.test(body)) break
      at = NEXT_FIELD.lastIndex
      continue
    }
    const read = readValue(body, NAME.lastIndex, strings)
    fault ??= read.fault
    const lower = name[1].toLowerCase()
    const before = values.get(lower)
    const joint = REPEATED.get(lower)
    if (before === undefined) values.set(lower, read.value)
    else if (joint !== undefined && before !== read.value)
      values.set(lower, before + (before.includes(';') ? '; ' : joint) + read.value)
    else if (ONCE.test(lower) && before !== read.value)
      fault ??= `two fields called ${lower}, of which the first counts`
    at = read.end
  }
  return { key, values, ...(fault !== undefined && { fault }) }
}
