/** Where a table begins and how its cells are parted, told by its header and by rows of the same shape. */
import { parse } from 'csv-parse/browser/esm/sync'
import { knownNames, normalName } from '../field-names.ts'

export const DELIMITERS = ['\t', ',', ';', '|']
/** Rows in which the header is looked for. */
export const HEADER_ROWS = 10
/** Names of columns are short; sentences that list such names are not. */
const LONGEST_NAME = 60
const WIDEST = 2_000

/** The cells of one line, roughly; names of columns hold no line ends. */
const cellsOf = (line: string, delimiter: string): string[] =>
  line.split(delimiter, WIDEST).map((cell) => cell.trim().replace(/^"|"$/g, ''))

/**
 * Does a line list names as a sentence does, `From title, abstract and year:`? Names have few words and no stops then, and
 * no sentence goes before them.
 */
function isSentence(line: string, delimiter: string, above: string | undefined): boolean {
  if (
    delimiter === '\t' ||
    !line
      .split(delimiter)
      .slice(1)
      .every((cell) => /^ \S/.test(cell))
  )
    return false
  const isProse = (cell: string): boolean =>
    /[.:!?](?:\s|$)|^\s*(?:and|or)\s/.test(cell) || cell.trim().split(/\s+/).length > LONGEST_SPACED
  return line.split(delimiter).some(isProse) || /\S\s+\S+\s+\S+$/.test((above ?? '').trim())
}
/** Words. */
const LONGEST_SPACED = 4

/** What begins a line of JSON, XML, BibTeX, Refer or RIS: of such a file no later line is a header. */
const NO_TABLE = /^\s*[[{<@%]|^[A-Z][A-Z0-9] {1,2}- /

interface Candidate {
  delimiter: string
  /** The header is line `line` (from 0). */
  line: number
  width: number
  score: number
}

/** Headers that make sense, the best first; `wanted` are names of columns that the user gave. */
function candidates(head: string, wanted: readonly string[]): Candidate[] {
  const found: Candidate[] = []
  const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/, HEADER_ROWS)
  for (const [line, text] of lines.entries()) {
    if (NO_TABLE.test(text)) break
    for (const delimiter of DELIMITERS) {
      const cells = cellsOf(text, delimiter)
      if (cells.length < 2 || cells.some((cell) => cell.length > LONGEST_NAME || /[{}]/.test(cell))) continue
      if (!text.includes('"') && isSentence(text, delimiter, lines[line - 1])) continue
      const { known, title } = knownNames(cells)
      const mapped = cells.filter((cell) => wanted.includes(normalName(cell))).length
      if (mapped > 0 || (title && known >= 2))
        found.push({ delimiter, line, width: cells.length, score: known + mapped * 10 })
    }
  }
  return found.sort((a, b) => b.score - a.score || a.line - b.line)
}

/** Have the rows below the header about as many cells as it? */
function hasRows(head: string, cut: boolean, { delimiter, line, width }: Candidate): boolean {
  const body = head
    .split('\n')
    .slice(line + 1)
    .join('\n')
  if (body.trim() === '') return false
  let rows: string[][]
  try {
    rows = parse(body, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
    })
  } catch {
    rows = body
      .split('\n')
      .filter((row) => row.trim() !== '')
      .map((row) => row.split(delimiter))
  }
  // Below the table records of another format may stand.
  const foreign = rows.findIndex((row) => row.length !== width && NO_TABLE.test(row[0]))
  if (foreign > 0) rows = rows.slice(0, foreign)
  // The last row may be cut off.
  const isCut = cut && foreign <= 0
  if (isCut && rows.length <= 1) return true
  const whole = isCut ? rows.slice(0, -1) : rows
  // Spreadsheets leave empty cells out at the end of a row.
  const fit = whole.filter(
    (row) => row.length > 1 && row.length <= width + 1 && row.length * 2 >= width,
  ).length
  return fit * 2 >= whole.length && fit > 0
}

/** The head of a table, or undefined where there is none; `cut` says that more text follows. */
export function tableHead(
  head: string,
  cut: boolean,
  wanted: readonly string[] = [],
): { delimiter: string; line: number } | undefined {
  return candidates(head, wanted).find((candidate) => hasRows(head, cut, candidate))
}
