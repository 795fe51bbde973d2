/**
 * `npm run eval:weights -- [--keep DIR] [--fit] [SET…]`: how the shipped weights of the rankers (src/related/model.ts) do on
 * every set, over plain BM25; with `--fit`, finds weights anew and tells what each set would get from the others.
 *
 * The fit is coordinate ascent on the measure itself (Metzler & Croft 2007, "Linear feature-based models for information
 * retrieval"): the mean over the sets of the logarithm of measure over BM25's. Weights are 0 or of a short ladder, so that
 * they can be read. Sets of titles decide the weights of brief questions, the others those of full ones, and
 * where they have many papers those of large libraries.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildFromPapers, loadAtlas, saveAtlas } from '../../src/node/index.ts'
import { best, combine } from '../../src/related/fusion.ts'
import { libraryOf } from '../../src/related/index.ts'
import { MODEL, RANKERS, type RankerWeights } from '../../src/related/model.ts'
import { asked } from '../../src/related/query.ts'
import type { Atlas } from '../../src/types.ts'
import { plainBm25 } from './plain-bm25.ts'
import { scoredBy } from './rankers.ts'
import { type RelatedSet, SETS } from './related-sets.ts'

/** Papers of each ranker's list that are ranked again. */
const DEPTH = 150
const LADDER = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1]
/** What a step has to gain, in the mean logarithm. */
const GAIN = 0.0005

/** Papers of a question: the score by each ranker on its scale, and which of them answer. */
interface Case {
  scores: Float32Array[]
  isRelevant: boolean[]
  relevant: number
}

type Kind = 'brief' | 'full' | 'large'

interface Fitted {
  name: string
  /** Whose weights it decides. */
  kind: Kind
  measure: RelatedSet['measure']
  cases: Case[]
  bm25: number
}

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'string' }, fit: { type: 'boolean' } },
})

async function atlasFor({ name, papers }: RelatedSet): Promise<Atlas> {
  const kept = given.keep && join(given.keep, name === 'sections' ? 'tutorials' : name.replace(' ', '-'))
  if (kept && existsSync(kept)) return loadAtlas(kept)
  const atlas = await buildFromPapers(papers, { languages: 'as English' })
  if (kept) await saveAtlas(atlas, kept)
  return atlas
}

function caseOf(
  lists: readonly Float32Array[],
  papers: Iterable<number>,
  relevant: ReadonlySet<number>,
): Case {
  const some = [...papers]
  const scores = lists.map((list) => {
    const own = Float32Array.from(some, (paper) => Math.max(0, list[paper]))
    return combine([{ scores: own, weight: 1 }], new Uint8Array(own.length).fill(1))
  })
  return { scores, isRelevant: some.map((paper) => relevant.has(paper)), relevant: relevant.size }
}

/** Average precision, or the reciprocal rank of the first answer. */
function measureOf(
  { isRelevant, relevant }: Case,
  scores: Float32Array,
  measure: RelatedSet['measure'],
): number {
  const order = [...scores.keys()].sort((a, b) => scores[b] - scores[a] || a - b)
  let hits = 0
  let sum = 0
  for (const [rank, at] of order.entries()) {
    if (!isRelevant[at]) continue
    hits++
    if (measure === 'mrr') return 1 / (rank + 1)
    sum += hits / (rank + 1)
  }
  return relevant > 0 ? sum / relevant : 0
}

function meanOf({ cases, measure }: Fitted, weights: RankerWeights): number {
  let sum = 0
  for (const one of cases) {
    const total = new Float32Array(one.isRelevant.length)
    RANKERS.forEach((name, r) => {
      if (weights[name] > 0)
        for (let i = 0; i < total.length; i++) total[i] += weights[name] * one.scores[r][i]
    })
    sum += measureOf(one, total, measure)
  }
  return sum / cases.length
}

/** The set, and where it has near papers, the ranking among those. */
async function fittedOf(set: RelatedSet): Promise<Fitted[]> {
  const library = libraryOf(await atlasFor(set))
  const bm25 = plainBm25(set.papers)
  const all: Case[] = []
  const near: Case[] = []
  const words: number[] = []
  for (const { query, relevant, among } of set.questions) {
    const scored = scoredBy(library, asked(library, query))
    words.push(scored.words)
    const lists = [...RANKERS.map((name) => scored.scores[name]), bm25(query)]
    const self = set.papers.findIndex(
      ({ title, abstract }) => title === query.title && abstract === query.abstract,
    )
    if (self >= 0) for (const list of lists) list[self] = 0
    const reached = new Set(lists.flatMap((list) => best(list, DEPTH).map(({ paper }) => paper)))
    all.push(caseOf(lists, reached, relevant))
    if (among !== undefined && among.size > relevant.size) near.push(caseOf(lists, among, relevant))
  }
  const middle = words.toSorted((a, b) => a - b)[words.length >> 1]
  console.log(
    `${set.name}: ${set.papers.length} papers, ${set.questions.length} questions of ${middle} words`,
  )
  const isLarge = set.papers.length > MODEL.some
  const kind = set.name.startsWith('titles') ? 'brief' : isLarge ? 'large' : 'full'
  const make = (name: string, cases: Case[]): Fitted => ({
    name,
    kind,
    measure: set.measure,
    cases,
    bm25:
      cases.reduce((sum, one) => sum + measureOf(one, one.scores[RANKERS.length], set.measure), 0) /
      cases.length,
  })
  return [make(set.name, all), ...(near.length > 0 ? [make(`${set.name}, near`, near)] : [])]
}

const gainOf = (sets: readonly Fitted[], weights: RankerWeights): number =>
  sets.reduce((sum, set) => sum + Math.log(meanOf(set, weights) / set.bm25), 0) / sets.length

function ascend(sets: readonly Fitted[], start: RankerWeights): RankerWeights {
  let weights = start
  let gain = gainOf(sets, weights)
  for (let moved = true; moved; ) {
    moved = false
    for (const name of RANKERS) {
      const at = LADDER.findIndex((step) => step >= weights[name])
      for (const value of [LADDER[at - 2], LADDER[at - 1], LADDER[at + 1], LADDER[at + 2]]) {
        if (value === undefined) continue
        const next = { ...weights, [name]: value }
        const better = gainOf(sets, next)
        if (better < gain + GAIN) continue
        gain = better
        weights = next
        moved = true
      }
    }
  }
  return weights
}

const shown = (weights: RankerWeights): string => RANKERS.map((name) => `${name} ${weights[name]}`).join('  ')
const ratio = (set: Fitted, weights: RankerWeights): string => (meanOf(set, weights) / set.bm25).toFixed(3)

const sets: Fitted[] = []
for (const [name, make] of SETS)
  if (positionals.length === 0 || positionals.includes(name)) sets.push(...(await fittedOf(make())))
for (const kind of ['full', 'large', 'brief'] as const) {
  const own = sets.filter((set) => set.kind === kind)
  if (own.length === 0) continue
  const shipped = MODEL[kind]
  console.log(`\n${kind}, shipped: ${shown(shipped)}`)
  const found = given.fit ? ascend(own, shipped) : shipped
  if (given.fit) console.log(`found: ${shown(found)}`)
  console.log(
    ['set', 'measure', 'BM25', 'shipped ×', ...(given.fit ? ['found ×', 'from the others ×'] : [])].join(
      '\t',
    ),
  )
  for (const set of own) {
    const family = set.name.split(/[ ,]/)[0]
    const others = own.filter(({ name }) => (kind === 'brief' ? name !== set.name : !name.startsWith(family)))
    const crossed =
      given.fit && others.length > 0 ? [ratio(set, found), ratio(set, ascend(others, shipped))] : []
    console.log([set.name, set.measure, set.bm25.toFixed(3), ratio(set, shipped), ...crossed].join('\t'))
  }
}
