import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bm25f, rarity } from '../../src/related/bm25f.ts'
import { hashOf, keyOf } from '../../src/related/keys.ts'
import { countTerms } from '../../src/related/terms.ts'
import { buildWordIndex, termAt } from '../../src/related/word-index.ts'

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

/** Straight from the formula, over the texts. */
function naive(texts: ReturnType<typeof countTerms>[], query: ReturnType<typeof countTerms>): number[] {
  const lengths = texts.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / texts.length
  return texts.map((counts, p) => {
    let score = 0
    for (const [term, weight] of query) {
      const df = texts.filter((one) => one.has(term)).length
      const count = counts.get(term)
      if (count === undefined || (df === 1 && !WORD_STEMS.has(term))) continue
      const idf = Math.log(1 + (texts.length - df + 0.5) / (df + 0.5)) ** 1.5
      score += (weight * idf * count * 3) / (count + 2 * (0.25 + (0.75 * lengths[p]) / mean))
    }
    return score
  })
}

describe('bm25f', () => {
  it('scores as the formula does, from compressed postings', () => {
    fc.assert(
      fc.property(papers, text, (given, question) => {
        const index = buildWordIndex(given)
        const query = countTerms({ title: '', abstract: question })
        const known = [...query].map(([key, weight]) => termAt(index, key, weight))
        const scores = new Float32Array(given.length)
        bm25f(
          index.damping,
          known.filter((term) => term !== undefined),
          scores,
        )
        const expected = naive(
          given.map((one) => countTerms(one)),
          query,
        )
        expected.forEach((score, p) => {
          expect(scores[p]).toBeCloseTo(score, 4)
        })
      }),
    )
  })

  it('holds the rarer term for the stronger, and every term for positive', () => {
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
