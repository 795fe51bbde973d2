/** Saves and loads atlas folders. */
import { join } from 'node:path'
import { BASKET_FILE } from '../basket.ts'
import { CORRECTIONS_FILE, type Corrections, NO_CORRECTIONS } from '../corrections/file.ts'
import {
  CHUNK_PAPERS,
  CITATIONS_FILE,
  type Columns,
  chunkFile,
  type FileEntry,
  filesIn,
  GROWN_FILE,
  type Grown,
  MANIFEST_FILE,
  openFolder,
  parseColumns,
  parsePart,
  RELATIONS_FILE,
  type Recipe,
  readCatalogue,
  readFolder,
  readGrown,
  readManifest,
  type Whole,
  writeFolder,
  writeGrown,
} from '../folder/index.ts'
import { type Library, openLibrary } from '../library.ts'
import {
  carriedOver,
  EMBEDDINGS_FILE,
  type Embeddings,
  embeddedPapers,
  readEmbeddings,
  textKeys,
  writeEmbeddings,
} from '../related/embeddings.ts'
import type { Named } from '../related/find.ts'
import { type IndexFile, indexFiles } from '../related/stored.ts'
import { buildWordIndex } from '../related/word-index.ts'
import type { Atlas } from '../types.ts'
import { VIEWS_FILE } from '../views.ts'
import { checkGeneration, writeGeneration } from './aside.ts'
import { addCorrections } from './corrections.ts'
import { BrokenFile } from './kept.ts'
import { loaderOf, loadFiles, OtherFile, ofOneGeneration, readerOf } from './manifest.ts'
import { type Generation, isThere } from './save/generation.ts'
import { below, type Kind, ownFiles } from './save/owned.ts'
import { followed, isWithin } from './save/target.ts'

/** The atlas that a new one goes on from. */
export interface After {
  /** Of its manifest. */
  files: readonly FileEntry[] | undefined
  /** To be kept. */
  grown?: Grown | undefined
}

const leaveBroken = (error: unknown): void => {
  if (!(error instanceof BrokenFile)) throw error
}

/** What an atlas folder is known by. */
export const ATLAS: Kind = {
  list: MANIFEST_FILE,
  format: 'concept-atlas',
  what: 'an atlas folder',
  guests: [CORRECTIONS_FILE, BASKET_FILE, VIEWS_FILE],
  isOlder: (path) =>
    /^(?:papers\/\d{4,}\.json|relations\.json|related\/(?:index\.json|(?:papers|terms)-\d{4,}\.bin))$/.test(
      path,
    ),
}

/** Throws unless an atlas can be written to `dir`: it is missing, empty, or an atlas folder, and takes files. */
export const checkTarget = (dir: string): Promise<void> => checkGeneration(dir, ATLAS)

/** Throws where `path` is a file of the atlas in `dir`: it is neither read as papers nor written. No atlas has none. */
export async function checkOutside(dir: string, path: string): Promise<void> {
  const [home, file] = [await followed(dir), await followed(path)]
  if (!isWithin(file, home)) return
  const own = await ownFiles(home, ATLAS).catch(() => new Set<string>())
  if ([...own, ...ATLAS.guests].some((name) => join(home, name) === file))
    throw new Error(`${path}: expected another place than a file of the atlas ${dir}`)
}

/**
 * Saves an atlas as the folder `dir`, with the index that related work is found by; files that are not of an atlas stay. An
 * interrupted run leaves the old atlas whole; `corrections` join those that stand in it, and `index` are the files of the
 * index of its papers; `built` is what it was built from. Vectors of the old atlas stay with the papers whose text they
 * were made of. `whole` gives a paper as it is to be written, where those of `atlas` are without their text. With `after` it goes on from the atlas that stands there. Throws where `dir` holds something else than an
 * atlas, or another one than `after` says.
 */
export async function saveAtlas(
  atlas: Atlas,
  dir: string,
  corrections: Corrections = NO_CORRECTIONS,
  index: Iterable<IndexFile> | AsyncIterable<IndexFile> = indexFiles(buildWordIndex(atlas.papers)),
  built?: Recipe,
  after?: After,
  whole?: Whole,
): Promise<void> {
  const fill = async (generation: Generation): Promise<Iterable<string>> => {
    for await (const { path, bytes } of index) await generation.add(path, [bytes])
    const embeddings = await keptEmbeddings(generation.dir, atlas.papers, whole)
    if (embeddings) await generation.add(EMBEDDINGS_FILE, [writeEmbeddings(embeddings)])
    if (after?.grown) await generation.add(GROWN_FILE, writeGrown(after.grown))
    let manifest: Iterable<string> = []
    for (const { path, chunks } of writeFolder(atlas, generation.entries, built, whole))
      if (path === MANIFEST_FILE) manifest = chunks
      else await generation.add(path, chunks)
    // Before the atlas that has replayed them: a kill between the two loses nothing that was said.
    if (corrections.size > 0) await addCorrections(generation.dir, corrections).catch(leaveBroken)
    return manifest
  }
  await writeGeneration(dir, ATLAS, fill, after && (() => checkIsStill(dir, after.files)))
}

/** Throws where the manifest lists other files than those that were read. */
async function checkIsStill(dir: string, files: readonly FileEntry[] | undefined): Promise<void> {
  const now = await loadFiles(dir)
  if (JSON.stringify(now) !== JSON.stringify(files))
    throw new Error(`${dir}: expected the atlas that was read, found another one since; run it again`)
}

/** What the atlas in `dir` has of vectors of these texts; undefined where there are none, or they cannot be read. */
async function keptEmbeddings(
  dir: string,
  papers: Atlas['papers'],
  whole: Whole = (paper) => paper,
): Promise<Embeddings | undefined> {
  if (!(await isThere(dir, EMBEDDINGS_FILE))) return undefined
  const old = await loadEmbeddings(dir).catch(() => undefined)
  const kept = old && carriedOver(old, textKeys(papers.map(whole)))
  return kept && embeddedPapers(kept) > 0 ? kept : undefined
}

/** The vectors of the papers of an atlas; undefined where it has none. Throws as `loadAtlas` does. */
export const loadEmbeddings = (dir: string): Promise<Embeddings | undefined> =>
  ofOneGeneration(dir, readCatalogue, (columns) => embeddingsOf(columns, loaderOf(dir, columns)))

async function embeddingsOf(
  { papers, files = [] }: Pick<Columns, 'papers' | 'files'>,
  load: Load,
): Promise<Embeddings | undefined> {
  if (!files.some(([path]) => path === EMBEDDINGS_FILE)) return undefined
  const bytes = await load(EMBEDDINGS_FILE)
  return bytes && readEmbeddings(bytes, papers.id.length)
}

/** Loads an atlas folder. Throws a FolderError that says where, what was expected and what was found. */
export const loadAtlas = (dir: string): Promise<Atlas> =>
  ofOneGeneration(dir, readManifest, (columns) => atlasOf(dir, columns))

/** The same with what it takes to add papers to it; `grown` is undefined where none were added before. */
export const loadGrowing = (
  dir: string,
): Promise<{ atlas: Atlas; grown: Grown | undefined; files: Columns['files'] }> =>
  ofOneGeneration(dir, readManifest, async (columns) => {
    const { files } = columns
    const isGrown = files?.some(([path]) => path === GROWN_FILE) ?? false
    const grown = isGrown
      ? readGrown(parsePart(await loaderOf(dir, columns)(GROWN_FILE), join(dir, GROWN_FILE), parseColumns))
      : undefined
    return { atlas: await atlasOf(dir, columns), grown, files }
  })

async function atlasOf(dir: string, columns: Columns): Promise<Atlas> {
  const load = loaderOf(dir, columns)
  const chunks: unknown[] = []
  for (let chunk = 0; chunk * CHUNK_PAPERS < columns.papers.id.length; chunk++)
    chunks.push(await parsedBy(load, dir, chunkFile(chunk)))
  const { relations, citations } = await othersOf(dir, columns)
  return readFolder(columns, chunks, relations, citations)
}

/**
 * Gives `use` an atlas folder as an atlas whose texts stay in it, to be read in the order of the papers. It is used again where a
 * writer came between. Throws as `loadAtlas` does.
 */
export const useAtlas = <T>(dir: string, use: (atlas: Atlas) => Promise<T>): Promise<T> =>
  ofOneGeneration(dir, readManifest, async (columns) => {
    const read = readerOf(dir, columns)
    const chunkAt = (number: number): unknown =>
      parsePart(read(chunkFile(number)), join(dir, chunkFile(number)), parseColumns)
    return use(openFolder(columns, chunkAt, await othersOf(dir, columns)))
  })

type Load = (path: string) => Promise<Uint8Array | undefined>

const parsedBy = async (load: Load, dir: string, path: string): Promise<unknown> =>
  parsePart(await load(path), join(dir, path), parseColumns)

async function othersOf(
  dir: string,
  columns: Columns,
): Promise<{ relations?: unknown; citations?: unknown }> {
  const load = loaderOf(dir, columns)
  return {
    relations: columns.relations === undefined ? undefined : await parsedBy(load, dir, RELATIONS_FILE),
    citations: columns.citations === undefined ? undefined : await parsedBy(load, dir, CITATIONS_FILE),
  }
}

/**
 * Opens the library of an atlas folder, of which only what is asked for is read, and what has names in it. Throws as
 * `loadAtlas` does.
 */
export function loadLibrary(
  dir: string,
): Promise<{ library: Library; named: Named; embeddings?: Embeddings | undefined }> {
  return ofOneGeneration(dir, readCatalogue, async (columns) => {
    const { id, label } = columns.papers
    const load = loaderOf(dir, columns)
    const library = await openLibrary(columns, load)
    const papers = id.map((one, p) => ({ id: one, title: label[p] }))
    const embeddings = await embeddingsOf(columns, load)
    return { library, named: { papers, labels: label, concepts: columns.concepts }, embeddings }
  })
}

/**
 * The files of an atlas folder with their bytes, its corrections too, without `leftOut`; nothing else that stands in it. Throws
 * as `loaderOf`.
 */
export async function* filesOf(
  dir: string,
  columns: Columns,
  leftOut?: string,
): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  const load = loaderOf(dir, columns)
  const paths = columns.files?.map(([path]) => path) ?? (await below(dir)).filter(ATLAS.isOlder!)
  for (const path of [...paths, CORRECTIONS_FILE]) {
    if (path === leftOut) continue
    const bytes = await load(path)
    if (bytes !== undefined) yield { path, bytes }
  }
  const bytes = await load(MANIFEST_FILE)
  const where = join(dir, MANIFEST_FILE)
  const files = filesIn(parseColumns(bytes ?? new Uint8Array(), where), where)
  if (JSON.stringify(files) !== JSON.stringify(columns.files))
    throw new OtherFile(`${where}: expected it as it was read, found another; ask again`)
  yield { path: MANIFEST_FILE, bytes: bytes! }
}
