import {
  type ConceptAttributes,
  conceptAttributes,
  linkAttributes,
  type PaperAttributes,
  paperAttributes,
} from '../graph/attributes.ts'
import { type AuthorAttributes, authorNodes, wroteEdges } from '../graph/authorship.ts'
import { citeEdges } from '../graph/citation-edges.ts'
import { conceptEdges } from '../graph/concept-edges.ts'
import { type PairedAtlas, pairEdges } from '../graph/paper-pairs.ts'
import { keptNames } from '../kept.ts'
import type { ExportFile } from './format.ts'
import { nodeKeys } from './keys.ts'
import { flat } from './values.ts'
import { allowed } from './xml.ts'

/**
 * Gephi's table import looks for `Id`, `Label`, `Source`, `Target` and `weight` in any case; networkx and igraph know a
 * strength by `weight` alone.
 */
export const NODE_COLUMNS = [
  'Id',
  'Label',
  'kind',
  'title',
  'year',
  'venue',
  'authors',
  'collections',
  'conceptType',
  'aliases',
  'papers',
  'community',
  'region',
  'x',
  'y',
  'size',
  'color',
] as const
export const EDGE_COLUMNS = [
  'Source',
  'Target',
  'Type',
  'weight',
  'kind',
  'role',
  'evidence',
  'results',
  'relations',
  'count',
  'npmi',
] as const

/** Written with a point, so that a column is not taken for whole numbers by what stands in its first rows. */
const DECIMAL: ReadonlySet<string> = new Set(['weight', 'npmi', 'x', 'y', 'size'])

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

const line = (fields: readonly string[]): string => `${fields.join(',')}\r\n`

const row = (columns: readonly string[], values: ReadonlyMap<string, unknown>): string =>
  line(
    columns.map((column) => {
      const value = values.get(column)
      return DECIMAL.has(column) && Number.isInteger(value) ? `${value}.0` : csvField(value)
    }),
  )

/**
 * Two tables for spreadsheets, pandas, R and Gephi: `nodes.csv` (one row a paper or concept) and `edges.csv` (one row a
 * link, co-occurrence or relation), UTF-8 with a byte order mark, without which Excel reads another encoding. Lists are joined as
 * in GraphML. What only concepts, only papers or only their edges have is shown by the first rows, since polars and others
 * tell the type of a column by these. One row a chunk.
 */
export function* csv(atlas: PairedAtlas): Generator<ExportFile> {
  const keys = nodeKeys(atlas)
  yield { path: 'nodes.csv', chunks: nodes(atlas, keys) }
  yield { path: 'edges.csv', chunks: edges(atlas, keys) }
}

function* nodes(
  atlas: PairedAtlas,
  { papers, concepts, authors }: ReturnType<typeof nodeKeys>,
): Generator<string> {
  const columns = [...NODE_COLUMNS, ...keptNames(atlas.papers)]
  const node = (id: string, attributes: PaperAttributes | ConceptAttributes | AuthorAttributes): string =>
    row(
      columns,
      new Map<string, unknown>(Object.entries(attributes)).set('Id', id).set('Label', attributes.label),
    )
  const dated = Math.max(
    0,
    atlas.papers.findIndex(({ year }) => year !== undefined),
  )
  yield `\ufeff${line(columns)}`
  const paper = (p: number): string => node(papers[p], paperAttributes(atlas, p))
  const concept = (c: number): string => node(concepts[c], conceptAttributes(atlas, c))
  if (concepts.length > 0) yield concept(0)
  if (papers.length > 0) yield paper(dated)
  for (const p of papers.keys()) if (p !== dated) yield paper(p)
  for (let c = 1; c < concepts.length; c++) yield concept(c)
  for (const { author, attributes } of authorNodes(atlas)) yield node(authors[author], attributes)
}

function* edges(
  atlas: PairedAtlas,
  { papers, concepts, authors }: ReturnType<typeof nodeKeys>,
): Generator<string> {
  const { links } = atlas
  const columns = atlas.authorship ? [...EDGE_COLUMNS, 'position'] : EDGE_COLUMNS
  const edge = (source: string, target: string, attributes: object): string => {
    const values = new Map<string, unknown>(Object.entries(attributes))
    const type = values.get('kind') === 'cites' ? 'Directed' : 'Undirected'
    return row(columns, values.set('Source', source).set('Target', target).set('Type', type))
  }
  yield `\ufeff${line(columns)}`
  for (const { a, b, attributes } of conceptEdges(atlas)) yield edge(concepts[a], concepts[b], attributes)
  for (const { a, b, attributes } of pairEdges(atlas)) yield edge(papers[a], papers[b], attributes)
  for (const { author, paper, attributes } of wroteEdges(atlas))
    yield edge(authors[author], papers[paper], attributes)
  for (const { citing, cited, attributes } of citeEdges(atlas))
    yield edge(papers[citing], papers[cited], attributes)
  for (let p = 0; p < papers.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++)
      yield edge(papers[p], concepts[links.concept[l]], linkAttributes(atlas, l, p))
}
