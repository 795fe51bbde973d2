/**
 * A disk in memory, on which processes take their steps in an order that a test gives: what `src/node/save/disk.ts` is to
 * the program. A process stands before its next step until it is told to take it; one that is killed takes no more.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { dirname } from 'node:path'

type Entry = { kind: 'file' | 'other'; text: Buffer } | { kind: 'folder' }

let disk = new Map<string, Entry>()
const acting = new AsyncLocalStorage<Simulated>()
const running = new Set<string>()
let count = 0

/** Empties the disk but for these folders and files. */
export function format(folders: readonly string[], files: Readonly<Record<string, string>> = {}): void {
  disk = new Map<string, Entry>(folders.map((path) => [path, { kind: 'folder' }]))
  for (const [path, text] of Object.entries(files)) disk.set(path, { kind: 'file', text: Buffer.from(text) })
  running.clear()
}

/** All that is on the disk, and going back to it. */
export const snapshot = (): ReadonlyMap<string, Entry> => new Map(disk)
export const restore = (then: ReadonlyMap<string, Entry>): void => {
  disk = new Map(then)
}

/** Writes that the disk still has room for. */
let room = Number.POSITIVE_INFINITY
export const leaveRoomFor = (writes: number): void => {
  room = writes
}

export const paths = (): string[] => [...disk.keys()].sort()
export const textOf = (path: string): string | undefined => {
  const entry = disk.get(path)
  return entry && 'text' in entry ? entry.text.toString() : undefined
}

export class Simulated<T = unknown> {
  readonly word = `process${++count}`
  /** The steps that it has taken; those that change the disk are in capitals. */
  readonly steps: string[] = []
  /** What it stands before; undefined when it is done. */
  next: string | undefined
  answer: T | undefined
  error: unknown
  private go = (): void => {}
  private arrived = (): void => {}

  /** Runs it up to its first step. */
  static async start<T>(work: () => Promise<T>): Promise<Simulated<T>> {
    const process = new Simulated<T>()
    running.add(process.word)
    const arrival = process.arrival()
    acting
      .run(process, work)
      .then(
        (answer) => {
          process.answer = answer
        },
        (error: unknown) => {
          process.error = error
        },
      )
      .finally(() => {
        process.next = undefined
        process.arrived()
      })
    await arrival
    return process
  }

  private arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.arrived = resolve
    })
  }

  /** Waits before a step. */
  turn(step: string): Promise<void> {
    this.next = step
    const turn = new Promise<void>((resolve) => {
      this.go = resolve
    })
    this.arrived()
    return turn
  }

  async step(): Promise<void> {
    this.steps.push(this.next!)
    const arrival = this.arrival()
    this.go()
    await arrival
  }

  /** Takes steps until it has taken `changes` that change the disk and stands before the next; false where it ends before. */
  async change(changes: number): Promise<boolean> {
    for (let left = changes; this.next !== undefined; ) {
      if (isChange(this.next) && left-- === 0) return true
      await this.step()
    }
    return false
  }

  /** To its end; gives up where it only waits. */
  async finish(): Promise<this> {
    for (let waits = 0; this.next !== undefined && waits < 50; waits += this.next === 'pause' ? 1 : 0)
      await this.step()
    return this
  }

  kill(): void {
    running.delete(this.word)
  }
}

export const isChange = (step: string): boolean => /^[A-Z]/.test(step)

const fail = (code: string): never => {
  throw Object.assign(new Error(code), { code, syscall: 'simulated' })
}
const childrenOf = (dir: string): string[] =>
  [...disk.keys()].filter((path) => dirname(path) === dir && path !== dir)

async function step<T>(name: string, act: () => T): Promise<T> {
  await acting.getStore()?.turn(name)
  return act()
}

export const kindOf = (path: string) => step('kind', () => disk.get(path)?.kind)
export const ageOf = (path: string) => step('age', () => (disk.has(path) ? 0 : undefined))
export const names = (dir: string) =>
  step('names', () => childrenOf(dir).map((path) => path.slice(dir.length + 1)))
export const read = (path: string) =>
  step('read', () => {
    const entry = disk.get(path)
    return entry?.kind === 'file' ? entry.text : undefined
  })
export const makeFolder = (dir: string) =>
  step('MKDIR', () => {
    if (disk.get(dirname(dir))?.kind !== 'folder') fail('ENOENT')
    if (!disk.has(dir)) disk.set(dir, { kind: 'folder' })
  })
export async function write(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  await step('CREATE', () => {
    if (disk.get(dirname(path))?.kind !== 'folder') fail('ENOENT')
    disk.set(path, { kind: 'file', text: Buffer.alloc(0) })
  })
  const text = Buffer.concat([...pieces].map((piece) => Buffer.from(piece)))
  // A kill may leave half of it.
  for (const end of [text.length >> 1, text.length])
    await step('WRITE', () => {
      if (room-- <= 0) fail('ENOSPC')
      disk.set(path, { kind: 'file', text: text.subarray(0, end) })
    })
}
export const move = (from: string, to: string) =>
  step('MOVE', () => {
    const entry = disk.get(from) ?? fail('ENOENT')
    if (disk.get(to)?.kind === 'folder') {
      if (entry.kind !== 'folder') fail('EISDIR')
      if (childrenOf(to).length > 0) fail('ENOTEMPTY')
    }
    for (const [path, one] of [...disk])
      if (path === from || path.startsWith(`${from}/`)) {
        disk.delete(path)
        disk.set(to + path.slice(from.length), one)
      }
  })
export const remove = (path: string) =>
  step('UNLINK', () => {
    if (disk.get(path)?.kind === 'folder') fail('EISDIR')
    disk.delete(path)
  })
export const removeEmpty = (dir: string) =>
  step('RMDIR', () => {
    if (disk.get(dir)?.kind === 'folder' && childrenOf(dir).length === 0) disk.delete(dir)
  })
export const settleNames = (_: string) => step('sync', () => {})
export const pause = (_: number) => step('pause', () => {})
export const claim = (path: string, word: string) =>
  step('CLAIM', () => {
    if (disk.has(path)) return false
    disk.set(path, { kind: 'other', text: Buffer.from(word) })
    return true
  })
export const claimed = (path: string) => step('claimed', () => textOf(path))
let words = 0
export const ownWord = (): string => `${acting.getStore()!.word}.${++words}`
export const isRunning = (word: string): boolean => running.has(word.split('.')[0])
