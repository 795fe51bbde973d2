import type { Command } from 'commander'
import { print, UsageError, verbOf, whole } from './usage.ts'

interface Given {
  out: string
  seed?: number
  minPapers?: number
  vocabulary?: string[]
  json?: boolean
}

export function build(program: Command): void {
  verbOf(
    program,
    'build <path...>',
    'Build an atlas folder from files, from folders with all that is in them, and from standard input (-).',
    'build data/abstracts.txt --out atlas',
  )
    .requiredOption('--out <dir>', 'the atlas folder to write')
    .option('--seed <number>', 'seed of everything random (default 1)', whole(0, 2 ** 32 - 1))
    .option(
      '--min-papers <number>',
      'papers that a concept must link to (default: grows with the corpus)',
      whole(1, 1e9),
    )
    .option(
      '--vocabulary <file>',
      'terms that the vocabulary lacks: SKOS, CSO, VOSviewer thesaurus or table (repeatable)',
      (file: string, files: string[] = []) => [...files, file],
    )
    .option('--json', 'print the counts and the problems as JSON')
    .action(run)
}

async function run(paths: string[], { out, json, vocabulary, ...options }: Given): Promise<void> {
  if (paths.filter((path) => path === '-').length > 1)
    throw new UsageError('- : standard input can be read once')
  const { checkTarget, saveAtlas } = await import('../store.ts')
  const { progressOn, reportProblems } = await import('../progress.ts')
  const { buildFromFiles } = await import('../index.ts')
  await checkTarget(out)
  const progress = await progressOn(process.stderr)
  const { atlas, problems } = await buildFromFiles(paths, options, progress, vocabulary).finally(() =>
    progress.stop(),
  )
  reportProblems(problems, process.stderr)
  if (atlas.papers.length === 0)
    throw new Error(`${paths.join(', ')}: expected papers, found none that can be read; nothing was written`)
  await saveAtlas(atlas, out)
  const { papers, concepts, links, communities } = atlas
  const counts = {
    papers: papers.length,
    concepts: concepts.length,
    links: links.concept.length,
    communities: communities.length,
  }
  if (json) await print(JSON.stringify({ out, ...counts, problems }))
  else {
    const named = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
    await print(`${out}: ${named.join(', ')}\nLook at it with: concept-atlas serve ${out}`)
  }
}
