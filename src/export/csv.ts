import {
  type ConceptAttributes,
  conceptAttributes,
  linkAttributes,
  type PaperAttributes,
  paperAttributes,
} from '../graph/attributes.ts'
import { conceptEdges } from '../graph/concept-edges.ts'
import type { Atlas } from '../types.ts'
import type { ExportFile } from './format.ts'
import { nodeKeys } from './keys.ts'
import { flat } from './values.ts'
import { allowed } from './xml.ts'

/** Capital `Id`, `Label`, `Source`, `Target`, `Weight` are what Gephi's table import looks for. */
export const NODE_COLUMNS = [
  'Id',
  'Label',
  'kind',
  'title',
  'year',
  'venue',
  'authors',
  'conceptType',
  'aliases',
  'papers',
  'community',
  'x',
  'y',
  'size',
  'color',
] as const
export const EDGE_COLUMNS = [
  'Source',
  'Target',
  'Type',
  'Weight',
  'kind',
  'role',
  'evidence',
  'results',
  'relations',
  'count',
  'npmi',
] as const

/** What a spreadsheet would run: it looks at the first character, also behind white space. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/

/**
 * A field of a CSV file (RFC 4180): in quotes where it holds a comma, a quote or a line break. Text that a spreadsheet
 * would run (`=`, `+`, `-`, `@` or a tab at its start) gets a `'` before it, which a spreadsheet takes for "this is
 * text"; numbers stay numbers. Characters that XML forbids (NUL, lone surrogates, …) are removed.
 */
export function csvField(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (value === undefined) return ''
  const text = allowed(flat(value))
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (fields: readonly unknown[]): string => `${fields.map(csvField).join(',')}\r\n`

/**
 * Two tables for spreadsheets, pandas, R and Gephi: `nodes.csv` (one row a paper or concept) and `edges.csv` (one row a
 * link, co-occurrence or relation), UTF-8 with a byte order mark, without which Excel reads another encoding. Lists are joined as
 * in GraphML. One row a chunk.
 */
export function* csv(atlas: Atlas): Generator<ExportFile> {
  const keys = nodeKeys(atlas)
  yield { path: 'nodes.csv', chunks: nodes(atlas, keys) }
  yield { path: 'edges.csv', chunks: edges(atlas, keys) }
}

function* nodes(atlas: Atlas, { papers, concepts }: ReturnType<typeof nodeKeys>): Generator<string> {
  const row = (id: string, attributes: PaperAttributes | ConceptAttributes): string => {
    const values = new Map<string, unknown>(Object.entries(attributes))
    values.set('Id', id).set('Label', attributes.label)
    return line(NODE_COLUMNS.map((column) => values.get(column)))
  }
  yield `\ufeff${line(NODE_COLUMNS)}`
  for (const [p, key] of papers.entries()) yield row(key, paperAttributes(atlas, p))
  for (const [c, key] of concepts.entries()) yield row(key, conceptAttributes(atlas, c))
}

function* edges(atlas: Atlas, { papers, concepts }: ReturnType<typeof nodeKeys>): Generator<string> {
  const { links } = atlas
  const row = (source: string, target: string, attributes: { weight: number }): string => {
    const values = new Map<string, unknown>(Object.entries(attributes))
    values.set('Source', source).set('Target', target)
    values.set('Type', 'Undirected').set('Weight', attributes.weight)
    return line(EDGE_COLUMNS.map((column) => values.get(column)))
  }
  yield `\ufeff${line(EDGE_COLUMNS)}`
  for (let p = 0; p < papers.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++)
      yield row(papers[p], concepts[links.concept[l]], linkAttributes(atlas, l, p))
  for (const { a, b, attributes } of conceptEdges(atlas)) yield row(concepts[a], concepts[b], attributes)
}
