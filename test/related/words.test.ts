import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf, keyOf } from '../../src/related/keys.ts'
import { countTerms, lengthOf, wordKeys } from '../../src/related/terms.ts'

import { rarity } from '../../src/related/weights.ts'
import { buildWordIndex, termAt } from '../../src/related/word-index.ts'
import { addFrequent, addRare, noWordScores } from '../../src/related/words.ts'

const WORDS = ['graph', 'token', 'prompt', 'adapter', 'kernel', 'lattice', 'parser', 'corpus', 'the', '.']
/** Pairs that stand in one paper only are not indexed. */
const WORD_STEMS = new Set(WORDS.flatMap((word) => [...countTerms({ title: '', abstract: word }).keys()]))
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '))
const papers = fc.array(
  fc.record({ title: text, abstract: text, keywords: fc.array(text, { maxLength: 2 }) }),
  {
    minLength: 1,
    maxLength: 8,
  },
)
const saturation = fc.constantFrom(1.2, 1.7, 2)

/** BM25 straight from the formula, over the words of the texts. */
function naiveBm25(given: Parameters<typeof buildWordIndex>[0], question: string, k1: number): number[] {
  const words = wordKeys([{ title: '', abstract: question }])
  const texts = given.map((one) => countTerms(one))
  const mean = given.reduce((sum, one) => sum + lengthOf(one), 0) / given.length
  return given.map((one, p) => {
    let sum = 0
    for (const [term, asked] of countTerms({ title: '', abstract: question })) {
      const count = texts[p].get(term) ?? 0
      if (!words.has(term) || count === 0) continue
      const df = texts.filter((text) => text.has(term)).length
      const rare = Math.log(1 + (texts.length - df + 0.5) / (df + 0.5))
      const damping = k1 * (0.25 + (0.75 * lengthOf(one)) / mean)
      sum += (1 + Math.log(asked)) * rare * (((k1 + 1) * count) / (count + damping))
    }
    return sum
  })
}

/** The cosine straight from the formula; the norm of the question is left out. */
function naiveCosine(texts: ReturnType<typeof countTerms>[], query: ReturnType<typeof countTerms>): number[] {
  const vectorOf = (counts: ReturnType<typeof countTerms>) => {
    const vector = new Map<number, number>()
    for (const [term, count] of counts) {
      const df = texts.filter((one) => one.has(term)).length
      if (df > 1 || (df === 1 && WORD_STEMS.has(term)))
        vector.set(term, (1 + Math.log(count)) * Math.log(1 + (texts.length - df + 0.5) / (df + 0.5)))
    }
    return vector
  }
  const asked = vectorOf(query)
  return texts.map((counts) => {
    const vector = vectorOf(counts)
    let product = 0
    for (const [term, weight] of asked) product += weight * (vector.get(term) ?? 0)
    return product > 0 ? product / Math.hypot(...vector.values()) : 0
  })
}

describe('the scores of words', () => {
  const scored = (given: Parameters<typeof buildWordIndex>[0], question: string, enough: number, k1 = 2) => {
    const index = buildWordIndex(given)
    const words = wordKeys([{ title: '', abstract: question }])
    const terms = [...countTerms({ title: '', abstract: question })].flatMap(([key, count]) => {
      const term = termAt(index, key, 1 + Math.log(count))
      return term === undefined ? [] : [{ ...term, pair: !words.has(key) }]
    })
    const scores = noWordScores(given.length)
    const left = addRare(index, terms, new Uint8Array(given.length).fill(1), enough, k1, scores)
    return { index, terms, scores, left }
  }

  it('are as the formulas say, from compressed postings, whatever is looked up instead of read', () => {
    let lookedUp = 0
    fc.assert(
      fc.property(papers, text, fc.integer({ min: 0, max: 8 }), saturation, (given, question, enough, k1) => {
        const { index, scores, left } = scored(given, question, enough, k1)
        lookedUp += left.length
        addFrequent(index, left, Uint32Array.from(given.keys()), k1, scores)
        const expected = naiveCosine(
          given.map((one) => countTerms(one)),
          countTerms({ title: '', abstract: question }),
        )
        expected.forEach((score, p) => {
          expect(scores.cosine[p]).toBeCloseTo(score, 4)
        })
        naiveBm25(given, question, k1).forEach((score, p) => {
          expect(scores.bm25[p]).toBeCloseTo(score, 4)
        })
      }),
    )
    expect(lookedUp).toBeGreaterThan(0)
  })

  it('leave only terms that are no rarer than those it read, and reach as many papers as it is told', () => {
    fc.assert(
      fc.property(papers, text, fc.integer({ min: 0, max: 8 }), (given, question, enough) => {
        const { terms, scores, left } = scored(given, question, enough)
        const size = ({ postings, row }: (typeof terms)[number]) => postings.size[row]
        const read = terms.filter((term) => !left.includes(term)).map(size)
        for (const term of left) expect(size(term)).toBeGreaterThanOrEqual(Math.max(...read))
        if (left.length > 0)
          expect(scores.cosine.filter((score) => score > 0).length).toBeGreaterThanOrEqual(enough)
      }),
    )
  })

  it('hold the rarer term for the stronger, and every term for positive', () => {
    const values = Array.from({ length: 50 }, (_, i) => rarity(50, i + 1))
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(values.at(-1)).toBeGreaterThan(0)
  })
})

describe('countTerms', () => {
  it('counts a title twice, and pairs within a phrase only', () => {
    const counts = countTerms({ title: 'Graph kernels', abstract: 'Kernels of the lattice' })
    const expected = new Map(Object.entries({ graph: 2, kernel: 3, graphkernel: 2, lattic: 1 }))
    expect(counts).toEqual(new Map([...expected].map(([term, count]) => [keyOf(hashOf(term)), count])))
  })

  it('writes hyphenated, spaced and closed compounds alike', () => {
    const [spaced, hyphened, closed] = ['fine tuning', 'fine-tuning', 'finetuning'].map((abstract) =>
      countTerms({ title: '', abstract }),
    )
    expect(hyphened).toEqual(spaced)
    expect([...spaced.keys()]).toEqual(expect.arrayContaining([...closed.keys()]))
  })

  it('does not stumble over the names of object properties', () => {
    const counts = countTerms({ title: '', abstract: 'constructor __proto__ hasOwnProperty' })
    for (const count of counts.values()) expect(count).toBe(1)
  })
})
