/** What is known of a word form, kept once for all texts: words repeat, and equal words are then the same string. */
import { normalWord } from './words.ts'

export interface Form {
  text: string
  lower: string
  norm: string
  /** Holds a letter or a digit, and is no address. */
  word: boolean
  /** Of `norm`, as `rollingHash` gives them. */
  hash: number
  shift: number
}

const BASE = 0x01000193

/** The rolling hash of a string with one more unit. */
export const extendHash = (hash: number, unit: number): number => (Math.imul(hash, BASE) + unit) | 0

/** Rolling hash of a string (Karp & Rabin 1987), 32 bits: `hash(ab) = hash(a) · shift(b) + hash(b)`. */
export function rollingHash(text: string): { hash: number; shift: number } {
  let hash = 0
  let shift = 1
  for (let i = 0; i < text.length; i++) {
    hash = extendHash(hash, text.charCodeAt(i))
    shift = Math.imul(shift, BASE)
  }
  return { hash, shift }
}

/** Beyond this many forms the table starts anew. */
const MOST_FORMS = 200_000
const known = new Map<string, Form>()

/** The form of a word, as it stands in a text. */
export function formOf(slice: string): Form {
  let form = known.get(slice)
  if (form === undefined) {
    const text = Array.from(slice).join('') // a slice would keep its whole text alive
    const lower = text.toLowerCase()
    const word = /[\p{L}\p{N}]/u.test(text) && !text.includes('://')
    const norm = word ? normalWord(text) : lower
    form = { text, lower, norm, word, ...rollingHash(norm) }
    if (known.size >= MOST_FORMS) known.clear()
    known.set(text, form)
  }
  return form
}
