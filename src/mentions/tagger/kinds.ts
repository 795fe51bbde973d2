/** Numbers of features: hashed ones for what can be any word, one after the other for what has few values. */

const BITS = 20
/** Hashed features are numbered below this; the others follow. */
export const HASHED = 1 << BITS

/** The number of the feature of a kind with a value. */
export function hashedFeature(kind: number, value: number): number {
  let hash = Math.imul(Math.imul(kind, 0x9e3779b1) ^ value, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
  return (hash ^ (hash >>> 14)) >>> (32 - BITS)
}

/** Numbers kinds of few values one after the other, from 0: their weights lie close together, and no hash is needed. */
export class Numbering {
  /** How many features there are so far. */
  size = 0

  /** A kind with the values `least … most`. Returns the number for value 0; add the value to it. */
  kind(most: number, least = 0): number {
    const zero = this.size - least
    this.size += most - least + 1
    return zero
  }

  /** Kinds with the values `0 … most`. */
  kinds(most: readonly number[]): number[] {
    return most.map((value) => this.kind(value))
  }
}
