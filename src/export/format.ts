/** What a writer is: one file of text, several files, or one file of bytes. */
import type { PairedAtlas } from '../graph/paper-pairs.ts'

/** What a person may ask of some formats. */
export interface WriteOptions {
  /** No timeline. */
  static?: boolean
  /** On the papers, in their order. */
  notes?: readonly string[]
}

/** A format that is one file: its text comes in chunks, so that no string is as large as the map. */
export interface TextFormat {
  /** With the dot. */
  extension: string
  write(atlas: PairedAtlas, options?: WriteOptions): Iterable<string>
  /** The options that it heeds. */
  heeds?: readonly (keyof WriteOptions)[]
}

/** A file of a format that is a folder. */
export interface ExportFile {
  /** Relative to the folder, with `/`; safe as a name on Linux, macOS and Windows. */
  path: string
  chunks: Iterable<string>
}

/** A format that is a folder of files. */
export interface FolderFormat {
  files(atlas: PairedAtlas): Iterable<ExportFile>
}

export type Format = TextFormat | FolderFormat
