/** Where `--out` leads: what can be written there is found out before any work. */
import { lstat, mkdir, readlink, realpath, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { FolderError } from '../../folder/check.ts'
import { tryFolder } from './generation.ts'
import { BusyError } from './lock.ts'
import type { Kind } from './owned.ts'

const MOST_LINKS = 40

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'no permission to write there'],
  ['EPERM', 'no permission to write there'],
  ['EROFS', 'a file system that is read only'],
  ['ENAMETOOLONG', 'a name that is too long for the file system'],
  ['ENOSPC', 'no room left on the disk'],
  ['EDQUOT', 'no room left on the disk'],
  ['ELOOP', 'a link that leads to itself'],
  ['ENOTDIR', 'a file on the way to it'],
  ['EEXIST', 'a file on the way to it'],
  ['ENOENT', 'a place where the system makes no folders'],
  ['EMFILE', 'too many open files'],
])

/** An Error that says what about `out` cannot be, where the system has said no; others as they are. */
export function cannotWrite(out: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === undefined || syscall === undefined) return error
  const found = REASONS.get(code) ?? (error as Error).message
  return new Error(`${out}: expected a place that can be written, found ${found}; choose another --out`, {
    cause: error,
  })
}

/**
 * The path that links at the end of `out` lead to, through links to nothing too; what is above it may be missing. So the
 * links stay, and what they name is written.
 */
export async function followed(out: string): Promise<string> {
  let path = resolve(out)
  for (let links = 0; links <= MOST_LINKS; links++) {
    const above = await realpath(dirname(path)).catch(() => dirname(path))
    path = join(above, basename(path))
    const found = await lstat(path).catch(() => undefined)
    if (!found?.isSymbolicLink()) return path
    path = resolve(above, await readlink(path))
  }
  throw new Error(
    `${out}: expected a place that can be written, found ${REASONS.get('ELOOP')}; choose another --out`,
  )
}

/** Whether two paths lead to one place. */
export const isSamePlace = async (a: string, b: string): Promise<boolean> =>
  (await followed(a)) === (await followed(b))

const inWords = (found: Awaited<ReturnType<typeof stat>>): string =>
  found.isFile()
    ? 'a file'
    : found.isDirectory()
      ? 'a folder'
      : found.isFIFO()
        ? 'a pipe'
        : found.isSocket()
          ? 'a socket'
          : 'a device'

/** Whether a path lies in a folder, or is it. */
export const isWithin = (path: string, dir: string): boolean =>
  `${path}${sep}`.startsWith(dir.endsWith(sep) ? dir : `${dir}${sep}`)

/** A folder that is there to be written. */
export interface Target {
  dir: string
  /** Removes the folders that were made for it and still hold nothing. */
  leave(): Promise<void>
}

/** Makes a folder and those above it, and hears of each that was not there. */
export async function makeFolders(dir: string, onMade: (folder: string) => void = () => {}): Promise<void> {
  const missing: string[] = []
  for (
    let at = dir;
    (await stat(at).catch(() => undefined)) === undefined && dirname(at) !== at;
    at = dirname(at)
  )
    missing.unshift(at)
  // One by one: the recursive mkdir of Node 20 never comes back from where the system makes no folders (/proc).
  for (const folder of missing) {
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    onMade(folder)
  }
}

/**
 * Makes the folder that `out` leads to and tries that a generation of this kind can be written to it. Throws an Error that
 * says what was expected and what is in the way, and then leaves no folder that was not there.
 */
export async function openTarget(out: string, kind: Kind, onWait?: (pid: string) => void): Promise<Target> {
  const dir = await followed(out)
  const found = await stat(dir).catch(() => undefined)
  if (found !== undefined && !found.isDirectory())
    throw new Error(`${out}: expected a folder, found ${inWords(found)}; choose another --out`)
  const made: string[] = []
  const leave = async (): Promise<void> => {
    for (const folder of made)
      if (
        !(await rmdir(folder).then(
          () => true,
          () => false,
        ))
      )
        return
  }
  try {
    await makeFolders(dir, (folder) => made.unshift(folder))
    await tryFolder(dir, kind, onWait && { onWait })
    return { dir, leave }
  } catch (error) {
    await leave()
    if (error instanceof FolderError) throw new Error(`${error.message}; choose another --out`)
    throw error instanceof BusyError ? error : cannotWrite(out, error)
  }
}

/** Throws an Error where what `out` leads to is no regular file and not nothing: a device, a pipe, a folder. */
export async function fileTarget(out: string): Promise<string> {
  const path = await followed(out)
  const found = await stat(path).catch(() => undefined)
  if (found !== undefined && !found.isFile())
    throw new Error(
      `${out}: expected a file, found ${inWords(found)}; choose another --out, - writes to standard output`,
    )
  return path
}
