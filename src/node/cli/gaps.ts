import type { Command } from 'commander'
import type { Gap } from '../../related/gaps.ts'
import type { Atlas } from '../../types.ts'
import { plain, terminalOf, wrap } from '../terminal.ts'
import { describe, nodeNamed, title } from './nodes.ts'
import { print, verbOf, whole } from './usage.ts'

interface GapsOptions {
  about?: string
  papers: number
  count: number
  json?: boolean
}

export function gaps(program: Command): void {
  verbOf(
    program,
    'gaps <dir>',
    'Concepts that keep the same company and that no paper has brought together yet.',
    'gaps atlas --about "vision transformer"',
  )
    .option('--about <concept>', 'only gaps of this concept')
    .option('--papers <number>', 'papers that each of the two has, at least', whole(1, 1e9), 3)
    .option('--count <number>', 'gaps to name', whole(1, 1000), 10)
    .option('--json', 'print JSON')
    .action(run)
}

async function run(dir: string, { about, papers, count, json }: GapsOptions): Promise<void> {
  const { loadAtlas } = await import('../store.ts')
  const { gapsOf } = await import('../../related/gaps.ts')
  const atlas = await loadAtlas(dir)
  const concept = about === undefined ? undefined : nodeNamed(atlas, about, ['concept']).index
  const found = gapsOf(atlas, { most: count, papers, about: concept })
  if (json) return print(JSON.stringify(found.map((gap) => described(atlas, gap))))
  if (found.length === 0)
    return print(`No two concepts of ${papers} papers or more keep the same company without a common paper.`)
  await print(readable(dir, atlas, found))
}

function described(atlas: Atlas, { a, b, nearness, expected, bridges, papers }: Gap): object {
  const concept = (index: number) => describe(atlas, { kind: 'concept', index })
  const paper = (index: number) => describe(atlas, { kind: 'paper', index })
  return {
    a: concept(a),
    b: concept(b),
    nearness,
    expected,
    bridges: bridges.map(concept),
    papers: papers.map((side) => side.map(paper)),
  }
}

function readable(dir: string, atlas: Atlas, found: readonly Gap[]): string {
  const { bold, width } = terminalOf(process.stdout)
  const name = (c: number): string => plain(atlas.concepts[c].label)
  const many = (c: number): string => `${name(c)} (${atlas.concepts[c].papers} papers)`
  const lines = found.flatMap(({ a, b, bridges, papers }) => [
    bold(wrap(`${many(a)} — ${many(b)}`, width)),
    wrap(`both with ${bridges.map(name).join(', ')}`, width, '    '),
    ...papers.flatMap(([first]) =>
      first === undefined ? [] : wrap(title(atlas, { kind: 'paper', index: first }), width, '      '),
    ),
    '',
  ])
  const [{ a, b }] = found
  const slug = (c: number): string => `c:${atlas.concepts[c].slug}`
  return [
    ...lines,
    `The sentences that lead from one to the other: concept-atlas explain ${dir} ${slug(a)} ${slug(b)}`,
  ].join('\n')
}
