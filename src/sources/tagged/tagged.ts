/** Tagged text: records made of lines that begin with a tag (`AU  - Doe, Jane`), as RIS, PubMed and Web of Science write it. */
import type { Chunks, Context, SourceItem } from '../format.ts'
import { linesOf } from '../lines.ts'
import { LONGEST } from '../paper.ts'

/** Longest record that is kept, in characters; what follows in it is left out. */
export const LONGEST_TAGGED = 8_000_000
/** A little more than is kept of a field, so that the cut is said where all cuts are. */
const LONGEST_LINE = LONGEST.abstract + 100

export interface TaggedSyntax {
  /** Finds the tag (group 1) and its value (group 2, may be absent). */
  line: RegExp
  /** The tag that begins a record, and the one that ends it. */
  begin: string
  end?: string
  /** Another tag that begins a record, where the record has it already. */
  again?: string
  /** Tags that may stand before the first record and after the last. */
  outside?: ReadonlySet<string>
  /** Tags whose continuation lines are further values; of all others they continue the value. */
  lists?: ReadonlySet<string>
}

const oneSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The values of every tag in their order. */
export class TaggedRecord {
  private readonly fields = new Map<string, string[]>()
  private last: string[] | undefined
  private lastTag = ''
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
    return this.all(...tags)[0] ?? ''
  }
}

const NONE: ReadonlySet<string> = new Set()

/**
 * Cuts tagged text into records. A record without its first tag or without its last one is still a record; text before
 * the first tag is passed over; a line without a tag continues the value before it, joined by a space.
 */
export async function* taggedRecords(
  chunks: Chunks,
  syntax: TaggedSyntax,
  context: Context,
): AsyncGenerator<TaggedRecord | Extract<SourceItem, { problem: unknown }>> {
  const { lists = NONE, outside = NONE } = syntax
  let record: TaggedRecord | undefined
  for await (const line of linesOf(chunks, LONGEST_LINE)) {
    const found = syntax.line.exec(line.text)
    const tag = found?.[1]
    const begins = tag === syntax.begin || (tag === syntax.again && record?.has(tag!))
    if (record && tag !== undefined && (begins || tag === syntax.end)) {
      if (!record.isEmpty) yield record
      record = undefined
    }
    if (tag === syntax.end && tag !== undefined) continue
    if (tag !== undefined && (record || !outside.has(tag))) record ??= new TaggedRecord(line.number)
    if (!record) continue
    const before = record.length
    if (before > LONGEST_TAGGED) continue
    if (tag !== undefined) record.add(tag, found![2] ?? '')
    else if (line.text.trim() !== '') record.continue(line.text, lists)
    if (record.length > LONGEST_TAGGED)
      yield {
        problem: {
          file: context.file,
          place: `line ${line.number}`,
          what: `a record of more than ${LONGEST_TAGGED} characters`,
          done: 'read up to there',
        },
      }
  }
  if (record && !record.isEmpty) yield record
}
