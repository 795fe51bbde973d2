/** The options of `export`, and the part of an atlas that each is to give. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { FORMATS, GRAPH_FORMATS } from '../../src/export/index.ts'
import { type Selection, select } from '../../src/export/selection.ts'
import { shownPart } from '../../src/export/shown-part.ts'
import type { PairedAtlas } from '../../src/graph/paper-pairs.ts'
import { WHOLE } from '../../src/node/export.ts'
import type { Atlas } from '../../src/types.ts'
import { OUT } from './tools.ts'

export interface Choice {
  /** As given to `export`. */
  options: string
  selection: Selection
  /** The formats that take it; all where it is left out. */
  formats?: readonly string[]
}

export const CHOICES: readonly Choice[] = [
  { options: '', selection: {} },
  { options: '--only concepts', selection: { only: 'concepts' } },
  { options: '--min-papers 2', selection: { minPapers: 2 } },
  { options: '--min-weight 0.3', selection: { minWeight: 0.3 } },
  { options: '--communities 0,2', selection: { communities: new Set([0, 2]) } },
  { options: '--papers', selection: { papers: true }, formats: GRAPH_FORMATS },
  {
    options: '--only papers --papers --with authors',
    selection: { only: 'papers', papers: true, authors: true },
    formats: GRAPH_FORMATS,
  },
  { options: '--with authors', selection: { authors: true }, formats: GRAPH_FORMATS },
  { options: '--static', selection: {}, formats: ['gexf'] },
]

/** What `export` is to write: what the map shows where the format is not one of all, and of that what is chosen. */
export function chosen(atlas: Atlas, format: string, { selection }: Choice): PairedAtlas {
  const part = selection.minPapers !== undefined || WHOLE.has(format) ? atlas : shownPart(atlas)
  return select(part, selection)
}

const PROGRAM = ['node_modules/tsx/dist/cli.mjs', 'src/node/bin.ts'].map((path) =>
  join(import.meta.dirname, '../..', path),
)

/** The path of an export of the atlas in `dir`, written by the command where it is not there yet. */
export function exported(dir: string, format: string, { options }: Choice): string {
  const known = FORMATS.get(format)!
  const extension = 'extension' in known ? known.extension : ''
  const path = join(OUT, `part${options.replace(/\W+/g, '-')}-${format}${extension}`)
  const args = ['export', dir, '--to', format, '--out', path, ...options.split(' ').filter(Boolean)]
  if (!existsSync(path)) execFileSync(process.execPath, [...PROGRAM, ...args], { stdio: 'pipe' })
  return path
}
