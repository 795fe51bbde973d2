/** Saves and loads atlas folders. */
import { createWriteStream, existsSync, rmSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  CHUNK_PAPERS,
  type Columns,
  chunkFile,
  FolderError,
  MANIFEST_FILE,
  readFolder,
  readManifest,
  writeFolder,
} from '../folder/index.ts'
import type { Atlas } from '../types.ts'
import { reasonOf } from './files.ts'

/** Where the old atlas stands for the moment in which the new one takes its place. */
const previousOf = (dir: string): string => join(dirname(dir), `.${basename(dir)}.previous`)
const asideOf = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.new`)

/** Writes text to `path` piece by piece: aside first, then renamed, so that a reader never sees half a file. */
export async function writeText(path: string, text: Iterable<string>): Promise<void> {
  const target = resolve(path)
  await aside(target, async (temporary) => {
    await pipeline(Readable.from(text), createWriteStream(temporary))
    await rename(temporary, target)
  })
}

/** Removes what killed runs have left beside `path`. */
async function sweep(path: string): Promise<void> {
  const start = `.${basename(path)}.`
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(start) || !name.endsWith('.new')) continue
    const owner = Number(name.slice(start.length, -'.new'.length))
    if (owner === process.pid || (Number.isInteger(owner) && !isRunning(owner)))
      await rm(join(dirname(path), name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Runs `write` with a path beside `path` that is gone afterwards, even when the process is told to stop. */
export async function aside(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await sweep(path)
  const temporary = asideOf(path)
  const clean = (): void => rmSync(temporary, { recursive: true, force: true })
  const stop = (signal: NodeJS.Signals): void => {
    clean()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    await write(temporary)
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    clean()
  }
}

/** Puts back an old atlas that a run left aside when it was stopped between two renames. */
async function recover(dir: string): Promise<void> {
  if (existsSync(previousOf(dir)) && !existsSync(dir)) await rename(previousOf(dir), dir)
}

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
 * Saves an atlas as the folder `dir`. It is written beside it and then takes its place, so an interrupted run leaves the
 * old atlas whole. Throws where `dir` holds something else than an atlas.
 */
export async function saveAtlas(atlas: Atlas, dir: string): Promise<void> {
  const target = resolve(dir)
  await recover(target)
  await checkTarget(target)
  await aside(target, async (temporary) => {
    await mkdir(temporary)
    for (const { path, chunks } of writeFolder(atlas)) {
      const file = join(temporary, path)
      await mkdir(dirname(file), { recursive: true })
      await pipeline(Readable.from(chunks), createWriteStream(file))
    }
    const previous = previousOf(target)
    await rm(previous, { recursive: true, force: true })
    if (existsSync(target)) await rename(target, previous)
    await rename(temporary, target)
    await rm(previous, { recursive: true, force: true })
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
  return readFolder(columns, chunks)
}
