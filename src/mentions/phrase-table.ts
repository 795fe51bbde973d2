/**
 * Finds many phrases in tokenised text at once. Phrases are kept by the hash of their closed form (norms without
 * spaces), which composes from the hashes of single tokens, so that `fine tuning`, `fine-tuning` and `finetuning` are
 * found alike and no string is built unless a hash hits.
 */
import { extendHash } from '../text/forms.ts'
import type { Token } from '../text/index.ts'

/** Tokens per phrase, at most. */
const LONGEST = 8
const SPACE = 0x20
/** Spreads the bits of a hash (the golden ratio, Knuth's multiplicative hashing). */
const SPREAD = 0x9e3779b1

export interface PhraseMatch {
  /** Tokens `from … to - 1`. */
  from: number
  to: number
  /** The number of the phrase, in the order in which it was given. */
  phrase: number
}

export class PhraseTable {
  /** Forms and the hashes of their closed forms, by number. */
  readonly #forms: readonly string[]
  readonly #hash: Int32Array
  /** Slot → first phrase in it, -1 where empty; further ones are chained in #next. */
  readonly #first: Int32Array
  readonly #next: Int32Array
  readonly #shift: number
  /** One bit per hash that a phrase begins with, cut anywhere: where it is 0, no longer run of tokens is a phrase. */
  readonly #begins: Int32Array
  readonly #beginsShift: number

  /** `forms` are normal forms; one that is empty is never found, of two with one closed form the first is. */
  constructor(forms: Iterable<string>) {
    this.#forms = Array.from(forms)
    const bits = 32 - Math.clz32(4 * this.#forms.length + 1)
    this.#shift = 32 - bits
    this.#begins = new Int32Array(2 ** (bits - 1))
    this.#beginsShift = 28 - bits
    this.#first = new Int32Array(2 ** bits).fill(-1)
    this.#next = new Int32Array(this.#forms.length).fill(-1)
    this.#hash = new Int32Array(this.#forms.length)
    for (let phrase = this.#forms.length - 1; phrase >= 0; phrase--) {
      this.#hash[phrase] = this.#addBeginnings(this.#forms[phrase])
      if (this.#forms[phrase].trim() === '') continue
      const slot = this.#slotOf(this.#hash[phrase])
      this.#next[phrase] = this.#first[slot]
      this.#first[slot] = phrase
    }
  }

  /** The phrase with the closed form of this normal form, or -1. */
  find(form: string): number {
    let hash = 0
    for (let i = 0; i < form.length; i++) {
      const unit = form.charCodeAt(i)
      if (unit !== SPACE) hash = extendHash(hash, unit)
    }
    let phrase = this.#first[this.#slotOf(hash)]
    while (phrase >= 0 && (this.#hash[phrase] !== hash || !areAlike(this.#forms[phrase], form)))
      phrase = this.#next[phrase]
    return phrase
  }

  /**
   * All occurrences in the tokens `from … to - 1`, nested ones included, by start and then by length. A phrase runs over
   * words only: punctuation ends it. With `begins`, which holds 1 for the beginnings (as of a Form) of the phrases that
   * are looked for, most places of others are passed over.
   */
  matches(tokens: readonly Token[], from: number, to: number, begins?: Uint8Array): PhraseMatch[] {
    const found: PhraseMatch[] = []
    for (let i = from; i < to; i++) {
      const { beginning } = tokens[i].form
      if (begins !== undefined && beginning >= 0 && begins[beginning] === 0) continue
      const last = Math.min(to, i + LONGEST)
      let hash = 0
      for (let j = i; j < last; j++) {
        const { word, hash: own, shift } = tokens[j].form
        if (!word) break
        hash = (Math.imul(hash, shift) + own) | 0
        const spread = Math.imul(hash, SPREAD)
        const bit = spread >>> this.#beginsShift
        if ((this.#begins[bit >> 5] & (1 << bit)) === 0) break
        let phrase = this.#first[spread >>> this.#shift]
        while (phrase >= 0 && (this.#hash[phrase] !== hash || !joins(tokens, i, j + 1, this.#forms[phrase])))
          phrase = this.#next[phrase]
        if (phrase >= 0) found.push({ from: i, to: j + 1, phrase })
      }
    }
    return found
  }

  /** Gives the hash of the whole closed form. */
  #addBeginnings(form: string): number {
    let hash = 0
    for (let i = 0; i < form.length; i++) {
      const unit = form.charCodeAt(i)
      if (unit === SPACE) continue
      hash = extendHash(hash, unit)
      const bit = Math.imul(hash, SPREAD) >>> this.#beginsShift
      this.#begins[bit >> 5] |= 1 << bit
    }
    return hash
  }

  #slotOf(hash: number): number {
    return Math.imul(hash, SPREAD) >>> this.#shift
  }
}

/** Whether the norms of the tokens `from … to - 1` are this form, but for spaces. */
function joins(tokens: readonly Token[], from: number, to: number, form: string): boolean {
  let at = 0
  for (let i = from; i < to; i++) {
    const { norm } = tokens[i]
    for (let n = 0; n < norm.length; n++) {
      while (form.charCodeAt(at) === SPACE) at++
      if (norm.charCodeAt(n) !== form.charCodeAt(at++)) return false
    }
  }
  return at === form.length
}

/** Whether two forms are one, but for spaces. */
function areAlike(one: string, other: string): boolean {
  let at = 0
  for (let i = 0; i < one.length; i++) {
    const unit = one.charCodeAt(i)
    if (unit === SPACE) continue
    while (other.charCodeAt(at) === SPACE) at++
    if (unit !== other.charCodeAt(at++)) return false
  }
  while (other.charCodeAt(at) === SPACE) at++
  return at === other.length
}
