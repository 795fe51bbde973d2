import { describe, expect, test } from 'vitest'
import { explain } from '../../src/related/explain.ts'
import { statsOf } from '../../src/related/stats.ts'
import { smallAtlas } from '../helpers/atlas.ts'

const atlas = smallAtlas(
  [
    { id: 'a', year: 2020, abstract: 'First. We use ViT and VTAB. Last.' },
    { id: 'b', year: 2018, abstract: 'ViT is old. VTAB is new.' },
    { id: 'c', abstract: 'Only ViT.' },
    { id: 'd', abstract: 'None.' },
  ],
  [
    { slug: 'vit', label: 'ViT' },
    { slug: 'vtab', label: 'VTAB', type: 'dataset' },
  ],
  [
    { paper: 0, concept: 0, surface: 'ViT' },
    { paper: 0, concept: 1, surface: 'VTAB', role: 'evaluates-on', weight: 0.5 },
    { paper: 1, concept: 0, surface: 'ViT', weight: 0.5 },
    { paper: 1, concept: 1, surface: 'VTAB', weight: 0.5 },
    { paper: 2, concept: 0, surface: 'ViT' },
  ],
)
const paper = (index: number) => ({ kind: 'paper', index }) as const
const concept = (index: number) => ({ kind: 'concept', index }) as const

describe('explain', () => {
  test('two papers: shared concepts with a sentence from each', () => {
    const answer = explain(atlas, paper(0), paper(1))
    if (answer.kind !== 'papers') throw new Error(answer.kind)
    expect(
      answer.shared.map(({ concept, a, b }) => [concept, a.quotes[0].sentence, b.quotes[0].sentence]),
    ).toEqual([
      [0, 'We use ViT and VTAB.', 'ViT is old.'],
      [1, 'We use ViT and VTAB.', 'VTAB is new.'],
    ])
    const [{ sentence, start, end }] = answer.shared[1].a.quotes
    expect(sentence.slice(start, end)).toBe('VTAB')
  })

  test('a paper and a concept, in any order', () => {
    const answer = explain(atlas, paper(0), concept(1))
    expect(answer).toMatchObject({ kind: 'link', tie: { role: 'evaluates-on', weight: 0.5 } })
    expect(explain(atlas, concept(1), paper(0))).toEqual(answer)
    expect(explain(atlas, paper(2), concept(1))).toMatchObject({
      kind: 'link',
      tie: undefined,
      figures: [],
      way: { concepts: [0, 1] },
    })
  })

  test('a paper and a concept: the figures reported on, in, or reached by it', () => {
    const abstract = 'Old. ViT has 71.5 % on VTAB. New.'
    const figure = { field: 'abstract', unit: '%', kind: 'score', sentence: { start: 5, end: 28 } } as const
    const stated = { ...figure, start: 13, end: 19, value: 71.5, surface: '71.5 %', on: 1, versus: [0] }
    const told = {
      ...atlas,
      papers: [{ ...atlas.papers[0], abstract }, ...atlas.papers.slice(1)],
      results: [[stated], [], [], []],
    }
    const answer = explain(told, paper(0), concept(1))
    if (answer.kind !== 'link') throw new Error(answer.kind)
    expect(answer.figures.map(({ result }) => result)).toEqual([stated])
    const [{ sentence, start, end }] = answer.figures.map(({ quote }) => quote)
    expect([sentence, sentence.slice(start, end)]).toEqual(['ViT has 71.5 % on VTAB.', '71.5 %'])
    // What it is compared with is not what it is about.
    expect(explain(told, paper(0), concept(0))).toMatchObject({ figures: [] })
  })

  test('two concepts: what is said about them, in any order', () => {
    const place = { paper: 0, field: 'abstract', start: 7, end: 27 } as const
    const said = { kind: 'evaluated-on', from: 0, to: 1, papers: 4 } as const
    const told = {
      ...atlas,
      relations: [
        { kind: 'is-a' as const, from: 0, to: 0, papers: 1, evidence: [] },
        { ...said, evidence: [place] },
      ],
    }
    for (const [a, b] of [
      [0, 1],
      [1, 0],
    ])
      expect(explain(told, concept(a), concept(b))).toMatchObject({
        said: [{ ...said, sentences: [{ paper: 0, sentence: 'We use ViT and VTAB.' }] }],
      })
  })

  test('two concepts: the papers that link to both, strongest first', () => {
    const answer = explain(atlas, concept(1), concept(0))
    if (answer.kind !== 'concepts') throw new Error(answer.kind)
    expect(answer.shared.map(({ paper, a, b }) => [paper, a.concept, b.concept])).toEqual([
      [0, 1, 0],
      [1, 1, 0],
    ])
    expect(explain(atlas, concept(1), concept(0), 1)).toMatchObject({ papers: 2, shared: [{ paper: 0 }] })
  })

  test('papers that share nothing', () => {
    expect(explain(atlas, paper(0), paper(3))).toEqual({ kind: 'papers', shared: [] })
  })
})

test('stats', () => {
  expect(statsOf(atlas, 1)).toMatchObject({
    papers: 4,
    unlinked: 1,
    concepts: 2,
    links: 5,
    evidence: 5,
    years: [2018, 2020],
    hubs: [{ slug: 'vit', papers: 3 }],
  })
  expect(statsOf(atlas).types.filter(({ concepts }) => concepts > 0)).toEqual([
    { type: 'method', concepts: 1 },
    { type: 'dataset', concepts: 1 },
  ])
  expect(statsOf(smallAtlas([], [], []))).toMatchObject({ papers: 0, years: null, clusters: [], hubs: [] })
})
