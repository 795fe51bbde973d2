/**
 * Plain text. A record is a run of lines up to a blank one; lines may begin with a field's name (`Title:`, `Authors:`,
 * `Year:`, `Venue:`, `Keywords:`, `DOI:`, `URL:`, `ID:`, `Abstract:`, in any order and case), and a field that the record
 * has already begins the next record, so ten lines that each begin `Abstract:` are ten records. Lines without a name
 * continue the field before them, or are the abstract. Of an abstract exactly the prefix `Abstract:` is taken off.
 */
import type { Context, Format, SourceItem } from './format.ts'
import { type Line, linesOf } from './lines.ts'
import { LONGEST } from './mender.ts'
import { paperFrom, type RawPaper } from './paper.ts'
import { tableHead } from './tables/table-head.ts'

const HEADER =
  /^[ \t]*(?:(title|authors?|year|venue|keywords?|doi|url|id|abstract)[ \t]*:|abstract[ \t]*\r?$)/i
/** A name alone on its line is one of a YAML list or map, whose lines are indented. */
const NAMED =
  /^(?:title|authors?|year|venue|keywords?|doi|url|id|abstract)[ \t]*:(?![ \t]*\r?\n[ \t]+[\w-]+:[ \t])/i
const FIELDS: ReadonlyMap<string, keyof RawPaper> = new Map([
  ['author', 'authors'],
  ['keyword', 'keywords'],
  ...(['title', 'authors', 'year', 'venue', 'keywords', 'doi', 'url', 'id', 'abstract'] as const).map(
    (name) => [name, name] as const,
  ),
])
/** A little more than is kept, so that the cut is noticed and said where all cuts are. */
const LONGEST_LINE = LONGEST.abstract + 100

/** Fields of one line; a nameless line after them is not theirs but the abstract. */
const SHORT: ReadonlySet<keyof RawPaper> = new Set(['id', 'year', 'doi', 'url'])

/** What type and formulas are set in (HTML, JATS, MathML), which stands in abstracts, too. */
const MATH =
  'm(?:ath|[inos]|text|space|row|frac|sqrt|root|style|error|padded|phantom|fenced|enclose|su[bp]|subsup|under|over|underover|multiscripts|prescripts|table|t[rd]|action)'
const TYPE = `(?:a|b|code|div|em|h[1-6]|i|inf|mark|p|sc|sec|small|span|strong|su[bp]|tt|u|${MATH}|(?:jats|mml):[\\w-]+)`
/** How JSON, XML and BibTeX begin. */
const OTHER = new RegExp(
  `^\\s*(?:<(?!${TYPE}[\\s>])[a-z!?/]|\\{\\s*["'}\\n]|\\[\\s*[{\\]"]|@[a-z]+\\s*[{(])`,
  'i',
)

/** Fields that say which record it is. */
const HEAD: ReadonlySet<keyof RawPaper> = new Set(['id', 'title', 'authors', 'abstract'])

/** Is a text without names of fields a piece of another format: JSON, XML, front matter, a table? */
const isForeign = (text: string): boolean =>
  OTHER.test(text) || /^\s*---[ \t]*\n/.test(text) || tableHead(text.slice(0, 8192), false) !== undefined

/** A record in the making: the lines of every field. */
class Draft {
  readonly fields = new Map<keyof RawPaper, { lines: string[]; length: number }>()
  /** The field that a nameless line continues. */
  last: keyof RawPaper = 'abstract'
  named = false
  /** Whether it begins with the line of front matter. */
  fenced = false
  readonly line: number

  constructor(line: number) {
    this.line = line
  }

  add(name: keyof RawPaper, value: string): void {
    const field = this.fields.get(name) ?? { lines: [], length: 0 }
    this.fields.set(name, field)
    // A field's text may begin on the line after its name.
    if (field.lines.length === 1 && field.lines[0].trim() === '') field.lines.pop()
    if (field.length < LONGEST_LINE) field.lines.push(value)
    field.length += value.length + 1
    this.last = SHORT.has(name) ? 'abstract' : name
  }

  hasText(name: keyof RawPaper): boolean {
    return this.fields.get(name)?.lines.some((line) => line.trim() !== '') ?? false
  }

  /** The text of a record that names no field. */
  unnamed(): string | undefined {
    if (this.fenced) return '---\n'
    return this.named ? undefined : this.fields.get('abstract')?.lines.join('\n')
  }

  /** Whether it says no more than what may stand below an abstract: its keywords, its DOI. */
  get isRest(): boolean {
    return ![...this.fields.keys()].some((name) => HEAD.has(name))
  }

  /** Takes the fields of another, unless it has any of them. */
  takes({ fields }: Draft): boolean {
    if ([...fields.keys()].some((name) => this.fields.has(name))) return false
    for (const [name, field] of fields) this.fields.set(name, field)
    return true
  }

  raw(): RawPaper {
    const raw: RawPaper = {}
    for (const [name, { lines }] of this.fields) {
      const value = lines.join('\n')
      raw[name] = name === 'abstract' ? value : value.trim()
    }
    return raw
  }
}

/** Builds records out of lines; what is complete comes back from `push` and `end`. */
class Records {
  private draft: Draft | undefined
  /** The record before, of which the rest may stand below a blank line. */
  private before: Draft | undefined
  private blank = false
  private number = 0
  private readonly context: Context

  constructor(context: Context) {
    this.context = context
  }

  push(line: Line): SourceItem[] {
    if (line.text.trim() === '') {
      this.blank = true
      return []
    }
    const header = HEADER.exec(line.text)
    const name = header ? FIELDS.get((header[1] ?? 'abstract').toLowerCase())! : undefined
    const done = this.begins(name) ? this.close() : []
    if (!this.draft) {
      this.draft = new Draft(line.number)
      this.draft.fenced = /^---[ \t]*$/.test(line.text)
    }
    // After a blank line, nameless text is the abstract that the header lines lack.
    const field = name ?? (this.blank ? 'abstract' : this.draft.last)
    this.draft.named ||= header !== null
    this.draft.add(field, header ? line.text.slice(header[0].length) : line.text)
    this.blank = false
    return done
  }

  end(): SourceItem[] {
    return [...this.close(), ...this.finish(undefined)]
  }

  /** Ends the record in the making; what is given is the one before it, which is whole now. */
  private close(): SourceItem[] {
    const { draft, before } = this
    this.draft = undefined
    if (!draft || (draft.isRest && before?.takes(draft))) return []
    return this.finish(draft)
  }

  private finish(next: Draft | undefined): SourceItem[] {
    const draft = this.before
    this.before = next
    if (!draft) return []
    const text = draft.unnamed()
    if (text !== undefined && isForeign(text)) {
      const what = `expected an abstract, found ${JSON.stringify(text.trim().slice(0, 40))}`
      return [{ problem: { file: this.context.file, place: `line ${draft.line}`, what, done: 'skipped' } }]
    }
    return paperFrom(draft.raw(), ++this.number, `line ${draft.line}`, this.context)
  }

  /** Does a line that names this field (or none) begin a record? */
  private begins(name: keyof RawPaper | undefined): boolean {
    if (!this.draft) return false
    // The rest of the record before is over where another one names itself.
    if (this.blank && name !== undefined && HEAD.has(name) && this.before && this.draft.isRest) return true
    return (
      (name !== undefined && this.draft.fields.has(name)) || (this.blank && this.draft.hasText('abstract'))
    )
  }
}

/** What lines of other formats look like: tags, names and values of JSON and BibTeX, closed elements. */
const FOREIGN_MARK = new RegExp(
  `^[A-Z][A-Z0-9]{1,3} {0,2}- \\S|"[\\w-]+"\\s*:|^\\s*[\\w-]+\\s*=\\s*["{]|</(?!${TYPE}>)[\\w:]+>`,
  'g',
)
/** Names of files that hold no prose; what is none of these formats is damaged. */
const OF_DATA = /\.(?:jsonl?|ndjson|xml|rdf|ris|nbib|enw|bib|csv|tsv|cff)$/i
/** Characters of a line that are looked at. */
const LONGEST_FOREIGN = 2_000
/** So many tell that their beginning is missing, by which the format is told. */
const FOREIGN_LINES = 3

export const text: Format = {
  name: 'text',
  begins:
    /(?:Title|Abstract|Authors?|ID):[^\n]*\r?\n(?:Title|Abstract|Authors?|Year|Venue|Keywords?|DOI|URL|ID):/,

  namesFields: (head) => NAMED.test(head.trimStart()),

  looksLike(head, fileName) {
    const start = head.trimStart()
    if (NAMED.test(start)) return 0.94
    if (OTHER.test(start) || OF_DATA.test(fileName)) return 0
    return /\.(?:txt|text|md)$/i.test(fileName) ? 0.3 : 0.2
  },

  async *read(chunks, context) {
    const records = new Records(context)
    // Different ones: a mark of type that is none of those stands in a text again and again. What a line names is a field's.
    const foreign = new Map<string, Line>()
    for await (const line of linesOf(chunks, LONGEST_LINE)) {
      if (foreign.size < FOREIGN_LINES && !HEADER.test(line.text))
        for (const mark of line.text.slice(0, LONGEST_FOREIGN).match(FOREIGN_MARK) ?? [])
          if (!foreign.has(mark)) foreign.set(mark, line)
      yield* records.push(line)
    }
    if (foreign.size >= FOREIGN_LINES) {
      const [first] = foreign.values()
      const what = `text that looks like records of another format: ${JSON.stringify(first.text.trim().slice(0, 60))}`
      yield {
        problem: { file: context.file, place: `line ${first.number}`, what, done: 'read as text' },
      }
    }
    yield* records.end()
  },
}
