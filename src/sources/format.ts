/** What a source format is: a file in this folder exports one Format, and `index.ts` lists it. */
import type { Paper, Problem } from '../types.ts'

/** Decoded text in pieces of any size; a piece may end anywhere, even inside a surrogate pair. */
export type Chunks = AsyncIterable<string> | Iterable<string>

/** A record that was read, and where it stood (`line 12`, `record 3`), or what is wrong with one. */
export type SourceItem = { paper: Paper; file: string; place: string } | { problem: Problem }

export interface Context {
  /** As the user named it; stands in Problems. */
  file: string
  /** Names the records that have no id: `abstracts` gives `abstracts-1`, `abstracts-2`, … */
  stem: string
  /** Columns of tables by field, as `title` → `Titel`; before the names that are known. */
  map?: ReadonlyMap<string, string>
}

export interface Format {
  name: string
  /** How well the first few thousand characters fit: 0 not at all … 1 beyond doubt. The name only breaks doubt. */
  looksLike(head: string, fileName: string): number
  /** Streams the records. Never throws on content: what cannot be read is yielded as a Problem. */
  read(chunks: Chunks, context: Context): AsyncIterable<SourceItem>
}

/** `a/b/abstracts.jsonl.gz` → `abstracts`. */
export function stemOf(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  return name.replace(/\.(gz|zip)$/i, '').replace(/(?<=.)\.[^.]*$/, '') || 'record'
}
