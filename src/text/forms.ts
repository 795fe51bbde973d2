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

/** Rolling hash of a string (Karp & Rabin 1987), 32 bits: `hash(ab) = hash(a) · shift(b) + hash(b)`. */
export function rollingHash(text: string): { hash: number; shift: number } {
  let hash = 0
  let shift = 1
  for (let i = 0; i < text.length; i++) {
    hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0
    shift = Math.imul(shift, BASE)
  }
  return { hash, shift }
}

/** Beyond this many forms the table starts anew. */
const MOST_FORMS = 200_000

const FIRST_SLOTS = 1 << 14

/** Their number is a power of two. */
let slots: (Form | undefined)[] = new Array(FIRST_SLOTS)
/** The hash of the form in each slot, so that most others need no look at their letters. */
let hashes = new Int32Array(FIRST_SLOTS)
let count = 0

/**
 * The form of `text.slice(start, end)`. An open hash table over the characters themselves: a Map would need the slice
 * first, and that alone was a third of the time of reading a paper.
 */
export function formOf(text: string, start: number, end: number): Form {
  const hash = hashOf(text, start, end)
  const mask = slots.length - 1
  let slot = hash & mask
  for (let form = slots[slot]; form !== undefined; form = slots[slot]) {
    if (hashes[slot] === hash && equals(form.text, text, start, end)) return form
    slot = (slot + 1) & mask
  }
  const form = newForm(text.slice(start, end))
  slots[slot] = form
  hashes[slot] = hash
  if (++count * 2 > slots.length) grow()
  return form
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return hash ^ (hash >>> 15)
}

function equals(form: string, text: string, start: number, end: number): boolean {
  if (form.length !== end - start) return false
  for (let i = 0; i < form.length; i++) if (form.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  return true
}

function newForm(slice: string): Form {
  const text = Array.from(slice).join('') // a slice would keep its whole text alive
  const lower = text.toLowerCase()
  const word = /[\p{L}\p{N}]/u.test(text) && !text.includes('://')
  const norm = word ? normalWord(text) : lower
  return { text, lower, norm, word, ...rollingHash(norm) }
}

function grow(): void {
  const [oldSlots, oldHashes] = [slots, hashes]
  const size = count > MOST_FORMS ? FIRST_SLOTS : slots.length * 2
  slots = new Array(size)
  hashes = new Int32Array(size)
  if (count > MOST_FORMS) {
    count = 0
    return
  }
  oldSlots.forEach((form, old) => {
    if (form === undefined) return
    let slot = oldHashes[old] & (size - 1)
    while (slots[slot] !== undefined) slot = (slot + 1) & (size - 1)
    slots[slot] = form
    hashes[slot] = oldHashes[old]
  })
}
