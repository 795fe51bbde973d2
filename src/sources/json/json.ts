/**
 * JSON documents: a list of records, a list inside of an answer (`results`, `items`, `data`, …), records under their ids,
 * or one record. Lists are read record by record, so that a broken one does not take the others with it.
 */
import type { Context, Format, SourceItem } from '../format.ts'
import { JsonItems } from './json-items.ts'
import { fromJson, isRecord, JSON_KINDS } from './json-records.ts'
import { at } from './json-values.ts'
import { LONGEST_LINE } from './jsonl.ts'

/** Largest document that is no list, in characters. */
export const LONGEST_DOCUMENT = 128_000_000

const LIST =
  /^\s*(?:\[|\{(?:[^[]*?[{,]\s*|\s*)"(?:results|items|data|works|papers|recommendedPapers)"\s*:\s*\[)/
/** How far the beginning of a list is looked for. */
const HEAD = 65_536
/** Fields that tell that an object is a record rather than a collection of them. */
const FIELDS = ['title', 'abstract', 'display_name', 'DOI', 'paperId', 'keywords']
/** What answers wrap their lists in. */
const LISTS = ['results', 'items', 'data', 'works', 'papers', 'recommendedPapers', 'references']

const isPaper = (value: unknown): boolean =>
  isRecord(value) && (FIELDS.some((name) => name in value) || JSON_KINDS.some((kind) => kind.matches(value)))

/** The records of a document: itself, a list in it, or what stands under its ids. */
function recordsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  const inner = at(value, 'message') ?? value
  if (!isRecord(inner) || isPaper(inner)) return [inner]
  const list = LISTS.map((name) => at(inner, name)).find(Array.isArray)
  return list ?? Object.values(inner)
}

function* records(value: unknown, context: Context): Generator<SourceItem> {
  let number = 0
  for (const record of recordsOf(value)) yield* fromJson(record, ++number, `record ${number}`, context)
}

export const json: Format = {
  name: 'JSON',

  looksLike(head, fileName) {
    const start = head.trimStart()
    if (/^\[\s*(?:[{\]]|null\b)/.test(start)) return 0.9
    if (!/^\{\s*(?:"|\}|$)/.test(start)) return 0
    // A record that ends on its line is one of JSON lines.
    if (/^\{.*\}\s*\n\s*\{/.test(start)) return 0.1
    if (/^\{\s*\n/.test(start)) return 0.95
    return LIST.test(start) || /"message-type"/.test(start) || /\.json$/i.test(fileName) ? 0.95 : 0.5
  },

  async *read(chunks, context) {
    let held = ''
    let items: JsonItems | undefined
    let number = 0
    const problem = (what: string, done = 'skipped', place = ''): SourceItem => ({
      problem: { file: context.file, place, what, done },
    })
    const take = function* (found: Iterable<{ text: string; length: number }>): Generator<SourceItem> {
      for (const { text, length } of found) {
        const place = `record ${++number}`
        if (length > LONGEST_LINE) {
          yield problem(
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
          yield problem(`expected a JSON object: ${(error as Error).message}`, 'skipped', place)
          continue
        }
        yield* fromJson(value, number, place, context)
      }
    }
    for await (const chunk of chunks) {
      if (items) {
        yield* take(items.push(chunk))
        continue
      }
      held += chunk
      const list = held.length <= HEAD * 4 ? LIST.exec(held.slice(0, HEAD)) : undefined
      if (list) {
        items = new JsonItems(LONGEST_LINE)
        yield* take(items.push(held.slice(list[0].length)))
        held = ''
      } else if (held.length > LONGEST_DOCUMENT) {
        yield problem(`a document of more than ${LONGEST_DOCUMENT} characters that is no list of records`)
        return
      }
    }
    if (items) {
      yield* take(items.end())
      if (!items.closed) yield problem('the list has no end', 'read as far as it goes')
      return
    }
    let value: unknown
    try {
      value = JSON.parse(held)
    } catch (error) {
      yield problem(`expected a JSON document: ${(error as Error).message}`)
      return
    }
    yield* records(value, context)
  },
}
