import type { Command } from 'commander'
import type { Query, Related } from '../../related/index.ts'
import type { Atlas, Problem } from '../../types.ts'
import { plain, quoted, terminalOf, wrap } from '../terminal.ts'
import { print, UsageError, verbOf, whole } from './usage.ts'

interface Given {
  text?: string
  queries?: string
  count: number
  json?: boolean
}

export function related(program: Command): void {
  verbOf(
    program,
    'related <dir> [paper]',
    'Related work of a paper in the atlas (its id or title), of a new abstract, or of many; with reasons.',
    'related atlas abstracts-2 --count 5',
  )
    .option('--text <file>', 'a file with a new abstract, - for standard input')
    .option(
      '--queries <file>',
      'JSON lines: ids, or records with title and abstract; prints one JSON line each',
    )
    .option('--count <number>', 'papers to name for each', whole(1, 1e6), 10)
    .option('--json', 'print JSON')
    .action(run)
}

async function run(dir: string, name: string | undefined, given: Given): Promise<void> {
  const { text, queries, count, json } = given
  if ([name, text, queries].filter((way) => way !== undefined).length !== 1)
    throw new UsageError('expected one of: a paper, --text FILE, --queries FILE')
  const { loadAtlas } = await import('../store.ts')
  const { indexOf, relatedTo, whyNothing } = await import('../../related/index.ts')
  const { fromText } = await import('../queries.ts')
  const { nodeNamed } = await import('./nodes.ts')
  const atlas = await loadAtlas(dir)
  if (queries !== undefined) return answerAll(atlas, queries, count)
  const asked: { id: string; query: Query } =
    text === undefined
      ? paperNamed(atlas, nodeNamed(atlas, name!, ['paper']).index)
      : { id: text, query: await fromText(text) }
  const index = indexOf(atlas)
  const found = relatedTo(atlas, asked.query, count, index)
  if (json) await print(JSON.stringify(answer(atlas, asked.id, found)))
  else await print(found.length > 0 ? readable(atlas, found) : whyNothing(atlas, asked.query, index))
}

async function answerAll(atlas: Atlas, file: string, count: number): Promise<void> {
  const { indexOf, relatedTo } = await import('../../related/index.ts')
  const { queriesIn } = await import('../queries.ts')
  const { reportProblems } = await import('../progress.ts')
  const index = indexOf(atlas)
  const problems: Problem[] = []
  for await (const asked of queriesIn(atlas, file))
    if ('problem' in asked) problems.push(asked.problem)
    else await print(JSON.stringify(answer(atlas, asked.id, relatedTo(atlas, asked.query, count, index))))
  reportProblems(problems, process.stderr)
  if (problems.length > 0)
    throw new Error(`${file}: expected queries, found ${problems.length} lines that are none`)
}

const paperNamed = (atlas: Atlas, paper: number) => ({ id: atlas.papers[paper].id, query: { paper } })

/** The contract of `--json`. */
const answer = (atlas: Atlas, id: string, found: Related[]) => ({
  id,
  related: found.map(({ paper, score, reasons }) => ({
    id: atlas.papers[paper].id,
    score,
    reasons: reasons.map(({ concept, weight, here, there }) => ({
      concept: atlas.concepts[concept].slug,
      label: atlas.concepts[concept].label,
      weight,
      here,
      there,
    })),
  })),
})

/** Reasons that are quoted for each paper; the others are only named. */
const QUOTED = 2

function readable(atlas: Atlas, found: Related[]): string {
  const terminal = terminalOf(process.stdout)
  const quote = (sentence: string): string =>
    sentence ? wrap(quoted(sentence, 0, 0, terminal), terminal.width, '       ') : ''
  const blocks = found.map(({ paper, reasons }, rank) => {
    const { id } = atlas.papers[paper]
    const label = plain(atlas.labels[paper])
    const lines = [
      `${String(rank + 1).padStart(2)}. ${terminal.bold(label)}${label === id ? '' : ` (${plain(id)})`}`,
    ]
    for (const { concept, here, there } of reasons.slice(0, QUOTED))
      lines.push(`    ${terminal.bold(plain(atlas.concepts[concept].label))}`, quote(here), quote(there))
    const others = reasons.slice(QUOTED).map(({ concept }) => plain(atlas.concepts[concept].label))
    if (others.length > 0) lines.push(wrap(`also ${others.join(', ')}`, terminal.width, '    '))
    return lines.filter(Boolean).join('\n')
  })
  return blocks.join('\n\n')
}
