/** What stands in the cells of tables that hold several values: names of authors, lists. */
import { splitAuthors } from '../authors.ts'

/** What R, Python and Lens write where there is nothing. */
const NOTHING = /^\s*(?:NA|N\/A|NaN|null|NULL|None|undefined)\s*$/

export const isBlank = (cell: string | undefined): boolean =>
  cell === undefined || cell.trim() === '' || NOTHING.test(cell)

/** `Smith, John (57190000000)` → `Smith, John`; `Smith J.A.` → family first; `null Smith` → `Smith`. */
function nameOf(text: string): unknown {
  const name = text
    .replace(/ \(\d+\)$/, '')
    .replace(/^(?:null|None|NaN|undefined) +/, '')
    .trim()
  const [, family, given] = /^([^.,]+) (?![JS]r\.$)((?:\p{Lu}\p{Ll}?\.[- ]?)+)$/u.exec(name) ?? []
  return family ? { family, given: given.trim() } : name
}

/** A list as Python writes it into a cell: `['a', "b's"]`. */
export function pythonList(cell: string): string[] | undefined {
  const inner = /^\s*\[(\s*['"].*['"]\s*)\]\s*$/s.exec(cell)?.[1]
  const items = inner?.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gs)
  return items?.map((item) => item.slice(1, -1).replace(/\\(.)/gs, '$1'))
}

/** Springer writes lists of authors without anything between them: `Ann LeeBob Roe`. */
const GLUED = /(?<=\p{Ll}{2})(?<!\b(?:Ma?c|De|Di|Du|La|Le|Van|Von|Fitz))(?=\p{Lu}\p{Ll}*[\s.])/u

/** The names in a written list, each as `authorFrom` takes it. */
export function authorsOf(text: string, glued: boolean): unknown[] {
  const list = text.replace(/\s+/g, ' ').trim()
  const python = pythonList(list)
  if (python) return python
  if (list.includes('|'))
    return list
      .split(/ ?\| ?/)
      .filter(Boolean)
      .map(nameOf)
  if (list.includes(';')) return list.split(/ ?; ?/).filter(Boolean).map(nameOf)
  if (glued && !list.includes(',')) return list.split(GLUED)
  const parts = list.replace(/\.$/, (dot) => (/\p{Lu}\.$/u.test(list) ? dot : '')).split(/ ?, ?/)
  if (!/ (?:and|&) /.test(list) && parts.length === 2 && !parts.every((part) => part.includes(' ')))
    return [nameOf(list)]
  // PubMed's own table: `Doe JA, Roe B.`
  if (parts.every((part) => /^\p{Lu}[\p{L}'’ -]* \p{Lu}{1,3}$/u.test(part)))
    return parts.map((part) => {
      const at = part.lastIndexOf(' ')
      return { family: part.slice(0, at), given: part.slice(at + 1) }
    })
  return splitAuthors(list).map(nameOf)
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
