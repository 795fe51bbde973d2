/** JSON lines: one record per line, of any kind of JSON record or our own: `id, title, abstract, authors, year, venue, keywords, doi, url, pdf, code`. */
import type { Context, Format, SourceItem } from '../format.ts'
import { type Line, Lines } from '../lines.ts'
import { fromJson, recordsIn } from './json-records.ts'
import { repeatedName, sayRepeated } from './repeated.ts'

/** Longest line that is read, in characters; a longer one is skipped. */
export const LONGEST_LINE = 8_000_000

/** Is this one whole JSON object? */
export function isJsonObject(text: string): boolean {
  const line = text.trim()
  if (!line.startsWith('{') || !line.endsWith('}')) return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

export const jsonl: Format = {
  name: 'JSON lines',

  looksLike(head, fileName) {
    const start = head.trimStart()
    const named = /\.(?:jsonl|ndjson)$/i.test(fileName)
    if (!start.startsWith('{')) return named ? 0.5 : 0
    const end = start.indexOf('\n')
    if (/^[^\n]*\n\s*\{/.test(start) && isJsonObject(start.slice(0, end))) return 0.96
    return named && /^\{\s*["}]/.test(start) ? 0.96 : 0
  },

  async *read(chunks, context) {
    const lines = new Lines(LONGEST_LINE)
    const records = new Records(context)
    // One wait for each record, none for lines: waiting is what costs most here.
    for await (const chunk of chunks)
      for (const line of lines.push(chunk)) for (const item of records.on(line)) yield item
    for (const line of lines.end()) for (const item of records.on(line)) yield item
  },
}

/** The records of one line after the other. */
class Records {
  private number = 0
  private readonly context: Context

  constructor(context: Context) {
    this.context = context
  }

  on({ text, number, length }: Line): SourceItem[] {
    if (text.trim() === '') return []
    const place = `line ${number}`
    if (length > LONGEST_LINE) {
      this.number++
      return [this.skipped(place, `a line of ${length} characters; at most ${LONGEST_LINE} are read`)]
    }
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      this.number++
      return [this.skipped(place, `expected one JSON object on the line: ${(error as Error).message}`)]
    }
    const records = Array.isArray(value) ? undefined : recordsIn(value)
    const items =
      records?.length === 1
        ? fromJson(records[0], ++this.number, place, this.context)
        : (records ?? [value]).flatMap((record) => fromJson(record, ++this.number, place, this.context))
    const twice = repeatedName(text, value)
    if (!twice) return items
    return [{ problem: { file: this.context.file, place, ...sayRepeated(twice) } }, ...items]
  }

  private skipped(place: string, what: string): SourceItem {
    return { problem: { file: this.context.file, place, what, done: 'skipped' } }
  }
}
