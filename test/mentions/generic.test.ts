import { describe, expect, test } from 'vitest'
import { isGeneric, isSuffix, withoutSuffix } from '../../src/mentions/generic.ts'

describe('generic words', () => {
  test.each([
    'model',
    'novel',
    'novel method',
    'state of the art',
    'state of the art performance',
    'experimental result',
    'large scale dataset',
    'elsevier',
    '2020',
    '3.5 %',
    'x',
    '95 % 3',
  ])('%s names nothing', (form) => {
    expect(isGeneric(form)).toBe(true)
  })

  test.each([
    'language model',
    'kernel method',
    'vtab 1k',
    'graph',
    'data mining',
    'question answering',
    'c++',
  ])('%s names something', (form) => {
    expect(isGeneric(form)).toBe(false)
  })

  test('a generic head comes off a name, but not off itself', () => {
    expect(withoutSuffix('vtab 1k benchmark')).toBe('vtab 1k')
    expect(withoutSuffix('benchmark')).toBeUndefined()
    expect(withoutSuffix('vision transformer')).toBeUndefined()
    expect([isSuffix('strategy'), isSuffix('transformer')]).toEqual([true, false])
  })
})
