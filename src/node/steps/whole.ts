/** Steps that need all papers: reading them as works, settling the concepts, the index of related work, the map. */
import { join, resolve } from 'node:path'
import { joinExtracted } from '../../extractor.ts'
import type { Recipe } from '../../folder/index.ts'
import { checkOptions } from '../../options.ts'
import { encode, readPartialOf } from '../../partials/index.ts'
import { type Drawing, draw, settle } from '../../pipeline.ts'
import type { ShardTerms } from '../../related/counts.ts'
import { type IndexFile, indexFiles } from '../../related/stored.ts'
import { indexTerms } from '../../related/word-index.ts'
import type { Problem } from '../../types.ts'
import { newsOf, readCorrectionFiles } from '../corrections.ts'
import { readPapers, STDIN } from '../files.ts'
import { inLanguages, readOptionsOf } from '../reading.ts'
import { remembered } from '../recipe.ts'
import { saveAtlas } from '../store.ts'
import { isZotero } from '../zotero/api.ts'
import { paperLines, readKindOf, readPaperFiles, readStep, writeStep } from './files.ts'
import { knowledgeFor, type LinkedShard } from './passes.ts'

export const RECIPE_FILE = 'recipe.json'

/** `papers-0003.jsonl` */
const partFile = (part: number): string => `papers-${String(part).padStart(4, '0')}.jsonl`

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
  const share = Math.max(1, Math.ceil(kept.length / parts))
  const files: string[] = []
  for (let first = 0; first < kept.length; first += share) {
    const file = partFile(files.length)
    await writeStep(join(out, file), paperLines(kept.slice(first, first + share)))
    files.push(file)
  }
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

/** Settles the concepts of so many papers: `out` is for `draw`, `linking` what papers are linked by. */
export async function settleCounts(
  counts: string,
  papers: number,
  recipe: Recipe,
  { out, linking }: { out: string; linking: string },
): Promise<void> {
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
}

/** The index of related work, from the terms of all papers in the order of their files. */
export async function index(terms: readonly string[], out: string): Promise<void> {
  const shards = await Promise.all(terms.map((file) => readKindOf<ShardTerms>(file, 'terms')))
  await writeStep(out, [encode('index', [...indexFiles(indexTerms(shards))])])
}

/** Draws the map and saves the atlas folder, as `build` does of the sources of the recipe. Files come in the order of their papers. */
export async function drawAtlas(
  papers: readonly string[],
  files: { settled: string; links: readonly string[]; index: string; recipe: Recipe; out: string },
): Promise<void> {
  const { recipe, out } = files
  const all = await readPaperFiles(papers)
  const linked = await Promise.all(files.links.map((file) => readKindOf<LinkedShard>(file, 'links')))
  const ids = linked.flatMap((shard) => shard.papers)
  const other = all.findIndex(({ id }, p) => id !== ids[p])
  if (other >= 0 || ids.length !== all.length)
    throw new Error(
      `expected links of the papers in their order, found ${ids.at(other) ?? 'none'} for ${all.at(other)?.id ?? 'none'}`,
    )
  const settled = await readKindOf<Drawing>(files.settled, 'settled')
  const atlas = draw(all, settled, joinExtracted(linked), optionsOf(recipe))
  const { corrections } = await readCorrectionFiles(recipe.corrections ?? [])
  const indexed = await readKindOf<IndexFile[]>(files.index, 'index')
  await saveAtlas(atlas, out, corrections, indexed, await remembered(recipe, out))
}
