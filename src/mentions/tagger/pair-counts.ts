/** Counts of pairs of small numbers in one paper: a hash table that is emptied without being touched. */
import { join } from '../../text/hash.ts'

const ROOM = 1 << 13

export class PairCounts {
  #keys = new Uint32Array(ROOM)
  #counts = new Uint16Array(ROOM)
  /** The paper in which a slot was taken. */
  #papers = new Uint32Array(ROOM)
  #paper = 1
  #size = 0

  clear(): void {
    this.#paper++
    this.#size = 0
  }

  add(a: number, b: number): void {
    const slot = this.#slotOf(a, b)
    if (this.#papers[slot] === this.#paper) {
      this.#counts[slot]++
      return
    }
    if (++this.#size * 2 > this.#keys.length) {
      this.#grow()
      this.add(a, b)
      return
    }
    this.#papers[slot] = this.#paper
    this.#keys[slot] = join(a, b)
    this.#counts[slot] = 1
  }

  count(a: number, b: number): number {
    const slot = this.#slotOf(a, b)
    return this.#papers[slot] === this.#paper ? this.#counts[slot] : 0
  }

  /** The slot of a pair, or the free one where it belongs. Pairs are told apart by 32 bits of hash. */
  #slotOf(a: number, b: number): number {
    const key = join(a, b)
    const mask = this.#keys.length - 1
    let slot = key & mask
    while (this.#papers[slot] === this.#paper && this.#keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [keys, counts, papers] = [this.#keys, this.#counts, this.#papers]
    const room = keys.length * 2
    this.#keys = new Uint32Array(room)
    this.#counts = new Uint16Array(room)
    this.#papers = new Uint32Array(room)
    this.#size = 0
    for (let from = 0; from < keys.length; from++) {
      if (papers[from] !== this.#paper) continue
      let slot = keys[from] & (room - 1)
      while (this.#papers[slot] === this.#paper) slot = (slot + 1) & (room - 1)
      this.#papers[slot] = this.#paper
      this.#keys[slot] = keys[from]
      this.#counts[slot] = counts[from]
      this.#size++
    }
  }
}
