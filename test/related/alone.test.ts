/** Titles alone, works that stand in the atlas already, placeholders for abstracts, and atlases of one or two papers. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { libraryOf, type Query, relatedTo, remarksOn, whyNothing } from '../../src/related/index.ts'
import { isSameWork } from '../../src/related/same-work.ts'
import { countTerms } from '../../src/related/terms.ts'
import { isPlaceholder } from '../../src/text/index.ts'
import { atlasOf, paper } from './atlas.ts'

const ABSTRACT =
  'We parse Swahili verbs with lattice kernels, and find that they need fewer treebanks than graph parsers do.'
const TITLE = 'Lattice kernels for parsing Swahili'
const given = [
  paper({ id: 'a', title: TITLE, abstract: ABSTRACT }),
  paper({ id: 'b', title: 'Lattice kernels', abstract: 'Kernels for lattices of Swahili words.' }),
  paper({ id: 'c', title: 'Baking bread in Swahili kitchens', abstract: 'No abstract available.' }),
]
const library = libraryOf(atlasOf(given, []))
const ask = (query: Query, own = library) => relatedTo(own, query, { count: 3 })
const why = (query: Query, own = library) => whyNothing(own, query, { count: 2 })

describe('a title alone', () => {
  it('is enough to find by', () => {
    expect(ask({ title: 'Parsing with kernels', abstract: '' })[0].paper).toBe(0)
  })
})

describe('a work that the atlas has', () => {
  it.each([
    ['by its abstract', { title: '', abstract: ABSTRACT }],
    ['by its title', { title: `${TITLE.toUpperCase()}.`, abstract: '' }],
    ['by its title and another wording', { title: TITLE, abstract: `${ABSTRACT} We give code.` }],
    ['with a placeholder', { title: TITLE, abstract: 'n/a' }],
  ])('is told %s', (_, query) => {
    const found = ask(query)
    expect(found.map(({ paper, same }) => [paper, same])).toEqual([
      [0, true],
      [1, undefined],
      [2, undefined],
    ])
  })
  it('is no other work with the same title, nor one with a short title', () => {
    expect(
      isSameWork({ title: TITLE, abstract: ABSTRACT }, { title: TITLE, abstract: 'Bread and butter.' }),
    ).toBe(false)
    expect(
      isSameWork({ title: 'Deep Learning', abstract: '' }, { title: 'Deep learning', abstract: '' }),
    ).toBe(false)
  })
  it('is told whichever of the two is asked about', () => {
    const texts = fc.record({ title: fc.lorem({ maxCount: 6 }), abstract: fc.lorem({ maxCount: 30 }) })
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(isSameWork(a, b)).toBe(isSameWork(b, a))
      }),
    )
  })
  it('is told of a paper that stands there twice', () => {
    const twice = libraryOf(atlasOf([...given, paper({ id: 'd', title: TITLE, abstract: ABSTRACT })], []))
    expect(ask({ papers: [3] }, twice)[0]).toMatchObject({ paper: 0, same: true })
  })
})

describe('a placeholder for an abstract', () => {
  it.each(['n/a', 'N.A.', '[No abstract available]', 'Abstract not available.', 'None', '—'])(
    'is %j',
    (text) => {
      expect(isPlaceholder(text)).toBe(true)
      expect(countTerms({ title: '', abstract: text }).size).toBe(0)
    },
  )
  it.each(['We abstract.', 'No abstract reasoning is available to parrots.', 'Unknown words', 'N-grams'])(
    'is not %j',
    (text) => {
      expect(isPlaceholder(text)).toBe(false)
    },
  )
  it('finds nothing by its words, and is said', () => {
    expect(ask({ title: '', abstract: 'No abstract available' })).toEqual([])
    expect(why({ title: '', abstract: 'No abstract available' })).toMatch(/no text/)
    expect(remarksOn({ title: 'Bread', abstract: 'Abstract not available' })).toEqual([
      expect.stringMatching(/title/),
    ])
    expect(ask({ title: 'Bread', abstract: 'No abstract available' }).map(({ paper }) => paper)).toEqual([2])
  })
})

describe('an atlas of few papers', () => {
  it('of one says that there is no other', () => {
    const one = libraryOf(atlasOf(given.slice(0, 1), [['kernels']]))
    expect(ask({ papers: [0] }, one)).toEqual([])
    expect(why({ papers: [0] }, one)).toMatch(/no other paper/)
    expect(ask({ title: 'Kernels', abstract: '' }, one)).toHaveLength(1)
  })
  it('of two gives the other, or says that nothing is shared', () => {
    const two = libraryOf(atlasOf(given.slice(0, 2), [['kernels']]))
    expect(ask({ papers: [0] }, two).map(({ paper }) => paper)).toEqual([1])
    const strangers = libraryOf(atlasOf([given[0], paper({ id: 'z', title: 'Bread' })], []))
    expect(ask({ papers: [0] }, strangers)).toEqual([])
    expect(why({ papers: [0] }, strangers)).toMatch(/No other paper shares/)
  })
})
