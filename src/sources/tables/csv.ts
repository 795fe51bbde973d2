/**
 * Tables: CSV, TSV and their kin with a header, as Scopus, IEEE Xplore, Springer, Dimensions, Lens, Zotero, PubMed, Web of
 * Science, Embase, EBSCO, Rayyan, Covidence and R packages write them. The separator is the one under which header and
 * rows make sense; notices above them are passed over.
 */

import { knownNames, normalName } from '../field-names.ts'
import type { Context, Format, SourceItem } from '../format.ts'
import { paperFrom } from '../paper.ts'
import { peekText } from '../peek.ts'
import { Columns } from './csv-columns.ts'
import { csvRows, type Row } from './csv-rows.ts'
import { DELIMITERS, HEADER_ROWS, tableHead } from './table-head.ts'

/** How much of a table is looked at to tell where it begins. */
const HEAD = 8192
const NONE: ReadonlyMap<string, string> = new Map()
const MOST_NAMES = 12

/** What no cell begins with: XML (but what a title is set in), JSON, BibTeX. */
const MARKUP =
  /^\s*(?:<(?!(?:span|font|strong|small|code|inline-formula|(?:mml:)?math)\b)(?:[a-z]+:[a-z]{3,}|xml|tei|[a-z-]{4,})(?:\s[^>]*=|>\s*<[a-z])|\{\s*"|\[\s*\{|@[a-z]+\{)/i
/** What a row of another width begins with where it is XML or tagged text. */
const FOREIGN = /^\s*(?:<[?a-z]|[A-Z][A-Z0-9]{1,3} {0,2}- )/i

const shifted = (cells: number, columns: number): string => `${cells} cells under ${columns} columns`
const SHIFTED = 'read from the left; its ids and language are left out'

/** Without a known header: what parts the first line most often. */
function separator(head: string): string {
  const [line] = head.split('\n', 1)
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]
}

const namesOf = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST_NAMES).map((name) => name.trim().slice(0, 40))
  return names.length > MOST_NAMES
    ? `${shown.join(', ')} and ${names.length - MOST_NAMES} more`
    : shown.join(', ')
}

/** Papers of the rows of a table, whatever file it stands in; the first row with a column of titles is its header. */
export async function* fromRows(
  rows: AsyncIterable<Row> | Iterable<Row>,
  context: Context,
): AsyncGenerator<SourceItem> {
  const { file, asked = true, map = NONE, keep = NONE } = context
  const wanted = map.get('title')
  const isHeader = (cells: string[]): boolean =>
    wanted === undefined ? knownNames(cells).title : cells.map(normalName).includes(normalName(wanted))
  /** Of another table in the same file: no paper has the names of several columns for its values. */
  const isHeaderAgain = (cells: string[]): boolean =>
    !MARKUP.test(cells[0]) && isHeader(cells) && knownNames(cells).known >= Math.max(2, cells.length / 2)
  const above: string[][] = []
  let columns: Columns | undefined
  let number = 0
  /** Rows of another width: empty cells may be left out at the end, but a separator that is gone moves all after it. */
  const odd = { rows: 0, first: '' }
  for await (const row of rows) {
    if ('fault' in row) {
      const done = row.done ?? 'skipped'
      yield { problem: { file, place: `after record ${number}`, what: row.fault, done } }
    } else if (columns && !isHeaderAgain(row.cells)) {
      const place = `record ${++number}`
      const { width } = columns
      if (width > 2 && row.cells.length === 1 && row.cells[0].trim() !== '') {
        const what = `expected ${width} cells, found one: ${JSON.stringify(row.cells[0].trim().slice(0, 40))}`
        yield { problem: { file, place, what, done: 'skipped' } }
        continue
      }
      if (MARKUP.test(row.cells[0]) || (row.cells.length !== width && FOREIGN.test(row.cells[0]))) {
        const what = `expected a row, found ${JSON.stringify(row.cells[0].trim().slice(0, 40))}`
        yield { problem: { file, place, what, done: 'skipped' } }
        continue
      }
      const more = row.cells.length > width && row.cells.slice(width).some((cell) => cell !== '')
      if (more) yield { problem: { file, place, what: shifted(row.cells.length, width), done: SHIFTED } }
      if (row.cells.length !== width && !more && odd.rows++ === 0) odd.first = place
      const cells = more ? row.cells : row.cells.slice(0, width)
      const own = columns
      const under = (name: string): string | undefined => own.under(cells, name)
      yield* paperFrom(own.raw(cells), number, place, context, under)
    } else if (isHeader(row.cells)) {
      columns = new Columns(row.cells, map, keep)
      const given = row.cells.map(normalName)
      const missing = [...map.values()].filter((name) => !given.includes(normalName(name)))
      if (missing.length > 0)
        yield { note: { file, what: `no column called ${namesOf(missing)}`, advice: 'see --map' } }
      const unread = columns.unread()
      if (unread.length > 0)
        yield {
          note: {
            file,
            what: `columns that are not read: ${namesOf(unread)}`,
            advice: '--map keywords=COLUMN reads one',
          },
        }
    } else if (above.push(row.cells) >= HEADER_ROWS) break
  }
  if (odd.rows > 0)
    yield {
      note: {
        file,
        what: `rows with more or fewer cells than columns: ${odd.rows}, the first is ${odd.first}`,
        advice: 'a separator may be missing',
      },
    }
  if (columns) {
    if (number === 0)
      yield {
        note: { file, what: 'a table without a row below its header', advice: 'nothing is read of it' },
      }
    return
  }
  const expected = 'expected a column of titles'
  if (!asked)
    yield { note: { file, aside: 'a table without a known column of titles', advice: '--map title=COLUMN' } }
  else {
    const what = `${expected}, found the columns ${namesOf(above[0] ?? [])}; say which with --map title=…`
    yield { problem: { file, place: '', what, done: 'skipped' } }
  }
}

export const csv: Format = {
  name: 'CSV',

  looksLike(head, fileName) {
    if (tableHead(head, head.length >= HEAD)) return 0.92
    return /\.(?:csv|tsv|tab)$/i.test(fileName) && !/^\s*[[{<@%]/.test(head) ? 0.7 : 0
  },

  async *read(chunks, context) {
    const { start, ended, all } = await peekText(chunks, ({ length }) => length >= HEAD)
    const wanted = [...(context.map?.values() ?? [])].map(normalName)
    const delimiter = tableHead(start, !ended, wanted)?.delimiter ?? separator(start)
    yield* fromRows(csvRows(all, delimiter), context)
  },
}
