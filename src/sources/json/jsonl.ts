/** JSON lines: one record per line, of any kind of JSON record or our own: `id, title, abstract, authors, year, venue, keywords, doi, url, pdf, code`. */
import type { Format } from '../format.ts'
import { linesOf } from '../lines.ts'
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
    let number = 0
    for await (const line of linesOf(chunks, LONGEST_LINE)) {
      if (line.text.trim() === '') continue
      const place = `line ${line.number}`
      const problem = (what: string) => ({ problem: { file: context.file, place, what, done: 'skipped' } })
      if (line.length > LONGEST_LINE) {
        number++
        yield problem(`a line of ${line.length} characters; at most ${LONGEST_LINE} are read`)
        continue
      }
      let value: unknown
      try {
        value = JSON.parse(line.text)
      } catch (error) {
        number++
        yield problem(`expected one JSON object on the line: ${(error as Error).message}`)
        continue
      }
      const twice = repeatedName(line.text, value)
      if (twice) yield { problem: { file: context.file, place, ...sayRepeated(twice) } }
      const records = Array.isArray(value) ? undefined : recordsIn(value)
      for (const record of records ?? [value]) yield* fromJson(record, ++number, place, context)
    }
  },
}
