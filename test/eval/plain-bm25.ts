/** BM25 as anyone would write it first, to be measured beside: as ../shared/eval/related.mjs has it. */
import type { Paper } from '../../src/types.ts'

const STOP = new Set(
  'a an and are as at be by can for from has have in is it its of on or our that the their these this to was we were which with'.split(
    ' ',
  ),
)
const tokensOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((token) => !STOP.has(token))
    .map((token) => (/^.{3,}(?<!s)s$/u.test(token) ? token.slice(0, -1) : token))
const textOf = ({ title, abstract }: Pick<Paper, 'title' | 'abstract'>): string =>
  `${title} ${title} ${abstract}`

/** Gives a function from a question to a score for each paper. */
export function plainBm25(
  papers: readonly Paper[],
): (query: { title: string; abstract: string }) => Float32Array {
  const postings = new Map<string, Map<number, number>>()
  const lengths = papers.map((paper, p) => {
    const tokens = tokensOf(textOf(paper))
    for (const token of tokens) {
      const own = postings.get(token) ?? new Map<number, number>()
      postings.set(token, own.set(p, (own.get(p) ?? 0) + 1))
    }
    return tokens.length
  })
  const mean = lengths.reduce((sum, length) => sum + length, 0) / papers.length
  return (query) => {
    const scores = new Float32Array(papers.length)
    for (const token of new Set(tokensOf(textOf(query)))) {
      const own = postings.get(token)
      if (own === undefined) continue
      const [rare] = Float64Array.of(Math.log(1 + (papers.length - own.size + 0.5) / (own.size + 0.5)))
      for (const [p, count] of own)
        scores[p] += (rare * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * lengths[p]) / mean))
    }
    return scores
  }
}
