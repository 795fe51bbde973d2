/** Sorting indices by numbers, without a comparison: what a large map is ordered by while it loads. Pure. */

const BITS = 16
const DIGITS = 1 << BITS
const ALL = 0xffffffff
const MINUS_ZERO = 0x80000000

/**
 * The indices of `values`, largest value first (those below 0 first of all); of equal values the one that comes first in
 * `order` (without it: the lower index). A radix sort in two passes that takes the keys along: 1.3 million numbers take
 * 40 ms, where looking keys up by their indices in three passes takes 100, and sorting with a comparison 1,500.
 */
export function descending(values: Float32Array, order?: Uint32Array): Uint32Array {
  const { length } = values
  const bits = new Uint32Array(values.buffer, values.byteOffset, length)
  let key = new Uint32Array(length)
  let from = new Uint32Array(length)
  // The bits of floats that are not negative grow with the floats; turned round, the largest comes first.
  for (let at = 0; at < length; at++) {
    from[at] = order ? order[at] : at
    const own = bits[from[at]]
    key[at] = own === MINUS_ZERO ? ALL : ALL - own
  }
  let to = new Uint32Array(length)
  let toKey = new Uint32Array(length)
  const start = new Uint32Array(DIGITS + 1)
  for (let shift = 0; shift < 32; shift += BITS) {
    start.fill(0)
    for (let at = 0; at < length; at++) start[((key[at] >>> shift) & (DIGITS - 1)) + 1]++
    for (let d = 0; d < DIGITS; d++) start[d + 1] += start[d]
    for (let at = 0; at < length; at++) {
      const place = start[(key[at] >>> shift) & (DIGITS - 1)]++
      to[place] = from[at]
      toKey[place] = key[at]
    }
    ;[from, to] = [to, from]
    ;[key, toKey] = [toKey, key]
  }
  return from
}
