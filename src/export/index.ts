import type { Atlas } from '../types.ts'
import { graphml } from './graphml.ts'
import { json } from './json.ts'

/** A format that is one file: its text comes in chunks, so that no string is as large as the map. */
export interface TextFormat {
  /** With the dot. */
  extension: string
  write(atlas: Atlas): Iterable<string>
}

/** A file of a format that is a folder; `path` is relative, with `/`, and safe on every system. */
export interface ExportFile {
  path: string
  chunks: Iterable<string>
}

/** A format that is several files (node and edge tables, a vault of notes). */
export interface FolderFormat {
  files(atlas: Atlas): Iterable<ExportFile>
}

export type Format = TextFormat | FolderFormat

/** What `export --to` knows. A new format is a file here and a line in this table. */
export const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['json', { extension: '.json', write: json }],
  ['graphml', { extension: '.graphml', write: graphml }],
])

/** Throws a RangeError that names the formats there are. */
export function formatNamed(name: string): Format {
  const format = FORMATS.get(name)
  if (!format)
    throw new RangeError(
      `unknown format ${JSON.stringify(name)}; expected one of ${[...FORMATS.keys()].join(', ')}`,
    )
  return format
}
