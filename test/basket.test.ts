import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  annotate,
  type Basket,
  inBasket,
  mergeBaskets,
  NO_BASKET,
  put,
  readBasket,
  takeOut,
  writeBasket,
} from '../src/basket.ts'

const KEYS = ['p:1', 'p:constructor', 'c:vit', 'c:__proto__']
const step = fc.record({
  do: fc.constantFrom('put', 'out', 'note'),
  key: fc.constantFrom(...KEYS),
  text: fc.string({ maxLength: 5 }),
})
const walk = (steps: readonly { do: string; key: string; text: string }[]): Basket =>
  steps.reduce(
    (basket, { do: what, key, text }) =>
      what === 'put'
        ? put(basket, [{ key, label: text }])
        : what === 'out'
          ? takeOut(basket, [key])
          : annotate(basket, key, text),
    NO_BASKET,
  )
const basket = fc.array(step, { maxLength: 12 }).map(walk)
const told = (basket: Basket): [string, string][] => inBasket(basket).map(({ key, note }) => [key, note])

describe('the basket', () => {
  test('holds what a list of a person would hold', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const notes = new Map<string, string>()
        let own: string[] = []
        for (const { do: what, key, text } of steps) {
          if (what === 'put' && !own.includes(key)) own = [...own, key]
          else if (what === 'out') own = own.filter((other) => other !== key)
          else if (what === 'note' && own.includes(key)) notes.set(key, text)
        }
        // What comes back has the note that it had.
        expect(told(walk(steps))).toEqual(own.map((key) => [key, notes.get(key) ?? '']))
      }),
    )
  })

  test('is read as it was written', () => {
    fc.assert(
      fc.property(basket, (one) => {
        const { basket: read, problems } = readBasket(writeBasket(one), 'f')
        expect(problems).toEqual([])
        expect(writeBasket(read)).toBe(writeBasket(one))
        expect(told(read)).toEqual(told(one))
      }),
    )
  })

  test('merges in any order and any number of times to the same', () => {
    fc.assert(
      fc.property(basket, basket, basket, (a, b, c) => {
        const text = writeBasket(mergeBaskets(mergeBaskets(a, b), c))
        expect(writeBasket(mergeBaskets(c, mergeBaskets(b, a)))).toBe(text)
        expect(writeBasket(mergeBaskets(mergeBaskets(a, mergeBaskets(b, c)), b))).toBe(text)
      }),
    )
  })

  test('what another window has not seen yet stays there; what was taken out later stays out', () => {
    const both = put(NO_BASKET, [{ key: 'p:1', label: 'One' }])
    const here = put(both, [{ key: 'c:vit', label: 'ViT' }])
    const there = takeOut(both, ['p:1'])
    expect(told(mergeBaskets(here, there))).toEqual([['c:vit', '']])
    expect(told(mergeBaskets(there, both))).toEqual([])
  })

  test('what cannot be read is told beside what can', () => {
    const good = '{"key":"p:1","label":"One","note":"n","at":1}'
    const bad = [
      '{"key":"x:1","label":"","at":1}',
      '{"key":"p:2"}',
      'null',
      '{"key":"p:2","label":"","at":0}',
    ]
    const text = `{"format":"concept-atlas-basket","version":1,"marked":[${[...bad, good].join(',')}]}`
    const { basket: read, problems } = readBasket(text, 'basket.json')
    expect(told(read)).toEqual([['p:1', 'n']])
    expect(problems.map(({ place }) => place)).toEqual(['entry 1', 'entry 2', 'entry 3', 'entry 4'])
    for (const other of ['', '[]', 'null', '{"format":"other"}'])
      expect(readBasket(other, 'f').problems).toHaveLength(1)
  })
})
