/** What in a folder is ours, and may be replaced: what its list names. All else is left alone, or in the way. */
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { FolderError } from '../../folder/check.ts'
import { type FileEntry, readFileEntries } from '../../folder/files.ts'
import { kindOf, names, read } from './disk.ts'

/** A kind of folder that we write. */
export interface Kind {
  /** The file that lists the others. */
  list: string
  /** What it calls its `format`. */
  format: string
  /** In an error: "expected …". */
  what: string
  /** Files that others may put into an empty folder. */
  guests: readonly string[]
  /** Whether a file is ours where the list is of a version that lists none. */
  isOlder?(path: string): boolean
  /** Whether nothing is ever replaced: then the list is gone when all is in its place, and the next run finds its files. */
  isOnce?: boolean
  /** Whether people edit what is written: then a file that is no longer as it was written is not ours any more. */
  isForPeople?: boolean
}

/** Everything below a folder, as paths with `/`; links are not followed. */
export async function below(dir: string, prefix = ''): Promise<string[]> {
  const found: string[] = []
  for (const name of await names(join(dir, prefix))) {
    const path = prefix === '' ? name : `${prefix}/${name}`
    if ((await kindOf(join(dir, path))) === 'folder') found.push(...(await below(dir, path)))
    else found.push(path)
  }
  return found
}

/** The folders above a path, the outermost first: `a/b/c` → `a`, `a/b`. */
export const above = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, i, all) => all.slice(0, i + 1).join('/'))

interface Listed {
  format: unknown
  files: unknown
}

/** The files that a list names, itself not among them. Throws a FolderError where it is no list of this kind. */
export async function filesOf(dir: string, kind: Kind, bytes: Uint8Array): Promise<string[]> {
  return (await entriesOf(dir, kind, bytes)).map(([path]) => path)
}

async function entriesOf(dir: string, kind: Kind, bytes: Uint8Array): Promise<FileEntry[]> {
  let listed: Partial<Listed> | null = null
  try {
    listed = JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {}
  if (typeof listed !== 'object' || listed?.format !== kind.format)
    throw new FolderError(`${dir}: expected ${kind.what}, found one of something else, ${kind.list}`)
  if (listed.files !== undefined) return readFileEntries(listed.files, `${join(dir, kind.list)}: files`)
  return kind.isOlder ? (await below(dir)).filter(kind.isOlder).map((path) => [path, 0, 0]) : []
}

/**
 * The files in `dir` that are ours, of which the list is one; none where it is missing or holds nothing but hidden files.
 * Throws an Error where it holds something else.
 */
export async function ownFiles(dir: string, kind: Kind): Promise<Set<string>> {
  const list = await read(join(dir, kind.list))
  if (list !== undefined) {
    const own = await entriesOf(dir, kind, list)
    if (kind.isForPeople) await checkEdits(dir, own)
    return new Set([...own.map(([path]) => path), kind.list])
  }
  const found = (await names(dir))
    .filter((name) => !name.startsWith('.') && name !== 'lost+found' && !kind.guests.includes(name))
    .sort()
  if (found.length > 0)
    throw new Error(
      `${dir}: expected ${kind.what} or an empty one, found ${found.slice(0, 3).join(', ')}; choose another --out`,
    )
  return new Set()
}

/** Throws an Error where a file is not as it was written. */
async function checkEdits(dir: string, own: readonly FileEntry[]): Promise<void> {
  for (const [path, size, check] of own) {
    const bytes = await read(join(dir, path))
    if (bytes !== undefined && (bytes.length !== size || crc32(bytes) !== check))
      throw new Error(
        `${join(dir, path)}: expected it as it was written, found it edited; move it away or choose another --out`,
      )
  }
}

/** Throws an Error where something that is not ours stands where one of `paths` is to stand. */
export async function checkWay(
  dir: string,
  paths: Iterable<string>,
  own: ReadonlySet<string>,
): Promise<void> {
  const folders = new Map<string, boolean>()
  const inTheWay = (path: string): never => {
    throw new Error(
      `${join(dir, path)}: expected nothing or what an earlier run wrote, found a file of somebody else; move it away or choose another --out`,
    )
  }
  for (const path of paths) {
    for (const folder of above(path)) {
      if (folders.has(folder)) continue
      const kind = await kindOf(join(dir, folder))
      folders.set(folder, true)
      if (kind !== undefined && kind !== 'folder') inTheWay(folder)
    }
    const kind = await kindOf(join(dir, path))
    if (kind !== undefined && (kind !== 'file' || !own.has(path))) inTheWay(path)
  }
}
