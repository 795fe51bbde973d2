import { describe, expect, it } from 'vitest'
import { COUNTED, countIn, NgramCounts, type NgramRows } from '../../../src/mentions/tagger/ngram-counts.ts'
import { Ngrams } from '../../../src/mentions/tagger/ngrams.ts'
import { readSequence } from '../../../src/mentions/tagger/sequence.ts'
import { WordTypes } from '../../../src/mentions/tagger/words.ts'
import { hashText, join } from '../../../src/text/hash.ts'
import { readDocument } from '../../../src/text/index.ts'

const paper = (title: string, abstract = '') => ({
  id: 'x',
  title,
  abstract,
  keywords: [],
  authors: [],
  links: [],
})
const hashOf = (...words: string[]): number =>
  words.map(hashText).reduce((before, next) => join(before, next))

function gramsOf(text: string): string[] {
  const words = new WordTypes()
  const sequence = readSequence(readDocument(paper(text)), words)
  const grams = new Ngrams()
  grams.read(sequence, 0, sequence.type.length, words)
  return Array.from({ length: grams.count }, (_, g) =>
    Array.from({ length: grams.length[g] }, (_, k) => words.text[sequence.type[grams.from[g] + k]]).join(' '),
  )
}

function countsOf(papers: ReturnType<typeof paper>[]): NgramRows {
  const words = new WordTypes()
  const counts = new NgramCounts()
  for (const one of papers) counts.add(readSequence(readDocument(one), words), words)
  return counts.rows()
}

function countOf(counts: NgramRows, hash: number, name: (typeof COUNTED)[number]): number {
  const row = counts.keys.indexOf(hash)
  return row < 0 ? 0 : countIn(counts, row, name)
}

describe('Ngrams', () => {
  it('runs over content words, with one stop word inside at most', () => {
    expect(gramsOf('mixture of experts, and of the world')).toEqual([
      'mixture',
      'mixture of experts',
      'of',
      'experts',
      'and',
      'of',
      'the',
      'world',
    ])
    expect(gramsOf('deep graph learning')).toEqual([
      'deep',
      'deep graph',
      'deep graph learning',
      'graph',
      'graph learning',
      'learning',
    ])
  })
})

describe('NgramCounts', () => {
  const papers = [
    paper('Graph Transformers', 'We use a graph transformer. The graph transformer wins.'),
    paper('On graphs', 'A Graph Transformer, once more.'),
  ]
  const counts = countsOf(papers)
  const graphTransformer = hashOf('graph', 'transformer')

  it('counts papers, places, titles, and places that stand alone', () => {
    expect(countOf(counts, graphTransformer, 'papers')).toBe(2)
    expect(countOf(counts, graphTransformer, 'places')).toBe(4)
    expect(countOf(counts, graphTransformer, 'title')).toBe(1)
    expect(countOf(counts, graphTransformer, 'alone')).toBe(3) // not before `wins`
    expect(countOf(counts, graphTransformer, 'capital')).toBe(1)
    expect(countOf(counts, hashOf('graph'), 'papers')).toBe(2)
    expect(countOf(counts, hashOf('nothing'), 'papers')).toBe(0)
  })

  it('keeps its counts when the table grows', () => {
    const many = countsOf([
      ...papers,
      ...Array.from({ length: 400 }, (_, i) =>
        paper('', Array.from({ length: 60 }, (_, k) => `w${i}x${k}`).join(' ')),
      ),
    ])
    expect(many.keys.length).toBeGreaterThan(24_000)
    for (const name of COUNTED)
      expect(countOf(many, graphTransformer, name)).toBe(countOf(counts, graphTransformer, name))
  })
})
