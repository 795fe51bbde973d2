/** The registry of formats: what `export --to` knows without files of its own. */
import { bibtex } from './bibtex.ts'
import { csl } from './csl.ts'
import { csv } from './csv.ts'
import { cytoscape } from './cytoscape.ts'
import type { Format } from './format.ts'
import { gexf } from './gexf.ts'
import { graphml } from './graphml.ts'
import { json } from './json.ts'
import { jsonld } from './jsonld.ts'
import { neo4j } from './neo4j.ts'
import { obsidian } from './obsidian.ts'
import { ris } from './ris.ts'
import { svg } from './svg.ts'
import { turtle } from './turtle.ts'
import { vosviewer } from './vosviewer.ts'

export type { ExportFile, FolderFormat, Format, TextFormat, WriteOptions } from './format.ts'

/** A new format is a file here and a line in this table. */
export const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['json', { extension: '.json', write: json }],
  ['graphml', { extension: '.graphml', write: graphml }],
  ['gexf', { extension: '.gexf', write: gexf, heeds: ['static'] }],
  ['csv', { files: csv }],
  ['neo4j', { files: neo4j }],
  ['turtle', { extension: '.ttl', write: turtle }],
  ['jsonld', { extension: '.jsonld', write: jsonld }],
  ['vosviewer', { extension: '.json', write: vosviewer }],
  ['cytoscape', { extension: '.cyjs', write: cytoscape }],
  ['bibtex', { extension: '.bib', write: bibtex }],
  ['ris', { extension: '.ris', write: ris }],
  ['obsidian', { files: obsidian }],
  ['svg', { extension: '.svg', write: (atlas) => svg(atlas) }],
  ['csl', { extension: '.json', write: csl }],
])

/** Those that can join papers, and papers to their authors. */
export const GRAPH_FORMATS: readonly string[] = [
  'json',
  'graphml',
  'gexf',
  'csv',
  'neo4j',
  'vosviewer',
  'cytoscape',
]

/** Throws a RangeError that names the formats there are. */
export function formatNamed(name: string): Format {
  const format = FORMATS.get(name)
  if (!format)
    throw new RangeError(
      `unknown format ${JSON.stringify(name)}; expected one of ${[...FORMATS.keys()].join(', ')}`,
    )
  return format
}
