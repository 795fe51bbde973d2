/** Scores concepts per paper as ../shared/eval/concepts.mjs does, with intervals over papers. */
import { linksOf } from '../../src/atlas.ts'
import type { Atlas } from '../../src/types.ts'
import { bootstrap, type Estimate, type GoldConcept, type GoldPaper, SHARED } from './shared.ts'

interface Library {
  keysOf(names: string[]): Set<string>
  intersects(a: Set<string>, b: Set<string>): boolean
  match<L, R>(left: L[], right: R[], compatible: (a: L, b: R) => boolean): [L, R][]
}
const { keysOf, intersects, match } = (await import(`${SHARED}eval/lib.mjs`)) as Library

/** What is said of one concept of a paper: names that stand in it, and other names. */
export interface Predicted {
  own: string[]
  others: string[]
  type?: string
  role?: string
}

interface Tally {
  found: number
  predicted: number
  gold: number
  salient: number
  salientFound: number
  typeRight: number
  roleRight: number
}

export interface ConceptScores {
  precision: Estimate
  recall: Estimate
  f1: Estimate
  salientRecall: Estimate
  typeAccuracy: Estimate
  roleAccuracy: Estimate
}

function tallyPaper(gold: readonly GoldConcept[], predicted: readonly Predicted[]): Tally {
  const left = gold.map((concept) => ({ concept, keys: keysOf([concept.label, ...concept.aliases]) }))
  const right = predicted.map((concept) => ({
    concept,
    own: keysOf(concept.own),
    all: keysOf([...concept.own, ...concept.others]),
  }))
  const first = match(left, right, (a, b) => intersects(a.keys, b.own))
  const taken = new Set<unknown>(first.flat())
  const rest = <T>(side: T[]): T[] => side.filter((one) => !taken.has(one))
  const pairs = [...first, ...match(rest(left), rest(right), (a, b) => intersects(a.keys, b.all))]
  const count = (holds: (gold: GoldConcept, ours: Predicted) => boolean): number =>
    pairs.filter(([a, b]) => holds(a.concept, b.concept)).length
  return {
    found: pairs.length,
    predicted: predicted.length,
    gold: gold.length,
    salient: gold.filter(({ salient }) => salient).length,
    salientFound: count(({ salient }) => salient),
    typeRight: count((a, b) => a.type === b.type),
    roleRight: count((a, b) => a.role === b.role),
  }
}

export function scoreConcepts(
  gold: readonly GoldPaper[],
  predictedFor: (id: string) => readonly Predicted[],
): ConceptScores {
  const tallies = gold.map(({ id, concepts }) => tallyPaper(concepts, predictedFor(String(id))))
  const ratio = (over: keyof Tally, under: keyof Tally) => (sample: readonly Tally[]) => {
    const sum = (key: keyof Tally): number => sample.reduce((total, tally) => total + tally[key], 0)
    return sum(under) === 0 ? 0 : sum(over) / sum(under)
  }
  const [precision, recall] = [ratio('found', 'predicted'), ratio('found', 'gold')]
  const f1 = (sample: readonly Tally[]): number => {
    const [p, r] = [precision(sample), recall(sample)]
    return p + r === 0 ? 0 : (2 * p * r) / (p + r)
  }
  return {
    precision: bootstrap(tallies, precision),
    recall: bootstrap(tallies, recall),
    f1: bootstrap(tallies, f1),
    salientRecall: bootstrap(tallies, ratio('salientFound', 'salient')),
    typeAccuracy: bootstrap(tallies, ratio('typeRight', 'found')),
    roleAccuracy: bootstrap(tallies, ratio('roleRight', 'found')),
  }
}

/** What an atlas says of each of its papers. */
export function predictionsOf(atlas: Atlas): (id: string) => Predicted[] {
  const numbers = new Map(atlas.papers.map(({ id }, p) => [id, p]))
  return (id) => {
    const p = numbers.get(id)
    if (p === undefined) return []
    return linksOf(atlas, p).map(({ concept, role, evidence }) => {
      const { label, type, aliases } = atlas.concepts[concept]
      const own = [label, ...evidence.map(({ surface }) => surface)]
      return { own, others: aliases.map(({ surface }) => surface), type, role }
    })
  }
}
