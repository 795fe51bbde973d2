/** Temporary stand-in with the shape of the registry. */
import type { Atlas } from '../types.ts'

export interface ExportFormat {
  extension: string
  write(atlas: Atlas): Iterable<string>
}
export const FORMATS: ReadonlyMap<string, ExportFormat> = new Map([
  ['json', { extension: 'json', write: (atlas: Atlas) => [JSON.stringify(atlas.labels), '\n'] }],
])
