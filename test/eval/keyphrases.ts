/**
 * `npm run eval:keyphrases [-- --venv DIR]`: how well real tools for keyphrases do on the papers that `npm run eval` is
 * measured on, by the same scores: YAKE, multi-rake, PyTextRank, and the noun chunks of spaCy. How many phrases a tool gives
 * per paper is chosen on these very papers for its highest F1, which flatters it. Needs ../shared, Python with its venv
 * module, a C++ compiler and the network: the tools are installed in the versions of keyphrases.requirements.txt, into DIR
 * (kept, and taken as it is where it is there) or into a folder that is removed again.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Paper } from '../../src/types.ts'
import { scoreConcepts } from './concepts.ts'
import { readSciERC } from './entities.ts'
import { byId, type Estimate, type GoldPaper, readShared, textPaper } from './shared.ts'

const HERE = import.meta.dirname
const MOST = 60
/** What gives as much as there is. */
const UNRANKED = 'noun chunks'

const { values } = parseArgs({ options: { venv: { type: 'string' } } })
const venv = values.venv ?? mkdtempSync(join(tmpdir(), 'keyphrases-'))
try {
  if (!existsSync(join(venv, 'bin', 'python'))) {
    process.stderr.write('installing the tools …\n')
    run('python3', ['-m', 'venv', venv])
    run(join(venv, 'bin', 'pip'), ['install', '--quiet', '-r', join(HERE, 'keyphrases.requirements.txt')])
  }
  for (const set of ['concepts-dev', 'concepts-fields-dev']) {
    const gold = readShared<GoldPaper>(`gold/${set}.jsonl`)
    const papers = readShared<Paper>(`gold/${set}.papers.jsonl`)
    const texts = byId(papers.map(({ id, title, abstract }) => textPaper(String(id), abstract, title)))
    measure(set, texts, (phrases) => ({
      ...scoreConcepts(gold, (id) => (phrases.get(id) ?? []).map((own) => ({ own: [own], others: [] }))),
    }))
  }
  const scierc = readSciERC()
  measure('SciERC dev, names exact', scierc.papers, (phrases) => ({
    f1: scierc.score(({ id }) => phrases.get(id) ?? []),
  }))
} finally {
  if (values.venv === undefined) rmSync(venv, { recursive: true, force: true })
}

/** Prints the scores of every tool at its best number of phrases per paper. */
function measure(
  set: string,
  papers: readonly Paper[],
  score: (phrases: ReadonlyMap<string, readonly string[]>) => Record<string, Estimate> & { f1: Estimate },
): void {
  for (const [tool, all] of phrasesOf(papers)) {
    const first = (count: number): Map<string, string[]> =>
      new Map([...all].map(([id, phrases]) => [id, phrases.slice(0, count)]))
    const counts =
      tool === UNRANKED ? [Number.POSITIVE_INFINITY] : Array.from({ length: MOST }, (_, i) => i + 1)
    const tried = counts.map((count) => ({ count, scores: score(first(count)) }))
    const { count, scores } = tried.reduce((best, one) =>
      one.scores.f1.value > best.scores.f1.value ? one : best,
    )
    const told = ['precision', 'recall', 'f1', 'salientRecall'].flatMap((figure) => {
      const found = scores[figure]
      if (found === undefined) return []
      return [`${figure} ${[found.value, found.low, found.high].map((x) => x.toFixed(3)).join(' ')}`]
    })
    const many = tool === UNRANKED ? 'all' : `first ${count}`
    console.log(`${set.padEnd(24)} ${tool.padEnd(12)} ${many.padEnd(9)} ${told.join('  ')}`)
  }
}

/** What every tool finds in every paper. */
function phrasesOf(papers: readonly Paper[]): Map<string, Map<string, string[]>> {
  const input = papers
    .map(({ id, title, abstract }) =>
      JSON.stringify({ id, text: [title, abstract].filter(Boolean).join('. ') }),
    )
    .join('\n')
  const found = new Map<string, Map<string, string[]>>()
  for (const line of run(join(venv, 'bin', 'python'), [join(HERE, 'keyphrases.py')], input)
    .trim()
    .split('\n')) {
    const { tool, id, phrases } = JSON.parse(line) as { tool: string; id: string; phrases: string[] }
    const own = found.get(tool) ?? new Map<string, string[]>()
    found.set(tool, own.set(id, phrases))
  }
  return found
}

function run(command: string, args: readonly string[], input = ''): string {
  const { status, stdout, error } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  })
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? `status ${status}`}`)
  return stdout
}
