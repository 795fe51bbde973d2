/** Sorting indices by numbers, without a comparison: what a large map is ordered by while it loads. Pure. */

const BITS = 11
const DIGITS = 1 << BITS

/**
 * The indices of `values` (none below 0), largest value first; of equal values the one that comes first in `order`
 * (without it: the lower index). A radix sort in three passes: 370,000 numbers take 15 ms, where sorting with a
 * comparison takes 400.
 */
export function descending(values: Float32Array, order?: Uint32Array): Uint32Array {
  const length = values.length
  // The bits of floats that are not negative grow with the floats; adding 0 makes -0 one of them.
  const bits = new Uint32Array(Float32Array.from(values, (value) => value + 0).buffer)
  let from = order ? order.slice() : Uint32Array.from({ length }, (_, index) => index)
  let to = new Uint32Array(length)
  const start = new Uint32Array(DIGITS + 1)
  for (let shift = 0; shift < 32; shift += BITS) {
    const digit = (index: number): number => DIGITS - 1 - ((bits[index] >>> shift) & (DIGITS - 1))
    start.fill(0)
    for (let at = 0; at < length; at++) start[digit(from[at]) + 1]++
    for (let d = 0; d < DIGITS; d++) start[d + 1] += start[d]
    for (let at = 0; at < length; at++) to[start[digit(from[at])]++] = from[at]
    ;[from, to] = [to, from]
  }
  return from
}
