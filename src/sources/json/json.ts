/**
 * JSON documents: a list of records, a list inside of an answer (`results`, `items`, `data`, …), records under their ids,
 * one record, or several documents one after the other. Lists of large documents are read record by record, so that a
 * broken one does not take the others with it.
 */
import type { Context, Format, SourceItem } from '../format.ts'
import { peekText } from '../peek.ts'
import { JsonItems, valueEnd } from './json-items.ts'
import { fromJson, listsBeside, recordsIn, withoutRecords } from './json-records.ts'
import { isJsonObject, jsonl, LONGEST_LINE } from './jsonl.ts'
import { repeatedName, sayRepeated } from './repeated.ts'

/** Largest document that is no list, in characters. */
export const LONGEST_DOCUMENT = 128_000_000
/** Smaller documents are read as a whole, and told by all that is in them. */
const WHOLE = 4_000_000

const LIST = /^\s*\[/
const INNER_LIST =
  /^\s*\{(?:[^[]*?[{,]\s*|\s*)"(?:results?|items|data|works|papers|recommendedPapers|docs|hits|notes|collection|entry|records|articles|references)"\s*:\s*\[(?=\s*\{)/
/** How far the beginning of a list is looked for. */
const HEAD = 65_536

const shown = (text: string): string => JSON.stringify(text.trim().slice(0, 40))

/** Reads a file piece by piece; `end` says that no more will come. */
class Documents {
  private held = ''
  private items: JsonItems | undefined
  private inner = false
  private number = 0
  private stopped = false
  private readonly context: Context

  constructor(context: Context) {
    this.context = context
  }

  private problem(what: string, done = 'skipped', place = ''): SourceItem {
    return { problem: { file: this.context.file, place, what, done } }
  }

  private *repeated(text: string, value: unknown, place: string): Generator<SourceItem> {
    const name = repeatedName(text, value)
    if (name) yield { problem: { file: this.context.file, place, ...sayRepeated(name) } }
  }

  *push(chunk: string): Generator<SourceItem> {
    if (this.stopped) return
    if (this.items && !this.items.closed) {
      yield* this.take(this.items.push(chunk))
      this.held = this.items.rest
      return
    }
    this.held += chunk
    const list =
      LIST.exec(this.held) ??
      (this.held.length > WHOLE ? INNER_LIST.exec(this.held.slice(0, HEAD)) : undefined)
    if (list && !this.items) yield* this.open(list[0].length)
    else if (this.held.length > LONGEST_DOCUMENT) {
      yield this.problem(`a document of more than ${LONGEST_DOCUMENT} characters that is no list of records`)
      this.stopped = true
    }
  }

  *end(): Generator<SourceItem> {
    if (this.stopped) return
    if (this.items) yield* this.close(LIST.test(this.held))
    else yield* this.whole()
  }

  private *open(at: number): Generator<SourceItem> {
    this.items = new JsonItems(LONGEST_LINE)
    const { held } = this
    this.inner = !LIST.test(held)
    this.held = ''
    yield* this.take(this.items.push(held.slice(at)))
    this.held = this.items.rest
  }

  /** What is left when a list was read: of an answer its end; of a list nothing. */
  private *close(anotherList: boolean): Generator<SourceItem> {
    const items = this.items!
    yield* this.take(items.end())
    if (!items.closed) yield this.problem('the list has no end', 'read as far as it goes')
    const rest = this.held.trim()
    if (items.isWrong)
      yield this.problem(`the list ends with }, before ${shown(rest)}`, 'read as far as it goes')
    if (rest === '') return
    if (this.inner && /^[,}]/.test(rest)) {
      yield* this.remainder(rest)
      return
    }
    this.items = undefined
    if (anotherList || rest.startsWith('{')) yield* this.whole()
    else yield this.problem(`text after the list: ${shown(rest)}`, 'passed over')
  }

  /** What follows the list in an answer: other lists of papers may. */
  private *remainder(rest: string): Generator<SourceItem> {
    const document = rest.replace(/^(?:\s*,)?/, '{')
    const end = valueEnd(document)
    try {
      const value: unknown = JSON.parse(document.slice(0, end))
      for (const record of listsBeside(value))
        yield* fromJson(record, ++this.number, `record ${this.number}`, this.context)
    } catch {
      yield this.problem(`the answer goes on with ${shown(rest)}`, 'read as far as its list goes')
      return
    }
    this.held = document.slice(end)
    if (this.held.trim() !== '')
      yield this.problem(`text after the document: ${shown(this.held)}`, 'passed over')
  }

  /** Documents one after the other. */
  private *whole(): Generator<SourceItem> {
    for (let rest = this.held; rest.trim() !== ''; ) {
      const end = valueEnd(rest)
      const text = rest.slice(0, end)
      let value: unknown
      try {
        value = JSON.parse(text)
      } catch (error) {
        yield* this.broken(rest, error as Error)
        return
      }
      yield* this.repeated(text, value, '')
      const records = recordsIn(value)
      if (!records) yield withoutRecords(value, '', this.context)
      for (const record of records ?? [])
        yield* fromJson(record, ++this.number, `record ${this.number}`, this.context)
      rest = rest.slice(end)
      if (rest.trim() !== '' && !/^\s*[[{]/.test(rest)) {
        yield this.problem(`text after the document: ${shown(rest)}`, 'passed over')
        return
      }
    }
  }

  /** Of a document that cannot be parsed, the list in it may be. */
  private *broken(text: string, error: Error): Generator<SourceItem> {
    const list = LIST.exec(text) ?? INNER_LIST.exec(text.slice(0, HEAD))
    if (!list) {
      yield this.problem(`expected a JSON document: ${error.message}`)
      return
    }
    this.held = text
    yield* this.open(list[0].length)
    yield* this.close(false)
  }

  private *take(found: Iterable<{ text: string; length: number }>): Generator<SourceItem> {
    for (const { text, length } of found) {
      const place = `record ${++this.number}`
      if (length > LONGEST_LINE) {
        yield this.problem(
          `a record of ${length} characters; at most ${LONGEST_LINE} are read`,
          'skipped',
          place,
        )
        continue
      }
      let value: unknown
      try {
        value = JSON.parse(text)
      } catch (error) {
        yield this.problem(`expected a JSON object: ${(error as Error).message}`, 'skipped', place)
        continue
      }
      yield* this.repeated(text, value, place)
      const [first, ...others] = recordsIn([value])!
      yield* fromJson(first, this.number, place, this.context)
      for (const record of others) yield* fromJson(record, ++this.number, place, this.context)
    }
  }
}

/** Whether a text tells if it is JSON lines: a list is none, and of an object more than the first line is needed. */
const tellsLines = (start: string): boolean =>
  start.length > LONGEST_LINE || /^\s*\[/.test(start) || /\n\s*\S/.test(start.trimStart())

export const json: Format = {
  name: 'JSON',

  looksLike(head, fileName) {
    const start = head.trimStart()
    if (/^\[\s*(?:[{\]]|null\b|$)/.test(start)) return 0.95
    if (/^\{\s*(?:"|\}|$)/.test(start)) return 0.95
    return /^[[{]/.test(start) && /\.json$/i.test(fileName) ? 0.5 : 0
  },

  async *read(chunks, context) {
    const { start, all } = await peekText(chunks, tellsLines)
    const first = /^\s*(\{[^\n]*)\n\s*\{/.exec(start)?.[1]
    if (first !== undefined && isJsonObject(first)) {
      yield* jsonl.read(all, context)
      return
    }
    const documents = new Documents(context)
    for await (const chunk of all) yield* documents.push(chunk)
    yield* documents.end()
  },
}
