/** A copy of a database that another program may be writing. */
import { createWriteStream } from 'node:fs'
import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Bytes } from '../../sources/index.ts'

/** What SQLite keeps beside a database: changes that it has not put into it yet, or may take back. */
const BESIDE = ['-wal', '-journal']
const MOST_TRIES = 5

const MARK = 'SQLite format 3\0'

async function isDatabase(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => undefined)
  if (!handle) return false
  try {
    const { buffer } = await handle.read(Buffer.alloc(MARK.length), 0, MARK.length, 0)
    return buffer.toString('latin1') === MARK
  } finally {
    await handle.close()
  }
}

/** How long the files are and when they were written. */
async function stateOf(file: string): Promise<string> {
  const states = ['', ...BESIDE].map(async (end) => {
    const found = await stat(file + end).catch(() => undefined)
    return found ? `${found.size} ${found.mtimeMs}` : '-'
  })
  return (await Promise.all(states)).join()
}

/** Copies a database with what stands beside it. Throws an Error where it changes each time it is copied. */
async function copyDatabase(file: string, copy: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await stateOf(file)
    await copyFile(file, copy)
    for (const end of BESIDE) {
      await rm(copy + end, { force: true })
      await copyFile(file + end, copy + end).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
    }
    if ((await stateOf(file)) === before) return
  }
  throw new Error('a database that is being written; close the program that writes it')
}

/**
 * What `work` gives for the path of a copy of the database `file`; where it is no file of its own (one of an archive, or
 * standard input), of one that is made of `bytes`. The copy is removed afterwards.
 */
export async function* withCopy<T>(
  bytes: Bytes,
  file: string,
  work: (copy: string) => Iterable<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), 'zotero-copy-'))
  try {
    const copy = join(folder, 'copy.sqlite')
    if (await isDatabase(file)) await copyDatabase(file, copy)
    else await pipeline(Readable.from(bytes), createWriteStream(copy))
    yield* work(copy)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
