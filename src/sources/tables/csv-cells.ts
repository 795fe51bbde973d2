/** What stands in the cells of tables that hold several values, or nothing. */
import { keywordsIn } from '../keyword-lists.ts'
import { unwrapped } from '../named-fields.ts'
import { literalOf } from './literal.ts'

/** What R, Python, spreadsheets, databases and Lens write where there is nothing. */
const NOTHING = /^\s*(?:NA|<NA>|#?N\/A|NaN|nan|NaT|null|NULL|\(null\)|\\N|None|undefined|[-–—])\s*$/

export const isBlank = (cell: string | undefined): boolean =>
  cell === undefined || cell.trim() === '' || NOTHING.test(cell)

/** The keywords of a cell: a list of Python's, `a and b` as R packages join them, else as they are commonly written. */
export function keywordsOf(cell: string, written: 'by R' | 'by Embase' | ''): unknown {
  const literal = literalOf(cell)
  if (Array.isArray(literal)) return literal.map(unwrapped)
  if (written === 'by R' && !/[;|]/.test(cell)) return cell.split(/\s+and\s+/)
  // Embase puts how a term was meant behind it: `cyst (diagnosis, surgery)`.
  return keywordsIn(written === 'by Embase' ? cell.replace(/ \([^()]*\)(?=\s*(?:[,;]|$))/g, '') : cell)
}
