/** The manifest of an atlas folder, and the files that it lists as one generation. */
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import {
  type Columns,
  type FileEntry,
  FolderError,
  joinPieces,
  MANIFEST_FILE,
  parseJson,
  parsePart,
  type Recipe,
  readFileEntries,
  readManifest,
  readRecipe,
} from '../folder/index.ts'
import { reasonOf } from './files.ts'
import { isThere, readOf } from './save/generation.ts'

/** That a file is not the one that the manifest lists. */
export class OtherFile extends FolderError {
  override name = 'FolderError'
}

const bytesOf = async (dir: string, path: string): Promise<Buffer | undefined> => {
  try {
    return await readOf(dir, path)
  } catch (error) {
    throw new FolderError(`${join(dir, path)}: ${reasonOf(error)}`)
  }
}

/** Whether there is an atlas in `dir`. */
export const holdsAtlas = (dir: string): Promise<boolean> => isThere(dir, MANIFEST_FILE)

async function loadJson(dir: string): Promise<unknown> {
  const bytes = await bytesOf(dir, MANIFEST_FILE)
  if (bytes === undefined)
    throw new FolderError(
      `${join(dir, MANIFEST_FILE)}: expected an atlas folder, found no such file; build one with: concept-atlas build PATH… --out DIR`,
    )
  return parseJson(bytes, join(dir, MANIFEST_FILE))
}

/** The files that a parsed manifest lists; undefined where it lists none. Throws a FolderError where that is broken. */
export const filesIn = (json: unknown, dir: string): FileEntry[] | undefined => {
  const files = (json as { files?: unknown } | null)?.files
  return files === undefined ? undefined : readFileEntries(files, `${join(dir, MANIFEST_FILE)}: files`)
}

/** The files that the manifest of `dir` lists; undefined where it lists none. Throws as `loadAtlas` does. */
export const loadFiles = async (dir: string): Promise<FileEntry[] | undefined> =>
  filesIn(await loadJson(dir), dir)

/** Loads what the map is drawn from. Throws as `loadAtlas` does. */
export const loadManifest = (dir: string): Promise<Columns> =>
  ofOneGeneration(dir, async (columns) => columns)

/** Loads what the atlas was built from; undefined where it does not say. Throws as `loadAtlas` does. */
export const loadRecipe = async (dir: string): Promise<Recipe | undefined> => readRecipe(await loadJson(dir))

/**
 * The bytes of the files that a manifest goes with; undefined where there is none. Throws a FolderError where a file is not
 * the one that it lists.
 */
export function loaderOf(
  dir: string,
  { files = [] }: Pick<Columns, 'files'>,
): (path: string) => Promise<Buffer | undefined> {
  const listed = new Map(files.map(([path, size, check]) => [path, { size, check }]))
  return async (path) => {
    const bytes = await bytesOf(dir, path)
    const entry = listed.get(path)
    if (entry && (bytes?.length !== entry.size || crc32(bytes) !== entry.check))
      throw new OtherFile(
        `${join(dir, path)}: expected the file that ${MANIFEST_FILE} lists, found ${bytes ? 'another' : 'none'}; ask again if the atlas is being built, else build it again`,
      )
    return bytes
  }
}

async function columnsOf(json: unknown, dir: string): Promise<Columns> {
  const files = filesIn(json, dir)
  const load = loaderOf(dir, files ? { files } : {})
  await joinPieces(json, async (path) => parsePart(await load(path), join(dir, path)))
  return readManifest(json)
}

/** How often a writer may come between the manifest and a file before who reads gives up. */
const MOST_TRIES = 10

/** What `read` gives for the manifest of `dir`; it reads again where a writer came between that and a file. */
export async function ofOneGeneration<T>(dir: string, read: (columns: Columns) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const json = await loadJson(dir)
    const files = JSON.stringify(filesIn(json, dir))
    try {
      return await read(await columnsOf(json, dir))
    } catch (error) {
      if (!(error instanceof OtherFile) || tries === MOST_TRIES) throw error
      if (JSON.stringify(await loadFiles(dir)) === files) throw error
    }
  }
}
