import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import type { Corrections } from '../../corrections/file.ts'
import type { Atlas, Paper, Problem } from '../../types.ts'
import type { CorrectionNote, GivenCorrections } from '../corrections.ts'
import type { BuildOptions } from '../index.ts'
import type { Progress } from '../progress.ts'
import type { Indexing } from '../word-index.ts'
import { print, UsageError, verbOf, whole } from './usage.ts'

interface Given {
  out: string
  seed?: number
  minPapers?: number
  vocabulary?: string[]
  corrections?: string[]
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

const listed = (file: string, files: string[] = []): string[] => [...files, file]

export function build(program: Command): void {
  verbOf(
    program,
    'build <path...>',
    'Build an atlas folder from files, from folders with all that is in them, and from standard input (-).',
    'build data/abstracts.txt --out atlas',
  )
    .option('--out <dir>', 'the atlas folder to write', 'atlas')
    .option('--seed <number>', 'seed of everything random (default 1)', whole(0, 2 ** 32 - 1))
    .option(
      '--min-papers <number>',
      'papers that a concept must link to (default: grows with the corpus)',
      whole(1, 1e9),
    )
    .option(
      '--vocabulary <file>',
      'terms that the vocabulary lacks: SKOS, MeSH, CSO, VOSviewer thesaurus or table (repeatable)',
      listed,
    )
    .option(
      '--corrections <file>',
      'what you corrected: corrections.json of the viewer, or a VOSviewer thesaurus (repeatable)',
      listed,
    )
    .option(
      '--lang <tags>',
      'keep the papers in these languages only (en,de), and take the names of --vocabulary in them; all: read everything as if it were English',
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
  const { out, lang, problems: problemsFile, strict, json, vocabulary, corrections, map, ...options } = given
  if (paths.filter((path) => path === '-').length > 1)
    throw new UsageError('- : standard input can be read once')
  const { checkOutside, checkTarget } = await import('../store.ts')
  const { progressOn } = await import('../progress.ts')
  const { readPapers } = await import('../index.ts')
  const { reportNotes } = await import('../notes.ts')
  const { readVocabularies } = await import('../vocabularies.ts')
  const { readCorrectionFiles } = await import('../corrections.ts')
  await checkTarget(out)
  for (const path of paths) if (path !== '-') await checkOutside(out, path)
  if (problemsFile !== undefined) await checkProblemsFile(problemsFile, given, paths)
  const progress = await progressOn(process.stderr)
  let files = 0
  const outside = await readVocabularies(vocabulary ?? [], lang?.includes(ALL) ? undefined : lang)
  const corrected = await readCorrectionFiles(corrections ?? [])
  const {
    papers: all,
    problems,
    notes: aside,
  } = await readPapers(paths, () => progress('reading files', ++files, files), {
    ...(map && { map }),
  }).finally(() => progress.stop())
  problems.push(...outside.problems, ...corrected.problems)
  const keep = { problemsFile, strict, of: paths.join(', ') }
  reportNotes(aside, process.stderr)
  await tell(problems, problems, keep)
  const papers = lang === undefined || lang.includes(ALL) ? all : await inLanguages(all, lang)
  if (papers.length === 0) {
    const found = all.length > 0 ? `${all.length} in others` : 'none that can be read'
    throw new Error(
      `${paths.join(', ')}: expected papers${all.length > 0 ? ` in ${lang}` : ''}, found ${found}; ${NOTHING}`,
    )
  }
  const settings: BuildOptions = {
    ...options,
    languages: lang?.includes(ALL) ? 'as English' : 'told',
    rows: outside.rows,
    corrections: corrected.given.map(({ correction }) => correction),
  }
  const { atlas, notes } = await buildInto(out, papers, settings, corrected, progress, async (stale) => {
    problems.push(...stale)
    await tell(stale, problems, keep)
  })
  const { concepts, links, communities } = atlas
  const counts = {
    papers: papers.length,
    concepts: concepts.length,
    links: links.concept.length,
    communities: communities.length,
  }
  if (json) await print(JSON.stringify({ out, ...counts, problems, corrections: notes }))
  else {
    const named = Object.entries(counts).map(
      ([name, count]) => `${count} ${count === 1 ? ONE.get(name) : name}`,
    )
    await print(`${out}: ${named.join(', ')}\nLook at it with: concept-atlas serve ${out}`)
  }
}

/** Builds the atlas of the papers and saves it as `out`; `tellStale` hears of corrections that no longer apply, and may throw. */
async function buildInto(
  out: string,
  papers: Paper[],
  settings: BuildOptions,
  { given, corrections }: GivenCorrections,
  progress: Progress,
  tellStale: (problems: Problem[]) => Promise<void>,
): Promise<{ atlas: Atlas; notes: CorrectionNote[] }> {
  const { buildFromPapers } = await import('../index.ts')
  const { saveAtlas } = await import('../store.ts')
  const { startIndexing } = await import('../word-index.ts')
  const { notesOf, reportCorrections } = await import('../corrections.ts')
  let indexing: Indexing | undefined
  const whenRead = (): void => {
    indexing = startIndexing(papers, settings.threads)
  }
  try {
    const atlas = await buildFromPapers(papers, { ...settings, whenRead }, progress)
    progress.stop()
    const { notes, problems } = notesOf(given, atlas.corrections ?? [])
    reportCorrections(notes, process.stderr)
    await tellStale(problems)
    // Rules that are about other papers are no news of this map.
    if (atlas.corrections)
      atlas.corrections = atlas.corrections.filter(({ outcome }, i) => outcome !== 'not' || !given[i].isRule)
    progress('writing the atlas', 0, 1)
    await saveAtlas(atlas, out, corrections, await indexing?.files())
    progress.stop()
    await tellOfWaiting(out, corrections)
    return { atlas, notes }
  } finally {
    progress.stop()
    await indexing?.stop()
  }
}

const ONE: ReadonlyMap<string, string> = new Map([
  ['papers', 'paper'],
  ['concepts', 'concept'],
  ['links', 'link'],
  ['communities', 'community'],
])
const NOTHING = 'nothing was written'

/** Tells of new problems, keeps all of them where that is asked for, and stops at any where that is. */
async function tell(
  fresh: readonly Problem[],
  all: readonly Problem[],
  { problemsFile, strict, of }: { problemsFile: string | undefined; strict: boolean | undefined; of: string },
): Promise<void> {
  const { reportProblems } = await import('../progress.ts')
  reportProblems(fresh, process.stderr)
  if (problemsFile !== undefined) {
    const { writeText } = await import('../aside.ts')
    const lines = all.map((problem) => `${JSON.stringify(problem)}\n`)
    await writeText(problemsFile, lines, isOfProblems)
  }
  if (strict && all.length > 0)
    throw new Error(`${of}: expected no problem (--strict), found ${all.length}; ${NOTHING}`)
}

/** Whether a file begins as one of `--problems`. */
const isOfProblems = (head: string): boolean => /^\{"file":".*?","place":"/.test(head)

/** Throws where the file is one that the build reads, or another one than an earlier build wrote. */
async function checkProblemsFile(file: string, given: Given, paths: readonly string[]): Promise<void> {
  const { checkFile } = await import('../aside.ts')
  const { isSamePlace } = await import('../save/target.ts')
  for (const path of [...paths, ...(given.vocabulary ?? []), ...(given.corrections ?? [])])
    if (await isSamePlace(path, file))
      throw new UsageError(`--problems: expected another file than the build reads, found ${file}`)
  await checkFile(file, isOfProblems)
}

/** Corrections that the folder keeps and that this build was not given. */
async function tellOfWaiting(out: string, given: Corrections): Promise<void> {
  const { loadCorrections } = await import('../corrections.ts')
  const { CORRECTIONS_FILE, standing } = await import('../../corrections/file.ts')
  const { idOf } = await import('../../correction.ts')
  const { corrections, problems } = await loadCorrections(out)
  const waiting = standing(corrections).filter((one) => !given.has(idOf(one))).length
  if (waiting === 0 && problems.length === 0) return
  const file = join(out, CORRECTIONS_FILE)
  process.stderr.write(
    `${file}: ${waiting === 1 ? 'a correction is' : `${waiting} corrections are`} kept, not replayed; --corrections ${file} replays ${waiting === 1 ? 'it' : 'them'}\n`,
  )
}

/** A paper of which nothing tells the language is taken for English. */
async function inLanguages(papers: Paper[], tags: readonly string[]): Promise<Paper[]> {
  const { languageOfPaper } = await import('../../text/index.ts')
  return papers.filter((paper) => tags.includes(languageOfPaper(paper) ?? 'en'))
}
