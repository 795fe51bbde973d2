/** Saves and loads atlas folders. */
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Corrections, NO_CORRECTIONS } from '../corrections/file.ts'
import {
  CHUNK_PAPERS,
  type Columns,
  chunkFile,
  FolderError,
  MANIFEST_FILE,
  RELATIONS_FILE,
  readFolder,
  readManifest,
  writeFolder,
} from '../folder/index.ts'
import { type Library, openLibrary } from '../library.ts'
import type { Named } from '../related/find.ts'
import { type IndexFile, indexFiles } from '../related/stored.ts'
import { buildWordIndex } from '../related/word-index.ts'
import type { Atlas } from '../types.ts'
import { aside, recover, takePlace } from './aside.ts'
import { keepCorrections } from './corrections.ts'
import { reasonOf } from './files.ts'

/** Throws unless `dir` may be written: it is missing, empty, or an atlas folder. */
export async function checkTarget(dir: string): Promise<void> {
  let names: string[]
  try {
    names = await readdir(dir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error
    throw new Error(`${dir}: expected a folder, found a file; choose another --out`)
  }
  if (names.length > 0 && !names.includes(MANIFEST_FILE))
    throw new Error(
      `${dir}: expected an atlas folder (with ${MANIFEST_FILE}) or an empty one, found ${names.slice(0, 3).join(', ')}; choose another --out`,
    )
}

/**
 * Saves an atlas as the folder `dir`, with the index that related work is found by. It is written beside it and then
 * takes its place, so an interrupted run leaves the old atlas whole; `corrections` join those that stand in it, and
 * `index` are the files of the index of its papers. Throws where `dir` holds something else than an atlas.
 */
export async function saveAtlas(
  atlas: Atlas,
  dir: string,
  corrections: Corrections = NO_CORRECTIONS,
  index: Iterable<IndexFile> = indexFiles(buildWordIndex(atlas.papers)),
): Promise<void> {
  const target = resolve(dir)
  await recover(target)
  await checkTarget(target)
  await aside(target, async (temporary) => {
    await mkdir(temporary)
    const place = async (path: string): Promise<string> => {
      const file = join(temporary, path)
      await mkdir(dirname(file), { recursive: true })
      return file
    }
    for (const { path, bytes } of index) await writeFile(await place(path), bytes)
    for (const { path, chunks } of writeFolder(atlas))
      await pipeline(Readable.from(chunks), createWriteStream(await place(path)))
    await keepCorrections(target, temporary, corrections)
    await takePlace(temporary, target)
  })
}

async function readJson(dir: string, name: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(join(dir, name), 'utf8')
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new FolderError(
      `${join(dir, name)}: ${missing ? 'expected an atlas folder, found no such file; build one with: concept-atlas build PATH… --out DIR' : reasonOf(error)}`,
    )
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FolderError(
      `${join(dir, name)}: expected JSON: ${(error as Error).message}; build the atlas again`,
    )
  }
}

/** Loads what the map is drawn from. Throws as `loadAtlas` does. */
export async function loadManifest(dir: string): Promise<Columns> {
  await recover(resolve(dir))
  return readManifest(await readJson(dir, MANIFEST_FILE))
}

/** Loads an atlas folder. Throws a FolderError that says where, what was expected and what was found. */
export async function loadAtlas(dir: string): Promise<Atlas> {
  const columns = await loadManifest(dir)
  const chunks: unknown[] = []
  for (let chunk = 0; chunk * CHUNK_PAPERS < columns.papers.id.length; chunk++)
    chunks.push(await readJson(dir, chunkFile(chunk)))
  const relations = columns.relations === undefined ? undefined : await readJson(dir, RELATIONS_FILE)
  return readFolder(columns, chunks, relations)
}

/**
 * Opens the library of an atlas folder, of which only what is asked for is read, and what has names in it. Throws as
 * `loadAtlas` does.
 */
export async function loadLibrary(dir: string): Promise<{ library: Library; named: Named }> {
  const columns = await loadManifest(dir)
  const { id, label } = columns.papers
  const library = await openLibrary(columns, async (path) => {
    try {
      return await readFile(join(dir, path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw new FolderError(`${join(dir, path)}: ${reasonOf(error)}`)
    }
  })
  const papers = id.map((one, p) => ({ id: one, title: label[p] }))
  return { library, named: { papers, labels: label, concepts: columns.concepts } }
}
