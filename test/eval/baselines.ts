/**
 * Simple ways to a paper's names, to be run beside ours on the same papers. Those after YAKE and RAKE are short sketches that
 * do worse than the tools; `npm run eval:keyphrases` measures the tools.
 */
import type { Vocabulary } from '../../src/mentions/vocabulary.ts'
import { readDocument, type Token, tokenize } from '../../src/text/index.ts'
import { STOP_WORDS } from '../../src/text/words.ts'
import type { Paper } from '../../src/types.ts'

/** Names that the keyword rankers give per paper: what annotators give on average. */
const TOP = 12
const LONGEST = 4

const fieldsOf = (paper: Paper): Token[][] => [paper.title, paper.abstract].map(tokenize)
const isContent = ({ word, lower, text }: Token): boolean =>
  word && !STOP_WORDS.has(lower) && !/^\d/.test(text) && text.length > 1

/** Runs of content words between stop words and punctuation. */
function runsOf(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [[]]
  for (const token of tokens) {
    if (isContent(token)) runs[runs.length - 1].push(token)
    else if (runs[runs.length - 1].length > 0) runs.push([])
  }
  return runs.filter(({ length }) => length > 0)
}

const textOf = (tokens: readonly Token[]): string =>
  tokens.map(({ text, glued }, i) => (i > 0 ? (glued ? '-' : ' ') : '') + text).join('')

function top(scores: ReadonlyMap<string, number>): string[] {
  return [...scores]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, TOP)
    .map(([name]) => name)
}

/** After RAKE (Rose et al. 2010): runs of content words, by the sum of degree over frequency of their words. */
export function rake(paper: Paper): string[] {
  const runs = fieldsOf(paper).flatMap(runsOf)
  const frequency = new Map<string, number>()
  const degree = new Map<string, number>()
  for (const run of runs) {
    for (const { norm } of run) {
      frequency.set(norm, (frequency.get(norm) ?? 0) + 1)
      degree.set(norm, (degree.get(norm) ?? 0) + run.length)
    }
  }
  const scores = new Map<string, number>()
  for (const run of runs.filter(({ length }) => length <= LONGEST))
    scores.set(
      textOf(run).toLowerCase(),
      run.reduce((sum, { norm }) => sum + degree.get(norm)! / frequency.get(norm)!, 0),
    )
  return top(scores)
}

/** After YAKE (Campos et al. 2020): words by case, position, frequency and spread of contexts; phrases by their product. */
export function yake(paper: Paper): string[] {
  const words = new Map<string, { count: number; upper: number; first: number; near: Set<string> }>()
  const runs: Token[][] = []
  let sentence = 0
  for (const { tokens, sentences } of readDocument(paper).fields) {
    for (const { from, to } of sentences) {
      const own = tokens.slice(from, to)
      for (const [i, token] of own.entries()) {
        if (!isContent(token)) continue
        const word = words.get(token.norm) ?? { count: 0, upper: 0, first: sentence, near: new Set<string>() }
        words.set(token.norm, word)
        word.count++
        if (i > 0 && /\p{Lu}/u.test(token.text)) word.upper++
        for (const beside of [own[i - 1], own[i + 1]]) if (beside) word.near.add(beside.norm)
      }
      runs.push(...runsOf(own))
      sentence++
    }
  }
  const mean = [...words.values()].reduce((sum, { count }) => sum + count, 0) / (words.size || 1)
  const weight = (norm: string): number => {
    const { count, upper, first, near } = words.get(norm)!
    const spread = 1 + near.size / (2 * count)
    return (spread * Math.log(3 + first)) / ((1 + upper) / (1 + Math.log(count)) + count / mean / spread)
  }
  const counts = new Map<string, { norms: string[]; count: number }>()
  for (const run of runs) {
    for (let from = 0; from < run.length; from++) {
      for (let to = from + 1; to <= Math.min(run.length, from + 3); to++) {
        const name = textOf(run.slice(from, to)).toLowerCase()
        const known = counts.get(name)
        if (known) known.count++
        else counts.set(name, { norms: run.slice(from, to).map(({ norm }) => norm), count: 1 })
      }
    }
  }
  const scores = new Map<string, number>()
  for (const [name, { norms, count }] of counts) {
    const weights = norms.map(weight)
    const product = weights.reduce((all, one) => all * one, 1)
    scores.set(name, -product / (count * (1 + weights.reduce((sum, one) => sum + one, 0))))
  }
  return top(scores)
}

/** Every run of two to four content words, and single words that are written as names. */
export function nounPhrases(paper: Paper): string[] {
  const names = new Set<string>()
  for (const run of fieldsOf(paper).flatMap(runsOf)) {
    if (run.length > LONGEST) continue
    if (run.length > 1 || /\p{Lu}.*\p{Lu}|\p{Lu}.*\d/u.test(run[0].text)) names.add(textOf(run))
  }
  return [...names]
}

/** The shipped vocabulary alone, longest match first. */
export function vocabularyOnly(paper: Paper, vocabulary: Vocabulary): string[] {
  const names = new Set<string>()
  for (const { field, tokens, sentences } of readDocument(paper).fields) {
    for (const { from, to } of sentences) {
      let end = from
      const longest = vocabulary.phrases
        .matches(tokens, from, to)
        .toSorted((a, b) => a.from - b.from || b.to - a.to)
      for (const match of longest) {
        if (match.from < end) continue
        const capitals = match.from === from ? 'opening' : field === 'title' ? 'title' : 'telling'
        const entry = vocabulary.accepts(match.phrase, tokens, match.from, match.to, capitals)
        if (!entry) continue
        names.add(entry.label)
        end = match.to
      }
    }
  }
  return [...names]
}
