/** Word types: what can be known of a word by its spelling alone, worked out once per type. */

import { hashText } from '../../text/hash.ts'
import type { Document, Form } from '../../text/index.ts'
import { STOP_WORDS } from '../../text/words.ts'

/** Flags of a word type. */
export const WORD = 1
export const STOP = 2
export const CAPITAL = 4
/** A capital after the first character: BERT, ToCom. */
export const INNER_CAPITAL = 8
export const NUMBER = 16

export const LIMIT = 1 << 17
/** Words met last that are found without a look-up, by the lowest bits of the ids of their forms. */
const RECENT = 1 << 15

/** Numbers word types from 0 in the order in which they are met; a bounded number of them. */
export class WordTypes {
  #ids = new Map<string, number>()
  readonly #recent = new Int32Array(RECENT).fill(-1)
  readonly #recentId = new Int32Array(RECENT)
  /** As it stands in the text, by id. */
  readonly text: string[] = []
  readonly flags = new Uint8Array(LIMIT)
  /** Hashes of the norm, of the lower-case text, and of the shape. */
  readonly norm = new Uint32Array(LIMIT)
  readonly lower = new Uint32Array(LIMIT)
  readonly shape = new Uint32Array(LIMIT)
  /** Numbers of the norms: types that share a norm share it. */
  readonly normId = new Int32Array(LIMIT)
  #normIds = new Map<string, number>()

  /** How many types are known. */
  get size(): number {
    return this.text.length
  }

  /** Forgets all types if these documents, which are read next, might need more ids than are left; tells whether it did. */
  makeRoom(documents: readonly Pick<Document, 'fields'>[]): boolean {
    let most = this.text.length
    for (const { fields } of documents) for (const { tokens } of fields) most += tokens.length
    if (most <= LIMIT) return false
    this.#ids.clear()
    this.#recent.fill(-1)
    this.#normIds.clear()
    this.text.length = 0
    return true
  }

  idOf(form: Form): number {
    const slot = form.id & (RECENT - 1)
    if (this.#recent[slot] === form.id) return this.#recentId[slot]
    const id = this.#ids.get(form.text) ?? this.#addType(form)
    this.#recent[slot] = form.id
    this.#recentId[slot] = id
    return id
  }

  #addType(form: Form): number {
    const id = Math.min(this.text.length, LIMIT - 1)
    this.text[id] = form.text
    this.#ids.set(form.text, id)
    this.norm[id] = hashText(form.norm)
    this.lower[id] = form.lowerHash
    this.shape[id] = hashText(shapeOf(form.text))
    const normId = this.#normIds.get(form.norm) ?? this.#normIds.size
    this.#normIds.set(form.norm, normId)
    this.normId[id] = normId
    this.flags[id] = form.word
      ? WORD |
        (STOP_WORDS.has(form.norm) || STOP_WORDS.has(form.lower) ? STOP : 0) |
        (/^\p{Lu}/u.test(form.text) ? CAPITAL : 0) |
        (/.\p{Lu}/u.test(form.text) ? INNER_CAPITAL : 0) |
        (/^[\d.,]+$/.test(form.text) ? NUMBER : 0)
      : 0
    return id
  }
}

/** `ViT-B/16` → `XxX-X/d`: letters by case, digits, everything else as it is; runs of one kind count at most two. */
export function shapeOf(text: string): string {
  let shape = ''
  let before = ''
  let run = 0
  for (const char of text) {
    const kind = kindOf(char)
    run = kind === before ? run + 1 : 1
    before = kind
    if (run <= 2) shape += kind
  }
  return shape
}

function kindOf(char: string): string {
  if (char >= 'a' && char <= 'z') return 'x'
  if (char >= 'A' && char <= 'Z') return 'X'
  if (char >= '0' && char <= '9') return 'd'
  if (char < '\u0080') return char
  return /\p{Lu}/u.test(char) ? 'X' : /\p{L}/u.test(char) ? 'x' : /\p{N}/u.test(char) ? 'd' : char
}
