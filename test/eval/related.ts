/**
 * `npm run eval:related`: ranks the queries of the sets of judgements in `../shared/gold` and prints how well, next to
 * plain BM25 over the same texts.
 *
 *     npm run eval:related -- [--ways] [--words] [--keep DIR] [tutorials] [nlptdms] [titles] [facets] [cited]
 *     npm run eval:related -- --reasons ATLAS
 *     npm run eval:related -- --model FOLDER [--words] [--keep DIR] [--kept FILE] [SET…]
 *
 * `titles` is made by the run: 2,000 papers each of three corpora and eight other fields, a title to find the second half of
 * its abstract; so is `facets`: 4,200 papers with labelled sections in their abstracts, to find those that share what one section
 * is about; and so is `cited`: 12,000 papers, of which those of nlptdms have half of what they cite, to find the other half with
 * it and without. `--ways` measures every ranker alone and other fusions too; `--words` leaves the concepts out, which saves the
 * extraction; `--keep DIR` keeps the atlases there and uses those that it finds. `--reasons ATLAS` (an atlas folder) checks
 * instead the reasons of 1,000 random pairs of its papers: that both sides are quoted rightly, and that none is generic.
 * `--model FOLDER` (as `embed` takes it; onnxruntime-web has to be installed) tells instead what vectors of that model add at
 * several weights, on the sets of related-sets.ts; the vectors are kept in FILE, and those that stand there are not made again.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { buildFromPapers, loadAtlas, saveAtlas } from '../../src/node/index.ts'
import { loadLibrary } from '../../src/node/store.ts'
import { best } from '../../src/related/fusion.ts'
import { libraryOf, type Query, relatedTo } from '../../src/related/index.ts'
import type { Atlas, Paper } from '../../src/types.ts'
import { atlasOf, paper } from '../related/atlas.ts'
import { checkReasons } from '../related/reasons.ts'
import { plainBm25 } from './plain-bm25.ts'
import { SHIPPED, type Way, waysOf } from './rankers.ts'
import { checkCited, citedSet, measureCited, withCitations } from './related-cited.ts'
import { evaluateFacets, facetSet } from './related-facets.ts'
import { SETS as MADE } from './related-sets.ts'
import { evaluateVectors, vectorsBy } from './related-vectors.ts'

const SHARED = '../shared'
const SETS: Record<string, { gold: string; docs: string[]; goals: Record<string, number> }> = {
  tutorials: {
    gold: 'gold/related-tutorials.jsonl',
    docs: ['gold/related-tutorials.docs.jsonl.gz'],
    goals: { map: 1.95, recall10: 1.7 },
  },
  nlptdms: {
    gold: 'gold/related-nlptdms.jsonl',
    docs: [
      'corpora/corpus-acl.jsonl.gz',
      'corpora/corpus-ml.jsonl.gz',
      'gold/related-nlptdms.extradocs.jsonl.gz',
    ],
    goals: { map: 1.25, recall100: 1.3 },
  },
}
/** Papers ranked for each query; what comes later hardly counts in the average precision. */
const COUNT = 1000
/** The mean reciprocal rank of titles, over that of BM25. */
const TITLES_GOAL = 1.1
/** Recall at 100 with references, over that without. */
const CITED_GOAL = 1.15
/** The mean average precision where a facet is asked for, over that of BM25. */
const FACETS_GOAL = 1.06
/** Pairs of papers whose reasons are checked. */
const PAIRS = 1000

type Gold = Partial<Paper> & { relevant?: string[]; sections?: { refs: string[] }[] }
type Measure = { ours: number; bm25: number; ratio: number }

function readJsonl(file: string): Partial<Paper>[] {
  const bytes = readFileSync(join(SHARED, file))
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
}

function readPapers(files: string[]): Paper[] {
  const byId = new Map<string, Paper>()
  for (const { id, title, abstract, keywords } of files.flatMap(readJsonl))
    byId.set(
      String(id),
      paper({ id: String(id), title: title ?? '', abstract: abstract ?? '', keywords: keywords ?? [] }),
    )
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

const cpuMilliseconds = (from: NodeJS.CpuUsage): number => process.cpuUsage(from).user / 1000

async function timed<T>(what: string, run: () => T | Promise<T>): Promise<T> {
  const from = process.cpuUsage()
  const result = await run()
  console.log(`  ${what}: ${(cpuMilliseconds(from) / 1000).toFixed(1)} s of processor time`)
  return result
}

/** Ids of the papers for every query, best first. */
function rank(atlas: Atlas, queries: readonly Query[], way: Way): string[][] {
  const times: number[] = []
  const lists = queries.map((query) => {
    const from = process.cpuUsage()
    const papers = way(query, COUNT)
    times.push(cpuMilliseconds(from))
    return papers.map((one) => atlas.papers[one].id)
  })
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))].toFixed(1)
  console.log(`  query: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms of processor time`)
  return lists
}

/** As the scorer in ../shared measures, which takes a minute for its BM25. */
function measures(gold: Gold[], lists: string[][], known: ReadonlySet<string>): string {
  const sums = { map: 0, recall10: 0, recall100: 0 }
  let queries = 0
  gold.forEach((query, q) => {
    const listed = query.relevant ?? (query.sections ?? []).flatMap(({ refs }) => refs)
    const relevant = new Set(listed.map(String).filter((id) => known.has(id)))
    if (relevant.size === 0) return
    queries++
    const list = lists[q].filter((id) => id !== String(query.id))
    const hits = list.flatMap((id, rank) => (relevant.has(id) ? [rank + 1] : []))
    sums.map += hits.reduce((sum, rank, h) => sum + (h + 1) / rank, 0) / relevant.size
    const recall = (k: number) => hits.filter((rank) => rank <= k).length / Math.min(k, relevant.size)
    sums.recall10 += recall(10)
    sums.recall100 += recall(100)
  })
  return Object.entries(sums)
    .map(([name, sum]) => `${name} ${(sum / queries).toFixed(3)}`)
    .join('  ')
}

async function atlasFor(name: string, papers: Paper[]): Promise<Atlas> {
  if (given.values.words) return atlasOf(papers, [])
  const kept = given.values.keep && join(given.values.keep, name)
  if (kept && existsSync(kept)) return loadAtlas(kept)
  const atlas = await timed('atlas', () => buildFromPapers(papers, { languages: 'as English' }))
  if (kept) await saveAtlas(atlas, kept)
  return atlas
}

async function evaluate(name: string, folder: string): Promise<void> {
  const { gold, docs, goals } = SETS[name]
  const papers = readPapers(docs)
  console.log(`\n${name}: ${papers.length} papers`)
  const atlas = await atlasFor(name, papers)
  const library = await timed('index', () => libraryOf(atlas))
  const paths = [gold, ...docs].map((one) => join(SHARED, one))
  const queries = readJsonl(gold) as Gold[]
  const ways = waysOf(library)
  const asked = queries.map(({ title = '', abstract = '' }) => ({ title, abstract }))
  const lists = rank(atlas, asked, ways.get(SHIPPED)!)
  const file = join(folder, `${name}.jsonl`)
  const lines = queries.map(({ id }, q) =>
    JSON.stringify({ id, related: lists[q].map((one) => ({ id: one })) }),
  )
  writeFileSync(file, lines.join('\n'))
  const scored = execFileSync('node', [join(SHARED, 'eval/related.mjs'), file, ...paths], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  for (const [measure, value] of Object.entries(JSON.parse(scored) as Record<string, Measure | number>)) {
    if (typeof value === 'number') continue
    const goal = goals[measure]
    const verdict = goal === undefined ? '' : value.ratio >= goal ? `  reaches ${goal}` : `  MISSES ${goal}`
    console.log(`  ${measure.padEnd(10)} ${value.ours}  BM25 ${value.bm25}  × ${value.ratio}${verdict}`)
  }
  if (!given.values.ways) return
  const known = new Set(papers.map(({ id }) => id))
  for (const [label, way] of ways) {
    const own = label === SHIPPED ? lists : rank(atlas, asked, way)
    console.log(`  ${label.padEnd(30)} ${measures(queries, own, known)}`)
  }
}

async function evaluateTitles(): Promise<void> {
  for (const [name, make] of MADE) {
    if (!name.startsWith('titles')) continue
    const { papers, questions } = make()
    const library = libraryOf(await atlasFor(name.replace(' ', '-'), papers))
    const bm25 = plainBm25(papers)
    const [ours, theirs] = [0, 0].map(() => [] as number[])
    for (const { query, relevant } of questions) {
      const reciprocal = (list: readonly { paper: number }[]): number => {
        const rank = list.findIndex(({ paper }) => relevant.has(paper))
        return rank < 0 ? 0 : 1 / (rank + 1)
      }
      ours.push(reciprocal(relatedTo(library, query, { count: 100 })))
      theirs.push(reciprocal(best(bm25(query), 100)))
    }
    const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length
    const ratio = mean(ours) / mean(theirs)
    const verdict = ratio >= TITLES_GOAL ? 'reaches' : 'MISSES'
    console.log(
      `  ${name.padEnd(22)} mrr ${mean(ours).toFixed(3)}  BM25 ${mean(theirs).toFixed(3)}  × ${ratio.toFixed(3)}  ${verdict} ${TITLES_GOAL}`,
    )
  }
}

async function evaluateCited(): Promise<void> {
  const set = citedSet()
  console.log(`\ncited: ${set.papers.length} papers, ${set.hidden.size} of which hide half of what they cite`)
  const atlas = await atlasFor('cited', set.papers)
  const cited = withCitations(atlas, set)
  const [without, having] = [measureCited(set, atlas), measureCited(set, cited)]
  for (const measure of ['recall100', 'map'] as const) {
    const ratio = having[measure] / without[measure]
    const verdict =
      measure === 'map' ? '' : ratio >= CITED_GOAL ? `  reaches ${CITED_GOAL}` : `  MISSES ${CITED_GOAL}`
    console.log(
      `  ${measure.padEnd(10)} ${having[measure].toFixed(3)}  without ${without[measure].toFixed(3)}  × ${ratio.toFixed(3)}${verdict}`,
    )
  }
  const { pairs, wrong } = checkCited(set, cited, PAIRS)
  console.log(`  ${pairs} pairs, what is said of citations wrong in ${wrong.length}`)
  for (const one of wrong) console.log(`  ${one}`)
  if (wrong.length > 0) process.exitCode = 1
}

async function evaluateFaceted(): Promise<void> {
  const set = facetSet()
  console.log(`\nfacets: ${set.papers.length} papers, ${set.questions.length} questions`)
  evaluateFacets(set, await atlasFor('facets', set.papers), FACETS_GOAL)
}

async function evaluateReasons(dir: string): Promise<void> {
  const { library } = await loadLibrary(dir)
  const { pairs, quotes, wrong, generic } = await checkReasons(library, PAIRS, 1)
  console.log(`${dir}: ${pairs} pairs, ${quotes} quotes, ${wrong.length} wrong, ${generic.length} generic`)
  for (const one of [...wrong, ...generic]) console.log(`  ${one}`)
  if (wrong.length + generic.length > 0) process.exitCode = 1
}

const given = parseArgs({
  allowPositionals: true,
  options: {
    ways: { type: 'boolean' },
    words: { type: 'boolean' },
    keep: { type: 'string' },
    reasons: { type: 'string' },
    model: { type: 'string' },
    kept: { type: 'string' },
  },
})
if (given.values.reasons !== undefined) {
  await evaluateReasons(given.values.reasons)
  process.exit()
}
if (!existsSync(SHARED)) {
  console.error(
    `expected the judgements in ${SHARED}, found no such folder; run this beside a copy of the shared data`,
  )
  process.exit(1)
}
if (given.values.model !== undefined) {
  const by = await vectorsBy(given.values.model, given.values.kept ?? join(tmpdir(), 'related-vectors.jsonl'))
  for (const name of given.positionals.length > 0 ? given.positionals : MADE.keys()) {
    const set = MADE.get(name)!()
    const kept = name === 'sections' ? 'tutorials' : name.replace(' ', '-')
    await evaluateVectors(set, libraryOf(await atlasFor(kept, set.papers)), by)
  }
  process.exit()
}
const folder = mkdtempSync(join(tmpdir(), 'related-'))
try {
  const own = new Map([
    ['titles', evaluateTitles],
    ['facets', evaluateFaceted],
    ['cited', evaluateCited],
  ])
  const names = given.positionals.length > 0 ? given.positionals : [...Object.keys(SETS), ...own.keys()]
  for (const name of names) await (own.get(name)?.() ?? evaluate(name, folder))
} finally {
  rmSync(folder, { recursive: true })
}
