/** `basket.json`: the papers and concepts that a person has marked, each with a note, one a line (see last-word.ts). */
import {
  changeWords,
  isText,
  mergeWords,
  nextMoment,
  readWords,
  standing,
  takeOut,
  type Word,
  type WordKind,
  type Words,
  writeWords,
} from './last-word.ts'
import type { Problem } from './types.ts'

export const BASKET_FILE = 'basket.json'

/** Something marked; its key is that of the node: `p:<id>` or `c:<slug>`. */
export interface Marked extends Word {
  /** What it was called, for an atlas that has it no more. */
  label: string
  note: string
}

export type Basket = Words<Marked>

export const NO_BASKET: Basket = new Map()

/** In UTF-16 code units. */
const LONGEST_KEY = 2000
const LONGEST_LABEL = 500
export const LONGEST_NOTE = 10_000

const KIND: WordKind<Marked> = {
  format: 'concept-atlas-basket',
  list: 'marked',
  expected: 'key, label, note and at',
  own: ({ label, note }) => ({ label, ...(note && { note }) }),
  read(entry) {
    const [label, note] = [entry.get('label'), entry.get('note') ?? '']
    return isText(label, LONGEST_LABEL) && isText(note, LONGEST_NOTE) ? { label, note } : undefined
  },
  isKey: (key) => key.length <= LONGEST_KEY && /^[pc]:./s.test(key),
}

/** What is in it, in the order in which it was put in; of one moment by key. */
export const inBasket = (basket: Basket): Marked[] => standing(basket)

/** Commutative, associative, idempotent. */
export const mergeBaskets = (a: Basket, b: Basket): Basket => mergeWords(KIND, a, b)

/** Puts nodes in that are not in it; what was in it before comes back with its note. */
export function put(basket: Basket, nodes: Iterable<Pick<Marked, 'key' | 'label'>>): Basket {
  const at = nextMoment(basket)
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

export { takeOut }

export const annotate = (basket: Basket, key: string, note: string): Basket =>
  changeWords(basket, [key], (marked) => ({ ...marked, note: note.slice(0, LONGEST_NOTE) }))

/** The text of the file; the same basket gives the same text. */
export const writeBasket = (basket: Basket): string => writeWords(KIND, basket)

/** Reads the text of the file; what cannot be read is a Problem beside what can. */
export function readBasket(text: string, file: string): { basket: Basket; problems: Problem[] } {
  const { value: basket, problems } = readWords(KIND, text, file)
  return { basket, problems }
}
