/** Steps that need all papers: reading them as works, settling the concepts, the index of related work, the map. */
import { writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { EarlierMap } from '../../community.ts'
import type { Replayed } from '../../correction.ts'
import { type Extracted, joinExtracted } from '../../extractor.ts'
import type { Recipe } from '../../folder/index.ts'
import { checkOptions } from '../../options.ts'
import { encode, readPartialOf } from '../../partials/index.ts'
import { type Drawing, draw, settle } from '../../pipeline.ts'
import type { ShardTerms } from '../../related/counts.ts'
import { INDEX_FILE, type IndexFile, indexFiles, indexPaths } from '../../related/stored.ts'
import { indexTerms } from '../../related/word-index.ts'
import type { Paper, Problem } from '../../types.ts'
import { newsOf, readCorrectionFiles } from '../corrections.ts'
import { type Drawn, drawnOf } from '../drawn.ts'
import { readPapers, STDIN } from '../files.ts'
import { inLanguages, readOptionsOf } from '../reading.ts'
import { remembered } from '../recipe.ts'
import { makeFolders } from '../save/target.ts'
import { type After, saveAtlas } from '../store.ts'
import { isZotero } from '../zotero/api.ts'
import { paperLines, readKindOf, readStep, readTitles, writeStep } from './files.ts'
import { knowledgeFor, type LinkedShard } from './passes.ts'

export const RECIPE_FILE = 'recipe.json'

/** `papers-0003.jsonl` */
const partFile = (part: number): string => `papers-${String(part).padStart(4, '0')}.jsonl`

/** Writes papers to files of a folder, `part` to each; gives the names of the files. */
export async function writePapers(papers: readonly Paper[], part: number, out: string): Promise<string[]> {
  const files: string[] = []
  for (let first = 0; first < papers.length; first += part) {
    const file = partFile(files.length)
    await writeStep(join(out, file), paperLines(papers.slice(first, first + part)))
    files.push(file)
  }
  return files
}

/**
 * Reads the sources of a recipe, one paper per work, sorted by id, and writes them to `parts` files of a folder, as many to
 * each, with the recipe beside them; gives how many papers there are and the names of their files.
 */
export async function papers(
  recipe: Recipe,
  parts: number,
  out: string,
): Promise<{ papers: number; files: string[]; problems: Problem[] }> {
  const { papers: all, problems } = await readPapers(recipe.sources, () => {}, readOptionsOf(recipe))
  const kept = await inLanguages(all, recipe)
  const files = await writePapers(kept, Math.max(1, Math.ceil(kept.length / parts)), out)
  const whole = (path: string): string => (path === STDIN || isZotero(path) ? path : resolve(path))
  const absolute: Recipe = {
    ...recipe,
    sources: recipe.sources.map(whole),
    ...(recipe.vocabulary && { vocabulary: recipe.vocabulary.map(whole) }),
    ...(recipe.corrections && { corrections: recipe.corrections.map(whole) }),
  }
  await writeStep(join(out, RECIPE_FILE), [`${JSON.stringify(absolute)}\n`])
  return { papers: kept.length, files, problems }
}

const optionsOf = ({ seed, minPapers }: Recipe) =>
  checkOptions({ ...(seed !== undefined && { seed }), ...(minPapers !== undefined && { minPapers }) })

/**
 * Settles the concepts of so many papers: `out` is for `draw`, `linking` what papers are linked by. Gives what became of
 * corrections.
 */
export async function settleCounts(
  counts: string,
  papers: number,
  recipe: Recipe,
  { out, linking }: { out: string; linking: string },
): Promise<Replayed[]> {
  const { given } = await readCorrectionFiles(recipe.corrections ?? [])
  const options = { ...optionsOf(recipe), corrections: given.map(({ correction }) => correction) }
  const { linking: forLinks, ...drawing } = settle(
    await readStep(counts, (bytes) => readPartialOf(bytes, 'counts')),
    papers,
    await knowledgeFor(recipe),
    options,
  )
  await writeStep(out, [encode('settled', { ...drawing, replayed: newsOf(given, drawing.replayed) })])
  await writeStep(linking, [encode('linking', forLinks)])
  return drawing.replayed
}

/** The index of related work, from the terms of all papers in the order of their files, as files in the folder `out`. */
export async function index(terms: readonly string[], out: string): Promise<void> {
  const shards: ShardTerms[] = []
  for (const file of terms) shards.push(await readKindOf<ShardTerms>(file, 'terms'))
  for (const { path, bytes } of indexFiles(indexTerms(shards))) {
    await makeFolders(dirname(join(out, path)))
    await writeFile(join(out, path), bytes)
  }
}

/** The files of that folder, in their order. */
async function* indexIn(folder: string, papers: number): AsyncGenerator<IndexFile> {
  const bytesOf = (path: string): Promise<Uint8Array> => readStep(join(folder, path), (bytes) => bytes)
  for (const path of indexPaths(await bytesOf(INDEX_FILE), papers)) yield { path, bytes: await bytesOf(path) }
}

/** An atlas that a new one goes on from. */
export interface GoingOn {
  /** The map whose clusters and places are kept. */
  earlier?: EarlierMap | undefined
  /** What is kept with the new one. */
  after?: After | undefined
}

/** Draws the map and saves the atlas folder, as `build` does of the sources of the recipe. Files come in the order of their papers. */
export async function drawAtlas(
  papers: readonly string[],
  files: { settled: string; links: readonly string[]; index: string; recipe: Recipe; out: string },
  { earlier, after }: GoingOn = {},
): Promise<Drawn> {
  const { recipe, out } = files
  const { papers: all, whole, close } = await readTitles(papers)
  try {
    const drawing = await readKindOf<Drawing>(files.settled, 'settled')
    const options = { ...optionsOf(recipe), earlier: earlier ?? null }
    const atlas = draw(all, drawing, await extractedIn(files.links, all), options)
    const { corrections } = await readCorrectionFiles(recipe.corrections ?? [])
    const indexed = indexIn(files.index, all.length)
    await saveAtlas(atlas, out, corrections, indexed, await remembered(recipe, out), after, whole)
    return drawnOf(atlas)
  } finally {
    close()
  }
}

/** What was extracted of the papers. Throws an Error where it is of others, or in another order. */
async function extractedIn(files: readonly string[], papers: readonly Paper[]): Promise<Extracted> {
  const linked: Extracted[] = []
  let first = 0
  for (const file of files) {
    const { papers: ids, ...extracted } = await readKindOf<LinkedShard>(file, 'links')
    const other = ids.findIndex((id, p) => id !== papers[first + p]?.id)
    if (other >= 0) throw misplaced(ids[other], papers[first + other]?.id)
    first += ids.length
    linked.push(extracted)
  }
  if (first < papers.length) throw misplaced(undefined, papers[first].id)
  return joinExtracted(linked)
}

const misplaced = (found: string | undefined, paper: string | undefined): Error =>
  new Error(`expected links of the papers in their order, found ${found ?? 'none'} for ${paper ?? 'none'}`)
