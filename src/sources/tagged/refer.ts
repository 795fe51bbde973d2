/**
 * EndNote's tagged text (`.enw`), the same as Refer and BibIX: `%0 Journal Article`, `%A Doe, Jane`, one tag of a percent
 * sign and a letter a line, records parted by blank lines or by the next `%0`.
 */
import type { Chunks, Format } from '../format.ts'
import { linesOf } from '../lines.ts'
import { LONGEST, paperFrom, type RawPaper } from '../paper.ts'
import { LONGEST_TAGGED, TaggedRecord } from './tagged.ts'

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

/** A tag after a blank line begins a record, and so does a type (`%0`) where the record has a title. */
async function* records(chunks: Chunks): AsyncGenerator<TaggedRecord> {
  let record: TaggedRecord | undefined
  let blank = false
  for await (const { text, number } of linesOf(chunks, LONGEST_LINE)) {
    const [, tag, value] = LINE.exec(text) ?? []
    if (record && tag !== undefined && (blank || (tag === '0' && record.has('T')))) {
      yield record
      record = undefined
    }
    blank = text.trim() === ''
    if (tag !== undefined) record ??= new TaggedRecord(number)
    if (!record || blank || record.length > LONGEST_TAGGED) continue
    if (tag !== undefined) record.add(tag, value)
    else record.continue(text, NO_LISTS)
  }
  if (record) yield record
}

export const refer: Format = {
  name: 'EndNote tagged',

  looksLike: (head) => (/^\s*%[0ATDJ] \S/.test(head) && /^%[AT] \S/m.test(head) ? 0.95 : 0),

  async *read(chunks, context) {
    let number = 0
    for await (const record of records(chunks))
      yield* paperFrom(rawOf(record), ++number, `line ${record.line}`, context)
  },
}
