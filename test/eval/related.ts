/**
 * `npm run eval:related`: ranks the queries of the sets of judgements in `../shared/gold` and prints how well, next to
 * plain BM25 over the same texts.
 *
 *     npm run eval:related -- [--ways] [--words] [--keep DIR] [tutorials] [nlptdms]
 *
 * `--ways` measures every ranker alone and other fusions too; `--words` leaves the concepts out, which saves the
 * extraction; `--keep DIR` keeps the atlases there and uses those that it finds.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { buildFromPapers, loadAtlas, saveAtlas } from '../../src/node/index.ts'
import { libraryOf } from '../../src/related/index.ts'
import type { Atlas, Paper } from '../../src/types.ts'
import { atlasOf, paper } from '../related/atlas.ts'
import { type Way, waysOf } from './rankers.ts'

const SHARED = '../shared'
const SETS: Record<string, { gold: string; docs: string[]; goals: Record<string, number> }> = {
  tutorials: {
    gold: 'gold/related-tutorials.jsonl',
    docs: ['gold/related-tutorials.docs.jsonl.gz'],
    goals: { map: 1.15, recall10: 1.15 },
  },
  nlptdms: {
    gold: 'gold/related-nlptdms.jsonl',
    docs: [
      'corpora/corpus-acl.jsonl.gz',
      'corpora/corpus-ml.jsonl.gz',
      'gold/related-nlptdms.extradocs.jsonl.gz',
    ],
    goals: { recall100: 1.15 },
  },
}
/** Papers ranked for each query; what comes later hardly counts in the average precision. */
const COUNT = 1000

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

function rank(atlas: Atlas, gold: Partial<Paper>[], way: Way): string {
  const times: number[] = []
  const lines = gold.map((query) => {
    const from = process.cpuUsage()
    const papers = way({ title: query.title ?? '', abstract: query.abstract ?? '' }, COUNT)
    times.push(cpuMilliseconds(from))
    return JSON.stringify({ id: query.id, related: papers.map((one) => ({ id: atlas.papers[one].id })) })
  })
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))].toFixed(1)
  console.log(`  query: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms of processor time`)
  return lines.join('\n')
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
  for (const [label, way] of waysOf(library)) {
    console.log(` ${label}`)
    const file = join(folder, `${name}.jsonl`)
    writeFileSync(file, rank(atlas, readJsonl(gold), way))
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
    if (!given.values.ways) break
  }
}

if (!existsSync(SHARED)) {
  console.error(
    `expected the judgements in ${SHARED}, found no such folder; run this beside a copy of the shared data`,
  )
  process.exit(1)
}
const given = parseArgs({
  allowPositionals: true,
  options: { ways: { type: 'boolean' }, words: { type: 'boolean' }, keep: { type: 'string' } },
})
const folder = mkdtempSync(join(tmpdir(), 'related-'))
try {
  for (const name of given.positionals.length > 0 ? given.positionals : Object.keys(SETS))
    await evaluate(name, folder)
} finally {
  rmSync(folder, { recursive: true })
}
