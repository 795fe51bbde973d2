import { join } from 'node:path'
import type { Command } from 'commander'
import type { Corrections } from '../../corrections/file.ts'
import type { Recipe } from '../../folder/index.ts'
import type { Atlas, Paper, Problem } from '../../types.ts'
import type { CorrectionNote, GivenCorrections } from '../corrections.ts'
import type { BuildOptions } from '../index.ts'
import type { Progress } from '../progress.ts'
import type { Indexing } from '../word-index.ts'
import { ALL, type BuildGiven, recipeOf, withBuildOptions } from './build-options.ts'
import { checkProblemsFile, NOTHING, tell } from './build-problems.ts'
import { print, UsageError, verbOf } from './usage.ts'

type Given = BuildGiven & { out: string }

export function build(program: Command): void {
  const verb = verbOf(
    program,
    'build [path...]',
    'Build an atlas folder from files, from folders with all that is in them, from standard input (-), and from Zotero: a running one (zotero: for all, zotero:Thesis for a collection), or its zotero.sqlite. Without a path: from what it was built from before.',
    'build data/abstracts.txt --out atlas\n  $ concept-atlas build "zotero:My Collection" papers/ --out atlas\n  $ concept-atlas build ~/Zotero/zotero.sqlite --out atlas\n  $ concept-atlas build --out atlas',
  ).option('--out <dir>', 'the atlas folder to write', 'atlas')
  withBuildOptions(verb).action((paths: string[], given: Given) =>
    paths.length > 0 ? buildFrom(recipeOf(paths, given), given.out, given) : rebuild(given.out, given),
  )
}

/** Builds the atlas `out` again from what it was built from; what is given now goes before what was given then. */
export async function rebuild(out: string, given: BuildGiven): Promise<void> {
  const { holdsAtlas, loadRecipe } = await import('../manifest.ts')
  const { recalled } = await import('../recipe.ts')
  if (!(await holdsAtlas(out)))
    throw new UsageError(
      `missing required argument 'path': ${out} holds no atlas that could be built again; (--help shows an example)`,
    )
  const recipe = await loadRecipe(out)
  if (!recipe)
    throw new Error(
      `${out}: expected an atlas that says what it was built from, found one that does not; build it once with: concept-atlas build PATH… --out ${out}`,
    )
  const { sources, ...then } = await recalled(recipe, out)
  await buildFrom({ ...then, ...recipeOf(sources, given) }, out, given)
}

/** Builds the atlas `out` and says what it holds. */
export async function buildFrom(
  recipe: Recipe,
  out: string,
  { problems: problemsFile, json, threads }: BuildGiven,
): Promise<void> {
  const { sources: paths, vocabulary, corrections, map, lang, zoteroPort, strict, ...options } = recipe
  if (paths.filter((path) => path === '-').length > 1)
    throw new UsageError('- : standard input can be read once')
  const { checkOutside, checkTarget } = await import('../store.ts')
  const { progressOn } = await import('../progress.ts')
  const { readPapers } = await import('../index.ts')
  const { isZotero } = await import('../zotero/api.ts')
  const { reportNotes } = await import('../notes.ts')
  const { readVocabularies } = await import('../vocabularies.ts')
  const { readCorrectionFiles } = await import('../corrections.ts')
  const { remembered } = await import('../recipe.ts')
  await checkTarget(out)
  for (const path of paths) if (path !== '-' && !isZotero(path)) await checkOutside(out, path)
  if (problemsFile !== undefined)
    await checkProblemsFile(problemsFile, [...paths, ...(vocabulary ?? []), ...(corrections ?? [])])
  const progress = await progressOn(process.stderr)
  let files = 0
  const outside = await readVocabularies(vocabulary ?? [], lang?.includes(ALL) ? undefined : lang)
  const corrected = await readCorrectionFiles(corrections ?? [])
  const {
    papers: all,
    problems,
    notes: aside,
  } = await readPapers(paths, () => progress('reading files', ++files, files), {
    ...(map && { map: new Map(map) }),
    ...(zoteroPort !== undefined && { zoteroPort }),
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
    ...(threads !== undefined && { threads }),
    languages: lang?.includes(ALL) ? 'as English' : 'told',
    rows: outside.rows,
    corrections: corrected.given.map(({ correction }) => correction),
  }
  const built = await remembered(recipe, out)
  const into = { out, built, ...corrected }
  const { atlas, notes } = await buildInto(into, papers, settings, progress, async (stale) => {
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

/** Where an atlas goes, and what is kept with it. */
type Into = { out: string; built: Recipe } & GivenCorrections

/** Builds the atlas of the papers and saves it; `tellStale` hears of corrections that no longer apply, and may throw. */
async function buildInto(
  { out, built, given, corrections }: Into,
  papers: Paper[],
  settings: BuildOptions,
  progress: Progress,
  tellStale: (problems: Problem[]) => Promise<void>,
): Promise<{ atlas: Atlas; notes: CorrectionNote[] }> {
  const { buildFromPapers } = await import('../index.ts')
  const { saveAtlas } = await import('../store.ts')
  const { startIndexing } = await import('../word-index.ts')
  const { notesOf, reportCorrections } = await import('../corrections.ts')
  let indexing: Indexing | undefined
  const whenRead: BuildOptions['whenRead'] = (readers) => {
    indexing = startIndexing(papers, readers)
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
    await saveAtlas(atlas, out, corrections, await indexing?.files(), built)
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
