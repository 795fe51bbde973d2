/** Training of what tells two wordings of one concept from two concepts (`concepts/termhood/wordings.ts`). */
import { Forest } from '../concepts/termhood/trees.ts'
import {
  describePair,
  heldPairs,
  type Judged,
  MOST_APART,
  WORDING_WIDTH,
} from '../concepts/termhood/wordings.ts'
import type { Vocabulary } from '../mentions/vocabulary.ts'
import type { JudgedPaper } from './termhood.ts'
import { type Growth, growTrees, withColumn } from './trees.ts'

/** Two candidates of a paper of which one holds the other. */
export interface JudgedPair {
  part: number
  whole: number
  /** WORDING_WIDTH values. */
  x: Float32Array
  /** 1 where both are concepts, and not the same: all else costs nothing to take for one. */
  isApart: number
}

/** Candidates less likely than this are hardly ever taken. */
const LEAST_SCORE = 0.25
const GROWTH: Partial<Growth> = { trees: 40, rate: 0.1, leaves: 6 }
/** The last column tells whether who annotated first did so. */
const WIDTH = WORDING_WIDTH + 1

/** The pairs of a paper, of candidates with these probabilities. */
export function pairsOf(
  { document, tagged, candidates, concept }: JudgedPaper,
  scores: Float32Array,
  vocabulary: Vocabulary,
): JudgedPair[] {
  const kept = [...candidates.keys()].filter((c) => scores[c] >= LEAST_SCORE)
  const judged = kept.map((c): Judged => ({ ...candidates[c], score: scores[c] }))
  const known = vocabulary.readBy(tagged.domain)
  const isKnown = (form: string): boolean => known.entryOf(form) !== undefined
  return Array.from(heldPairs(document, judged), ({ part, whole, at }) => {
    const x = new Float32Array(WORDING_WIDTH)
    describePair(document, tagged.domain, judged[part], judged[whole], at, isKnown, x, 0)
    const [a, b] = [concept[kept[part]], concept[kept[whole]]]
    return { part: kept[part], whole: kept[whole], x, isApart: a >= 0 && b >= 0 && a !== b ? 1 : 0 }
  })
}

/** Trees that judge pairs as who annotated first would; `pairs` are those of each paper. */
export function trainWordings(
  papers: readonly JudgedPaper[],
  pairs: readonly (readonly JudgedPair[])[],
): Forest {
  const rows = pairs.flatMap((own, p) => own.map((pair) => ({ pair, isFirst: papers[p].isFirst ? 1 : 0 })))
  const table = new Float32Array(rows.length * WIDTH)
  for (const [r, { pair, isFirst }] of rows.entries()) {
    table.set(pair.x, r * WIDTH)
    table[r * WIDTH + WORDING_WIDTH] = isFirst
  }
  const truth = Uint8Array.from(rows, ({ pair }) => pair.isApart)
  return new Forest(withColumn(growTrees(table, WIDTH, truth, GROWTH), WORDING_WIDTH, 1))
}

/** Of each pair, the log-odds of two concepts by trees that have not seen its paper. */
export function crossValidateWordings(
  papers: readonly JudgedPaper[],
  pairs: readonly (readonly JudgedPair[])[],
  folds = 5,
): number[][] {
  const found: number[][] = []
  for (let fold = 0; fold < folds; fold++) {
    const isOther = (_: unknown, p: number): boolean => p % folds !== fold
    const forest = trainWordings(papers.filter(isOther), pairs.filter(isOther))
    for (let p = fold; p < papers.length; p += folds) found[p] = pairs[p].map(({ x }) => forest.score(x, 0))
  }
  return found
}

/** What is taken of a paper: concepts, and those that are right, each once. */
export function takenOf(
  { concept }: JudgedPaper,
  scores: Float32Array,
  pairs: readonly JudgedPair[],
  apart: readonly number[],
  threshold: number,
): { taken: number; right: number } {
  const as = new Map<number, { part: number; apart: number }>()
  for (const [i, { part, whole }] of pairs.entries()) {
    if (Math.min(scores[part], scores[whole]) < threshold) continue
    if (apart[i] < (as.get(whole)?.apart ?? MOST_APART)) as.set(whole, { part, apart: apart[i] })
  }
  const rootOf = (c: number): number => {
    const next = as.get(c)
    return next === undefined ? c : rootOf(next.part)
  }
  const groups = new Map<number, Set<number>>()
  for (let c = 0; c < concept.length; c++) {
    if (scores[c] < threshold) continue
    const root = rootOf(c)
    const known = groups.get(root) ?? new Set<number>()
    groups.set(root, concept[c] < 0 ? known : known.add(concept[c]))
  }
  // Who can be one thing only comes first.
  const named = [...groups.values()].sort((a, b) => a.size - b.size)
  const used = new Set<number>()
  for (const own of named) {
    const free = [...own].find((one) => !used.has(one))
    if (free !== undefined) used.add(free)
  }
  return { taken: groups.size, right: used.size }
}
