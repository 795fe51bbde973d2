import type { Command } from 'commander'
import type { EarlierMap, LabelledMap } from '../../community.ts'
import type { Grown, Recipe } from '../../folder/index.ts'
import { keptNames } from '../../kept.ts'
import type { Collection, SourceItem } from '../../sources/index.ts'
import type { Paper } from '../../types.ts'
import type { BuildOptions } from '../index.ts'
import type { After } from '../store.ts'
import { buildInto, tellDone } from './build-into.ts'
import { type BuildGiven, recipeOf, withBuildOptions } from './build-options.ts'
import { checkProblemsFile, NOTHING, tell } from './build-problems.ts'
import { UsageError, verbOf } from './usage.ts'

type Given = BuildGiven & { out: string; from?: string }

export function build(program: Command): void {
  const verb = verbOf(
    program,
    'build [path...]',
    'Build an atlas folder from files, from folders with all that is in them, from standard input (-), and from Zotero: a running one (zotero: for all, zotero:Thesis for a collection), or its zotero.sqlite. Without a path: from what it was built from before.',
    'build data/abstracts.txt --out atlas\n  $ concept-atlas build "zotero:My Collection" papers/ --out atlas\n  $ concept-atlas build ~/Zotero/zotero.sqlite --out atlas\n  $ concept-atlas build --out atlas',
  )
    .option('--out <dir>', 'the atlas folder to write', 'atlas')
    .option(
      '--from <dir>',
      'instead of a path: the papers that an atlas holds, with the options of its build',
    )
  withBuildOptions(verb).action((paths: string[], given: Given) => {
    if (given.from !== undefined) return buildFromAtlas(given.from, paths, given)
    return paths.length > 0 ? buildFrom(recipeOf(paths, given), given.out, given) : rebuild(given.out, given)
  })
}

/**
 * Builds the atlas `out` again from what it was built from; what is given now goes before what was given then. With `isUpdate`
 * the map goes on from the one that stands there.
 */
export async function rebuild(out: string, given: BuildGiven, isUpdate = false): Promise<void> {
  const { holdsAtlas, loadManifest } = await import('../manifest.ts')
  const { mapIn } = await import('../../folder/index.ts')
  if (!(await holdsAtlas(out)))
    throw new UsageError(
      `missing required argument 'path': ${out} holds no atlas that could be built again; (--help shows an example)`,
    )
  const { sources, ...then } = await recipeIn(out)
  const recipe = { ...then, ...recipeOf(sources, given) }
  if (!isUpdate) return buildFrom(recipe, out, given)
  const before = mapIn(await loadManifest(out))
  await buildFrom(recipe, out, given, { before, earlier: before })
}

/** What the atlas `out` was built from, to be given again; sources have to be there where they are to be `read`. */
export async function recipeIn(out: string, read = true): Promise<Recipe> {
  const { loadRecipe } = await import('../manifest.ts')
  const { recalled } = await import('../recipe.ts')
  const recipe = await loadRecipe(out)
  if (!recipe)
    throw new Error(
      `${out}: expected an atlas that says what it was built from, found one that does not; build it once with: concept-atlas build PATH… --out ${out}`,
    )
  return recalled(recipe, out, read)
}

/** Builds the atlas of the papers that the atlas `from` holds, whose sources need not be there any more. */
async function buildFromAtlas(from: string, paths: readonly string[], given: Given): Promise<void> {
  if (paths.length > 0)
    throw new UsageError(`expected a path or --from, found both: add puts papers into an atlas`)
  const { loadGrowing } = await import('../store.ts')
  const { papersOf } = await import('../grow.ts')
  const { sources, ...then } = await recipeIn(from, false)
  const { atlas } = await loadGrowing(from)
  await buildFrom({ ...then, ...recipeOf(sources, given) }, given.out, given, {
    added: {
      paths: [],
      grow: async () => ({ papers: papersOf(atlas), problems: [], notes: [], grown: undefined }),
    },
  })
}

/** An atlas that a new one goes on from. */
export interface Going {
  /** The map that stands there, to tell what has changed. */
  before?: LabelledMap
  /** The map whose clusters and places are kept. */
  earlier?: EarlierMap
  /** What is added; without it all is read that the recipe names. */
  added?: {
    paths: string[]
    /** Gives the papers of the atlas with those of the records. */
    grow(records: AsyncIterable<SourceItem>): Promise<Collection & { grown: Grown | undefined }>
    /** What the atlas that is written over has to be still; any without. */
    files?: After['files']
  }
}

/** Builds the atlas `out` and says what it holds. */
export async function buildFrom(
  recipe: Recipe,
  out: string,
  { problems: problemsFile, json, threads }: BuildGiven,
  going?: Going,
): Promise<void> {
  const { sources, vocabulary, corrections, lang, strict, seed, minPapers } = recipe
  const paths = going?.added?.paths ?? sources
  if (paths.filter((path) => path === '-').length > 1)
    throw new UsageError('- : standard input can be read once')
  const { checkOutside, checkTarget } = await import('../store.ts')
  const { progressOn } = await import('../progress.ts')
  const { readRecords } = await import('../files.ts')
  const { collect } = await import('../../sources/index.ts')
  const { isZotero } = await import('../zotero/api.ts')
  const { reportNotes } = await import('../notes.ts')
  const { inLanguages, isAll, languagesOf, readOptionsOf } = await import('../reading.ts')
  const { readVocabularies } = await import('../vocabularies.ts')
  const { readCorrectionFiles } = await import('../corrections.ts')
  await checkTarget(out)
  for (const path of paths) if (path !== '-' && !isZotero(path)) await checkOutside(out, path)
  if (problemsFile !== undefined)
    await checkProblemsFile(problemsFile, [...paths, ...(vocabulary ?? []), ...(corrections ?? [])])
  const progress = await progressOn(process.stderr)
  let files = 0
  const outside = await readVocabularies(vocabulary ?? [], languagesOf(recipe))
  const corrected = await readCorrectionFiles(corrections ?? [])
  const onFile = (): void => progress('reading files', ++files, files)
  const records = readRecords(paths, onFile, readOptionsOf(recipe))
  const gather = going?.added?.grow ?? (async (items) => ({ ...(await collect(items)), grown: undefined }))
  const { papers: all, problems, notes: aside, grown } = await gather(records).finally(() => progress.stop())
  problems.push(...outside.problems, ...corrected.problems)
  const keep = { problemsFile, strict, of: paths.join(', ') }
  reportNotes(aside, process.stderr)
  await tell(problems, problems, keep)
  const papers = await inLanguages(all, recipe)
  if (papers.length === 0) {
    const found = all.length > 0 ? `${all.length} in others` : 'none that can be read'
    throw new Error(
      `${paths.join(', ')}: expected papers${all.length > 0 ? ` in ${lang}` : ''}, found ${found}; ${NOTHING}`,
    )
  }
  for (const line of unkept(recipe, papers)) process.stderr.write(`${line}\n`)
  // Of many papers, only those that are built from are held.
  if (all !== papers) all.length = 0
  const settings: BuildOptions = {
    ...(seed !== undefined && { seed }),
    ...(minPapers !== undefined && { minPapers }),
    ...(threads !== undefined && { threads }),
    languages: isAll(recipe) ? 'as English' : 'told',
    rows: outside.rows,
    corrections: corrected.given.map(({ correction }) => correction),
    earlier: going?.earlier ?? null,
  }
  const after = going?.added?.files && { grown, files: going.added.files }
  const into = { out, recipe, after, earlier: going?.earlier, ...corrected }
  const built = await buildInto(into, papers, settings, progress, async (stale) => {
    problems.push(...stale)
    await tell(stale, problems, keep)
  })
  await tellDone(out, built, { problems, json }, going?.before)
}

/** A line for every number to be kept that no paper has. */
function unkept({ keep = [] }: Recipe, papers: readonly Paper[]): string[] {
  const found = new Set(keptNames(papers))
  return keep
    .filter(([name]) => !found.has(name))
    .map(([name, field]) => `--keep ${name}: no paper has a number in a field called ${field}`)
}
