import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf, KEY_BITS, KeyNumbers, keyOf, keyOfPair, keyOfRange } from '../../src/related/keys.ts'

describe('keys', () => {
  it('are those of the text, however it comes together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const key = keyOf(hashOf(a + b))
        expect(keyOfPair(hashOf(a), hashOf(b))).toBe(key)
        expect(keyOfRange(`${a}${b}${a}`, 0, (a + b).length)).toBe(key)
        expect(Number.isInteger(key) && key >= 0 && key < 2 ** KEY_BITS).toBe(true)
      }),
    )
  })

  it('tell 200,000 words apart', () => {
    const words = Array.from({ length: 200_000 }, (_, n) => n.toString(36))
    expect(new Set(words.map((word) => keyOf(hashOf(word)))).size).toBe(words.length)
  })

  it('are numbered in the order in which they first come', () => {
    const numbers = new KeyNumbers()
    const expected = new Map<number, number>()
    // Many more than the table has room for at first, each twice.
    for (let n = 0; n < 200_000; n++) {
      const key = keyOf(hashOf(String(n % 100_000)))
      if (!expected.has(key)) expected.set(key, expected.size)
      if (numbers.of(key) !== expected.get(key)) throw new Error(`${n}: expected ${expected.get(key)}`)
    }
    expect([...numbers.keys()]).toEqual([...expected.keys()])
  })
})
