import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FolderError, parseColumns } from '../../src/folder/index.ts'
import { NumberText } from '../../src/folder/parse-columns.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The value with maps as objects and numbers as lists, all of it asked for. */
function plain(value: unknown): unknown {
  if (value instanceof NumberText) return value.list()
  if (!(value instanceof Map)) return value
  const entries = [...value.keys()].map((name): [string, unknown] => [name, plain(value.get(name))])
  return entries.reduce((all, [name, one]) => Object.defineProperty(all, name, { ...own, value: one }), {})
}
const own = { configurable: true, enumerable: true, writable: true }

/** Numbers as `each` gives them; undefined where it leaves them to `list`. */
function numbersOf(text: NumberText): number[] | undefined {
  const numbers: number[] = []
  return text.each((value, n) => {
    numbers[n] = value
  })
    ? numbers
    : undefined
}

const listOf = (text: string): unknown =>
  (parseColumns(bytesOf(`{"a":${text}}`), 'x') as Map<string, unknown>).get('a')

describe('JSON value by value', () => {
  test('is what JSON.parse gives', () => {
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
    const value = fc.oneof(fc.jsonValue(), fc.array(number), fc.dictionary(fc.string(), fc.array(number)))
    const indent = fc.constantFrom(undefined, 1, '\t')
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), value), indent, (json, space) => {
        const text = JSON.stringify(json, null, space)
        expect(plain(parseColumns(bytesOf(text), 'x'))).toEqual(JSON.parse(text))
      }),
    )
  })

  test('decimals are exact', () => {
    const decimals = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }))
    fc.assert(
      fc.property(fc.array(decimals, { minLength: 1 }), (all) => {
        const text = `[${all.map(([value, places]) => (value / 10 ** places).toFixed(places)).join(',')}]`
        const found = listOf(text)
        expect(found).toBeInstanceOf(NumberText)
        expect(numbersOf(found as NumberText)).toEqual(JSON.parse(text))
      }),
    )
  })

  test.each(['[1e5]', '[1, 2]', '[0.1234567890123456789]', '[12345678901234567890]'])(
    '%s is left to JSON.parse',
    (text) => {
      const found = listOf(text)
      expect(found instanceof NumberText ? numbersOf(found) : undefined).toBeUndefined()
      expect(plain(found)).toEqual(JSON.parse(text))
    },
  )

  test.each(['[01]', '[1,]', '[,1]', '[1.]', '[.5]', '[-]', '[1.2.3]', '[--1]', '[1-2]'])(
    '%s is no list',
    (text) => {
      const found = listOf(text) as NumberText
      expect([numbersOf(found), found.list()]).toEqual([undefined, undefined])
    },
  )

  test.each([
    '',
    '{',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":"',
    '{"a":[1',
    '{"a":1}}',
    '{"a":1,}',
    '{a:1}',
    '{"a":1 2}',
  ])('%s is no JSON', (text) => {
    const asked = (): unknown => plain(parseColumns(bytesOf(text), 'x.json'))
    expect(asked).toThrow(FolderError)
    expect(asked).toThrow('x.json: expected JSON: ')
  })

  test('what is no object is read, too', () => {
    expect(parseColumns(bytesOf(' [1,"a"] '), 'x')).toEqual([1, 'a'])
    expect(parseColumns(bytesOf('\ufeff{"a":1}'), 'x')).toEqual({ a: 1 })
  })
})
