/** Writing beside what is there and taking its place when all is done, so that an interrupted run leaves the old whole. */
import { rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder, move, read, readStart, settleNames, write } from './save/disk.ts'
import { Generation } from './save/generation.ts'
import type { Kind } from './save/owned.ts'
import { cannotWrite, fileTarget, makeFolders, openTarget } from './save/target.ts'

/** Runs `work`; `clean` follows, even when the process is told to stop. */
async function cleanly<T>(clean: () => void, work: () => Promise<T>): Promise<T> {
  const stop = (signal: NodeJS.Signals): void => {
    clean()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await work()
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    clean()
  }
}

const gone = (path: string): void => rmSync(path, { recursive: true, force: true })

/** Hears for which process a writer waits. */
const sayWaiting = (out: string) => (pid: string) => {
  process.stderr.write(`${out}: waits for process ${pid}, which writes it\n`)
}

/**
 * Replaces the files of ours in the folder that `out` leads to by those that `fill` adds, all at one stroke, and gives what
 * `fill` gives as the list. Throws an Error, and leaves all as it was, where the folder holds something else, or `check` throws
 * while nobody else writes.
 */
export async function writeGeneration(
  out: string,
  kind: Kind,
  fill: (generation: Generation) => Promise<Iterable<string | Uint8Array>>,
  check?: () => Promise<void>,
): Promise<void> {
  const { dir, leave } = await openTarget(out, kind, sayWaiting(out))
  const generation = new Generation(dir, kind)
  try {
    await cleanly(
      () => gone(generation.place),
      async () => generation.publish(await fill(generation), { onWait: sayWaiting(out) }, check),
    )
  } catch (error) {
    await leave()
    throw cannotWrite(out, error)
  }
}

/** Runs `run` with a new folder beside the files of ours in `out`, which is gone afterwards. */
export async function withWork<T>(out: string, kind: Kind, run: (folder: string) => Promise<T>): Promise<T> {
  const { dir, leave } = await openTarget(out, kind, sayWaiting(out))
  const { place } = new Generation(dir, kind)
  try {
    await makeFolder(place)
    return await cleanly(
      () => gone(place),
      () => run(place),
    )
  } catch (error) {
    await leave()
    throw cannotWrite(out, error)
  }
}

/** Throws an Error where `out` cannot be written, or is not ours; leaves everything as it is. */
export async function checkGeneration(out: string, kind: Kind): Promise<void> {
  await (await openTarget(out, kind, sayWaiting(out))).leave()
}

const asideOf = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.new`)

/** Removes what killed runs have left beside `path`. */
async function sweep(path: string): Promise<void> {
  const start = `.${basename(path)}.`
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(start) || !name.endsWith('.new')) continue
    const owner = Number(name.slice(start.length, -'.new'.length))
    if (owner === process.pid || (Number.isInteger(owner) && !isRunning(owner)))
      gone(join(dirname(path), name))
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
  await makeFolders(dirname(path))
  await sweep(path)
  const temporary = asideOf(path)
  await cleanly(
    () => gone(temporary),
    () => write(temporary),
  )
}

/** Bytes of a file that say whether it is ours. */
const HEAD = 4096
const START = 12

async function headOf(path: string): Promise<string | undefined> {
  return (await readStart(path, HEAD))?.toString('utf8')
}

/** Whether `head` begins a file that an earlier export of the same kind wrote: most of them name the program. */
const isExport = (head: string, start: string): boolean =>
  head.startsWith(start) && /concept.?atlas/i.test(head) && !head.startsWith(`{"format":"concept-atlas"`)

/** Whether a file of ours may be written to `out`, as far as its beginning tells. */
export type IsOurs = (head: string, start: string) => boolean

const refusal = (out: string): Error =>
  new Error(
    `${out}: expected no file or one that an earlier run wrote, found another; remove it or choose another --out`,
  )

/** Throws an Error where `out` is neither missing nor empty nor ours; leaves it as it is. */
export async function checkFile(out: string, isOurs: (head: string) => boolean): Promise<void> {
  const head = await headOf(await fileTarget(out))
  if (head && !isOurs(head)) throw refusal(out)
}

/**
 * Writes text or bytes to the file that `out` leads to piece by piece: aside first, then renamed, so that a reader never
 * sees half a file. Throws an Error where something else stands there than a file that is empty, ours, or the same.
 */
export async function writeText(
  out: string,
  pieces: Iterable<string | Uint8Array>,
  isOurs: IsOurs = isExport,
): Promise<void> {
  const path = await fileTarget(out)
  const head = await headOf(path)
  let start = ''
  const peeked = function* (): Generator<string | Uint8Array> {
    for (const piece of pieces) {
      if (start.length < START)
        start +=
          typeof piece === 'string' ? piece.slice(0, START) : Buffer.from(piece).toString('latin1', 0, START)
      yield piece
    }
  }
  try {
    await aside(path, async (temporary) => {
      await write(temporary, peeked())
      if (head && !isOurs(head, start.slice(0, START))) {
        if (!(await isSame(temporary, path))) throw refusal(out)
        return
      }
      await move(temporary, path)
      await settleNames(dirname(path))
    })
  } catch (error) {
    throw cannotWrite(out, error)
  }
}

const isSame = async (a: string, b: string): Promise<boolean> => {
  const [one, other] = [await read(a), await read(b)]
  return one !== undefined && other !== undefined && one.equals(other)
}
