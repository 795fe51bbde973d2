/**
 * `npm run bench:related [-- ATLAS…]`: how fast related work is, in user CPU time (garbage collection included), next to
 * a plain reading of the same papers in the same run, which tells how fast the machine is just now.
 *
 * Without arguments the index of all three corpora in ../shared is built in memory. For each atlas folder given (build one
 * of 30,000 papers with `npm run atlas -- build ../shared/corpora/corpus-ml.jsonl.gz --out DIR`) its stored index is
 * measured, and 1,000 papers and 1,000 texts are asked about.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadLibrary } from '../../src/node/store.ts'
import { generator } from '../../src/random.ts'
import { type Library, type Query, relatedIn } from '../../src/related/index.ts'
import { indexFiles } from '../../src/related/stored.ts'
import { buildWordIndex } from '../../src/related/word-index.ts'
import { readShared } from '../eval/shared.ts'

const CORPORA = ['ml', 'acl', 'acm']
const QUERIES = 1000
const WORD = /[\p{L}\p{N}]+/gu

interface Row {
  title: string
  abstract: string
  keywords?: string[]
}

const cpu = (): number => process.cpuUsage().user / 1e6
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** Seconds of plain reading, a thousand papers. */
function reference(rows: readonly Row[]): number {
  const lines = rows.map((row) => JSON.stringify(row))
  const from = cpu()
  let words = 0
  for (const line of lines) words += (JSON.parse(line) as Row).abstract.match(WORD)?.length ?? 0
  if (words === 0) throw new Error('expected abstracts, found none')
  return ((cpu() - from) / rows.length) * 1000
}

function build(): void {
  const rows = CORPORA.flatMap((name) => readShared<Row>(`corpora/corpus-${name}.jsonl.gz`))
  const papers = rows.map(({ title, abstract, keywords }) => ({
    title: title ?? '',
    abstract: abstract ?? '',
    keywords: keywords ?? [],
  }))
  const plain = reference(papers)
  const before = process.memoryUsage().rss
  const from = cpu()
  const index = buildWordIndex(papers)
  const seconds = cpu() - from
  let bytes = 0
  for (const file of indexFiles(index)) bytes += file.bytes.length
  const times = seconds / (plain * (papers.length / 1000))
  console.log(
    `index of ${papers.length} papers: ${seconds.toFixed(1)} s (${times.toFixed(1)} × plain reading), ` +
      `${megabytes(before)} before, at most ${megabytes(process.resourceUsage().maxRSS * 1024)}, ` +
      `${(bytes / papers.length).toFixed(0)} bytes a paper`,
  )
}

async function ask(library: Library, what: string, queries: readonly Query[], plain: number): Promise<void> {
  const times: number[] = []
  for (const query of queries) {
    const from = process.cpuUsage()
    await relatedIn(library, query, { count: 10 })
    const { user, system } = process.cpuUsage(from)
    times.push((user + system) / 1000)
  }
  const total = times.reduce((sum, time) => sum + time, 0) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number): string => times[Math.floor(share * (times.length - 1))].toFixed(1)
  console.log(
    `  ${queries.length} ${what}: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms, all ${total.toFixed(1)} s ` +
      `(${(((total / queries.length) * 1000) / plain).toFixed(1)} × plain reading of a paper)`,
  )
}

async function query(dir: string): Promise<void> {
  const folder = join(dir, 'related')
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  const from = cpu()
  const { library } = await loadLibrary(dir)
  const papers = library.published.length
  console.log(`${dir}: ${papers} papers, ${(bytes / papers).toFixed(0)} bytes of index a paper`)
  console.log(`  opened in ${(cpu() - from).toFixed(2)} s`)
  const random = generator(1)
  const drawn = Array.from({ length: 2 * QUERIES }, () => Math.floor(random() * papers))
  await library.fetch(drawn)
  const rows = drawn.map((paper) => library.reading(paper).paper)
  const plain = reference(rows)
  const byPaper = drawn.slice(0, QUERIES).map((paper) => ({ papers: [paper] }))
  const byText = rows.slice(QUERIES).map(({ title, abstract }) => ({ title, abstract }))
  const first = cpu()
  await relatedIn(library, byText[0], { count: 10 })
  console.log(`  first query ${((cpu() - first) * 1000).toFixed(0)} ms`)
  await ask(library, 'papers, as they load', byPaper, plain)
  await ask(library, 'papers', byPaper, plain)
  await ask(library, 'texts', byText, plain)
  await ask(library, 'texts, again', byText, plain)
  console.log(`  at most ${megabytes(process.resourceUsage().maxRSS * 1024)}`)
}

const folders = process.argv.slice(2)
if (folders.length === 0) build()
for (const dir of folders) await query(dir)
