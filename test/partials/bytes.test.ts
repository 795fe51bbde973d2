import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BrokenBytes, decode, encode } from '../../src/partials/index.ts'
import { denseSketch, sparseSketch } from '../../src/partials/sparse-sketch.ts'

const text = fc.string({ unit: 'binary' })
const halves = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
const columns = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float32Array(),
  fc.float64Array(),
)
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(undefined, null, true, false, -0, 2 ** 53 - 1, 2 ** 31, -1, Number.NaN),
    fc.double(),
    fc.nat(),
    text,
    halves,
    columns,
    fc.array(fc.oneof(text, halves, fc.constant(null))),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'constructor')), tie('value'), {
      noNullPrototype: true,
    }),
    fc.array(fc.tuple(halves, tie('value')), { maxLength: 5 }).map((pairs) => new Map(pairs)),
  ),
})).value

describe('plain data as bytes', () => {
  test('comes back as it was, and gives the same bytes again', () => {
    fc.assert(
      fc.property(text, plain, (kind, value) => {
        const bytes = encode(kind, value)
        const back = decode(bytes)
        expect(back).toEqual({ kind, value })
        expect(encode(back.kind, back.value)).toEqual(bytes)
      }),
    )
  })

  test('that is cut short, or of something else, is told of', () => {
    const bytes = encode('kind', { a: [1, 'two', Uint32Array.of(3, 2 ** 32 - 1)], b: new Map([['c', null]]) })
    for (let end = 0; end < bytes.length; end++)
      expect(() => decode(bytes.subarray(0, end))).toThrow(BrokenBytes)
    expect(() => decode(Uint8Array.of(...bytes, 0))).toThrow('found more')
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
        const other = bytes.slice()
        other[at] = byte
        try {
          decode(other)
        } catch (error) {
          expect(error).toBeInstanceOf(BrokenBytes)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('sorted texts take little room', () => {
    const words = Array.from({ length: 1000 }, (_, i) => `vision transformer number ${1000 + i}`)
    expect(encode('texts', words).length).toBeLessThan(6000)
  })

  test('a sketch without its empty cells is the sketch', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (cells) => {
        expect(denseSketch(sparseSketch(cells))).toEqual(cells)
      }),
    )
    expect(encode('sketch', sparseSketch(new Uint8Array(1 << 20))).length).toBeLessThan(100)
  })
})
