/**
 * EndNote's tagged text (`.enw`), the same as Refer and BibIX: `%0 Journal Article`, `%A Doe, Jane`, one tag of a percent
 * sign and a letter a line, records parted by blank lines or by the next `%0`.
 */

import { namesEach } from '../author-lists.ts'
import type { Format } from '../format.ts'
import { termsEach } from '../keyword-lists.ts'
import { webAddresses } from '../links.ts'
import type { RawPaper } from '../paper.ts'
import { linesIn, type TaggedRecord, taggedFormat } from './tagged.ts'

const LINE = /^%([0-9A-Za-z!@#$&()*+<>[\]^~?=]) ?(.*)$/s
const DOI = /\b10\.\d{4,9}\/[^\s"<>]+/

function rawOf(record: TaggedRecord): RawPaper {
  const urls = webAddresses([...record.all('U'), ...record.all('>')])
  const doi = [...record.all('R'), ...record.all('3'), ...urls].map((value) => DOI.exec(value)?.[0])
  const title = record.first('T')
  const venue = record.first('J', 'B', 'S')
  return {
    id: record.first('F', 'M'),
    title,
    abstract: record.first('X'),
    authors: namesEach(record.all('A', 'E')),
    year: record.first('D', '8'),
    venue: venue === title ? '' : venue,
    keywords: termsEach(record.all('K')),
    doi: doi.find(Boolean),
    language: record.first('G'),
    url: urls.filter((url) => !/\.pdf$/i.test(url)),
    pdf: urls.filter((url) => /\.pdf$/i.test(url)),
  }
}

/** Tags that begin records where nothing parts them. */
const BEGIN = /^[0AEF]$/

/**
 * A tag after a blank line begins a record; so does, where the record has a title, a type (`%0`), another title, or the tag
 * that the record itself began with.
 */
const begin = (tag: string, record: TaggedRecord, blank: boolean): boolean =>
  blank ||
  (record.has('T') &&
    (tag === '0' || tag === 'T' || (tag === record.firstTag && tag !== record.lastTag && BEGIN.test(tag))))

const ONCE: ReadonlyMap<string, string> = new Map([
  ['T', 'titles'],
  ['X', 'abstracts'],
  ['J', 'journals'],
  ['B', 'books'],
  ['D', 'years'],
])
const LISTS: ReadonlySet<string> = new Set(['K', 'A', 'E'])
const SHORT: ReadonlySet<string> = new Set(['0', 'D', 'F', 'U', 'G', 'M', 'R', 'V', 'N', 'P'])

export const refer: Format = {
  ...taggedFormat(
    'EndNote tagged',
    { line: LINE, begin, once: ONCE, short: SHORT, lists: LISTS, blankEnds: true },
    { first: LINE, begins: /%0 [A-Z][\w ]{3,40}\r?\n%/ },
    rawOf,
  ),

  looksLike(head) {
    const lines = linesIn(head, 8)
    const tagged = lines.filter((line) => LINE.test(line) && /^%. \S/.test(line))
    if (!LINE.test(lines[0] ?? '') || tagged.length * 2 < lines.length) return 0
    return tagged.length > 1 && tagged.some((line) => /^%[ATE0] /.test(line)) ? 0.95 : 0
  },
}
