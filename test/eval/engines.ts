/**
 * `npm run eval:engines [-- --venv DIR] [--words] [--keep DIR] [SET…]`: related work beside real search engines (bm25s and
 * tantivy, in the versions of engines.requirements.txt) on the sets of related-sets.ts, in one run: how well the answers are
 * ranked, and the median processor time of a question. `--keep` and `--words` as for `eval:related`. Needs ../shared, Python
 * with its venv module and the network: the engines are installed into DIR (kept, and taken as it is where it is there) or
 * into a folder that is removed again.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildFromPapers, loadAtlas, saveAtlas } from '../../src/node/index.ts'
import { libraryOf, relatedTo } from '../../src/related/index.ts'
import type { Atlas } from '../../src/types.ts'
import { atlasOf } from '../related/atlas.ts'
import { type RelatedSet, SETS } from './related-sets.ts'

const HERE = import.meta.dirname
/** Papers of each list that are looked at; those of a reader's list in what is timed of ours. */
const COUNT = 1000
const SHOWN = 20
const OURS = 'Concept Atlas'

interface Answers {
  tool: string
  lists: number[][]
  milliseconds: number[]
}

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { venv: { type: 'string' }, words: { type: 'boolean' }, keep: { type: 'string' } },
})
const venv = given.venv ?? mkdtempSync(join(tmpdir(), 'engines-'))
try {
  if (!existsSync(join(venv, 'bin', 'python'))) {
    process.stderr.write('installing the engines …\n')
    run('python3', ['-m', 'venv', venv])
    run(join(venv, 'bin', 'pip'), ['install', '--quiet', '-r', join(HERE, 'engines.requirements.txt')])
  }
  for (const name of positionals.length > 0 ? positionals : SETS.keys()) {
    const set = SETS.get(name)?.()
    if (set === undefined) throw new Error(`expected one of ${[...SETS.keys()].join(', ')}, found ${name}`)
    console.log(`${set.name}: ${set.papers.length} papers, ${set.questions.length} questions`)
    for (const answers of [await ours(set), ...engines(set)]) console.log(`  ${told(set, answers)}`)
  }
} finally {
  if (given.venv === undefined) rmSync(venv, { recursive: true, force: true })
}

async function atlasFor({ name, papers }: RelatedSet): Promise<Atlas> {
  if (given.words) return atlasOf(papers, [])
  const kept = given.keep && join(given.keep, name === 'sections' ? 'tutorials' : name.replace(' ', '-'))
  if (kept && existsSync(kept)) return loadAtlas(kept)
  const atlas = await buildFromPapers(papers, { languages: 'as English' })
  if (kept) await saveAtlas(atlas, kept)
  return atlas
}

async function ours(set: RelatedSet): Promise<Answers> {
  const library = libraryOf(await atlasFor(set))
  const milliseconds: number[] = []
  const lists = set.questions.map(({ query }) => {
    const from = process.cpuUsage()
    relatedTo(library, query, { count: SHOWN })
    milliseconds.push(process.cpuUsage(from).user / 1000)
    return relatedTo(library, query, { count: COUNT }).map(({ paper }) => paper)
  })
  return { tool: OURS, lists, milliseconds }
}

function engines({ papers, questions }: RelatedSet): Answers[] {
  const texts = papers.map(({ title, abstract }) => `${title} ${title} ${abstract}`)
  const input = [{ papers: texts, count: COUNT }, ...questions.map(({ query }) => query)]
  const lines = run(
    join(venv, 'bin', 'python'),
    [join(HERE, 'engines.py')],
    input.map((line) => JSON.stringify(line)).join('\n'),
  )
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** The measures of the lists, a paper that is the question itself left out. */
function told({ papers, questions, measure }: RelatedSet, { tool, lists, milliseconds }: Answers): string {
  const sums = { [measure]: 0, recall10: 0, recall100: 0 }
  for (const [q, { query, relevant }] of questions.entries()) {
    const list = lists[q].filter(
      (one) => papers[one].title !== query.title || papers[one].abstract !== query.abstract,
    )
    const hits = list.flatMap((one, rank) => (relevant.has(one) ? [rank + 1] : []))
    const recall = (k: number): number => hits.filter((rank) => rank <= k).length / Math.min(k, relevant.size)
    sums[measure] +=
      measure === 'mrr'
        ? 1 / (hits[0] ?? Number.POSITIVE_INFINITY)
        : hits.reduce((sum, rank, h) => sum + (h + 1) / rank, 0) / relevant.size
    sums.recall10 += recall(10)
    sums.recall100 += recall(100)
  }
  const median = milliseconds.toSorted((a, b) => a - b)[milliseconds.length >> 1]
  const figures = Object.entries(sums).map(([name, sum]) => `${name} ${(sum / questions.length).toFixed(3)}`)
  return [tool.padEnd(14), ...figures, `median ${median.toFixed(1)} ms`].join('  ')
}

function run(command: string, args: readonly string[], input = ''): string {
  const { status, stdout, error } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 1 << 29,
  })
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? `status ${status}`}`)
  return stdout
}
