/**
 * How the files of a folder of ours are replaced: all at one stroke, whoever reads, and whoever is killed when.
 *
 *     .concept-atlas.new-W/   what writer W is writing; nobody else looks at it
 *     .concept-atlas.next/    a generation that counts, as far as its files have not been moved into their places
 *     .concept-atlas.lock     whose turn it is to take the steps 2 to 6
 *     a list (`atlas.json`)   with every other file of the generation in it; it is moved last
 *
 *     1  write all files and the list to `new-W`, and wait until the disk has them
 *     2  lock; finish what a killed writer has begun (5 and 6); check that nothing of anybody else is in the way
 *     3  move `new-W` to `next`: from here on the new generation counts
 *     4  wait until the disk has that
 *     5  move each file of `next` into its place, remove files of the old list that are in no new one, move the list
 *     6  remove the folders of `next`; unlock
 *
 * Whoever reads looks for a file in `next` first and then in its place, takes no lock and changes nothing. Before step 3
 * that is the old generation; after it the new one, wherever step 5 stands: a file leaves `next` at the stroke at which it
 * appears in its place. A kill before 3 leaves `new-W`, which the next writer removes; a kill after 3 leaves `next` with
 * its list, which the next writer finishes from. Who reads several files while a writer passes 3 sees it by their CRC-32 in
 * the list.
 */
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { FileEntry } from '../../folder/files.ts'
import {
  ageOf,
  isRunning,
  kindOf,
  makeFolder,
  move,
  names,
  ownWord,
  read,
  readNow,
  remove,
  removeEmpty,
  settleNames,
  write,
} from './disk.ts'
import { locked, sweepRights, type Waiting } from './lock.ts'
import { above, checkWay, filesOf, type Kind, ownFiles } from './owned.ts'

const OWN = '.concept-atlas'
const NEW = `${OWN}.new-`
const NEXT = `${OWN}.next`
const LOCK = `${OWN}.lock`
const TRIAL = `${OWN}.trial`

/** The bytes of a file of the generation that counts; undefined where there is none. */
export const readOf = async (dir: string, path: string): Promise<Buffer | undefined> =>
  (await read(join(dir, NEXT, path))) ?? read(join(dir, path))

/** The same at once, for who cannot wait. */
export const readNowOf = (dir: string, path: string): Buffer | undefined =>
  readNow(join(dir, NEXT, path)) ?? readNow(join(dir, path))

/** Where that file stands at this moment, for who reads it as a stream: to be tried in this order. */
export const placesOf = (dir: string, path: string): string[] => [join(dir, NEXT, path), join(dir, path)]

/** Whether the generation that counts has this file. */
export async function isThere(dir: string, path: string): Promise<boolean> {
  for (const place of placesOf(dir, path)) if ((await kindOf(place)) === 'file') return true
  return false
}

/** Removes a folder of ours with all that is in it. */
async function removeTree(dir: string): Promise<void> {
  for (const name of await names(dir)) {
    const path = join(dir, name)
    if ((await kindOf(path)) === 'folder') await removeTree(path)
    else await remove(path)
  }
  await removeEmpty(dir)
}

/** Steps 5 and 6. */
async function settle(dir: string, kind: Kind): Promise<void> {
  const next = join(dir, NEXT)
  const list = await read(join(next, kind.list))
  if (list !== undefined) {
    const fresh = await filesOf(next, kind, list)
    const stays = new Set(fresh)
    const old = await read(join(dir, kind.list))
    const gone = old === undefined ? [] : (await filesOf(dir, kind, old)).filter((path) => !stays.has(path))
    for (const path of fresh) {
      if ((await kindOf(join(next, path))) === undefined) continue
      for (const folder of above(path)) await makeFolder(join(dir, folder))
      await move(join(next, path), join(dir, path))
    }
    const emptied = new Set<string>()
    for (const path of gone) {
      const folders = above(path)
      const kinds = await Promise.all(folders.map((folder) => kindOf(join(dir, folder))))
      if (kinds.some((one) => one !== 'folder') || (await kindOf(join(dir, path))) !== 'file') continue
      await remove(join(dir, path))
      for (const folder of folders) emptied.add(folder)
    }
    for (const folder of [...emptied].sort().reverse()) await removeEmpty(join(dir, folder))
    if (kind.isOnce) await remove(join(next, kind.list))
    else await move(join(next, kind.list), join(dir, kind.list))
  }
  await removeTree(next)
}

/** Removes what killed writers have left; a writer of another machine has a day. */
async function sweep(dir: string): Promise<void> {
  for (const name of await names(dir)) {
    if (!name.startsWith(NEW)) continue
    const age = (await ageOf(join(dir, name))) ?? 0
    if (!isRunning(name.slice(NEW.length), age / 1440)) await removeTree(join(dir, name))
  }
  await sweepRights(join(dir, LOCK))
}

/**
 * Finds out whether a generation of this kind can be written to the folder `dir`, which must be there: that it holds
 * nothing but ours, and that files can be written and renamed in it and in the folders of the old ones. Finishes and
 * removes what a killed writer has left. Throws an Error of ours, or the system's.
 */
export function tryFolder(dir: string, kind: Kind, waiting: Waiting = {}): Promise<void> {
  return locked(
    dir,
    LOCK,
    async () => {
      await settle(dir, kind)
      await sweep(dir)
      const own = await ownFiles(dir, kind)
      const trial = join(dir, NEW + ownWord())
      await makeFolder(trial)
      try {
        for (const folder of ['', ...new Set([...own].flatMap(above))]) {
          if ((await kindOf(join(dir, folder))) !== 'folder') continue
          await write(join(trial, TRIAL), ['trial'])
          await move(join(trial, TRIAL), join(dir, folder, TRIAL))
          await remove(join(dir, folder, TRIAL))
        }
      } finally {
        await removeTree(trial)
      }
    },
    waiting,
  )
}

/** A generation that is being written. */
export class Generation {
  /** What has been added, in its order. */
  readonly entries: FileEntry[] = []
  /** Where it is written. */
  readonly place: string
  readonly dir: string
  private readonly kind: Kind
  private readonly made = new Set<string>()

  constructor(dir: string, kind: Kind) {
    this.dir = dir
    this.kind = kind
    this.place = join(dir, NEW + ownWord())
  }

  /** Writes a file of the generation; in step 5 files come in the order in which they were added. */
  async add(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
    let [bytes, check] = [0, 0]
    const counted = function* (): Generator<Uint8Array> {
      for (const piece of pieces) {
        const part = typeof piece === 'string' ? Buffer.from(piece) : piece
        bytes += part.length
        check = crc32(part, check)
        yield part
      }
    }
    await this.write(path, counted())
    this.entries.push([path, bytes, check])
  }

  private async write(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
    for (const folder of ['', ...above(path)]) {
      if (!this.made.has(folder)) await makeFolder(join(this.place, folder))
      this.made.add(folder)
    }
    await write(join(this.place, path), pieces)
  }

  /**
   * Writes the list and puts the generation in the place of the old one. Throws an Error, and leaves the old one as it is,
   * where something of somebody else is in the way, or `check` throws while nobody else writes.
   */
  async publish(
    list: Iterable<string | Uint8Array>,
    waiting: Waiting = {},
    check: () => Promise<void> = async () => {},
  ): Promise<void> {
    const { dir, kind, place } = this
    await this.write(kind.list, list)
    for (const folder of this.made) await settleNames(join(place, folder))
    await locked(
      dir,
      LOCK,
      async () => {
        await settle(dir, kind)
        await check()
        await checkWay(dir, [...this.entries.map(([path]) => path), kind.list], await ownFiles(dir, kind))
        await move(place, join(dir, NEXT))
        await settleNames(dir)
        await settle(dir, kind)
      },
      waiting,
    )
  }

  /** Removes what has been written of it; once it is published there is nothing to remove. */
  drop(): Promise<void> {
    return removeTree(this.place)
  }
}
