import type { Command } from 'commander'
import type { Contrast } from '../../related/contrast.ts'
import type { Paper } from '../../types.ts'
import { plain, type Terminal, terminalOf } from '../terminal.ts'
import { print, UsageError, verbOf, whole } from './usage.ts'

interface CompareOptions {
  split?: number
  collection?: string[]
  count: number
  json?: boolean
}

export function compare(program: Command): void {
  verbOf(
    program,
    'compare <dir> [other]',
    'What sets two libraries apart, or two periods or collections of one: the concepts that either side has more of.',
    'compare atlas --split 2020\n  $ concept-atlas compare mine theirs\n  $ concept-atlas compare atlas --collection mine.bib --collection theirs',
  )
    .option('--split <year>', 'compare the papers before this year with those from it on', whole(1, 9999))
    .option(
      '--collection <name>',
      'compare the papers of two collections (given twice), as build --label and Zotero keep them',
      (name, names: string[] = []) => [...names, name],
    )
    .option('--count <number>', 'concepts to name of either side', whole(1, 1e6), 10)
    .option('--json', 'print JSON')
    .action(run)
}

async function run(
  dir: string,
  other: string | undefined,
  { split, collection, count, json }: CompareOptions,
): Promise<void> {
  if ([other, split, collection].filter((given) => given !== undefined).length !== 1)
    throw new UsageError(
      'compare: expected another atlas folder, or --split with a year, or --collection twice',
    )
  if (collection !== undefined && collection.length !== 2)
    throw new UsageError(`compare: expected --collection twice, found ${collection.length}`)
  const { loadAtlas } = await import('../store.ts')
  const { contrastAtlases, contrastCollections, contrastPeriods } = await import('../../related/contrast.ts')
  const atlas = await loadAtlas(dir)
  if (collection) checkCollections(atlas.papers, collection, dir)
  const found =
    other !== undefined
      ? contrastAtlases(atlas, await loadAtlas(other), count)
      : collection
        ? contrastCollections(atlas, [collection[0], collection[1]], count)
        : contrastPeriods(atlas, split!, count)
  const sides: [string, string] =
    other !== undefined
      ? [`in ${dir}`, `in ${other}`]
      : collection
        ? [`in ${collection[0]}`, `in ${collection[1]}`]
        : [`before ${split}`, `from ${split} on`]
  await print(
    json
      ? JSON.stringify({ sides, ...named(found) })
      : readable(found, sides, collection ? 'in neither' : 'without a year', terminalOf(process.stdout)),
  )
}

function checkCollections(papers: readonly Paper[], wanted: readonly string[], dir: string): void {
  const there = [...new Set(papers.flatMap(({ collections = [] }) => collections))].sort()
  const missing = wanted.find((name) => !there.includes(name))
  if (missing !== undefined)
    throw new Error(
      `${dir}: expected a collection called ${missing}, found ${there.slice(0, 20).map(plain).join(', ') || 'none'}`,
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
  without: string,
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
    `${papers[0]} papers ${names[0]}, ${papers[1]} ${names[1]}${leftOut > 0 ? `; ${leftOut} ${without} are left out` : ''}`,
    `${shared} concepts in both, ${only[0]} only ${names[0]}, ${only[1]} only ${names[1]}`,
    ...list(0),
    ...list(1),
  ].join('\n')
}
