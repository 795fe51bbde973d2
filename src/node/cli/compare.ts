import type { Command } from 'commander'
import type { Contrast } from '../../related/contrast.ts'
import { plain, type Terminal, terminalOf } from '../terminal.ts'
import { print, UsageError, verbOf, whole } from './usage.ts'

interface CompareOptions {
  split?: number
  count: number
  json?: boolean
}

export function compare(program: Command): void {
  verbOf(
    program,
    'compare <dir> [other]',
    'What sets two libraries apart, or two periods of one: the concepts that either side has more of.',
    'compare atlas --split 2020\n  $ concept-atlas compare mine theirs',
  )
    .option('--split <year>', 'compare the papers before this year with those from it on', whole(1, 9999))
    .option('--count <number>', 'concepts to name of either side', whole(1, 1e6), 10)
    .option('--json', 'print JSON')
    .action(run)
}

async function run(
  dir: string,
  other: string | undefined,
  { split, count, json }: CompareOptions,
): Promise<void> {
  if ((other === undefined) === (split === undefined))
    throw new UsageError('compare: expected another atlas folder, or --split with a year')
  const { loadAtlas } = await import('../store.ts')
  const { contrastAtlases, contrastPeriods } = await import('../../related/contrast.ts')
  const atlas = await loadAtlas(dir)
  const found =
    other === undefined
      ? contrastPeriods(atlas, split!, count)
      : contrastAtlases(atlas, await loadAtlas(other), count)
  const sides: [string, string] =
    other === undefined ? [`before ${split}`, `from ${split} on`] : [`in ${dir}`, `in ${other}`]
  await print(
    json ? JSON.stringify({ sides, ...named(found) }) : readable(found, sides, terminalOf(process.stdout)),
  )
}

/** Concepts by their names alone: the numbers of one atlas say nothing outside of it. */
const named = ({ more, ...rest }: Contrast): object => ({
  ...rest,
  more: more.map((side) => side.map(({ concept: _, ...one }) => one)),
})

function readable(
  { papers, leftOut, shared, only, more }: Contrast,
  sides: readonly [string, string],
  { bold }: Terminal,
): string {
  const names = sides.map(plain)
  const list = (side: 0 | 1): string[] =>
    more[side].length === 0
      ? ['', `Nothing is surely more common ${names[side]}.`]
      : [
          '',
          bold(`More common ${names[side]}`),
          ...more[side].map(
            ({ papers: [one, two], label, type }) =>
              `${String(one).padStart(8)} → ${String(two).padEnd(7)} ${plain(label)} (${type})`,
          ),
        ]
  return [
    `${papers[0]} papers ${names[0]}, ${papers[1]} ${names[1]}${leftOut > 0 ? `; ${leftOut} without a year are left out` : ''}`,
    `${shared} concepts in both, ${only[0]} only ${names[0]}, ${only[1]} only ${names[1]}`,
    ...list(0),
    ...list(1),
  ].join('\n')
}
