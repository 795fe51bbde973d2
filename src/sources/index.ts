/** Files → Paper[]: every format is one file in this folder; which one a file is in is told by its content. */
export { unpack } from './archive.ts'
export { type Collection, collect } from './collect.ts'
export { type Bytes, decode } from './decode.ts'
export {
  type Chunks,
  type Context,
  type Format,
  type Note,
  type SourceItem,
  type SourceRecord,
  stemOf,
} from './format.ts'
export { LONGEST_LINE } from './json/jsonl.ts'
export { fromZotero } from './json/zotero.ts'
export { type Kept, pathOf, wayTo } from './kept.ts'
export { linesOf } from './lines.ts'
export { paperFrom, type RawPaper } from './paper.ts'
export { type PdfLibrary, pdfReader } from './pdf.ts'
export { FORMATS, formatOf, type ReadOptions, readSource } from './read.ts'
export type { PdfReader } from './read-pdf.ts'
