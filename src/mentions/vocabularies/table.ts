/** Tables of terms: our own columns, a plain list of labels and aliases, and VOSviewer's thesaurus. */
import { CONCEPT_TYPES, type ConceptType } from '../../types.ts'
import type { TermItem } from './term.ts'

const LABEL = /^(?:label|term|name|concept|topic|keyword|task)s?$/i
const ALIASES = /^(?:alias(?:es)?|synonyms?|alternatives?|alt ?labels?|variants?)$/i
const REPLACE = /^replace by$/i

/** The columns that a heading names; without one, the label and its aliases. */
interface Columns {
  label: number
  aliases: number
  replacement: number
  type: number
  broader: number
  heading: boolean
}

function columnsOf(first: readonly string[]): Columns {
  const at = (name: RegExp): number => first.findIndex((cell) => name.test(cell))
  const label = at(LABEL)
  if (label < 0) return { label: 0, aliases: 1, replacement: -1, type: -1, broader: -1, heading: false }
  const [aliases, replacement] = [at(ALIASES), at(REPLACE)]
  return { label, aliases, replacement, type: at(/^type$/i), broader: at(/^broader$/i), heading: true }
}

interface Row {
  cell(column: number): string
  place: string
}

/** Lines of cells with tabs between them; one column needs none. */
function tableOf(text: string): { columns: Columns; rows: Row[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const cellsOf = (line: string): string[] =>
    line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1').trim())
  const columns = columnsOf(cellsOf(lines[0]))
  const rows: Row[] = []
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '' || (i === 0 && columns.heading)) continue
    const cells = cellsOf(line)
    rows.push({ cell: (column) => cells[column] ?? '', place: `line ${i + 1}` })
  }
  return { columns, rows }
}

/** Longest name, and lines that are looked at. */
const LONGEST_NAME = 120
const MOST_LINES = 200
/** Of a hundred lines, those that may be something else. */
const FEW = 0.2
/** No text, markup, or a field of a format for references. */
const FOREIGN = /[\p{Cc}\uFFFD]|[{}]|<\/?[a-z!]|^\s*@\w|^[A-Z][A-Z\d] {2}-|^%[A-Z\d] |^\s*$/u

/** Whether the lines of a text begin with names: short ones, of letters, and hardly ever what other formats are made of. */
export function looksLikeTable(head: string): boolean {
  const lines = head.split(/\r?\n/, MOST_LINES).filter((line) => line.trim() !== '')
  const odd = lines.filter((line) => {
    const [name] = line.split('\t', 1)
    return name.length > LONGEST_NAME || FOREIGN.test(name) || !/[\p{L}\p{N}]/u.test(name)
  })
  return odd.length <= FEW * lines.length
}

/**
 * Reads a table of terms; aliases are separated by `|` or `;`. A thesaurus of VOSviewer gives each label the one that
 * replaces it; where that is empty, the label is to be ignored, and is.
 */
export function* readTable(text: string): Generator<TermItem> {
  const { columns, rows } = tableOf(text)
  for (const { cell, place } of rows) {
    const own = cell(columns.label)
    const label = columns.replacement < 0 ? own : cell(columns.replacement)
    if (label === '' && columns.replacement >= 0) continue
    const aliases = columns.replacement < 0 ? cell(columns.aliases).split(/[|;]/) : [own]
    const type = CONCEPT_TYPES.find((known): known is ConceptType => known === cell(columns.type))
    const broader = cell(columns.broader)
    yield {
      term: {
        label,
        aliases: aliases.map((alias) => alias.trim()).filter((alias) => alias !== '' && alias !== label),
        ...(type && { type }),
        ...(broader && { broader }),
        place,
      },
    }
  }
}

/** The labels of a VOSviewer thesaurus and what replaces each, '' for nothing; undefined where the text is none. */
export function readThesaurus(text: string): { label: string; by: string; place: string }[] | undefined {
  const { columns, rows } = tableOf(text)
  if (columns.replacement < 0) return undefined
  return rows
    .map(({ cell, place }) => ({ label: cell(columns.label), by: cell(columns.replacement), place }))
    .filter(({ label, by }) => label !== '' && label !== by)
}
