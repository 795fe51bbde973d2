/**
 * Markdown with YAML front matter, one paper per file: fields from the front matter (`title`, `authors`, `year` or `date`,
 * `tags`, …); the abstract from there, else from the section of that name, else the text.
 */
import { parse } from 'yaml'
import type { Format } from './format.ts'
import { isRecord } from './json/json-records.ts'
import { namedFields } from './named-fields.ts'
import { LONGEST, paperFrom } from './paper.ts'

/** Longest front matter that is read, in characters. */
export const LONGEST_FRONT_MATTER = 64_000

const FRONT = /^\s*---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
/** Names of fields in lower case: people write them as they like. */
const lowered = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))

/** The text under the heading `Abstract`, else all text without its first heading. */
function bodyOf(body: string): { title: string; abstract: string } {
  const lines = body.split(/\r?\n/)
  const heading = (line: string): string | undefined =>
    /^#{1,6}[ \t]+(\S.*)$/.exec(line)?.[1].replace(/[ \t#]+$/, '')
  const title = lines.map(heading).find((text) => text !== undefined) ?? ''
  const begin = lines.findIndex((line) => /^(?:abstract|summary)$/i.test(heading(line) ?? ''))
  const rest = begin < 0 ? lines : lines.slice(begin + 1)
  const end = begin < 0 ? -1 : rest.findIndex((line) => heading(line) !== undefined)
  const kept = (end < 0 ? rest : rest.slice(0, end)).filter((line) => begin >= 0 || heading(line) !== title)
  return { title: /^(?:abstract|summary)$/i.test(title) ? '' : title, abstract: kept.join('\n').trim() }
}

export const markdown: Format = {
  name: 'Markdown',

  looksLike(head, fileName) {
    const named = /\.(?:md|markdown|qmd|rmd)$/i.test(fileName)
    if (/^\s*---[ \t]*\r?\n(?:#.*\r?\n)*[\w"'-]+[ \t]*:/.test(head)) return named ? 0.95 : 0.8
    return named && /^#{1,6} /m.test(head) ? 0.5 : 0
  },

  async *read(chunks, context) {
    const { file } = context
    let text = ''
    for await (const chunk of chunks) {
      text += chunk
      if (text.length > 2 * LONGEST.abstract) break
    }
    const front = FRONT.exec(text.slice(0, LONGEST_FRONT_MATTER))
    const problem = (what: string) => ({ problem: { file, place: 'front matter', what, done: 'left out' } })
    let fields: unknown
    if (front) {
      try {
        fields = parse(front[1], {
          maxAliasCount: 20,
          strict: false,
          uniqueKeys: false,
          schema: 'core',
          logLevel: 'error',
        })
      } catch (error) {
        yield problem((error as Error).message.split('\n', 1)[0])
      }
      if (fields !== undefined && fields !== null && !isRecord(fields))
        yield problem('expected names and values')
    }
    const raw = isRecord(fields) ? namedFields(lowered(fields)) : {}
    const body = bodyOf(text.slice(front?.[0].length ?? 0))
    raw.title ??= body.title
    raw.abstract ??= body.abstract
    yield* paperFrom(raw, 1, 'line 1', context)
  },
}
