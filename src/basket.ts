/**
 * `basket.json`: the papers and concepts that a person has marked, each with a note, one a line. Files merge like sets: of
 * what both know the later word counts, so that merging in any order and any number of times comes to the same (a
 * last-writer-wins set, Shapiro et al. 2011, on Lamport's clock).
 */
import type { Problem } from './types.ts'

export const BASKET_FILE = 'basket.json'
const FORMAT = 'concept-atlas-basket'
const VERSION = 1

/** Something marked; numbers of the clock count from 1. */
export interface Marked {
  /** Of the node: `p:<id>` or `c:<slug>`. */
  key: string
  /** What it was called, for an atlas that has it no more. */
  label: string
  note: string
  /** When it was put in: the order of the basket. */
  at: number
  /** When it was last put in, annotated or taken out; at least `at`. */
  changed: number
  /** What was taken out is kept, or merging with an older file would bring it back. */
  out: boolean
}

/** By key. */
export type Basket = ReadonlyMap<string, Marked>

export const NO_BASKET: Basket = new Map()

/** In UTF-16 code units. */
const LONGEST_KEY = 2000
const LONGEST_LABEL = 500
export const LONGEST_NOTE = 10_000

/** The last moment of the clock: whole numbers are exact up to twice as many. */
const LAST_MOMENT = 2 ** 52

/** What is in it, in the order in which it was put in; of one moment by key. */
export const inBasket = (basket: Basket): Marked[] => inOrder(basket).filter(({ out }) => !out)

const inOrder = (basket: Basket): Marked[] =>
  [...basket.values()].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))

/** Commutative, associative, idempotent. */
export function mergeBaskets(a: Basket, b: Basket): Basket {
  const merged = new Map(a)
  for (const [key, marked] of b) {
    const known = merged.get(key)
    merged.set(key, known ? later(known, marked) : marked)
  }
  return merged
}

/** Of two words on one key the one that changed later, else the one that is out, greater as text. */
function later(a: Marked, b: Marked): Marked {
  const order = a.changed - b.changed || Number(a.out) - Number(b.out) || (lineOf(a) < lineOf(b) ? -1 : 1)
  return order < 0 ? b : a
}

function now(basket: Basket): number {
  let last = 0
  for (const { changed } of basket.values()) last = Math.max(last, changed)
  return Math.min(last + 1, LAST_MOMENT)
}

/** Puts nodes in that are not in it; what was in it before comes back with its note. */
export function put(basket: Basket, nodes: Iterable<Pick<Marked, 'key' | 'label'>>): Basket {
  const at = now(basket)
  const after = new Map(basket)
  for (const { key, label } of nodes) {
    const known = basket.get(key)
    if (known && !known.out) continue
    after.set(key, {
      key,
      label: label.slice(0, LONGEST_LABEL),
      note: known?.note ?? '',
      at,
      changed: at,
      out: false,
    })
  }
  return after
}

export const takeOut = (basket: Basket, keys: Iterable<string>): Basket =>
  changedAt(basket, keys, (marked) => ({ ...marked, out: true }))

export const annotate = (basket: Basket, key: string, note: string): Basket =>
  changedAt(basket, [key], (marked) => ({ ...marked, note: note.slice(0, LONGEST_NOTE) }))

function changedAt(basket: Basket, keys: Iterable<string>, change: (marked: Marked) => Marked): Basket {
  const changed = now(basket)
  const after = new Map(basket)
  for (const key of keys) {
    const marked = basket.get(key)
    if (marked && !marked.out) after.set(key, { ...change(marked), changed })
  }
  return after
}

const lineOf = ({ key, label, note, at, changed, out }: Marked): string =>
  JSON.stringify({
    key,
    label,
    ...(note && { note }),
    at,
    ...(changed > at && { changed }),
    ...(out && { out }),
  })

/** The text of the file; the same basket gives the same text. */
export function writeBasket(basket: Basket): string {
  const lines = inOrder(basket).map((marked) => `  ${lineOf(marked)}`)
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n]` : '[]'
  return `{"format":"${FORMAT}","version":${VERSION},"marked":${list}}\n`
}

/** Reads the text of the file; what cannot be read is a Problem beside what can. */
export function readBasket(text: string, file: string): { basket: Basket; problems: Problem[] } {
  const problems: Problem[] = []
  const problem = (place: string, what: string): void => {
    problems.push({ file, place, what, done: 'skipped' })
  }
  let list: unknown[] = []
  try {
    const { format, version, marked } = Object(JSON.parse(text.replace(/^\uFEFF/, '')))
    if (format === FORMAT && version === VERSION && Array.isArray(marked)) list = marked
    else problem('', `expected format "${FORMAT}" of version ${VERSION} with a list of what is marked`)
  } catch (error) {
    problem('', `expected JSON: ${(error as Error).message}`)
  }
  const basket = new Map<string, Marked>()
  for (const [i, item] of list.entries()) {
    const marked = markedOf(item)
    if (marked) basket.set(marked.key, later(basket.get(marked.key) ?? marked, marked))
    else problem(`entry ${i + 1}`, 'expected key, label, note and at, as this program writes them')
  }
  return { basket, problems }
}

function markedOf(item: unknown): Marked | undefined {
  const { key, label, note = '', at, changed = at, out = false } = Object(item) as Record<string, unknown>
  const isText = (value: unknown, longest: number): value is string =>
    typeof value === 'string' && value.length <= longest
  const isMoment = (value: unknown): value is number =>
    Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= LAST_MOMENT
  const isRead =
    isText(key, LONGEST_KEY) &&
    /^[pc]:./s.test(key) &&
    isText(label, LONGEST_LABEL) &&
    isText(note, LONGEST_NOTE) &&
    isMoment(at) &&
    isMoment(changed) &&
    changed >= at &&
    typeof out === 'boolean'
  return isRead ? { key, label, note, at, changed, out } : undefined
}
