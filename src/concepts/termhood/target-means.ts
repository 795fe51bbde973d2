/** How often candidates with a trait (this head word, that word before) are concepts, counted over annotated papers. */
import { join } from '../../mentions/tagger/hash.ts'

/** The key of a trait: which kind it is of, and its value. */
export const trait = (kind: number, value: number): number => join(kind + 1, value)

export class TargetMeans {
  /** The mean over all candidates: what a trait that was never met is taken for. */
  readonly prior: number
  readonly #keys: Uint32Array
  readonly #rows: Uint32Array
  readonly traits: Uint32Array
  /** Candidates with the trait, and how many of them are concepts. */
  readonly seen: Uint16Array
  readonly concepts: Uint16Array

  constructor(prior: number, traits: Uint32Array, seen: Uint16Array, concepts: Uint16Array) {
    this.prior = prior
    this.traits = traits
    this.seen = seen
    this.concepts = concepts
    const room = 1 << (33 - Math.clz32(traits.length | 1))
    this.#keys = new Uint32Array(room)
    this.#rows = new Uint32Array(room)
    for (let row = 0; row < traits.length; row++) {
      let slot = traits[row] & (room - 1)
      while (this.#keys[slot] !== 0) slot = (slot + 1) & (room - 1)
      this.#keys[slot] = traits[row]
      this.#rows[slot] = row
    }
  }

  /** The row of a trait, or -1. */
  find(key: number): number {
    const mask = this.#keys.length - 1
    let slot = key & mask
    while (this.#keys[slot] !== key) {
      if (this.#keys[slot] === 0) return -1
      slot = (slot + 1) & mask
    }
    return this.#rows[slot]
  }
}

/** The share of concepts, drawn to the prior as by four more candidates. */
export function smoothed(concepts: number, seen: number, prior: number): number {
  return (concepts + 4 * prior) / (seen + 4)
}
