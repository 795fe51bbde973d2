import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findByName, resolve } from '../../src/related/find.ts'
import { findAll, findSources } from '../../src/related/find-names.ts'
import { distance, fold } from '../../src/related/names.ts'
import { smallAtlas } from '../helpers/atlas.ts'

const atlas = smallAtlas(
  [
    { id: 'a', title: 'Vision for all', abstract: 'A vision transformer.' },
    { id: 'b', title: 'Graph Transformer', abstract: 'A graph transformer, and ViTs.' },
    { id: 'vit', abstract: 'ViTs.' },
  ],
  [
    { slug: 'graph-transformer', label: 'graph transformer' },
    { slug: 'peft', label: 'PEFT', aliases: ['parameter-efficient fine-tuning'] },
    { slug: 'vision-transformer', label: 'Vision Transformer', aliases: ['ViT', 'ViTs'] },
  ],
  [
    { paper: 0, concept: 2, surface: 'vision transformer' },
    { paper: 1, concept: 0, surface: 'graph transformer' },
    { paper: 1, concept: 2, surface: 'ViTs' },
    { paper: 2, concept: 2, surface: 'ViTs' },
  ],
)
const shown = (words: string) =>
  findByName(atlas, words).map(({ kind, index, match }) => `${kind} ${index} ${match}`)

describe('find', () => {
  test('exact before prefix before word; concepts of more papers first', () => {
    expect(shown('vision transformer')).toEqual(['concept 2 exact'])
    expect(shown('vision')).toEqual(['concept 2 prefix', 'paper 0 prefix'])
    expect(shown('TRANSFORMER')).toEqual(['concept 2 word', 'concept 0 word', 'paper 1 word'])
    expect(shown('vit')).toEqual(['concept 2 exact', 'paper 2 exact'])
    expect(shown('Fine Tuning')).toEqual(['concept 1 word'])
  })

  test('a slip is forgiven where nothing else is found', () => {
    expect(shown('tranfsormer')).toEqual(['concept 2 typo', 'concept 0 typo', 'paper 1 typo'])
    expect(shown('parametr efficient')).toEqual(['concept 1 typo'])
    expect(shown('xyz')).toEqual([])
    expect(shown(' - ')).toEqual([])
  })
})

test('papers are found by who wrote them, in any order of the names', () => {
  const authors = [[{ name: 'Quillfeather, Ada' }], [{ name: 'Ada Quillfeather' }], [{ name: 'Bo Other' }]]
  const signed = { ...atlas, papers: atlas.papers.map((one, p) => ({ ...one, authors: authors[p] })) }
  const found = (words: string) => findByName(signed, words).map(({ index, name }) => [index, name])
  const both = [
    [1, 'Ada Quillfeather'],
    [0, 'Quillfeather, Ada'],
  ]
  expect(found('ada quillfeather')).toEqual(both)
  expect(found('quillfeather').map(([index]) => index)).toEqual([0, 1])
  expect(
    found('Quilfeather')
      .map(([index]) => index)
      .sort(),
  ).toEqual([0, 1])
  expect(resolve(signed, 'Bo Other')).not.toHaveProperty('node')
})

describe('resolve', () => {
  test.each<[string, unknown]>([
    ['a', { kind: 'paper', index: 0 }],
    ['vit', { kind: 'paper', index: 2 }],
    ['c:peft', { kind: 'concept', index: 1 }],
    ['p:vit', { kind: 'paper', index: 2 }],
    ['ViTs', { kind: 'concept', index: 2 }],
    ['parameter efficient fine tuning', { kind: 'concept', index: 1 }],
    ['graph transformer', { kind: 'concept', index: 0 }],
    ['Graph Transformer', { kind: 'paper', index: 1 }],
    ['vision for ALL', { kind: 'paper', index: 0 }],
  ])('%s', (name, node) => expect(resolve(atlas, name)).toEqual({ node }))

  test('an unclear name gives candidates', () => {
    expect(resolve(atlas, 'GRAPH transformer')).toMatchObject({
      candidates: [
        { kind: 'concept', index: 0 },
        { kind: 'paper', index: 1 },
      ],
    })
    expect(resolve(atlas, 'vision')).toMatchObject({ candidates: [{ match: 'prefix' }, { match: 'prefix' }] })
    expect(resolve(atlas, 'nothing like it')).toEqual({ candidates: [] })
    expect(resolve(atlas, 'GRAPH transformer', ['paper'])).toEqual({ node: { kind: 'paper', index: 1 } })
  })
})

describe('names', () => {
  test('folding', () => {
    expect(fold('  Café—GPT‑4 (ﬁne)  ')).toBe('cafe gpt 4 fine')
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)))
  })

  test('distance: as the recursive definition', () => {
    const naive = (a: string, b: string): number => {
      if (a === '' || b === '') return a.length + b.length
      const cost = a.at(-1) === b.at(-1) ? 0 : 1
      const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)]
      const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
      return Math.min(
        naive(shortA, b) + 1,
        naive(a, shortB) + 1,
        naive(shortA, shortB) + cost,
        swapped ? naive(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        expect(distance(a, b, most)).toBe(Math.min(naive(a, b), most + 1))
      }),
    )
  })
})

describe('authors and venues', () => {
  const papers = [
    { authors: [{ name: 'José García' }, { name: 'Ann Lee' }], venue: 'Journal of Vision' },
    { authors: [{ name: 'Jose Garcia' }, { name: 'José García' }], venue: 'journal of vision' },
    { authors: [{ name: 'José García' }, { name: 'B. Vision' }] },
  ]
  const found = (words: string) =>
    findSources(papers, words).map(({ kind, name, papers: own }) => `${kind} ${name} ${own}`)

  test('by name, whatever case and accents, with their papers', () => {
    expect(found('garcia jose')).toEqual(['author José García 0,1,2'])
    expect(found('Lee')).toEqual(['author Ann Lee 0'])
    expect(found('vision')).toEqual(['venue Journal of Vision 0,1', 'author B. Vision 2'])
    expect(found('')).toEqual([])
  })

  test('stand beside concepts and papers, the better match first; slips where nothing else is found', () => {
    const all = (words: string, count = 20) =>
      findAll(findByName(atlas, words, count), papers, words, count).map((hit) =>
        'papers' in hit ? hit.name : `${hit.kind} ${hit.index}`,
      )
    expect(all('vision')).toEqual(['concept 2', 'paper 0', 'Journal of Vision', 'B. Vision'])
    expect(all('vision', 3)).toEqual(['concept 2', 'paper 0', 'Journal of Vision'])
    expect(all('Garcai')).toEqual(['José García'])
    expect(all('tranfsormer')).toEqual(['concept 2', 'concept 0', 'paper 1'])
  })
})
