import type { Command } from 'commander'
import type { Atlas } from '../../types.ts'
import { print, printAll, UsageError, verbOf, whole } from './usage.ts'

interface Given {
  to: string
  out: string
  minPapers?: number
  static?: boolean
  json?: boolean
}

export function exportTo(program: Command): void {
  verbOf(
    program,
    'export <dir>',
    'Write an atlas in a format that other tools read.',
    'export atlas --to graphml --out atlas.graphml',
  )
    .requiredOption('--to <format>', 'json (graphology), graphml, gexf, csv, …; a wrong name lists all')
    .requiredOption('--out <path>', 'the file or folder to write, - for standard output')
    .option(
      '--min-papers <number>',
      'papers that a concept must have; 1 for all concepts (default: what the map shows; json, html: all)',
      whole(1, 1e9),
    )
    .option('--static', 'gexf: without a timeline, for tools that read none')
    .option('--json', 'print what was written as JSON')
    .action(run)
}

async function run(dir: string, { to, out, json, minPapers, ...options }: Given): Promise<void> {
  const { exportFormat, FORMAT_NAMES, writeFiles } = await import('../export.ts')
  const { writeText } = await import('../aside.ts')
  const { loadAtlas } = await import('../store.ts')
  if (!FORMAT_NAMES.includes(to))
    throw new UsageError(`--to: expected ${FORMAT_NAMES.join(', ')}, found ${to}`)
  const format = (await exportFormat(to))!
  if (out === '-' && 'files' in format)
    throw new UsageError(`--out: expected a folder, since ${to} is several files, found -`)
  if (options.static && !('heeds' in format && format.heeds?.includes('static')))
    throw new UsageError(`--static: expected --to gexf, found ${to}`)
  const atlas = await exported(await loadAtlas(dir), to, minPapers)
  if ('files' in format) await writeFiles(out, format.files(atlas))
  else {
    const chunks = 'bytes' in format ? [await format.bytes(atlas)] : format.write(atlas, options)
    if (out === '-') return printAll(chunks)
    await writeText(out, chunks)
  }
  await print(json ? JSON.stringify({ out, format: to }) : `${out}: ${to}`)
}

async function exported(atlas: Atlas, format: string, minPapers: number | undefined): Promise<Atlas> {
  const { WHOLE } = await import('../export.ts')
  const { sharedPart, shownPart } = await import('../../export/shown-part.ts')
  if (minPapers !== undefined) return sharedPart(atlas, minPapers)
  return WHOLE.has(format) ? atlas : shownPart(atlas)
}
