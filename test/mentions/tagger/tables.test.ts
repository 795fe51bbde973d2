import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PairCounts } from '../../../src/mentions/tagger/pair-counts.ts'
import {
  openSections,
  packAscending,
  packSections,
  transpose,
  unpackAscending,
} from '../../../src/mentions/tagger/sections.ts'
import { halfLog, PAPERS, Statistics, WIDTH } from '../../../src/mentions/tagger/statistics.ts'
import { shapeOf } from '../../../src/mentions/tagger/words.ts'
import { hashText, join } from '../../../src/text/hash.ts'

describe('hashes', () => {
  it('are never 0 and tell order', () => {
    fc.assert(fc.property(fc.string(), (text) => hashText(text) > 0))
    const [a, b] = [hashText('graph'), hashText('transformer')]
    expect(join(a, b)).not.toBe(join(b, a))
  })
})

describe('sections', () => {
  it('come back from packing', async () => {
    const sections = new Map([
      ['a', Uint8Array.of(1, 2, 3)],
      ['empty', new Uint8Array(0)],
      ['ü', Uint8Array.of(255)],
    ])
    expect(await openSections(packSections(sections))).toEqual(sections)
  })

  it('are refused from another file', async () => {
    await expect(openSections(new TextEncoder().encode('{"json": true}'))).rejects.toThrow(/npm run train/)
    await expect(openSections(new Uint8Array(0))).rejects.toThrow(/npm run train/)
  })

  it('hold ascending numbers below 2³²', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 32 - 1 }))
    fc.assert(
      fc.property(numbers, (values) => {
        values.sort((a, b) => a - b)
        expect([...unpackAscending(packAscending(values))]).toEqual(values)
      }),
    )
  })

  it('are transposed and back', () => {
    expect([...transpose(Uint8Array.of(1, 2, 3, 4, 5, 6), 3)]).toEqual([1, 4, 2, 5, 3, 6])
    expect([...transpose(Uint8Array.of(1, 4, 2, 5, 3, 6), 2)]).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe('Statistics', () => {
  it('takes half steps of the binary logarithm', () => {
    for (let n = 1; n < 5000; n++) expect(halfLog(n)).toBe(Math.floor(2 * Math.log2(n) + 1e-12))
  })

  it('finds the rows of its n-grams and no others', () => {
    const hashes = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(hashes, fc.integer({ min: 1, max: 2 ** 32 - 1 }), (known, other) => {
        known.sort((a, b) => a - b)
        const values = new Uint8Array(known.length * WIDTH)
        for (let row = 0; row < known.length; row++) values[row * WIDTH + PAPERS] = row % 251
        const statistics = new Statistics(9, Uint32Array.from(known), values)
        for (const [row, hash] of known.entries())
          expect(statistics.values[statistics.find(hash) + PAPERS]).toBe(row % 251)
        if (!known.includes(other)) expect(statistics.find(other)).toBe(-1)
      }),
    )
  })
})

describe('PairCounts', () => {
  it('counts like a Map, and forgets', () => {
    const counts = new PairCounts()
    const small = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(fc.array(fc.tuple(small, small), { maxLength: 6000 }), (pairs) => {
        counts.clear()
        const oracle = new Map<string, number>()
        for (const [a, b] of pairs) {
          counts.add(a, b)
          oracle.set(`${a} ${b}`, (oracle.get(`${a} ${b}`) ?? 0) + 1)
        }
        for (const [a, b] of pairs) expect(counts.count(a, b)).toBe(oracle.get(`${a} ${b}`))
        expect(counts.count(201, 0)).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})

describe('shapeOf', () => {
  it('keeps case, digits and marks', () => {
    expect(shapeOf('ToCom')).toBe('XxXxx')
    expect(shapeOf('BERT')).toBe('XX')
    expect(shapeOf('learning')).toBe('xx')
    expect(shapeOf('3.5')).toBe('d.d')
    expect(shapeOf('Ünïcode²')).toBe('Xxxd')
    expect(shapeOf('')).toBe('')
  })
})
