/** Atlas ⇄ the files of an atlas folder. */
export { FolderError } from './check.ts'
export { type FileEntry, filesIn, readFileEntries } from './files.ts'
export {
  CHUNK_PAPERS,
  type Chunk,
  CITATIONS_FILE,
  chunkFile,
  GROWN_FILE,
  MANIFEST_FILE,
  type Manifest,
  NAMES_FILE,
  type Names,
  RELATIONS_FILE,
} from './format.ts'
export { type AddedRecord, type Grown, readGrown, writeGrown } from './grown.ts'
export { parsePart } from './parse.ts'
export { parseColumns } from './parse-columns.ts'
export { joinPieces, LARGE } from './pieces.ts'
export { openFolder, readFolder } from './read.ts'
export { type Catalogue, readCatalogue } from './read-catalogue.ts'
export { type PaperChunk, readChunk, readPaper } from './read-chunk.ts'
export { readCitations } from './read-citations.ts'
export { type Columns, mapIn, readManifest } from './read-manifest.ts'
export { type Recipe, readRecipe } from './recipe.ts'
export { decimal, type FolderFile, type Whole, withFiles, withoutRecipe, writeFolder } from './write.ts'
