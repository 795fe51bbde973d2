/**
 * The system calls that saving is made of, one a step: `generation.ts` and `lock.ts` touch folders through these alone,
 * so that a test can put another process between any two of them.
 */
import { readFileSync } from 'node:fs'
import {
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rmdir,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { hostname } from 'node:os'
import { threadId } from 'node:worker_threads'

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

/** Gives undefined where the system says one of `codes`. */
async function unless<T>(codes: readonly string[], call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (codes.includes(codeOf(error))) return undefined
    throw error
  }
}

const MISSING = ['ENOENT', 'ENOTDIR']

export type Entry = 'file' | 'folder' | 'other'

/** What stands there, links not followed; undefined for nothing. */
export async function kindOf(path: string): Promise<Entry | undefined> {
  const found = await unless(MISSING, lstat(path))
  return found && (found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other')
}

/** Milliseconds since it was last written; undefined for nothing. */
export async function ageOf(path: string): Promise<number | undefined> {
  const found = await unless(MISSING, lstat(path))
  return found && Date.now() - found.mtimeMs
}

/** In no order; nothing for what is no folder. */
export const names = async (dir: string): Promise<string[]> => (await unless(MISSING, readdir(dir))) ?? []

export const read = (path: string): Promise<Buffer | undefined> => unless(MISSING, readFile(path))

/** The same at once, for who cannot wait. */
export function readNow(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (MISSING.includes(codeOf(error))) return undefined
    throw error
  }
}

/** So many bytes of its beginning, or all where there are fewer. */
export async function readStart(path: string, most: number): Promise<Buffer | undefined> {
  const file = await unless(MISSING, open(path, 'r'))
  if (!file) return undefined
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Makes the folder, in one that is there. */
export const makeFolder = async (dir: string): Promise<void> => {
  await unless(['EEXIST'], mkdir(dir))
}

/** Bytes that are written together: a call for each of a million short pieces costs more than making them. */
const BLOCK = 1 << 18

/** Writes a file anew, and waits until the disk has it. */
export async function write(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const file = await open(path, 'w')
  try {
    const block = Buffer.allocUnsafe(BLOCK)
    let used = 0
    const writeBlock = async (): Promise<void> => {
      if (used > 0) await file.writeFile(block.subarray(0, used))
      used = 0
    }
    for (const piece of pieces) {
      // UTF-8 takes three bytes of a UTF-16 unit at most.
      const room = typeof piece === 'string' ? piece.length * 3 : piece.length
      if (room > BLOCK - used) await writeBlock()
      if (room > BLOCK) await file.writeFile(piece)
      else if (typeof piece === 'string') used += block.write(piece, used)
      else {
        block.set(piece, used)
        used += piece.length
      }
    }
    await writeBlock()
    // What makes a rename over the old file durable: without it the new name may outlive its bytes.
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Takes the place of what stands there; of a folder only where that is empty. */
export const move = (from: string, to: string): Promise<void> => rename(from, to)

/** Removes a file; that there is none is fine. */
export const remove = async (path: string): Promise<void> => {
  await unless(MISSING, unlink(path))
}

/** Removes a folder if nothing stands in it. */
export const removeEmpty = async (dir: string): Promise<void> => {
  await unless([...MISSING, 'ENOTEMPTY', 'EEXIST', 'EBUSY', 'EPERM', 'EACCES', 'EINVAL'], rmdir(dir))
}

/** Waits until the disk has the names in a folder. Not every system can: then there is nothing to wait for. */
export async function settleNames(dir: string): Promise<void> {
  const handle = await unless([...MISSING, 'EISDIR', 'EPERM', 'EACCES'], open(dir, 'r'))
  if (!handle) return
  try {
    await unless(['EINVAL', 'EPERM', 'ENOTSUP', 'EBADF'], handle.sync())
  } finally {
    await handle.close()
  }
}

/** Lets others go on. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Puts a word where nothing stands, at one stroke; false where something does. */
export async function claim(path: string, word: string): Promise<boolean> {
  try {
    // The text of a link comes with its name; a file is there before its text is.
    await symlink(word, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (!['EPERM', 'ENOSYS', 'EOPNOTSUPP', 'ENOTSUP', 'EINVAL', 'UNKNOWN'].includes(codeOf(error)))
      throw error
  }
  return (
    (await unless(
      ['EEXIST'],
      writeFile(path, word, { flag: 'wx' }).then(() => true),
    )) ?? false
  )
}

/** The word that was put there; undefined for nothing, empty where it is still being written. */
export async function claimed(path: string): Promise<string | undefined> {
  const word = await unless([...MISSING, 'EINVAL', 'UNKNOWN'], readlink(path))
  return word ?? (await read(path))?.toString('utf8')
}

/**
 * When a process began, in the machine's own count, so that another one with its number is not taken for it; empty for
 * one that has ended and that nobody has asked after (a zombie). 0 where the system does not tell.
 */
function beganAt(pid: number): string {
  try {
    const [, state, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').split(' ')
    return state === 'Z' || state === 'X' ? '' : (rest[18] ?? '0')
  } catch {
    return '0'
  }
}

const HOST = hostname()
  .replace(/[^\w-]/g, '_')
  .slice(0, 64)
const BEGAN = beganAt(process.pid)
/** Threads of one process count apart. */
let words = threadId * 2 ** 32

/** A word that names this process, and that no other call gives: number, begin, machine, count. */
export const ownWord = (): string => `${process.pid}.${BEGAN}.${HOST}.${++words}`

/** Milliseconds after which a process of another machine is not waited for. */
const OTHER_MACHINE = 60_000

/**
 * Whether the process that a word names still runs. Of another machine (a folder that two containers share) nobody can
 * tell: it counts as running for a minute after the word was put there, `age` milliseconds ago.
 */
export function isRunning(word: string, age: number): boolean {
  const [pid, began, host] = word.split('.')
  const number = Number(pid)
  if (!Number.isInteger(number) || number <= 0 || host !== HOST) return age < OTHER_MACHINE
  try {
    process.kill(number, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  return beganAt(number) === began
}
