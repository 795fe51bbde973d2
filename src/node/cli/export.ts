import type { Command } from 'commander'
import { print, printAll, UsageError, verbOf } from './usage.ts'

interface Given {
  to: string
  out: string
  json?: boolean
}

export function exportTo(program: Command): void {
  verbOf(
    program,
    'export <dir>',
    'Write an atlas in a format that other tools read.',
    'export atlas --to graphml --out atlas.graphml',
  )
    .requiredOption('--to <format>', 'json (graphology), graphml, …; a wrong name lists all')
    .requiredOption('--out <path>', 'the file to write, - for standard output')
    .option('--json', 'print what was written as JSON')
    .action(run)
}

async function run(dir: string, { to, out, json }: Given): Promise<void> {
  const { FORMATS } = await import('../../export/index.ts')
  const { loadAtlas, writeText } = await import('../store.ts')
  const format = FORMATS.get(to)
  if (!format) throw new UsageError(`--to: expected ${[...FORMATS.keys()].join(', ')}, found ${to}`)
  const atlas = await loadAtlas(dir)
  if (out === '-') return printAll(format.write(atlas))
  await writeText(out, format.write(atlas))
  await print(json ? JSON.stringify({ out, format: to }) : `${out}: ${to}`)
}
