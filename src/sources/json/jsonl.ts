/** JSON lines: one record per line, of any kind of JSON record or our own: `id, title, abstract, authors, year, venue, keywords, doi, url, pdf, code`. */
import type { Format } from '../format.ts'
import { linesOf } from '../lines.ts'
import { fromJson } from './json-records.ts'

/** Longest line that is read, in characters; a longer one is skipped. */
export const LONGEST_LINE = 8_000_000

export const jsonl: Format = {
  name: 'JSON lines',

  looksLike(head, fileName) {
    const [first] = head.trimStart().split('\n', 1)
    if (!first.startsWith('{')) return /\.(?:jsonl|ndjson)$/i.test(fileName) ? 0.5 : 0
    return /^\{\s*(?:"|\})/.test(first) ? 0.9 : 0.3
  },

  async *read(chunks, context) {
    let number = 0
    for await (const line of linesOf(chunks, LONGEST_LINE)) {
      if (line.text.trim() === '') continue
      number++
      const place = `line ${line.number}`
      const problem = (what: string) => ({ problem: { file: context.file, place, what, done: 'skipped' } })
      if (line.length > LONGEST_LINE) {
        yield problem(`a line of ${line.length} characters; at most ${LONGEST_LINE} are read`)
        continue
      }
      let record: unknown
      try {
        record = JSON.parse(line.text)
      } catch (error) {
        yield problem(`expected one JSON object on the line: ${(error as Error).message}`)
        continue
      }
      yield* fromJson(record, number, place, context)
    }
  },
}
