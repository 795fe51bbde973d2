/**
 * The passes over papers as steps without memory: each reads files and writes one, so that any machine can do any of them, again
 * where one has failed. What they count merges (partials/index.ts); what needs all papers stands in whole.ts.
 */
import { stat } from 'node:fs/promises'
import type { LinkingData } from '../../concepts/lexicon.ts'
import { type Extracted, type Extractor, extractor, NO_NGRAMS } from '../../extractor.ts'
import type { Recipe } from '../../folder/index.ts'
import type { NgramRows } from '../../mentions/tagger/ngram-counts.ts'
import {
  encode,
  mergePartials,
  type Partial,
  readPartial,
  readPartialOf,
  writePartial,
} from '../../partials/index.ts'
import { countShard } from '../../related/counts.ts'
import { loadKnowledge } from '../knowledge.ts'
import { isAll, languagesOf } from '../reading.ts'
import { readVocabularies } from '../vocabularies.ts'
import { readKindOf, readPaperFiles, readStep, writeStep } from './files.ts'

/** What is extracted of some papers. */
export interface LinkedShard extends Extracted {
  /** Their ids. */
  papers: string[]
}

const quiet = (): void => {}

/** Keeps what `make` gave for the last key: a thread does one step for part after part of the papers. */
function keptLast<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  let last: { key: string; made: Promise<T> } | undefined
  return (key) => {
    if (last?.key !== key) last = { key, made: make(key) }
    return last.made
  }
}

const knowledgeOf = keptLast(async (key) => {
  const { vocabulary = [], lang } = JSON.parse(key) as Pick<Recipe, 'vocabulary' | 'lang'>
  const { rows } = await readVocabularies(vocabulary, languagesOf(lang ? { lang } : {}))
  return loadKnowledge(rows)
})
/** What the program knows, with the vocabularies of a recipe. */
export const knowledgeFor = ({ vocabulary, lang }: Recipe) =>
  knowledgeOf(JSON.stringify({ vocabulary, lang }))

const linkingOf = keptLast((key) => readKindOf<LinkingData>(JSON.parse(key).path, 'linking'))
/** What papers are linked by, of a file that may be written anew under its name. */
async function linkingIn(path: string): Promise<LinkingData> {
  const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: 0, size: 0 }))
  return linkingOf(JSON.stringify({ path, mtimeMs, size }))
}

async function reading(papers: readonly string[], recipe: Recipe): Promise<Extractor> {
  const read = await readPaperFiles(papers)
  return extractor(read, await knowledgeFor(recipe), isAll(recipe))
}

/** Where n-grams stand alone that the model does not know; `all` papers there are in all files. */
export async function sketch(
  papers: readonly string[],
  all: number,
  recipe: Recipe,
  out: string,
): Promise<void> {
  const value = await (await reading(papers, recipe)).sketch(all, quiet)
  await writeStep(out, [writePartial({ kind: 'sketch', value })])
}

export async function survey(
  papers: readonly string[],
  sketchFile: string,
  recipe: Recipe,
  out: string,
): Promise<void> {
  const sketch = await readStep(sketchFile, (bytes) => readPartialOf(bytes, 'sketch'))
  const value = await (await reading(papers, recipe)).survey(sketch, quiet)
  await writeStep(out, [writePartial({ kind: 'ngrams', value })])
}

export async function count(
  papers: readonly string[],
  ngrams: string | undefined,
  recipe: Recipe,
  out: string,
): Promise<void> {
  const value = await (await reading(papers, recipe)).count(await ngramsIn(ngrams), quiet)
  await writeStep(out, [writePartial({ kind: 'counts', value })])
}

/** Merges partial results; n-grams of fewer than `least` papers are left out. */
export async function merge(files: readonly string[], least: number, out: string): Promise<void> {
  const all = async function* (): AsyncGenerator<Partial> {
    for (const file of files) yield await readStep(file, readPartial)
  }
  await writeStep(out, [await mergePartials(all(), least)])
}

/** Links papers, which are counted once more, as no memory of the count is kept. */
export async function link(
  papers: readonly string[],
  linking: string,
  ngrams: string | undefined,
  recipe: Recipe,
  out: string,
): Promise<void> {
  const read = await readPaperFiles(papers)
  const through = extractor(read, await knowledgeFor(recipe), isAll(recipe))
  through.count(await ngramsIn(ngrams), quiet)
  const extracted = through.link(await linkingIn(linking), quiet)
  const shard: LinkedShard = { papers: read.map(({ id }) => id), ...extracted }
  await writeStep(out, [encode('links', shard)])
}

/** Counts the words that the index of related work is made of. */
export async function terms(papers: readonly string[], out: string): Promise<void> {
  await writeStep(out, [encode('terms', countShard(await readPaperFiles(papers)))])
}

const ngramsIn = async (path: string | undefined): Promise<NgramRows> =>
  path === undefined ? NO_NGRAMS : readStep(path, (bytes) => readPartialOf(bytes, 'ngrams'))
