/**
 * A term as a number: a hash of 48 bits, kept where its spelling would be ten times as long. Among a million terms two
 * share a number once in five hundred corpora, and then count as one term.
 *
 * The hash is polynomial (Karp & Rabin 1987) in two halves, so that the hash of two words written together follows from
 * those of its parts, and is mixed at the end (the finaliser of MurmurHash3).
 */

/** Of a string: its two polynomial hashes, and what they are multiplied with when it is appended to another. */
export interface Hash {
  high: number
  low: number
  highPower: number
  lowPower: number
}

const HIGH_BASE = 0x01000193
const LOW_BASE = 0x2c1b3c6d
const HALF = 2 ** 24
/** Bits of a key. */
export const KEY_BITS = 48

export function hashOf(text: string): Hash {
  let high = 0
  let low = 0
  let highPower = 1
  let lowPower = 1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i) + 1
    high = (Math.imul(high, HIGH_BASE) + unit) | 0
    low = (Math.imul(low, LOW_BASE) + unit) | 0
    highPower = Math.imul(highPower, HIGH_BASE)
    lowPower = Math.imul(lowPower, LOW_BASE)
  }
  return { high, low, highPower, lowPower }
}

function mixed(half: number): number {
  let bits = half ^ (half >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 8
}

/** A whole number below 2⁴⁸. */
export const keyOf = ({ high, low }: Hash): number => mixed(high) * HALF + mixed(low)

/** The key of `text.slice(start, end)`. */
export function keyOfRange(text: string, start: number, end: number): number {
  let high = 0
  let low = 0
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i) + 1
    high = (Math.imul(high, HIGH_BASE) + unit) | 0
    low = (Math.imul(low, LOW_BASE) + unit) | 0
  }
  return mixed(high) * HALF + mixed(low)
}

/** The key of the two strings written together. */
export const keyOfPair = (first: Hash, second: Hash): number =>
  mixed((Math.imul(first.high, second.highPower) + second.high) | 0) * HALF +
  mixed((Math.imul(first.low, second.lowPower) + second.low) | 0)

/** Numbers keys in the order in which they first come: a hash table with linear probing. */
export class KeyNumbers {
  #keys = new Float64Array(1 << 16).fill(-1)
  #numbers = new Int32Array(1 << 16)
  size = 0

  /** The number of a key, a new one where it has none yet. */
  of(key: number): number {
    const mask = this.#keys.length - 1
    let at = (key % HALF) & mask
    for (; this.#keys[at] !== key; at = (at + 1) & mask) {
      if (this.#keys[at] >= 0) continue
      if (this.size * 3 > this.#keys.length * 2) {
        this.#grow()
        return this.of(key)
      }
      this.#keys[at] = key
      this.#numbers[at] = this.size
      return this.size++
    }
    return this.#numbers[at]
  }

  /** All keys by their number. */
  keys(): Float64Array {
    const keys = new Float64Array(this.size)
    for (let at = 0; at < this.#keys.length; at++)
      if (this.#keys[at] >= 0) keys[this.#numbers[at]] = this.#keys[at]
    return keys
  }

  #grow(): void {
    const given = this.keys()
    this.#keys = new Float64Array(this.#keys.length * 2).fill(-1)
    this.#numbers = new Int32Array(this.#keys.length)
    const mask = this.#keys.length - 1
    for (let number = 0; number < given.length; number++) {
      let at = (given[number] % HALF) & mask
      while (this.#keys[at] >= 0) at = (at + 1) & mask
      this.#keys[at] = given[number]
      this.#numbers[at] = number
    }
  }
}
