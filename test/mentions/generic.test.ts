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
    'trade off',
    'graph based',
    'fine grained',
    'multi',
    'benchmark dataset',
    'experimental evaluation',
    'background',
    'copyright',
    '2020',
    '3.5 %',
    'x',
    '95 % 3',
    'sub task b',
    'group b',
    'phase iii',
    'task 1',
    'joint segmentation',
    'automatic detection',
    'search process',
    'training process',
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
    'semeval 2019 task 6',
    'vitamin c',
    'accuracy 5',
    'object detection',
    'markov decision process',
    'gaussian process',
    'information system',
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
