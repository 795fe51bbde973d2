/** Atlas ⇄ the files of an atlas folder. */
export { FolderError } from './check.ts'
export { CHUNK_PAPERS, type Chunk, chunkFile, MANIFEST_FILE, type Manifest } from './format.ts'
export { type Columns, readFolder, readManifest } from './read.ts'
export { decimal, type FolderFile, writeFolder } from './write.ts'
