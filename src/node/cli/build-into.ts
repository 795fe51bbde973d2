/** Building an atlas of papers into its folder, and saying what it holds. */
import { join } from 'node:path'
import type { EarlierMap, LabelledMap } from '../../community.ts'
import type { Replayed } from '../../correction.ts'
import type { Corrections } from '../../corrections/file.ts'
import type { Recipe } from '../../folder/index.ts'
import type { Paper, Problem } from '../../types.ts'
import type { CorrectionNote, GivenCorrections } from '../corrections.ts'
import { type Drawn, drawnOf } from '../drawn.ts'
import type { BuildOptions } from '../index.ts'
import type { Progress } from '../progress.ts'
import type { After } from '../store.ts'
import type { Indexing } from '../word-index.ts'
import { counted, print } from './usage.ts'

/** Where an atlas goes, what it is built by, and what is kept with it. */
export interface Into extends GivenCorrections {
  out: string
  recipe: Recipe
  after: After | undefined
  /** The map whose clusters and places are kept. */
  earlier: EarlierMap | undefined
}

/** What was built. */
export interface Built {
  drawn: Drawn
  notes: CorrectionNote[]
  /** Gives the map. */
  map(): Promise<LabelledMap>
}

/**
 * Builds the atlas of the papers, which are used up where they are many, and saves it; `tellStale` hears of corrections that
 * no longer apply, and may throw.
 */
export async function buildInto(
  into: Into,
  papers: Paper[],
  settings: BuildOptions,
  progress: Progress,
  tellStale: (problems: Problem[]) => Promise<void>,
): Promise<Built> {
  const { notesOf, reportCorrections } = await import('../corrections.ts')
  const { LARGE } = await import('../../folder/index.ts')
  let notes: CorrectionNote[] = []
  const tellCorrections = async (replayed: readonly Replayed[]): Promise<void> => {
    progress.stop()
    const told = notesOf(into.given, replayed)
    notes = told.notes
    reportCorrections(notes, process.stderr)
    await tellStale(told.problems)
  }
  const way = papers.length > LARGE ? buildLarge : buildSmall
  try {
    const built = await way(into, papers, settings, progress, tellCorrections)
    progress.stop()
    await tellOfWaiting(into.out, into.corrections)
    return { ...built, notes }
  } finally {
    progress.stop()
  }
}

type Way = (
  into: Into,
  papers: Paper[],
  settings: BuildOptions,
  progress: Progress,
  tellCorrections: (replayed: readonly Replayed[]) => Promise<void>,
) => Promise<Omit<Built, 'notes'>>

/** All papers in memory. */
const buildSmall: Way = async (into, papers, settings, progress, tellCorrections) => {
  const { out, recipe, after, given, corrections } = into
  const { buildFromPapers } = await import('../index.ts')
  const { saveAtlas } = await import('../store.ts')
  const { startIndexing } = await import('../word-index.ts')
  const { newsOf } = await import('../corrections.ts')
  const { remembered } = await import('../recipe.ts')
  const { mapOf } = await import('../../graph/change.ts')
  const built = await remembered(recipe, out)
  let indexing: Indexing | undefined
  const whenRead: BuildOptions['whenRead'] = (readers) => {
    indexing = startIndexing(papers, readers)
  }
  try {
    const atlas = await buildFromPapers(papers, { ...settings, whenRead }, progress)
    await tellCorrections(atlas.corrections ?? [])
    if (atlas.corrections) atlas.corrections = newsOf(given, atlas.corrections)
    progress('writing the atlas', 0, 1)
    await saveAtlas(atlas, out, corrections, await indexing?.files(), built, after)
    return { drawn: drawnOf(atlas), map: async () => mapOf(atlas) }
  } finally {
    progress.stop()
    await indexing?.stop()
  }
}

/** A part of the papers in memory at a time. */
const buildLarge: Way = async (into, papers, { threads }, progress, whenSettled) => {
  const { out, recipe, earlier, after } = into
  const { buildInSteps } = await import('../steps/build.ts')
  const { withWork } = await import('../aside.ts')
  const { ATLAS } = await import('../store.ts')
  const { loadManifest } = await import('../manifest.ts')
  const { mapIn } = await import('../../folder/index.ts')
  const going = { earlier, after }
  const drawn = await withWork(out, ATLAS, (work) =>
    buildInSteps(papers, { recipe, out, work, threads, going, whenSettled }, progress),
  )
  return { drawn, map: async () => mapIn(await loadManifest(out)) }
}

/** Says what the atlas holds, and what of it is new. */
export async function tellDone(
  out: string,
  { drawn, notes, map }: Built,
  { problems, json }: { problems: Problem[]; json: boolean | undefined },
  before: LabelledMap | undefined,
): Promise<void> {
  const { changeOf } = await import('../../graph/change.ts')
  const { linesOf } = await import('./changes.ts')
  const change = before && changeOf(before, await map())
  if (json)
    await print(JSON.stringify({ out, ...drawn, ...(change && { change }), problems, corrections: notes }))
  else {
    const named = Object.entries(drawn).map(([name, count]) => counted(count, name))
    const lines = [`${out}: ${named.join(', ')}`, ...(change ? linesOf(change) : [])]
    await print([...lines, `Look at it with: concept-atlas serve ${out}`].join('\n'))
  }
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
