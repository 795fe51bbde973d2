/** The manifest of an atlas folder, and the files that it lists as one generation. */
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import {
  type Columns,
  type FileEntry,
  FolderError,
  filesIn,
  joinPieces,
  MANIFEST_FILE,
  parseColumns,
  parsePart,
  type Recipe,
  readManifest,
  readRecipe,
} from '../folder/index.ts'
import { reasonOf } from './files.ts'
import { isThere, readNowOf, readOf } from './save/generation.ts'

/** That a file is not the one that the manifest lists. */
export class OtherFile extends FolderError {
  override name = 'FolderError'
}

const unreadable = (dir: string, path: string, error: unknown): FolderError =>
  new FolderError(`${join(dir, path)}: ${reasonOf(error)}`)

const bytesOf = async (dir: string, path: string): Promise<Buffer | undefined> => {
  try {
    return await readOf(dir, path)
  } catch (error) {
    throw unreadable(dir, path, error)
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
  return parseColumns(bytes, join(dir, MANIFEST_FILE))
}

/** The files that the manifest of `dir` lists; undefined where it lists none. Throws as `loadAtlas` does. */
export const loadFiles = async (dir: string): Promise<FileEntry[] | undefined> =>
  filesIn(await loadJson(dir), join(dir, MANIFEST_FILE))

/** Loads what the map is drawn from. Throws as `loadAtlas` does. */
export const loadManifest = (dir: string): Promise<Columns> =>
  ofOneGeneration(dir, readManifest, async (columns) => columns)

/** Loads what the atlas was built from; undefined where it does not say. Throws as `loadAtlas` does. */
export const loadRecipe = async (dir: string): Promise<Recipe | undefined> => readRecipe(await loadJson(dir))

type Listed = Pick<Columns, 'files'>

/**
 * The bytes of the files that a manifest goes with; undefined where there is none. Throws a FolderError where a file is not
 * the one that it lists.
 */
export function loaderOf(dir: string, columns: Listed): (path: string) => Promise<Buffer | undefined> {
  const checked = checkOf(dir, columns)
  return async (path) => checked(path, await bytesOf(dir, path))
}

/** The same at once, for who cannot wait. */
export function readerOf(dir: string, columns: Listed): (path: string) => Buffer | undefined {
  const checked = checkOf(dir, columns)
  return (path) => {
    try {
      return checked(path, readNowOf(dir, path))
    } catch (error) {
      throw error instanceof FolderError ? error : unreadable(dir, path, error)
    }
  }
}

function checkOf(
  dir: string,
  { files = [] }: Listed,
): (path: string, bytes: Buffer | undefined) => Buffer | undefined {
  const listed = new Map(files.map(([path, size, check]) => [path, { size, check }]))
  return (path, bytes) => {
    const entry = listed.get(path)
    if (entry && (bytes?.length !== entry.size || crc32(bytes) !== entry.check))
      throw new OtherFile(
        `${join(dir, path)}: expected the file that ${MANIFEST_FILE} lists, found ${bytes ? 'another' : 'none'}; ask again if the atlas is being built, else build it again`,
      )
    return bytes
  }
}

/** How often a writer may come between the manifest and a file before who reads gives up. */
const MOST_TRIES = 10

/**
 * What `read` gives for what `parse` tells of the manifest of `dir`; it reads again where a writer came between that and a file.
 */
export async function ofOneGeneration<T, M>(
  dir: string,
  parse: (json: unknown) => M,
  read: (manifest: M) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const json = await loadJson(dir)
    const files = filesIn(json, join(dir, MANIFEST_FILE))
    try {
      const load = loaderOf(dir, files ? { files } : {})
      await joinPieces(json, async (path) => parsePart(await load(path), join(dir, path)))
      return await read(parse(json))
    } catch (error) {
      if (!(error instanceof OtherFile) || tries === MOST_TRIES) throw error
      if (JSON.stringify(await loadFiles(dir)) === JSON.stringify(files)) throw error
    }
  }
}
