/**
 * One writer at a time. A lock is a name that holds the word of its writer; the word says which process that is, and is
 * never used twice.
 *
 *     free ──claim──→ held by T ──remove──→ free
 *                        │ T's process has ended
 *                        └──claim `lock.T`, T still in `lock`, move `lock.T` over `lock`──→ held by the one that moved
 *
 * The right to take over from T is itself a lock, named after T, so that only one of those who find T dead may move: it
 * cannot throw out who came after T. Whoever dies with that right is taken over from in the same way. Between a look at
 * `lock` and the move nobody else may touch it: T is dead, and the right to stand in for T is held.
 */
import { dirname, join } from 'node:path'
import { ageOf, claim, claimed, isRunning, move, names, ownWord, pause, remove } from './disk.ts'

/** Milliseconds. */
const PAUSE = 20
const TOLD_AFTER = 1_000
const PATIENCE = 60_000

/** That somebody else writes, and has not ended in time. */
export class BusyError extends Error {
  override name = 'BusyError'
}

async function acquire(lock: string, word: string): Promise<boolean> {
  for (;;) {
    if (await claim(lock, word)) return true
    const holder = await claimed(lock)
    if (holder === undefined) continue
    if (isRunning(holder, (await ageOf(lock)) ?? 0)) return false
    const right = `${lock}.${holder}`
    if (!(await acquire(right, word))) return false
    if ((await claimed(lock)) === holder) {
      await move(right, lock)
      return true
    }
    await remove(right)
  }
}

export interface Waiting {
  /** Milliseconds to wait for another writer; a minute by default. */
  patience?: number
  /** Hears once, after a second, for which process it waits. */
  onWait?: (pid: string) => void
}

/**
 * Runs `work` while no other process and no other call holds the lock `name` in the folder `dir`. Throws a BusyError where
 * another one holds it too long.
 */
export async function locked<T>(
  dir: string,
  name: string,
  work: () => Promise<T>,
  { patience = PATIENCE, onWait = () => {} }: Waiting = {},
): Promise<T> {
  const lock = join(dir, name)
  const word = ownWord()
  let told = false
  for (let waited = 0; !(await acquire(lock, word)); waited += PAUSE) {
    const pid = (await claimed(lock))?.split('.')[0] ?? '?'
    if (waited >= patience)
      throw new BusyError(
        `${dir}: expected to write alone, found process ${pid} writing it; wait for it, or end it`,
      )
    if (!told && waited >= TOLD_AFTER) onWait(pid)
    told ||= waited >= TOLD_AFTER
    await pause(PAUSE)
  }
  try {
    return await work()
  } finally {
    if ((await claimed(lock)) === word) await remove(lock)
  }
}

/** Removes what those have left who died while they took a lock over. Only for who holds the lock. */
export async function sweepRights(lock: string): Promise<void> {
  const dir = dirname(lock)
  const start = `${lock.slice(dir.length + 1)}.`
  for (const name of await names(dir)) {
    if (!name.startsWith(start)) continue
    const right = join(dir, name)
    const holder = await claimed(right)
    if (holder !== undefined && !isRunning(holder, (await ageOf(right)) ?? 0)) await remove(right)
  }
}
