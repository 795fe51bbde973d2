import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countShard, mergeShards, type TermCounts } from '../../src/related/counts.ts'
import { countTerms, type Text, wordKeys } from '../../src/related/terms.ts'

const WORDS = ['graph', 'graphs', 'fine-tuning', 'finetuning', 'sparse', 'of', 'spline', 'flow', 'text']
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '))
const papers = fc.array(
  fc.record({ title: text, abstract: text, keywords: fc.array(text, { maxLength: 2 }) }),
  {
    maxLength: 9,
  },
)

/** What each paper has of each term. */
const told = ({ keys, rows }: TermCounts): Map<number, number>[] =>
  Array.from(rows.start.subarray(1), (end, p) => {
    const own = Array.from(rows.term.subarray(rows.start[p], end), (term, i): [number, number] => [
      keys[term],
      rows.count[rows.start[p] + i],
    ])
    return new Map(own)
  })

/** Terms that are words somewhere, or that two papers have. */
function naive(given: readonly Text[]): Map<number, number>[] {
  const all = given.map((one) => countTerms(one))
  const words = new Set(given.flatMap((one) => [...wordKeys([one])]))
  const papersOf = (key: number): number => all.filter((own) => own.has(key)).length
  return all.map((own) => new Map([...own].filter(([key]) => words.has(key) || papersOf(key) > 1)))
}

test('terms of shards, however they are cut, are those of all papers', () => {
  fc.assert(
    fc.property(papers, fc.array(fc.nat(9), { maxLength: 3 }), (given, cuts) => {
      const at = [0, ...cuts.map((cut) => Math.min(cut, given.length)).sort((a, b) => a - b), given.length]
      const shards = at.slice(1).map((end, i) => countShard(given.slice(at[i], end)))
      const merged = mergeShards(shards)
      const whole = mergeShards([countShard(given)])
      expect(merged).toEqual(whole)
      expect([...merged.keys]).toEqual([...merged.keys].sort((a, b) => a - b))
      expect(told(merged)).toEqual(naive(given))
    }),
  )
})
