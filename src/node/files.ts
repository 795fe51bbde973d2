/** Files and folders → the bytes of every file in them. */
import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Bytes, type Collection, collect, readSource, type SourceItem } from '../sources/index.ts'

/** Standard input as a PATH. */
export const STDIN = '-'

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const problem = (file: string, what: string): SourceItem => ({
  problem: { file, place: '', what, done: 'skipped' },
})

/** What the system said, in words where it is common. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'expected a file or folder, found nothing'
  if (code === 'EACCES' || code === 'EPERM') return 'expected a readable file, found no permission'
  return message
}

/**
 * The files under `path`, folders in the order of their names. Hidden entries of folders are left out; a folder that
 * was seen already (a link back) is not entered again.
 */
async function* walk(path: string, seen: Set<string>): AsyncGenerator<string | SourceItem> {
  try {
    if (path === STDIN || !(await stat(path)).isDirectory()) {
      yield path
      return
    }
    const real = await realpath(path)
    if (seen.has(real)) return
    seen.add(real)
    const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort(byCode)
    for (const name of names) yield* walk(`${path.replace(/[\\/]+$/, '')}/${name}`, seen)
  } catch (error) {
    yield problem(path, reasonOf(error))
  }
}

async function* rejoined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/** Unpacks what begins like gzip, whatever it is called; the memory stays small whatever it unpacks to. */
async function* unpacked(bytes: Readable): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = bytes[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done) return
  const all = rejoined(first.value, pieces)
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) yield* all
  else
    yield* pipeline(Readable.from(all), createGunzip(), () => {
      // An error also reaches the reader of the stream, who reports it.
    })
}

/** The bytes of a file or of standard input, unpacked. A file that cannot be read breaks the stream. */
export function bytesOf(path: string): Bytes {
  return unpacked(path === STDIN ? process.stdin : createReadStream(path))
}

async function* itemsOf(
  paths: readonly string[],
  onFile: (file: string) => void,
): AsyncGenerator<SourceItem> {
  const seen = new Set<string>()
  for (const path of paths) {
    for await (const found of walk(path, seen)) {
      if (typeof found !== 'string') yield found
      else {
        onFile(found)
        yield* readSource(bytesOf(found), found === STDIN ? 'stdin' : found)
      }
    }
  }
}

/**
 * Reads the papers of files, of folders with all that is in them, and of standard input (`-`); `.gz` of any of them.
 * Never throws because of what they hold: that becomes Problems.
 */
export function readPapers(
  paths: readonly string[],
  onFile: (file: string) => void = () => {},
): Promise<Collection> {
  return collect(itemsOf(paths, onFile))
}
