/** Training of termhood: candidates of annotated papers, means of their traits, trees. */
import { type Candidate, gatherCandidates } from '../concepts/candidates.ts'
import { describeCandidates, OWN_COLUMNS, TABLE_WIDTH } from '../concepts/termhood/features.ts'
import type { TermhoodModel, Thresholds } from '../concepts/termhood/model.ts'
import { TargetMeans } from '../concepts/termhood/target-means.ts'
import { fillMeans, TRAITS } from '../concepts/termhood/traits.ts'
import { Forest } from '../concepts/termhood/trees.ts'
import { heldAt } from '../concepts/termhood/wordings.ts'
import { findAbbreviations } from '../mentions/abbreviations/index.ts'
import { findMentions } from '../mentions/index.ts'
import { normalForm } from '../mentions/normal-form.ts'
import { HOME, type TaggedDocument, type Tagger } from '../mentions/tagger/index.ts'
import type { Vocabulary } from '../mentions/vocabulary.ts'
import { type Document, surfaceOf } from '../text/index.ts'
import type { AnnotatedConcept } from './corpora.ts'
import { type Growth, growTrees, withColumn } from './trees.ts'

export interface JudgedPaper {
  document: Document
  concepts: readonly AnnotatedConcept[]
  isFirst: boolean
  tagged: TaggedDocument
  candidates: Candidate[]
  values: Float32Array
  traits: Uint32Array
  /** 1 where a candidate is a concept: of several that name one, the best, and what holds it or is held by it. */
  truth: Uint8Array
  /** The annotated concept of each candidate that is one, else -1. */
  concept: Int32Array
}

/** Tags a paper and judges its candidates by its annotation. */
export function judge(
  { document, concepts, isFirst }: Pick<JudgedPaper, 'document' | 'concepts' | 'isFirst'>,
  tagger: Tagger,
  vocabulary: Vocabulary,
): JudgedPaper {
  const abbreviations = document.fields.map(findAbbreviations)
  const tagged = tagger.tag(document, abbreviations)
  const { mentions: found } = findMentions(document, abbreviations, tagged.spans, vocabulary, tagged.domain)
  const candidates = gatherCandidates(document, found, tagged.domain)
  const { values, traits } = describeCandidates(candidates, tagged, tagger.lexicon)
  const conceptOf = new Map<string, number>()
  for (const [c, { label, aliases }] of concepts.entries())
    for (const name of [label, ...aliases])
      if (!conceptOf.has(normalForm(name))) conceptOf.set(normalForm(name), c)
  const concept = Int32Array.from(candidates, ({ form, mentions }) => {
    const forms = mentions.map(({ field, from, to }) =>
      normalForm(surfaceOf(document.fields[field], from, to)),
    )
    const known = [form, ...forms].map((name) => conceptOf.get(name)).find((c) => c !== undefined)
    return known ?? -1
  })
  // Of several candidates that name one concept, the label's own counts, else the likeliest.
  const chosen = new Map<number, { c: number; rank: number }>()
  for (const [c, of] of concept.entries()) {
    if (of < 0) continue
    const rank =
      values[c * TABLE_WIDTH] +
      (conceptOf.get(candidates[c].form) === of && candidates[c].form === normalForm(concepts[of].label)
        ? 2
        : 0)
    const before = chosen.get(of)
    if (before === undefined || rank > before.rank) chosen.set(of, { c, rank })
  }
  // One that holds the chosen one, or is held by it, is joined to it later (wordings.ts).
  const isOne = (of: number, c: number): boolean => {
    const best = candidates[chosen.get(of)!.c].form
    const { form } = candidates[c]
    return form === best || heldAt(form, best) !== undefined || heldAt(best, form) !== undefined
  }
  const truth = Uint8Array.from(concept, (of, c) => (of >= 0 && isOne(of, c) ? 1 : 0))
  return { document, concepts, isFirst, tagged, candidates, values, traits, truth, concept }
}

/** Traits of fewer candidates than this are not kept. */
const LEAST_SEEN = 2

export function countMeans(papers: readonly JudgedPaper[]): TargetMeans {
  const counts = new Map<number, { seen: number; concepts: number }>()
  let [all, yes] = [0, 0]
  for (const { traits, truth } of papers) {
    for (const [i, key] of traits.entries()) {
      const is = truth[Math.floor(i / TRAITS)]
      const count = counts.get(key)
      if (count) {
        count.seen++
        count.concepts += is
      } else counts.set(key, { seen: 1, concepts: is })
    }
    all += truth.length
    for (const is of truth) yes += is
  }
  const kept = [...counts].filter(([, { seen }]) => seen >= LEAST_SEEN).sort(([a], [b]) => a - b)
  return new TargetMeans(
    yes / all,
    Uint32Array.from(kept, ([key]) => key),
    Uint16Array.from(kept, ([, { seen }]) => seen),
    Uint16Array.from(kept, ([, { concepts }]) => concepts),
  )
}

/** Columns of the table that trees grow on: the last tells whether who annotated first did so. */
const GROWN_WIDTH = TABLE_WIDTH + 1

/**
 * The table of all candidates with the means of their traits; those of a paper are counted over the papers of other
 * folds only: means that hold a candidate's own truth would give it away. GROWN_WIDTH columns.
 */
export function tableOf(
  papers: readonly JudgedPaper[],
  folds = 8,
): { table: Float32Array; truth: Uint8Array } {
  const rows = papers.reduce((sum, { truth }) => sum + truth.length, 0)
  const table = new Float32Array(rows * GROWN_WIDTH)
  const truth = new Uint8Array(rows)
  let row = 0
  const means = Array.from({ length: folds }, (_, fold) =>
    countMeans(papers.filter((_, p) => p % folds !== fold)),
  )
  for (const [p, paper] of papers.entries()) {
    for (let c = 0; c < paper.truth.length; c++) {
      const at = (row + c) * GROWN_WIDTH
      table.set(paper.values.subarray(c * TABLE_WIDTH, (c + 1) * TABLE_WIDTH), at)
      fillMeans(table, at + OWN_COLUMNS, paper.traits, c * TRAITS, means[p % folds])
      table[at + TABLE_WIDTH] = paper.isFirst ? 1 : 0
    }
    truth.set(paper.truth, row)
    row += paper.truth.length
  }
  return { table, truth }
}

/** Trees and means that judge papers as who annotated first would. */
export function trainTermhood(
  papers: readonly JudgedPaper[],
  growth: Partial<Growth> = {},
): Pick<TermhoodModel, 'forest' | 'means'> {
  const { table, truth } = tableOf(papers)
  const trees = withColumn(growTrees(table, GROWN_WIDTH, truth, growth), TABLE_WIDTH, 1)
  return { forest: new Forest(trees), means: countMeans(papers) }
}

/** The probabilities that a model gives to a paper's candidates. */
export function probabilities(
  { values, traits, truth }: JudgedPaper,
  { forest, means }: Pick<TermhoodModel, 'forest' | 'means'>,
): Float32Array {
  const row = values.slice()
  return Float32Array.from(truth, (_, c) => {
    fillMeans(row, c * TABLE_WIDTH + OWN_COLUMNS, traits, c * TRAITS, means)
    return 1 / (1 + Math.exp(-forest.score(row, c * TABLE_WIDTH)))
  })
}

/** Probabilities from models that have not seen the paper. */
export function crossValidate(
  papers: readonly JudgedPaper[],
  growth: Partial<Growth> = {},
  folds = 5,
): Float32Array[] {
  const found: Float32Array[] = []
  for (let fold = 0; fold < folds; fold++) {
    const model = trainTermhood(
      papers.filter((_, p) => p % folds !== fold),
      growth,
    )
    for (let p = fold; p < papers.length; p += folds) found[p] = probabilities(papers[p], model)
  }
  return found
}

/** What is taken of a paper at a threshold: how many concepts, and how many that are right. */
type Taken = (paper: number, threshold: number) => { taken: number; right: number }

/** The best threshold of papers on computing and of others, and the F1 of either, by those that were annotated first. */
export function bestThresholds(
  papers: readonly JudgedPaper[],
  takenOf: Taken,
): { thresholds: Thresholds; f1: Thresholds } {
  const bestOf = (isHome: boolean) => {
    const own = [...papers.keys()].filter(
      (p) => papers[p].isFirst && papers[p].tagged.domain >= HOME === isHome,
    )
    const concepts = own.reduce((sum, p) => sum + papers[p].concepts.length, 0)
    return bestThreshold(own, concepts, takenOf)
  }
  const [home, away] = [bestOf(true), bestOf(false)]
  return {
    thresholds: { home: home.threshold, away: away.threshold },
    f1: { home: home.f1, away: away.f1 },
  }
}

/** Steps of a threshold to either side that are looked at together: the top of the curve is flat, and some hundred papers shake it. */
const AROUND = 2

/** The threshold, a multiple of 1/64, with the best F1 on the mean of those around it, the least of several, and its F1. */
function bestThreshold(
  papers: readonly number[],
  concepts: number,
  takenOf: Taken,
): { threshold: number; f1: number } {
  const tried: { threshold: number; f1: number }[] = []
  for (let step = 8; step < 48; step++) {
    let [right, taken] = [0, 0]
    for (const p of papers) {
      const one = takenOf(p, step / 64)
      taken += one.taken
      right += one.right
    }
    tried.push({ threshold: step / 64, f1: (2 * right) / (taken + concepts) })
  }
  const means = tried.map((_, at) => {
    const around = tried.slice(Math.max(0, at - AROUND), at + AROUND + 1)
    return around.reduce((sum, { f1 }) => sum + f1, 0) / around.length
  })
  return tried[means.indexOf(Math.max(...means))]
}
