import type { Command } from 'commander'
import { plain, terminalOf } from '../terminal.ts'
import { print, verbOf, whole } from './usage.ts'

export function find(program: Command): void {
  verbOf(
    program,
    'find <dir> <words...>',
    'Concepts and papers by name, label, alias or author; slips of the pen are forgiven.',
    'find atlas vision transformer',
  )
    .option('--count <number>', 'names to print', whole(1, 1e6), 20)
    .option('--json', 'print JSON')
    .action(run)
}

async function run(
  dir: string,
  words: string[],
  { count, json }: { count: number; json?: boolean },
): Promise<void> {
  const { loadAtlas } = await import('../store.ts')
  const { findByName } = await import('../../related/find.ts')
  const { describe, keyOf } = await import('./nodes.ts')
  const atlas = await loadAtlas(dir)
  const hits = findByName(atlas, words.join(' '), count)
  if (json) {
    const found = hits.map((hit) => ({ ...describe(atlas, hit), match: hit.match, name: hit.name }))
    return print(JSON.stringify({ words: words.join(' '), found }))
  }
  if (hits.length === 0)
    throw new Error(`${words.join(' ')}: expected the name of a paper or concept, found none like it`)
  const { bold, dim } = terminalOf(process.stdout)
  const keys = hits.map((hit) => plain(keyOf(atlas, hit)))
  const width = Math.min(Math.max(...keys.map(({ length }) => length)), 40)
  const lines = hits.map((hit, h) => {
    const { label } = describe(atlas, hit)
    const also = hit.name === label ? '' : dim(` (${plain(hit.name)})`)
    return `${keys[h].padEnd(width)}  ${bold(plain(label))}${also}`
  })
  await print(lines.join('\n'))
}
