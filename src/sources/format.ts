/** What a source format is: a file in this folder exports one Format, and `index.ts` lists it. */
import type { Paper, Problem } from '../types.ts'

/** Decoded text in pieces of any size; a piece may end anywhere, even inside a surrogate pair. */
export type Chunks = AsyncIterable<string> | Iterable<string>

/** `settled`: it stands in an atlas, where its id is known and stays. */
export interface SourceRecord {
  paper: Paper
  file: string
  place: string
  settled?: true
}

/** A record that was read, and where it stood (`line 12`, `record 3`), or what is wrong with one. */
export type SourceItem = SourceRecord | { problem: Problem } | { note: Note }

/** What is no fault, yet worth a line: a file that was left aside, or what of a file was not read. */
export type Note = { file: string; advice?: string } & ({ aside: string } | { what: string })

export interface Context {
  /** As the user named it; stands in Problems. */
  file: string
  /** Names the records that have no id: `abstracts` gives `abstracts-1`, `abstracts-2`, … */
  stem: string
  /** Columns of tables by field, as `title` → `Titel`; before the names that are known. */
  map?: ReadonlyMap<string, string>
  /** Fields of the source that hold numbers to be kept, by the names that they get, as `citations` → `Cited by`. */
  keep?: ReadonlyMap<string, string>
  /** False for what was found in a folder or an archive: only what is beyond doubt is read there. Default true. */
  asked?: boolean
}

export interface Format {
  name: string
  /** How a record begins, at the beginning of a line and beyond doubt, in a format whose records may follow those of another. */
  begins?: RegExp
  /** How well the first few thousand characters fit: 0 not at all … 1 beyond doubt. The name only breaks doubt. */
  looksLike(head: string, fileName: string): number
  /** Streams the records. Never throws on content: what cannot be read is yielded as a Problem. */
  read(chunks: Chunks, context: Context): AsyncIterable<SourceItem>
  /** Where any text fits: whether this one names fields of ours, so that it is no mere prose. */
  namesFields?(head: string): boolean
}

/** `a/b/abstracts.jsonl.gz` → `abstracts`. */
export function stemOf(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  return name.replace(/\.(gz|zip)$/i, '').replace(/(?<=.)\.[^.]*$/, '') || 'record'
}
