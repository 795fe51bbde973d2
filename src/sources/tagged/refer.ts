/**
 * EndNote's tagged text (`.enw`), the same as Refer and BibIX: `%0 Journal Article`, `%A Doe, Jane`, one tag of a percent
 * sign and a letter a line, records parted by blank lines or by the next `%0`.
 */
import type { Chunks, Format } from '../format.ts'
import { linesOf } from '../lines.ts'
import { LONGEST, paperFrom, type RawPaper } from '../paper.ts'
import { LONGEST_TAGGED, linesIn, TaggedRecord } from './tagged.ts'

const LINE = /^%([0-9A-Za-z!@#$&()*+<>[\]^~?=]) ?(.*)$/s
/** A little more than is kept of a field, so that the cut is said where all cuts are. */
const LONGEST_LINE = LONGEST.abstract + 100
const DOI = /\b10\.\d{4,9}\/[^\s"<>]+/

function rawOf(record: TaggedRecord): RawPaper {
  const urls = [...record.all('U'), ...record.all('>')].filter((url) => /^https?:/i.test(url))
  const doi = [...record.all('R'), ...record.all('3'), ...urls].map((value) => DOI.exec(value)?.[0])
  const title = record.first('T')
  const venue = record.first('J', 'B', 'S')
  return {
    id: record.first('F', 'M'),
    title,
    abstract: record.first('X'),
    authors: record.all('A', 'E'),
    year: record.first('D', '8'),
    venue: venue === title ? '' : venue,
    keywords: record.all('K').flatMap((value) => value.split(/\s*;\s*/).filter(Boolean)),
    doi: doi.find(Boolean),
    language: record.first('G'),
    url: urls.filter((url) => !/\.pdf$/i.test(url)),
    pdf: urls.filter((url) => /\.pdf$/i.test(url)),
  }
}

const NO_LISTS: ReadonlySet<string> = new Set()

/** Tags that begin records where nothing parts them. */
const BEGIN = /^[0AEF]$/

/**
 * A tag after a blank line begins a record; so does, where the record has a title, a type (`%0`), another title, or the tag
 * that the record itself began with.
 */
async function* records(chunks: Chunks): AsyncGenerator<TaggedRecord> {
  let record: TaggedRecord | undefined
  let blank = false
  let first: string | undefined
  let last: string | undefined
  for await (const { text, number } of linesOf(chunks, LONGEST_LINE)) {
    const [, tag, value] = LINE.exec(text) ?? []
    const again = tag === first && tag !== last && BEGIN.test(tag)
    if (
      record &&
      tag !== undefined &&
      (blank || (record.has('T') && (tag === '0' || tag === 'T' || again)))
    ) {
      yield record
      record = undefined
    }
    blank = text.trim() === ''
    if (tag !== undefined && !record) {
      record = new TaggedRecord(number)
      first = tag
    }
    last = tag ?? last
    if (!record || blank || record.length > LONGEST_TAGGED) continue
    if (tag !== undefined) record.add(tag, value)
    else record.continue(text, NO_LISTS)
  }
  if (record) yield record
}

export const refer: Format = {
  name: 'EndNote tagged',

  begins: /%0 [A-Z][\w ]{3,40}\r?\n%/,

  looksLike(head) {
    const lines = linesIn(head, 8)
    const tagged = lines.filter((line) => LINE.test(line) && /^%. \S/.test(line))
    if (!LINE.test(lines[0] ?? '') || tagged.length * 2 < lines.length) return 0
    return tagged.length > 1 && tagged.some((line) => /^%[ATE0] /.test(line)) ? 0.95 : 0
  },

  async *read(chunks, context) {
    let number = 0
    for await (const record of records(chunks))
      yield* paperFrom(rawOf(record), ++number, `line ${record.line}`, context)
  },
}
