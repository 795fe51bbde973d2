import { type Command, InvalidArgumentError } from 'commander'
import type { Selection } from '../../export/selection.ts'
import type { Atlas } from '../../types.ts'
import { needed, print, printAll, UsageError, verbOf, whole } from './usage.ts'

interface Given {
  to: string
  out: string
  only?: 'concepts' | 'papers'
  minPapers?: number
  minWeight?: number
  communities?: string[]
  papers?: boolean
  with?: 'authors'
  static?: boolean
  json?: boolean
}

/** What `--help` ends with, so that it need not load the formats. A test holds it against the registry. */
export const FORMATS_TOLD = `
Formats:
  graphs      json (graphology, networkx), graphml, gexf (Gephi), csv, neo4j, cytoscape, vosviewer
  RDF         turtle, jsonld
  references  bibtex, ris, csl
  notes       obsidian
  pictures    svg, png, html (one page that opens from disk)
`

function weight(text: string): number {
  const value = Number(text)
  if (!/^\d*\.?\d+$/.test(text) || value > 1) throw new InvalidArgumentError('Expected a number from 0 to 1.')
  return value
}

function kind(text: string): 'concepts' | 'papers' {
  if (text !== 'concepts' && text !== 'papers') throw new InvalidArgumentError('Expected concepts or papers.')
  return text
}

function added(text: string): 'authors' {
  if (text !== 'authors') throw new InvalidArgumentError('Expected authors.')
  return text
}

const listed = (text: string, before: string[] = []): string[] => [
  ...before,
  ...text.split(',').map((name) => name.trim()),
]

export function exportTo(program: Command): void {
  verbOf(
    program,
    'export <dir>',
    'Write an atlas in a format that other tools read.',
    'export atlas --to graphml --out atlas.graphml',
  )
    .addOption(needed('--to <format>', 'one of the formats below'))
    .addOption(needed('--out <path>', 'the file or folder to write, - for standard output'))
    .option('--only <kind>', 'concepts or papers alone', kind)
    .option(
      '--min-papers <number>',
      'papers that a concept must have; 1 for all concepts (default: what the map shows; json, html: all)',
      whole(1, 1e9),
    )
    .option('--min-weight <number>', 'weight that an edge must have, from 0 to 1', weight)
    .option('--communities <list>', 'these alone, by number or by a part of the name: 0,2', listed)
    .option('--papers', 'graphs: join papers by the concepts that they share')
    .option('--with <kind>', 'graphs: authors as nodes, too, joined to what they wrote', added)
    .option('--static', 'gexf: without a timeline, for tools that read none')
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', FORMATS_TOLD)
    .action(run)
}

async function run(dir: string, { to, out, json, ...options }: Given): Promise<void> {
  const { exportFormat, FORMAT_NAMES, writeFiles } = await import('../export.ts')
  const { GRAPH_FORMATS } = await import('../../export/index.ts')
  const { writeText } = await import('../aside.ts')
  const { collectOften } = await import('../garbage.ts')
  const { checkOutside, useAtlas } = await import('../store.ts')
  if (!FORMAT_NAMES.includes(to))
    throw new UsageError(`--to: expected ${FORMAT_NAMES.join(', ')}, found ${to}`)
  const format = (await exportFormat(to))!
  if (out === '-' && 'files' in format)
    throw new UsageError(`--out: expected a folder, since ${to} is several files, found -`)
  if (options.static && !('heeds' in format && format.heeds?.includes('static')))
    throw new UsageError(`--static: expected --to gexf, found ${to}`)
  if (options.papers && !GRAPH_FORMATS.includes(to))
    throw new UsageError(`--papers: expected --to ${GRAPH_FORMATS.join(', ')}, found ${to}`)
  if (options.with && !GRAPH_FORMATS.includes(to))
    throw new UsageError(`--with: expected --to ${GRAPH_FORMATS.join(', ')}, found ${to}`)
  if (options.with && options.only === 'concepts')
    throw new UsageError('--with authors: expected papers, found --only concepts')
  if (out !== '-') await checkOutside(dir, out)
  collectOften()
  const rest = await useAtlas(dir, async (whole) => {
    const atlas = await selected(whole, to, options)
    if ('files' in format) {
      await writeFiles(out, format.files(atlas))
      return undefined
    }
    const chunks =
      'bytes' in format
        ? [await format.bytes(atlas)]
        : format.write(atlas, options.static ? { static: true } : {})
    if (out === '-') return chunks
    await writeText(out, chunks)
    return undefined
  })
  // What has been printed cannot be begun again.
  if (rest) return printAll(rest)
  await print(json ? JSON.stringify({ out, format: to }) : `${out}: ${to}`)
}

/** What the map shows, unless the format or `--min-papers` says otherwise, and of that what is chosen. */
async function selected(
  whole: Atlas,
  format: string,
  { static: _, communities, with: also, ...choice }: Omit<Given, 'to' | 'out'>,
): Promise<Atlas> {
  const { WHOLE } = await import('../export.ts')
  const { communitiesNamed, select } = await import('../../export/selection.ts')
  const { shownPart } = await import('../../export/shown-part.ts')
  const atlas = choice.minPapers !== undefined || WHOLE.has(format) ? whole : shownPart(whole)
  const selection: Selection = {
    ...choice,
    ...(also && { authors: true }),
    ...(communities && { communities: communitiesNamed(atlas, communities) }),
  }
  return Object.keys(selection).length === 0 ? atlas : select(atlas, selection)
}
