/**
 * `npm run bench -- --against COMMIT [--papers N] [--rounds N]`: this working tree against a commit, in turns in one run,
 * each compiled: a build of the three corpora (or of their first N papers), the export of its GraphML and the first answer
 * of related work by a process of its own. Prints CPU time, wall time and peak memory of both, and their ratios with the
 * least and the most of the rounds. Needs ../shared, git, and Linux or macOS.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readShared } from '../eval/shared.ts'
import { checkOut, median, ROOT } from './tree.ts'

export interface Against {
  commit: string
  /** Papers to build from, the first of each corpus in turn. */
  papers: number
  rounds: number
}

const CORPORA = ['ml', 'acl', 'acm']
/** Tells what a process has used, worker threads included, when it ends. */
const TELL = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from 'node:fs'
  import { isMainThread } from 'node:worker_threads'
  if (isMainThread) process.on('exit', () =>
    writeFileSync(process.env.BENCH_USED, JSON.stringify(process.resourceUsage())))
`)}`

const MEASURES = ['CPU s', 'wall s', 'peak MB'] as const
type Used = readonly [cpu: number, wall: number, memory: number]

interface Tree {
  name: string
  folder: string
}

export function against({ commit, papers, rounds }: Against): void {
  const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-bench-'))
  try {
    const trees = [checkedOut(commit, join(folder, 'then')), workingTree(join(folder, 'now'))]
    const corpus = join(folder, 'corpus.jsonl')
    writeFileSync(corpus, firstRecords(papers))
    const rows = new Map<string, Used[][]>()
    for (let round = 0; round < rounds; round++)
      for (const t of round % 2 === 0 ? [0, 1] : [1, 0])
        for (const [work, used] of measured(trees[t], corpus)) {
          const all = rows.get(work) ?? trees.map(() => [])
          all[t].push(used)
          rows.set(work, all)
        }
    print(rows, commit)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function checkedOut(commit: string, folder: string): Tree {
  checkOut(commit, folder)
  compile(folder, join(folder, 'dist'))
  return { name: commit, folder }
}

function workingTree(folder: string): Tree {
  mkdirSync(folder)
  for (const shared of ['package.json', 'data', 'node_modules'])
    symlinkSync(join(ROOT, shared), join(folder, shared))
  compile(ROOT, join(folder, 'dist'))
  return { name: 'this tree', folder }
}

function compile(from: string, to: string): void {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [compiler, '-p', join(from, 'tsconfig.build.json'), '--outDir', to])
}

/** As many records as asked for, from each corpus its share. */
function firstRecords(papers: number): string {
  const all = CORPORA.map((name) => readShared<object>(`corpora/corpus-${name}.jsonl.gz`))
  const total = all.reduce((sum, rows) => sum + rows.length, 0)
  const share = Math.min(1, papers / total)
  const kept = all.flatMap((rows) => rows.slice(0, Math.ceil(rows.length * share)))
  console.log(`${kept.length} papers`)
  return kept.map((row) => `${JSON.stringify(row)}\n`).join('')
}

function* measured({ name, folder }: Tree, corpus: string): Generator<[string, Used]> {
  const atlas = join(folder, 'atlas')
  const text = join(folder, 'text.txt')
  writeFileSync(
    text,
    'Graph neural networks for molecules: we pretrain a graph transformer on molecular graphs.',
  )
  const works: [string, string[]][] = [
    ['build', ['build', corpus, '--out', atlas]],
    ['export --to graphml', ['export', atlas, '--to', 'graphml', '--out', join(folder, 'atlas.graphml')]],
    ['related --text', ['related', atlas, '--text', text]],
  ]
  for (const [work, args] of works) {
    const used = usedBy(folder, args)
    console.error(`${name}: ${work} ${used.map((value) => value.toFixed(1)).join(' ')}`)
    yield [work, used]
  }
}

/** Throws an Error with what the process said where it fails. */
function usedBy(folder: string, args: readonly string[]): Used {
  const told = join(folder, 'used.json')
  const from = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', TELL, join(folder, 'dist/src/node/bin.js'), ...args],
    { env: { ...process.env, BENCH_USED: told }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  )
  const wall = (performance.now() - from) / 1000
  if (status !== 0) throw new Error(`${args[0]} in ${folder} ended with ${status}: ${stderr}`)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(told, 'utf8'))
  return [(userCPUTime + systemCPUTime) / 1e6, wall, maxRSS / 1024]
}

function print(rows: ReadonlyMap<string, Used[][]>, commit: string): void {
  const line = (cells: readonly string[]): string =>
    cells.map((cell, c) => (c < 2 ? cell.padEnd(c === 0 ? 22 : 8) : cell.padStart(12))).join(' ')
  console.log(line(['medians', '', commit.slice(0, 12), 'this tree', 'ratio', 'from … to']))
  for (const [work, [then, now]] of rows)
    for (const [m, measure] of MEASURES.entries()) {
      const ratios = then.map((used, round) => now[round][m] / used[m])
      const both = [then, now].map((all) => median(all.map((used) => used[m])).toFixed(1))
      const spread = `${Math.min(...ratios).toFixed(2)} … ${Math.max(...ratios).toFixed(2)}`
      console.log(line([m === 0 ? work : '', measure, ...both, median(ratios).toFixed(3), spread]))
    }
}
