/** Writing beside what is there and taking its place when all is done, so that an interrupted run leaves the old whole. */
import { createWriteStream, existsSync, rmSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Where the old folder stands for the moment in which the new one takes its place. */
const previousOf = (dir: string): string => join(dirname(dir), `.${basename(dir)}.previous`)
const asideOf = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.new`)

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

/** Writes text or bytes to `path` piece by piece: aside first, then renamed, so that a reader never sees half a file. */
export async function writeText(path: string, text: Iterable<string | Uint8Array>): Promise<void> {
  const target = resolve(path)
  await aside(target, async (temporary) => {
    await pipeline(Readable.from(text), createWriteStream(temporary))
    await rename(temporary, target)
  })
}

/** Puts back an old folder that a run left aside when it was stopped between two renames. */
export async function recover(dir: string): Promise<void> {
  if (existsSync(previousOf(dir)) && !existsSync(dir)) await rename(previousOf(dir), dir)
}

/** Puts the folder `temporary` in the place of `dir`; what stood there is gone only then. */
export async function takePlace(temporary: string, dir: string): Promise<void> {
  const previous = previousOf(dir)
  await rm(previous, { recursive: true, force: true })
  if (existsSync(dir)) await rename(dir, previous)
  await rename(temporary, dir)
  await rm(previous, { recursive: true, force: true })
}
