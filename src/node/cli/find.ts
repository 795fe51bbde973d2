import type { Command } from 'commander'
import { plain, terminalOf } from '../terminal.ts'
import { print, verbOf, whole } from './usage.ts'

/** Papers told of an author or venue. */
const SHOWN = 5

export function find(program: Command): void {
  verbOf(
    program,
    'find <dir> <words...>',
    'Concepts, papers, authors and venues by name, label or alias; slips of the pen are forgiven.',
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
  const { findAll } = await import('../../related/find-names.ts')
  const { describe, describeSource, keyOf } = await import('./nodes.ts')
  const atlas = await loadAtlas(dir)
  const text = words.join(' ')
  const hits = findAll(findByName(atlas, text, count), atlas.papers, text, count)
  if (json) {
    const found = hits.map((hit) => ({
      ...('papers' in hit ? describeSource(atlas, hit) : describe(atlas, hit)),
      match: hit.match,
      name: hit.name,
    }))
    return print(JSON.stringify({ words: text, found }))
  }
  if (hits.length === 0)
    throw new Error(`${text}: expected the name of a paper, concept, author or venue, found none like it`)
  const { bold, dim } = terminalOf(process.stdout)
  const keys = hits.map((hit) => ('papers' in hit ? hit.kind : plain(keyOf(atlas, hit))))
  const width = Math.min(Math.max(...keys.map(({ length }) => length)), 40)
  const lines = hits.map((hit, h) => {
    const key = keys[h].padEnd(width)
    if ('papers' in hit) {
      const ids = hit.papers.slice(0, SHOWN).map((paper) => plain(atlas.papers[paper].id))
      const more = hit.papers.length > SHOWN ? `, … ${hit.papers.length} in all` : ''
      return `${key}  ${bold(plain(hit.name))}${dim(`: ${ids.join(', ')}${more}`)}`
    }
    const { label } = describe(atlas, hit)
    const also = hit.name === label ? '' : dim(` (${plain(hit.name)})`)
    return `${key}  ${bold(plain(label))}${also}`
  })
  await print(lines.join('\n'))
}
