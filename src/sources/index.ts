/** Files → Paper[]: every format is one file in this folder; which one a file is in is told by its content. */
export { unpack } from './archive.ts'
export { type Collection, collect } from './collect.ts'
export { type Bytes, decode } from './decode.ts'
export type { Chunks, Context, Format, SourceItem } from './format.ts'
export { LONGEST_LINE } from './jsonl.ts'
export { linesOf } from './lines.ts'
export { paperFrom, type RawPaper } from './paper.ts'
export { FORMATS, formatOf, type PdfReader, type ReadOptions, readSource } from './read.ts'
