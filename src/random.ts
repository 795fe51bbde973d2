/** The seeded generator; nothing else in the program is random. */

/**
 * Mulberry32: a function that returns uniform numbers in [0, 1), the same sequence for the same seed.
 * Any number is taken as a seed; its lowest 32 bits count.
 */
export function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
