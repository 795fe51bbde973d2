/** Files of an atlas folder that people add to while it is served: what is sent joins what stands there. */
import { dirname, join } from 'node:path'
import type { KeptFile } from '../corrections/kept.ts'
import type { Problem } from '../types.ts'
import { move, read, settleNames, write } from './save/disk.ts'
import { locked, sweepRights, type Waiting } from './save/lock.ts'
import { followed } from './save/target.ts'

/** The text of the file in an atlas folder; undefined where there is none yet. */
export const textOf = async (
  dir: string,
  { file }: Pick<KeptFile<unknown>, 'file'>,
): Promise<string | undefined> => (await read(join(dir, file)))?.toString('utf8')

/** What is kept in an atlas folder and what of its file cannot be read; a folder without the file has nothing. */
export async function loadKept<T>(
  dir: string,
  what: KeptFile<T>,
): Promise<{ value: T; problems: Problem[] }> {
  const text = await textOf(dir, what)
  return text === undefined ? { value: what.none, problems: [] } : what.read(text, join(dir, what.file))
}

/** That a file of an atlas folder cannot be read whole, and so is left for a person to mend. */
export class BrokenFile extends Error {
  override name = 'BrokenFile'
}

/**
 * Merges `more` into what is kept in an atlas folder, and gives what stands there then, on the disk. The file is no part of
 * a generation (`generation.ts`) and has a lock of its own: a build neither moves it nor makes anybody wait. Of two who add
 * at once the later has read what the earlier has written; a kill leaves the old file or the new one. Throws a BrokenFile,
 * and a BusyError as `locked` does.
 */
export async function addKept<T>(dir: string, what: KeptFile<T>, more: T, waiting?: Waiting): Promise<T> {
  const path = await followed(join(dir, what.file))
  const home = dirname(path)
  const name = `.concept-atlas.${what.file.replace(/\.json$/, '')}`
  const fresh = join(home, `${name}.new`)
  return locked(
    home,
    `${name}.lock`,
    async () => {
      const { value, problems } = await loadKept(dir, what)
      if (problems.length > 0)
        throw new BrokenFile(`${what.file} in the atlas folder cannot be read whole; mend it or move it away`)
      const merged = what.merge(value, more)
      await write(fresh, [what.write(merged)])
      await move(fresh, path)
      await settleNames(home)
      await sweepRights(join(home, `${name}.lock`))
      return merged
    },
    waiting,
  )
}
