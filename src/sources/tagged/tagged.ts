/** Tagged text: records made of lines that begin with a tag (`AU  - Doe, Jane`), as RIS, PubMed and Web of Science write it. */
import type { Chunks, Context, Format, SourceItem } from '../format.ts'
import { linesOf } from '../lines.ts'
import { LONGEST } from '../mender.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { tableHead } from '../tables/table-head.ts'

/** Longest record that is kept, in characters; what follows in it is left out. */
export const LONGEST_TAGGED = 8_000_000
/** A little more than is kept of a field, so that the cut is said where all cuts are. */
const LONGEST_LINE = LONGEST.abstract + 100

export interface TaggedSyntax {
  /** Finds the tag (group 1) and its value (group 2, may be absent). */
  line: RegExp
  /** The tag that begins a record (or what else tells, given the record so far and whether a blank line was), and the one that ends it. */
  begin: string | ((tag: string, record: TaggedRecord, blank: boolean) => boolean)
  end?: string
  /** Another tag that begins a record, where the record has it already. */
  again?: string
  /** Tags that may stand before the first record and after the last. */
  outside?: ReadonlySet<string>
  /** A line that stands between records. */
  between?: RegExp
  /** Whether a blank line ends a record, so that text without a tag after it belongs to none. */
  blankEnds?: boolean
  /** What tags are called that a record has once: another value for one tells of damage, to the end of a record or a line. */
  once?: ReadonlyMap<string, string>
  /** Tags whose values stand on one line: text below them belongs to no field. */
  short?: ReadonlySet<string>
  /** Whether lines that go on with a value are indented. */
  indented?: boolean
  /** Tags whose continuation lines are further values; of all others they continue the value. */
  lists?: ReadonlySet<string>
}

const oneSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The values of every tag in their order. */
export class TaggedRecord {
  private readonly fields = new Map<string, string[]>()
  private last: string[] | undefined
  firstTag = ''
  lastTag = ''
  readonly line: number
  length = 0

  constructor(line: number) {
    this.line = line
  }

  add(tag: string, value: string): void {
    const values = this.fields.get(tag) ?? []
    this.fields.set(tag, values)
    values.push(oneSpaced(value))
    this.length += value.length + 1
    this.last = values
    this.firstTag ||= tag
    this.lastTag = tag
  }

  continue(value: string, lists: ReadonlySet<string>): void {
    if (this.last === undefined) return
    if (lists.has(this.lastTag)) this.add(this.lastTag, value)
    else {
      const end = this.last.length - 1
      this.last[end] = `${this.last[end]} ${oneSpaced(value)}`.trimStart()
      this.length += value.length + 1
    }
  }

  has(tag: string): boolean {
    return this.fields.has(tag)
  }

  /** Whether a tag without a value came last. */
  get isOpen(): boolean {
    return this.last?.at(-1) === ''
  }

  get isEmpty(): boolean {
    return this.fields.size === 0
  }

  /** The values of the first of these tags that has any. */
  all(...tags: string[]): string[] {
    for (const tag of tags) {
      const values = (this.fields.get(tag) ?? []).filter(Boolean)
      if (values.length > 0) return values
    }
    return []
  }

  /** The first value of the first of these tags that has one, else ''. */
  first(...tags: string[]): string {
    for (const tag of tags) {
      const found = this.fields.get(tag)?.find(Boolean)
      if (found) return found
    }
    return ''
  }
}

const NONE: ReadonlySet<string> = new Set()
/** Of which a record has one, whatever their tags. */
const TITLES = 'titles'
/** What exports put between records: rules, numbers, where the records come from. */
const MARGIN =
  /^(?:[^\p{L}]*|(?:record|reference|citation|result)\b.{0,40}|(?:provider|database|content|source)\s*:.*)$/iu

const shown = (text: string): string => JSON.stringify(text.trim().slice(0, 60))

/**
 * Cuts tagged text into records. A record without its first tag or without its last one is still a record; text before
 * the first tag is passed over; text between records is, too, and that is told; a line without a tag continues the value
 * before it, joined by a space.
 */
export async function* taggedRecords(
  chunks: Chunks,
  syntax: TaggedSyntax,
  context: Context,
): AsyncGenerator<TaggedRecord | Extract<SourceItem, { problem: unknown }>> {
  const { lists = NONE, outside = NONE } = syntax
  const titles = [...(syntax.once ?? [])].filter(([, name]) => name === TITLES).map(([tag]) => tag)
  let record: TaggedRecord | undefined
  let blank = false
  /** Whether a record was seen, and no text of nobody since. */
  let quiet = false
  const problem = (line: number, what: string, done: string) => ({
    problem: { file: context.file, place: `line ${line}`, what, done },
  })
  for await (const line of linesOf(chunks, LONGEST_LINE)) {
    const found = syntax.line.exec(line.text)
    const tag = found?.[1]
    const between = syntax.between?.test(line.text)
    const begins =
      record !== undefined &&
      tag !== undefined &&
      (typeof syntax.begin === 'string' ? tag === syntax.begin : syntax.begin(tag, record, blank))
    const again = tag !== undefined && tag === syntax.again && record?.has(tag)
    const stray = blank && syntax.blankEnds && tag === undefined && !/^\s/.test(line.text) && line.text !== ''
    if (record && (between || stray || begins || again || (tag !== undefined && tag === syntax.end))) {
      if (!record.isEmpty) yield record
      quiet = true
      record = undefined
    }
    blank = line.text.trim() === ''
    if (between || (tag === syntax.end && tag !== undefined)) continue
    if (tag !== undefined && (record || !outside.has(tag))) record ??= new TaggedRecord(line.number)
    if (!record) {
      if (quiet && !blank && tag === undefined && !MARGIN.test(line.text)) {
        yield problem(
          line.number,
          `text that is no record: ${shown(line.text)}`,
          'passed over up to the next record',
        )
        quiet = false
      }
      continue
    }
    const before = record.length
    if (before > LONGEST_TAGGED) continue
    if (tag !== undefined) {
      const value = found![2] ?? ''
      const name = value.trim() === '' ? undefined : syntax.once?.get(tag)
      const known = name === TITLES ? record.first(tag, ...titles) : name ? record.first(tag) : ''
      if (known !== '' && (oneSpaced(value) !== known || (name === TITLES && record.has(tag))))
        yield problem(
          line.number,
          `two ${name} in one record: ${shown(known)} and ${shown(value)}`,
          'read as one record, and one of them',
        )
      record.add(tag, value)
    } else if (!blank) {
      const isLoose = syntax.indented && (!/^\s/.test(line.text) || record.isOpen)
      const isNone = syntax.short?.has(record.lastTag)
      if (isLoose || isNone)
        yield problem(
          line.number,
          `text without a tag below ${record.lastTag}: ${shown(line.text)}`,
          isNone ? 'left out' : `read as part of ${record.lastTag}`,
        )
      if (!isNone) record.continue(line.text, lists)
    }
    if (record.length > LONGEST_TAGGED)
      yield problem(line.number, `a record of more than ${LONGEST_TAGGED} characters`, 'read up to there')
  }
  if (record && !record.isEmpty) yield record
}

/** The lines of a text that are not blank. */
export const linesIn = (head: string, most: number): string[] =>
  head
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, most)

/** Lines above the first record in which its first tag is looked for. */
const NOTICES = 12
/** What no notice begins with: another format does. */
const NO_NOTICE =
  /^\s*(?:[[{@%]|<[a-z?!])|^[A-Z][A-Z0-9]{1,3} {0,2}- |^(?:RT|PT) [A-Z]|^SrcDatabase-|^(?:title|abstract|authors?)[ \t]*:|^---[ \t]*$/im

/**
 * How well a text fits whose first lines have one that looks so: beyond doubt at its very beginning; under short notices a
 * little less, since these may be a record of another format.
 */
export function beginsWith(head: string, first: RegExp): number {
  const lines = linesIn(head, NOTICES)
  const at = lines.findIndex((line) => first.test(line))
  if (at <= 0) return at === 0 ? 0.95 : 0
  const above = lines.slice(0, at).join('\n')
  return lines.slice(0, at).every((line) => line.length < 200) &&
    !NO_NOTICE.test(above) &&
    !tableHead(above, false)
    ? 0.93
    : 0
}

/** A format of tagged text: its records, each as the fields of a paper. */
export function taggedFormat(
  name: string,
  syntax: TaggedSyntax,
  told: { first: RegExp; begins: RegExp },
  rawOf: (record: TaggedRecord) => RawPaper,
): Format {
  return {
    name,
    begins: told.begins,
    looksLike: (head) => beginsWith(head, told.first),
    async *read(chunks, context) {
      let number = 0
      for await (const record of taggedRecords(chunks, syntax, context))
        if ('problem' in record) yield record
        else {
          const kept = (tag: string): string => record.first(tag)
          yield* paperFrom(rawOf(record), ++number, `line ${record.line}`, context, kept)
        }
    },
  }
}
