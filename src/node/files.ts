/** Files and folders → the bytes of every file in them. */
import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MANIFEST_FILE } from '../folder/index.ts'
import { byCode } from '../order.ts'
import {
  type Bytes,
  type Collection,
  collect,
  type ReadOptions,
  readSource,
  type SourceItem,
  stemOf,
  unpack,
} from '../sources/index.ts'
import { gunzip } from './gunzip.ts'
import { readPdf } from './pdf.ts'
import { isZotero, readZotero } from './zotero/api.ts'
import { readDatabase } from './zotero/database.ts'

/** Standard input as a PATH. */
export const STDIN = '-'

const problem = (file: string, what: string): SourceItem => ({
  problem: { file, place: '', what, done: 'skipped' },
})

/** What the system said, in words where it is common. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'expected a file or folder, found nothing'
  if (code === 'EACCES' || code === 'EPERM') return 'expected a readable file, found no permission'
  if (code === 'EISDIR') return 'expected a file, found a folder'
  return message
}

/** Whether a folder holds an atlas, as the beginning of its manifest tells. */
async function isAtlas(dir: string): Promise<boolean> {
  for await (const head of createReadStream(join(dir, MANIFEST_FILE), { end: 99 }))
    return /"format":\s*"concept-atlas"/.test(String(head))
  return false
}

/**
 * The files under `path`, folders in the order of their names. Hidden entries of folders are left out, and so are atlases in
 * them; a folder that was seen already (a link back) is not entered again.
 */
async function* walk(
  path: string,
  seen: Set<string>,
  named = true,
): AsyncGenerator<{ path: string; named: boolean } | SourceItem> {
  try {
    const found = path === STDIN ? undefined : await stat(path)
    if (!found?.isDirectory()) {
      // A pipe that nobody writes to would be waited for; one that is named (`<(…)`) has its writer.
      if (found?.isFile() === false && !named)
        yield problem(path, `expected a file, found ${found.isFIFO() ? 'a pipe' : 'a device or socket'}`)
      else yield { path, named }
      return
    }
    const real = await realpath(path)
    if (seen.has(real)) return
    seen.add(real)
    const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort(byCode)
    // Who builds in the folder of the papers would read them twice from then on.
    if (!named && names.includes(MANIFEST_FILE) && (await isAtlas(path))) {
      yield { note: { file: path, aside: 'an atlas that was built before' } }
      return
    }
    for (const name of names) yield* walk(`${path.replace(/[\\/]+$/, '')}/${name}`, seen, false)
  } catch (error) {
    yield problem(path, reasonOf(error))
  }
}

/** Bytes of a file that are read at a time. */
const PIECE = 262_144

export const streamOf = (path: string): Bytes =>
  path === STDIN ? process.stdin : createReadStream(path, { highWaterMark: PIECE })

/** The bytes of a file or of standard input, unpacked. A file that cannot be read breaks the stream. */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of unpack(streamOf(path), path, () => {}, gunzip)) yield* bytes
}

export interface ReadPapersOptions extends ReadOptions {
  /** Where a running Zotero listens; by default 23119. */
  zoteroPort?: number
  /** Whether papers are kept in a collection named after the path that they come from; those of Zotero have their own. */
  label?: true
}

/** What collections of these paths are called: their last part without its ending, or all of it where two have the same. */
function collectionNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const name = (path: string): string =>
    path === STDIN ? 'stdin' : stemOf(path.replace(/[\\/]+$/, '')) || path
  return new Map(
    paths.map((path) => [
      path,
      paths.some((other) => other !== path && name(other) === name(path)) ? path : name(path),
    ]),
  )
}

async function* keptIn(items: AsyncIterable<SourceItem>, name: string): AsyncGenerator<SourceItem> {
  for await (const item of items) {
    if (!('paper' in item)) yield item
    else {
      const { collections = [] } = item.paper
      yield { ...item, paper: { ...item.paper, collections: [...new Set([...collections, name])].sort() } }
    }
  }
}

/** The records of the same, one by one, as `readPapers` collects them. */
export async function* readRecords(
  paths: readonly string[],
  onFile: (file: string) => void = () => {},
  { zoteroPort, label, ...given }: ReadPapersOptions = {},
): AsyncGenerator<SourceItem> {
  const options = { pdf: readPdf, database: readDatabase, gunzip, ...given }
  const seen = new Set<string>()
  const names = collectionNames(paths)
  for (const path of paths) {
    if (isZotero(path)) {
      onFile(path)
      yield* readZotero(path, zoteroPort)
      continue
    }
    for await (const found of walk(path, seen)) {
      if (!('named' in found)) yield found
      else {
        const { path: file, named } = found
        onFile(file)
        const items = readSource(streamOf(file), file === STDIN ? 'stdin' : file, {
          ...options,
          asked: named,
        })
        if (label) yield* keptIn(items, names.get(path)!)
        else yield* items
      }
    }
  }
}

/**
 * Reads the papers of files, of folders with all that is in them, and of standard input (`-`); `.gz` and `.zip` of any of them;
 * and of a running Zotero (`zotero:`, `zotero:Collection`).
 * What is named counts as an abstract where it is in no known format; in folders and archives that is left aside.
 * Never throws because of what they hold: that becomes Problems. Throws an Error where Zotero does not answer.
 */
export function readPapers(
  paths: readonly string[],
  onFile: (file: string) => void = () => {},
  options: ReadPapersOptions = {},
): Promise<Collection> {
  return collect(readRecords(paths, onFile, options))
}
