/** Misspelt words: one edit from a word that is known. */

/** Letters of a word, at least: that two of them stand the wrong way round says more than that one differs. */
const SHORTEST_SWAP = 5
const SHORTEST_EDIT = 7

export class Spelling {
  readonly #known: ReadonlySet<string>
  /** Known words by first letter and length. */
  readonly #buckets = new Map<string, string[]>()

  /** `words` are in lower case; those of other letters than a–z are known, but correct nothing. */
  constructor(words: Iterable<string>) {
    this.#known = new Set(words)
    for (const word of this.#known) {
      if (!isPlain(word)) continue
      const key = word[0] + word.length
      const bucket = this.#buckets.get(key)
      if (bucket) bucket.push(word)
      else this.#buckets.set(key, [word])
    }
  }

  /**
   * The known word that a word is meant to be: the only one of one insertion, deletion, substitution or swap of
   * neighbours (Damerau 1964) with the same first and last letter. Prefixes (asymmetric) and endings (semantics) make
   * other words. Undefined where the word is known, short, or nearest to none or to several.
   */
  correct(word: string): string | undefined {
    if (word.length < SHORTEST_SWAP || !isPlain(word) || this.#known.has(word)) return undefined
    let found: string | undefined
    for (let length = word.length - 1; length <= word.length + 1; length++) {
      for (const known of this.#buckets.get(word[0] + length) ?? []) {
        if (!isOneEdit(word, known)) continue
        if (found !== undefined) return undefined
        found = known
      }
    }
    return found
  }
}

const isPlain = (word: string): boolean => /^[a-z]+$/.test(word)

/** Whether two texts of more than seven letters are one edit inside apart. */
export const isOneSlip = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= SHORTEST_EDIT && Math.abs(a.length - b.length) <= 1 && isOneEdit(a, b)

/** Whether one edit inside makes `a` of `b`. */
function isOneEdit(a: string, b: string): boolean {
  if (a[a.length - 1] !== b[b.length - 1]) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const rest = (word: string, from: number): string => word.slice(from)
  if (a.length === b.length) {
    const isSwap = a[at] === b[at + 1] && a[at + 1] === b[at]
    if (isSwap) return rest(a, at + 2) === rest(b, at + 2)
    return a.length >= SHORTEST_EDIT && rest(a, at + 1) === rest(b, at + 1)
  }
  if (Math.min(a.length, b.length) < SHORTEST_EDIT - 1) return false
  return a.length > b.length ? rest(a, at + 1) === rest(b, at) : rest(a, at) === rest(b, at + 1)
}
