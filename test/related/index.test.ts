import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { libraryOf, type Query, relatedTo, whyNothing } from '../../src/related/index.ts'
import { atlasOf, paper } from './atlas.ts'

const abstracts = readFileSync(new URL('../../data/abstracts.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line, i) => paper({ id: `abstracts-${i + 1}`, abstract: line.replace(/^Abstract:\s*/, '') }))

const NAMES = [
  ['VTAB-1K', 'VTAB-1k'],
  ['fine-grained visual classification', 'FGVC'],
  ['parameter-efficient fine-tuning', 'PEFT', 'PETL', 'PET', 'Parameter-Efficient Tuning'],
  ['Vision Transformer', 'ViTs', 'ViT', 'Vision Transformers', 'vision transformer'],
  ['large language model', 'large language models', 'Large Language Model', 'LLM'],
  ['graph transformer', 'graph transformers'],
]
const tenAbstracts = atlasOf(abstracts, NAMES)
const library = libraryOf(tenAbstracts)
const ask = (query: Query, count: number) => relatedTo(library, query, { count })
const [VTAB, FGVC, PEFT, VIT] = [0, 1, 2, 3]

describe('related work among the ten abstracts', () => {
  const related = ask({ papers: [1] }, 3)

  it('finds the papers that share rare concepts', () => {
    const ids = related.map((one) => tenAbstracts.papers[one.paper].id)
    expect(ids.slice(0, 2).sort()).toEqual(['abstracts-10', 'abstracts-5'])
  })

  it('gives the shared concepts as reasons, rarest first', () => {
    const ofFive = related.find((one) => tenAbstracts.papers[one.paper].id === 'abstracts-5')!
    expect(ofFive.reasons.map((reason) => reason.concept)).toEqual([FGVC, VTAB, VIT])
    for (const reason of ofFive.reasons) expect(reason.label).toBe(NAMES[reason.concept][0])
    const weights = ofFive.reasons.map((reason) => reason.weight)
    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
  })

  it('quotes both sides as they stand', () => {
    for (const one of related)
      for (const { concept, here, there } of one.reasons) {
        for (const [text, quote] of [
          [tenAbstracts.papers[1].abstract, here],
          [tenAbstracts.papers[one.paper].abstract, there],
        ]) {
          expect(text).toContain(quote)
          expect(NAMES[concept].some((name) => quote.includes(name))).toBe(true)
        }
      }
  })

  it('never answers with the paper itself', () => {
    for (let p = 0; p < 10; p++) expect(ask({ papers: [p] }, 10).map((one) => one.paper)).not.toContain(p)
  })

  it('takes a new text and quotes it', () => {
    const abstract = 'We tune little. Our adapters for ViTs use PETL. They are good.'
    const [best] = ask({ title: '', abstract }, 5)
    expect(tenAbstracts.papers[best.paper].id).toBe('abstracts-10')
    expect(best.reasons.map((reason) => reason.concept).sort()).toEqual([PEFT, VIT])
    expect(best.reasons[0].here).toBe('Our adapters for ViTs use PETL.')
  })
})

describe('relatedTo', () => {
  it('orders equals by paper', () => {
    const twins = atlasOf(
      ['a', 'b', 'c', 'd'].map((id) => paper({ id, title: 'Red herring' })),
      [],
    )
    expect(relatedTo(libraryOf(twins), { papers: [2] }, { count: 9 }).map((one) => one.paper)).toEqual([
      0, 1, 3,
    ])
  })

  it('has no answer where nothing is shared', () => {
    for (const abstract of ['', 'the of and', '我们提出了一种新的方法', ' \n\u2028'])
      expect(ask({ title: '', abstract }, 5)).toEqual([])
  })

  it('says why there is no answer', () => {
    const why = (abstract: string) => whyNothing(library, { title: '', abstract }, { count: 5 })
    expect(why(' ')).toMatch(/no text/)
    expect(why('the of and')).toMatch(/only function words/)
    expect(why('我们提出了一种新的方法')).toMatch(/language/)
    expect(whyNothing(libraryOf(atlasOf([], [])), { title: 'x', abstract: '' }, { count: 5 })).toMatch(
      /no papers/,
    )
  })

  it('finds a paper by a word that no other has', () => {
    const [best] = ask({ title: '', abstract: 'BitFit' }, 3)
    expect(tenAbstracts.papers[best.paper].id).toBe('abstracts-10')
  })

  it('reads a text of 1 MB', () => {
    const abstract = 'Graph transformers with global attention. '.repeat(25_000)
    const [best] = ask({ title: '', abstract }, 3)
    expect(tenAbstracts.papers[best.paper].id).toBe('abstracts-8')
  })

  it('works on an empty atlas', () => {
    expect(relatedTo(libraryOf(atlasOf([], [])), { title: 'x', abstract: 'graph' }, { count: 5 })).toEqual([])
  })

  it('says which paper is missing', () => {
    expect(() => ask({ papers: [10] }, 5)).toThrow(/0 … 9, got 10/)
  })
})
