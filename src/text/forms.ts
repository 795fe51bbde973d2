/** What is known of a word form, kept once for all texts: words repeat, and equal words are then the same string. */
import { hashText } from './hash.ts'
import { normalWord, STOP_WORDS } from './words.ts'

export interface Form {
  /** No other form has it. */
  id: number
  text: string
  lower: string
  norm: string
  /** Holds a letter or a digit, and is no address. */
  word: boolean
  /** One of STOP_WORDS. */
  stop: boolean
  /** What the first units of `norm` come to: the surest of `beginningsOf`; -1 where there is none. */
  beginning: number
  /** Of `norm`, as `rollingHash` gives them. */
  hash: number
  shift: number
  /** `hashText` of `lower`. */
  lowerHash: number
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

const PAIRS = 1 << 10
const TRIPLES = 1 << 12
export const BEGINNINGS = PAIRS + TRIPLES

/** Tell most words apart: what the first two units of a text come to, and the first three; -1 where it is shorter. */
export function beginningsOf(text: string): [two: number, three: number] {
  if (text.length < 2) return [-1, -1]
  const two = text.charCodeAt(0) * 31 + text.charCodeAt(1)
  const three = text.length < 3 ? -1 : PAIRS + ((two * 31 + text.charCodeAt(2)) & (TRIPLES - 1))
  return [two & (PAIRS - 1), three]
}

/** Beyond this many forms the table starts anew. */
const MOST_FORMS = 200_000
const FIRST_ROOM = 1 << 14

/** Open addressing by the hash of the text: a word of a text is found without cutting it out. */
let room = FIRST_ROOM
let hashes = new Int32Array(room)
let forms: (Form | undefined)[] = new Array(room).fill(undefined)
let size = 0
let ids = 0

/** The form of the word `text.slice(start, end)`. */
export function formAt(text: string, start: number, end: number): Form {
  let hash = 0
  for (let i = start; i < end; i++) hash = extendHash(hash, text.charCodeAt(i))
  for (let slot = spread(hash) & (room - 1); ; slot = (slot + 1) & (room - 1)) {
    const form = forms[slot]
    if (form === undefined) return addForm(text.slice(start, end), hash, slot)
    if (hashes[slot] === hash && isAt(form.text, text, start, end)) return form
  }
}

/** The rolling hash is weak in its low bits. */
const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 8

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  return true
}

function addForm(slice: string, hash: number, free: number): Form {
  const text = Array.from(slice).join('') // a slice would keep its whole text alive
  const lower = text.toLowerCase()
  const word = /[\p{L}\p{N}]/u.test(text) && !text.includes('://')
  const norm = word ? normalWord(text) : lower
  const form = {
    id: ids++,
    text,
    lower,
    norm,
    word,
    stop: STOP_WORDS.has(lower),
    beginning: Math.max(...beginningsOf(norm)),
    ...rollingHash(norm),
    lowerHash: hashText(lower),
  }
  let slot = free
  if (size >= MOST_FORMS) {
    resize(FIRST_ROOM, [])
    slot = freeSlot(hash)
  } else if (size * 2 >= room) {
    resize(room * 2, forms)
    slot = freeSlot(hash)
  }
  hashes[slot] = hash
  forms[slot] = form
  size++
  return form
}

function resize(slots: number, kept: readonly (Form | undefined)[]): void {
  const keptHashes = hashes
  room = slots
  hashes = new Int32Array(room)
  forms = new Array(room).fill(undefined)
  size = 0
  for (const [slot, form] of kept.entries()) {
    if (form === undefined) continue
    const to = freeSlot(keptHashes[slot])
    hashes[to] = keptHashes[slot]
    forms[to] = form
    size++
  }
}

function freeSlot(hash: number): number {
  let slot = spread(hash) & (room - 1)
  while (forms[slot] !== undefined) slot = (slot + 1) & (room - 1)
  return slot
}
