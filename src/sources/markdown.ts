/**
 * Markdown with YAML front matter, one paper per file: fields from the front matter (`title`, `authors`, `year` or `date`,
 * `tags`, …); the abstract from there, else from the section of that name, else the text.
 */

import { knownName, PLACES } from './field-names.ts'
import type { Format } from './format.ts'
import { isRecord, underName } from './json/json-values.ts'
import { LONGEST } from './mender.ts'
import { namedFields } from './named-fields.ts'
import { paperFrom } from './paper.ts'
import { yamlOf } from './yaml.ts'

/** Longest front matter that is read, in characters. */
export const LONGEST_FRONT_MATTER = 64_000

const FRONT = /^\s*---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
/** Front matter that is never closed: lines of names and values up to what can be none. */
const OPEN_FRONT = /^\s*---[ \t]*\r?\n((?:(?:[\w"'-][^\n]*:|[ \t-]|#)[^\n]*(?:\n|$))+)/
/** Front matter whose first line is damaged: names and values down to a line that would close them. */
const BROKEN_FRONT =
  /^\s*[^\n]*\n((?:[\w"'][\w"'-]*[ \t]*:[^\n]*\n|[ \t-][^\n]*\n){2,100})(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
/** Fields that tell that a note is of a paper; others have tags and dates, too. */
const TELLING =
  /^[ \t]*(?:title|abstract|authors?|doi|citekey|citation-?key|journal|venue|arxiv)[ \t]*:[ \t]*\S?/gim

/** `[[Jane Doe]]`, `[[people/jane|Jane Doe]]` → Jane Doe, as Obsidian links. */
const unlinked = (text: string): string =>
  text.replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, (_, name: string) => name.replace(/^.*\//, ''))

const plainValue = (value: unknown): unknown =>
  typeof value === 'string' ? unlinked(value) : Array.isArray(value) ? value.map(plainValue) : value

const untagged = (tag: unknown): unknown => (typeof tag === 'string' ? tag.replace(/^#(?=\p{L})/u, '') : tag)

/** Keywords without the mark of a tag of Obsidian: `#graph #net`. */
function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(untagged)
  const words = typeof value === 'string' ? value.trim().split(/[\s,]+/) : []
  return words.length > 0 && words.every((word) => word.startsWith('#')) ? words.map(untagged) : value
}

/** A field in the text, as Obsidian's Dataview has them: `Year:: 2021`, `> **Authors**:: [[Jane Doe]]`. */
const INLINE = /^[ \t>*-]*(\p{L}[\p{L} _-]{1,30}?)\**[ \t]*::[ \t]*\**[ \t]*(\S.*)$/u

/** Takes the lines of known fields out of a text. */
function inlineFields(body: string): { fields: Record<string, string>; rest: string } {
  const fields = new Map<string, string>()
  const rest = body.split('\n').filter((line) => {
    const [, name, value] = INLINE.exec(line) ?? []
    const isField = name !== undefined && PLACES.has(knownName(name))
    if (isField && !fields.has(name)) fields.set(name, value.trim())
    return !isField
  })
  return { fields: Object.fromEntries(fields), rest: rest.join('\n') }
}

const plainFields = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plainValue(value)]))

const isAbstractCallout = (line: string): boolean => /^>[ \t]*\[!(?:abstract|summary|tldr)\]/i.test(line)

/** The text of a callout (`> [!abstract] Abstract`) of that kind. */
function calloutOf(lines: readonly string[]): string | undefined {
  const begin = lines.findIndex(isAbstractCallout)
  if (begin < 0) return undefined
  const rest = lines.slice(begin + 1)
  // A line that only lacks its mark goes on with the paragraph (CommonMark, 5.1).
  const end = rest.findIndex((line) => /^(?:\s*$|#{1,6} |>[ \t]*\[!)/.test(line))
  return (end < 0 ? rest : rest.slice(0, end)).map((line) => line.replace(/^>[ \t]?/, '')).join('\n')
}

/** Embedded notes and callouts of another kind are no text of the paper. */
function withoutAsides(lines: readonly string[]): string[] {
  let inCallout = false
  return lines.filter((line) => {
    inCallout = /^>[ \t]*\[!/.test(line) || (inCallout && line.startsWith('>'))
    return !inCallout && !/^!\[\[.*\]\]\s*$/.test(line)
  })
}

/** The text under the heading `Abstract`, else all text without its first heading. */
function bodyOf(body: string): { title: string; abstract: string; twice: string | undefined } {
  const lines = body
    .replace(/^(\*\*(?:abstract|summary)[.:]?\*\*)[.:]?[ \t]+(?=\S)/im, '$1\n')
    .split(/\r\n?|\n/)
  const heading = (line: string): string | undefined =>
    (/^#{1,6}[ \t]+(\S.*)$/.exec(line) ?? /^\*\*([^*]{1,80})\*\*[ \t]*$/.exec(line))?.[1].replace(
      /[ \t#]+$/,
      '',
    )
  const title = lines.map(heading).find((text) => text !== undefined) ?? ''
  const isAbstract = (line: string): boolean => /^(?:abstract|summary):?$/i.test(heading(line) ?? '')
  const begin = lines.findIndex(isAbstract)
  const rest = begin < 0 ? lines : lines.slice(begin + 1)
  const end = begin < 0 ? -1 : rest.findIndex((line) => heading(line) !== undefined)
  const kept = withoutAsides(end < 0 ? rest : rest.slice(0, end)).filter(
    (line) => begin >= 0 || heading(line) !== title,
  )
  const callout = begin < 0 ? calloutOf(lines) : undefined
  const isTwice = lines.filter(callout === undefined ? isAbstract : isAbstractCallout).length > 1
  return {
    title: /^(?:abstract|summary)$/i.test(title) ? '' : unlinked(title),
    abstract: unlinked(callout ?? kept.join('\n')).trim(),
    twice: isTwice
      ? callout === undefined
        ? 'sections called Abstract'
        : 'callouts of an abstract'
      : undefined,
  }
}

export const markdown: Format = {
  name: 'Markdown',

  namesFields(head) {
    const front = (FRONT.exec(head) ?? OPEN_FRONT.exec(head))?.[1] ?? ''
    return (front.match(TELLING) ?? []).length >= (/^[ \t]*abstract[ \t]*:/im.test(front) ? 1 : 2)
  },

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
    const start = text.slice(0, LONGEST_FRONT_MATTER)
    const closed = FRONT.exec(start)
    const front = closed ?? OPEN_FRONT.exec(start)
    const problem = (what: string) => ({ problem: { file, place: 'front matter', what, done: 'left out' } })
    let fields: unknown
    if (front && !closed) {
      const what = `front matter without an end in its first ${LONGEST_FRONT_MATTER} characters`
      const line = front[0].trimEnd().split('\n').length
      const next = /\S[^\n]{0,39}/.exec(text.slice(front[0].length))?.[0]
      const done = `read up to line ${line}${next ? `, before ${JSON.stringify(next)}` : ''}`
      yield { problem: { file, place: 'front matter', what, done } }
    }
    if (!front && BROKEN_FRONT.test(start))
      yield {
        problem: {
          file,
          place: 'line 1',
          what: `front matter that does not begin with ---: ${JSON.stringify(start.trim().split('\n', 1)[0].slice(0, 40))}`,
          done: 'read as text',
        },
      }
    if (front) {
      const read = yamlOf(front[1], 'core')
      fields = read.value
      for (const what of read.faults) yield problem(what)
      if (fields !== undefined && fields !== null && !isRecord(fields))
        yield problem('expected names and values')
    }
    const { fields: inline, rest } = inlineFields(text.slice(front?.[0].length ?? 0))
    const raw = {
      ...namedFields(plainFields(inline)),
      ...(isRecord(fields) && namedFields(plainFields(fields))),
    }
    raw.keywords = withoutMarks(raw.keywords)
    const body = bodyOf(rest)
    raw.title ??= body.title
    raw.abstract ??= body.abstract
    if (body.twice)
      yield { problem: { file, place: '', what: `two ${body.twice}`, done: 'the first is read' } }
    const named = isRecord(fields) ? underName(fields) : undefined
    yield* paperFrom(raw, 1, 'line 1', context, named)
  },
}
