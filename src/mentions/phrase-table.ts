/**
 * Finds many phrases in tokenised text at once. Phrases are kept by the hash of their closed form (norms without
 * spaces), which composes from the hashes of single tokens, so that `fine tuning`, `fine-tuning` and `finetuning` are
 * found alike and no string is built unless a hash hits.
 */
import { rollingHash } from '../text/forms.ts'
import type { Token } from '../text/index.ts'
import { closedForm } from './normal-form.ts'

/** Tokens per phrase, at most. */
const LONGEST = 8

export interface PhraseMatch {
  /** Tokens `from … to - 1`. */
  from: number
  to: number
  /** The number of the phrase, in the order in which it was given. */
  phrase: number
}

export class PhraseTable {
  /** Closed forms, by number. */
  readonly #closed: string[] = []
  /** Hash → first phrase with it; further ones are chained in #next. */
  readonly #first = new Map<number, number>()
  readonly #next: number[] = []

  /** `forms` are normal forms; one that is empty is never found, of two with one closed form the first is. */
  constructor(forms: Iterable<string>) {
    for (const form of forms) {
      const closed = closedForm(form)
      const number = this.#closed.push(closed) - 1
      const { hash } = rollingHash(closed)
      const first = this.#first.get(hash)
      this.#next.push(-1)
      if (first === undefined) {
        if (closed !== '') this.#first.set(hash, number)
        continue
      }
      let last = first
      while (this.#closed[last] !== closed && this.#next[last] >= 0) last = this.#next[last]
      if (this.#closed[last] !== closed) this.#next[last] = number
    }
  }

  /** The phrase with this closed form, or -1. */
  find(closed: string): number {
    let phrase = this.#first.get(rollingHash(closed).hash) ?? -1
    while (phrase >= 0 && this.#closed[phrase] !== closed) phrase = this.#next[phrase]
    return phrase
  }

  /**
   * All occurrences in the tokens `from … to - 1`, nested ones included, by start and then by length. A phrase runs over
   * words only: punctuation ends it.
   */
  matches(tokens: readonly Token[], from: number, to: number): PhraseMatch[] {
    const found: PhraseMatch[] = []
    for (let i = from; i < to; i++) {
      let hash = 0
      for (let j = i; j < to && j < i + LONGEST && tokens[j].word; j++) {
        hash = (Math.imul(hash, tokens[j].shift) + tokens[j].hash) | 0
        let phrase = this.#first.get(hash) ?? -1
        if (phrase < 0) continue
        const closed = joinNorms(tokens, i, j + 1)
        while (phrase >= 0 && this.#closed[phrase] !== closed) phrase = this.#next[phrase]
        if (phrase >= 0) found.push({ from: i, to: j + 1, phrase })
      }
    }
    return found
  }
}

function joinNorms(tokens: readonly Token[], from: number, to: number): string {
  let joined = ''
  for (let i = from; i < to; i++) joined += tokens[i].norm
  return joined
}
