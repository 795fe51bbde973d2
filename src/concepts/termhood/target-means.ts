/** How often candidates with a trait (this head word, that word before) are concepts, counted over annotated papers. */
import { join } from '../../text/hash.ts'

/** The key of a trait: which kind it is of, and its value. */
export const trait = (kind: number, value: number): number => join(kind + 1, value)

export class TargetMeans {
  /** The mean over all candidates: what a trait that was never met is taken for. */
  readonly prior: number
  /** By slot: the trait, how many candidates have it (0 where free), and their mean. */
  readonly #keys: Uint32Array
  readonly #seen: Uint16Array
  readonly #means: Float32Array
  readonly #none: number
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
    this.#seen = new Uint16Array(room)
    this.#means = new Float32Array(room)
    this.#none = smoothed(0, 0, prior)
    for (let row = 0; row < traits.length; row++) {
      let slot = traits[row] & (room - 1)
      while (this.#keys[slot] !== 0) slot = (slot + 1) & (room - 1)
      this.#keys[slot] = traits[row]
      this.#seen[slot] = seen[row]
      this.#means[slot] = smoothed(concepts[row], seen[row], prior)
    }
  }

  /**
   * Writes the mean of a trait to `values[mean]`, and how many candidates had it to `values[seen]` where that is not
   * negative. A trait that was never met has the prior.
   */
  write(key: number, values: Float32Array, mean: number, seen: number): void {
    const mask = this.#keys.length - 1
    let slot = key & mask
    while (this.#keys[slot] !== key && this.#keys[slot] !== 0) slot = (slot + 1) & mask
    const known = this.#keys[slot] === key
    values[mean] = known ? this.#means[slot] : this.#none
    if (seen >= 0) values[seen] = known ? this.#seen[slot] : 0
  }
}

/** The share of concepts, drawn to the prior as by four more candidates. */
export function smoothed(concepts: number, seen: number, prior: number): number {
  return (concepts + 4 * prior) / (seen + 4)
}
