/**
 * Sets that several people add to and take from, as files of a line for each of their entries. They merge like sets: of
 * what both know the later word counts, so that merging in any order and any number of times comes to the same (a
 * last-writer-wins set, Shapiro et al. 2011, on Lamport's clock).
 */
import type { Problem } from './types.ts'

const VERSION = 1

/** What was said of one key; numbers of the clock count from 1. */
export interface Word {
  key: string
  /** When it was put in: the order of the set. */
  at: number
  /** When it was last put in, changed or taken out; at least `at`. */
  changed: number
  /** What was taken out is kept, or merging with an older file would bring it back. */
  out: boolean
}

/** By key. */
export type Words<T extends Word> = ReadonlyMap<string, T>

/** A kind of set, as its file holds it. */
export interface WordKind<T extends Word> {
  format: string
  /** What the list is called in the file. */
  list: string
  /** What an entry is expected to have besides what every word has. */
  expected: string
  /** What an entry has besides what every word has, without what is as usual. */
  own(word: T): object
  /** The same read back, checked; undefined where it cannot be read. */
  read(entry: ReadonlyMap<string, unknown>): Omit<T, keyof Word> | undefined
  isKey(key: string): boolean
}

/** The last moment of the clock: whole numbers are exact up to twice as many. */
const LAST_MOMENT = 2 ** 52

/** What is in it, in the order in which it was put in; of one moment by key. */
export const standing = <T extends Word>(words: Words<T>): T[] => inOrder(words).filter(({ out }) => !out)

const inOrder = <T extends Word>(words: Words<T>): T[] =>
  [...words.values()].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))

/** Commutative, associative, idempotent. */
export function mergeWords<T extends Word>(kind: WordKind<T>, a: Words<T>, b: Words<T>): Words<T> {
  const merged = new Map(a)
  for (const [key, word] of b) {
    const known = merged.get(key)
    merged.set(key, known ? later(kind, known, word) : word)
  }
  return merged
}

/** Of two words on one key the one that changed later, else the one that is out, greater as text. */
function later<T extends Word>(kind: WordKind<T>, a: T, b: T): T {
  const order =
    a.changed - b.changed || Number(a.out) - Number(b.out) || (lineOf(kind, a) < lineOf(kind, b) ? -1 : 1)
  return order < 0 ? b : a
}

/** The moment of the next word. */
export function nextMoment(words: Words<Word>): number {
  let last = 0
  for (const { changed } of words.values()) last = Math.max(last, changed)
  return Math.min(last + 1, LAST_MOMENT)
}

/** Changes what is in it of these keys. */
export function changeWords<T extends Word>(
  words: Words<T>,
  keys: Iterable<string>,
  change: (word: T) => T,
): Words<T> {
  const changed = nextMoment(words)
  const after = new Map(words)
  for (const key of keys) {
    const word = words.get(key)
    if (word && !word.out) after.set(key, { ...change(word), changed })
  }
  return after
}

export const takeOut = <T extends Word>(words: Words<T>, keys: Iterable<string>): Words<T> =>
  changeWords(words, keys, (word) => ({ ...word, out: true }))

const lineOf = <T extends Word>(kind: WordKind<T>, word: T): string =>
  JSON.stringify({
    key: word.key,
    ...kind.own(word),
    at: word.at,
    ...(word.changed > word.at && { changed: word.changed }),
    ...(word.out && { out: true }),
  })

/** The text of the file; the same set gives the same text. */
export function writeWords<T extends Word>(kind: WordKind<T>, words: Words<T>): string {
  const lines = inOrder(words).map((word) => `  ${lineOf(kind, word)}`)
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n]` : '[]'
  return `{"format":"${kind.format}","version":${VERSION},"${kind.list}":${list}}\n`
}

/** Reads the text of the file; what cannot be read is a Problem beside what can. */
export function readWords<T extends Word>(
  kind: WordKind<T>,
  text: string,
  file: string,
): { value: Words<T>; problems: Problem[] } {
  const problems: Problem[] = []
  const problem = (place: string, what: string): void => {
    problems.push({ file, place, what, done: 'skipped' })
  }
  let list: unknown[] = []
  try {
    const parsed = new Map<string, unknown>(Object.entries(Object(JSON.parse(text.replace(/^\uFEFF/, '')))))
    const found = parsed.get(kind.list)
    if (parsed.get('format') === kind.format && parsed.get('version') === VERSION && Array.isArray(found))
      list = found
    else problem('', `expected format "${kind.format}" of version ${VERSION} with a list "${kind.list}"`)
  } catch (error) {
    problem('', `expected JSON: ${(error as Error).message}`)
  }
  const words = new Map<string, T>()
  for (const [i, item] of list.entries()) {
    const word = wordOf(kind, item)
    if (word) words.set(word.key, later(kind, words.get(word.key) ?? word, word))
    else problem(`entry ${i + 1}`, `expected ${kind.expected}, as this program writes them`)
  }
  return { value: words, problems }
}

function wordOf<T extends Word>(kind: WordKind<T>, item: unknown): T | undefined {
  const entry = new Map<string, unknown>(Object.entries(Object(item)))
  const [key, at, changed, out] = [
    entry.get('key'),
    entry.get('at'),
    entry.get('changed') ?? entry.get('at'),
    entry.get('out') ?? false,
  ]
  const isMoment = (value: unknown): value is number =>
    Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= LAST_MOMENT
  if (typeof key !== 'string' || !kind.isKey(key) || typeof out !== 'boolean') return undefined
  if (!isMoment(at) || !isMoment(changed) || changed < at) return undefined
  const own = kind.read(entry)
  return own && ({ ...own, key, at, changed, out } as T)
}

/** Whether a value is text of at most so many UTF-16 code units. */
export const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest
