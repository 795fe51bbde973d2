/** Kinds of features and the numbers of their weights. */

/** Weights are numbered by this many bits of a hash. */
export const BITS = 20

/** The number of the weight of a feature. */
export function feature(kind: number, value: number): number {
  let hash = Math.imul(kind ^ value, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
  return (hash ^ (hash >>> 14)) >>> (32 - BITS)
}

/** The hashed numbers behind those of small kinds, which are counted from `1 << BITS` on. */
const hashed: number[] = []

/** Gives out kinds one after the other, from the first on. */
export class Kinds {
  #kind: number

  constructor(first: number) {
    this.#kind = first
  }

  /** A number that tells one kind of features from all others. */
  next(): number {
    return Math.imul(this.#kind++, 0x9e3779b1)
  }

  some(count: number): number[] {
    return Array.from({ length: count }, () => this.next())
  }

  /**
   * A kind whose values are few, `least … most`: its features are numbered one after the other, so that their weights lie
   * close together and no hash is needed to find them. Returns the number for value 0; add the value to it.
   */
  small(most: number, least = 0): number {
    const kind = this.next()
    const zero = (1 << BITS) + hashed.length - least
    for (let value = least; value <= most; value++) hashed.push(feature(kind, value))
    return zero
  }

  someSmall(most: readonly number[]): number[] {
    return most.map((value) => this.small(value))
  }
}

/** The hashed number of a feature, whichever it has. */
export const hashedFeature = (id: number): number => (id < 1 << BITS ? id : hashed[id - (1 << BITS)])

/** The weights of hashed numbers, and after them those of small kinds. */
export function withSmallKinds(weights: Int16Array): Int16Array {
  const all = new Int16Array((1 << BITS) + hashed.length)
  all.set(weights)
  for (const [n, id] of hashed.entries()) all[(1 << BITS) + n] = weights[id]
  return all
}
