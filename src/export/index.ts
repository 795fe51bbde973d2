import type { Atlas } from '../types.ts'
import { graphml } from './graphml.ts'
import { json } from './json.ts'

/** A format that is one file: its text comes in chunks, so that no string is as large as the map. */
export interface Format {
  /** With the dot. */
  extension: string
  write(atlas: Atlas): Iterable<string>
}

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
