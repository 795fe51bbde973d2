/** What stands in the cells of tables that hold several values, or nothing. */

/** What R, Python and Lens write where there is nothing. */
const NOTHING = /^\s*(?:NA|N\/A|NaN|null|NULL|None|undefined)\s*$/

export const isBlank = (cell: string | undefined): boolean =>
  cell === undefined || cell.trim() === '' || NOTHING.test(cell)

/** A list as Python writes it into a cell: `['a', "b's"]`. */
export function pythonList(cell: string): string[] | undefined {
  const inner = /^\s*\[(\s*['"].*['"]\s*)\]\s*$/s.exec(cell)?.[1]
  const items = inner?.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gs)
  return items?.map((item) => item.slice(1, -1).replace(/\\(.)/gs, '$1'))
}

/** The keywords of a cell: `a; b`, `a|b`, a list of Python's, `a and b` as R packages join them, else at commas. */
export function keywordsOf(cell: string, written: 'by R' | 'by Embase' | ''): unknown {
  const python = pythonList(cell)
  if (python) return python
  if (written === 'by R' && !/[;|]/.test(cell)) return cell.split(/\s+and\s+/)
  // Embase puts how a term was meant behind it: `cyst (diagnosis, surgery)`.
  const plain = written === 'by Embase' ? cell.replace(/ \([^()]*\)(?=\s*(?:[,;]|$))/g, '') : cell
  return plain.replaceAll('|', ';')
}
