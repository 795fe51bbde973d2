import { type Command, InvalidArgumentError } from 'commander'
import type { Paper } from '../../types.ts'
import { print, UsageError, verbOf, whole } from './usage.ts'

interface Given {
  out: string
  seed?: number
  minPapers?: number
  vocabulary?: string[]
  map?: ReadonlyMap<string, string>
  lang?: readonly string[]
  threads?: number
  problems?: string
  strict?: boolean
  json?: boolean
}

const ALL = 'all'

/** `en,de`, or `all`. */
function languages(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().toLowerCase())
  if (tags.some((tag) => !/^[a-z]{2,3}$/.test(tag)))
    throw new InvalidArgumentError(`Expected language tags such as en,de, or ${ALL}.`)
  return tags
}

/** Adds `title=Titel` to the columns by field. */
function columnOf(
  text: string,
  columns: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1)
    throw new InvalidArgumentError('Expected field=column, as title=Titel.')
  return new Map([...columns, [text.slice(0, at).trim(), text.slice(at + 1).trim()]])
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
    .option(
      '--lang <tags>',
      'keep the papers in these languages only (en,de); all: read everything as if it were English',
      languages,
    )
    .option(
      '--map <field=column>',
      'a column of a table that has a name of its own, such as title=Titel (repeatable)',
      columnOf,
    )
    .option('--threads <number>', 'threads to read with (default: what is worth it)', whole(1, 256))
    .option('--problems <file>', 'write all problems to a file, as JSON lines')
    .option('--strict', 'write no atlas where there is a problem')
    .option('--json', 'print the counts and the problems as JSON')
    .action(run)
}

async function run(paths: string[], given: Given): Promise<void> {
  const { out, lang, problems: problemsFile, strict, json, vocabulary, map, ...options } = given
  if (paths.filter((path) => path === '-').length > 1)
    throw new UsageError('- : standard input can be read once')
  const { checkTarget, saveAtlas, writeText } = await import('../store.ts')
  const { progressOn, reportProblems } = await import('../progress.ts')
  const { buildFromPapers, readPapers } = await import('../index.ts')
  const { readVocabularies } = await import('../vocabularies.ts')
  await checkTarget(out)
  const progress = await progressOn(process.stderr)
  let files = 0
  const outside = await readVocabularies(vocabulary ?? [])
  const { papers: all, problems } = await readPapers(paths, () => progress('reading files', ++files, files), {
    ...(map && { map }),
  }).finally(() => progress.stop())
  problems.push(...outside.problems)
  reportProblems(problems, process.stderr)
  if (problemsFile !== undefined)
    await writeText(
      problemsFile,
      problems.map((problem) => `${JSON.stringify(problem)}\n`),
    )
  if (strict && problems.length > 0)
    throw new Error(
      `${paths.join(', ')}: expected no problem (--strict), found ${problems.length}; ${NOTHING}`,
    )
  const papers = lang === undefined || lang.includes(ALL) ? all : await inLanguages(all, lang)
  if (papers.length === 0) {
    const found = all.length > 0 ? `${all.length} in others` : 'none that can be read'
    throw new Error(
      `${paths.join(', ')}: expected papers${all.length > 0 ? ` in ${lang}` : ''}, found ${found}; ${NOTHING}`,
    )
  }
  const read = lang?.includes(ALL) ? 'as English' : 'told'
  const atlas = await buildFromPapers(
    papers,
    { ...options, languages: read, rows: outside.rows },
    progress,
  ).finally(() => progress.stop())
  await saveAtlas(atlas, out)
  const { concepts, links, communities } = atlas
  const counts = {
    papers: papers.length,
    concepts: concepts.length,
    links: links.concept.length,
    communities: communities.length,
  }
  if (json) await print(JSON.stringify({ out, ...counts, problems }))
  else {
    const named = Object.entries(counts).map(
      ([name, count]) => `${count} ${count === 1 ? ONE.get(name) : name}`,
    )
    await print(`${out}: ${named.join(', ')}\nLook at it with: concept-atlas serve ${out}`)
  }
}

const ONE: ReadonlyMap<string, string> = new Map([
  ['papers', 'paper'],
  ['concepts', 'concept'],
  ['links', 'link'],
  ['communities', 'community'],
])
const NOTHING = 'nothing was written'

/** A paper of which nothing tells the language is taken for English. */
async function inLanguages(papers: Paper[], tags: readonly string[]): Promise<Paper[]> {
  const { languageOfPaper } = await import('../../text/index.ts')
  return papers.filter((paper) => tags.includes(languageOfPaper(paper) ?? 'en'))
}
