import type { Command } from 'commander'
import { needed, print, printAll, UsageError, verbOf } from './usage.ts'

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
    .addOption(needed('--to <format>', 'json (graphology), graphml, gexf, csv, …; a wrong name lists all'))
    .addOption(needed('--out <path>', 'the file or folder to write, - for standard output'))
    .option('--json', 'print what was written as JSON')
    .action(run)
}

async function run(dir: string, { to, out, json }: Given): Promise<void> {
  const { exportFormat, FORMAT_NAMES, writeFiles } = await import('../export.ts')
  const { writeText } = await import('../aside.ts')
  const { checkOutside, loadAtlas } = await import('../store.ts')
  if (!FORMAT_NAMES.includes(to))
    throw new UsageError(`--to: expected ${FORMAT_NAMES.join(', ')}, found ${to}`)
  const format = (await exportFormat(to))!
  if (out === '-' && 'files' in format)
    throw new UsageError(`--out: expected a folder, since ${to} is several files, found -`)
  if (out !== '-') await checkOutside(dir, out)
  const atlas = await loadAtlas(dir)
  if ('files' in format) await writeFiles(out, format.files(atlas))
  else {
    const chunks = 'bytes' in format ? [await format.bytes(atlas)] : format.write(atlas)
    if (out === '-') return printAll(chunks)
    await writeText(out, chunks)
  }
  await print(json ? JSON.stringify({ out, format: to }) : `${out}: ${to}`)
}
