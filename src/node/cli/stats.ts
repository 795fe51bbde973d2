import type { Command } from 'commander'
import type { Stats } from '../../related/stats.ts'
import { plain, type Terminal, terminalOf } from '../terminal.ts'
import { print, verbOf, whole } from './usage.ts'

export function stats(program: Command): void {
  verbOf(program, 'stats <dir>', 'Counts, the biggest clusters, the concepts of most papers.', 'stats atlas')
    .option('--count <number>', 'clusters and hubs to name', whole(1, 1e6), 10)
    .option('--json', 'print JSON')
    .action(run)
}

async function run(dir: string, { count, json }: { count: number; json?: boolean }): Promise<void> {
  const { loadAtlas } = await import('../store.ts')
  const { statsOf } = await import('../../related/stats.ts')
  const found = statsOf(await loadAtlas(dir), count)
  await print(json ? JSON.stringify(found) : readable(found, terminalOf(process.stdout)))
}

function readable(stats: Stats, { bold }: Terminal): string {
  const { years, types, roles, clusters, hubs } = stats
  const row = (count: number, text: string): string => `${String(count).padStart(8)}  ${text}`
  const counted = (['papers', 'concepts', 'links', 'evidence', 'cooccurrences', 'communities'] as const).map(
    (name) => row(stats[name], name),
  )
  const list = (name: string, rows: string[]): string[] => (rows.length > 0 ? ['', bold(name), ...rows] : [])
  return [
    ...counted,
    ...(stats.unlinked > 0 ? [row(stats.unlinked, 'papers without a link')] : []),
    ...(years ? [`          years ${years[0]}–${years[1]}`] : []),
    ...list(
      'Types',
      types.filter(({ concepts }) => concepts > 0).map(({ type, concepts }) => row(concepts, type)),
    ),
    ...list(
      'Roles',
      roles.filter(({ links }) => links > 0).map(({ role, links }) => row(links, role)),
    ),
    ...list(
      'Biggest clusters',
      clusters.map(({ label, papers, concepts }) =>
        row(papers, `papers, ${concepts} concepts  ${plain(label)}`),
      ),
    ),
    ...list(
      'Hubs',
      hubs.map(({ label, type, papers }) => row(papers, `papers  ${plain(label)} (${type})`)),
    ),
  ].join('\n')
}
