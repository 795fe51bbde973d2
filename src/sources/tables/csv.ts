/**
 * Tables: CSV, TSV and their kin with a header, as Scopus, IEEE Xplore, Springer, Dimensions, Lens, Zotero, PubMed and Web
 * of Science export them. The separator is the one under which the header makes sense; notices above it are passed over.
 */

import type { Format } from '../format.ts'
import { paperFrom } from '../paper.ts'
import { Columns, knownColumns, normalName } from './csv-columns.ts'
import { csvRows } from './csv-rows.ts'

const DELIMITERS = ['\t', ',', ';', '|']
/** Rows in which the header is looked for. */
const HEADER_ROWS = 10
const NO_MAP: ReadonlyMap<string, string> = new Map()

/** The cells of one line, roughly; names of columns hold no line ends. */
const cellsOf = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''))

function best(head: string): { delimiter: string; known: number; title: boolean } {
  let found = { delimiter: ',', known: 0, title: false }
  for (const line of head.split(/\r?\n/, HEADER_ROWS))
    for (const delimiter of DELIMITERS) {
      const cells = cellsOf(line, delimiter)
      if (cells.length < 2) continue
      const { known, title } = knownColumns(cells)
      if (known + (title ? 10 : 0) > found.known + (found.title ? 10 : 0)) found = { delimiter, known, title }
    }
  return found
}

const shifted = (cells: number, columns: number): string => `${cells} cells under ${columns} columns`
const SHIFTED = 'read from the left; its ids and language are left out'

/** Without a known header: what parts the first line most often. */
function separator(head: string): string {
  const [line] = head.split('\n', 1)
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]
}

export const csv: Format = {
  name: 'CSV',

  looksLike(head, fileName) {
    const { known, title } = best(head)
    if (title && known >= 2) return 0.92
    return /\.(?:csv|tsv|tab)$/i.test(fileName) ? 0.7 : 0
  },

  async *read(chunks, context) {
    const { file, map = NO_MAP } = context
    let head = ''
    const pieces: AsyncIterator<string> | Iterator<string> =
      Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
    while (head.length < 8192) {
      const next = await pieces.next()
      if (next.done) break
      head += next.value
    }
    const all = async function* (): AsyncGenerator<string> {
      yield head
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
    }
    const told = best(head)
    const delimiter = told.known > 0 ? told.delimiter : separator(head)
    const wanted = map.get('title')
    const isHeader = (cells: string[]): boolean =>
      wanted === undefined ? knownColumns(cells).title : cells.map(normalName).includes(normalName(wanted))
    const above: string[][] = []
    let columns: Columns | undefined
    let number = 0
    for await (const row of csvRows(all(), delimiter)) {
      if ('fault' in row) {
        yield { problem: { file, place: `after record ${number}`, what: row.fault, done: 'skipped' } }
      } else if (columns) {
        const place = `record ${++number}`
        const more =
          row.cells.length > columns.width && row.cells.slice(columns.width).some((cell) => cell !== '')
        if (more)
          yield { problem: { file, place, what: shifted(row.cells.length, columns.width), done: SHIFTED } }
        const cells = more ? row.cells : row.cells.slice(0, columns.width)
        yield* paperFrom(columns.raw(cells), number, place, context)
      } else if (isHeader(row.cells)) columns = new Columns(row.cells, map)
      else if (above.push(row.cells) >= HEADER_ROWS) break
    }
    if (columns) return
    const names = (above[0] ?? []).slice(0, 30).map((name) => name.slice(0, 40))
    const what = `expected a column of titles, found the columns ${names.join(', ')}; say which with --map title=…`
    yield { problem: { file, place: '', what, done: 'skipped' } }
  },
}
