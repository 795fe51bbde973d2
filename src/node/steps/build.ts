/** A build by steps on this machine, for more papers than its memory holds: they are read a part at a time, from files. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Replayed } from '../../correction.ts'
import { WORTH_A_SURVEY } from '../../extractor.ts'
import type { Recipe } from '../../folder/index.ts'
import { LEAST_PAPERS } from '../../mentions/tagger/quantise.ts'
import type { Progress } from '../../pipeline.ts'
import type { Paper } from '../../types.ts'
import type { Drawn } from '../drawn.ts'
import { collectGarbage } from '../garbage.ts'
import { remove } from '../save/disk.ts'
import { type Do, inThread, inThreads } from './threads.ts'
import type { GoingOn } from './whole.ts'
import { writePapers } from './whole.ts'

/** Papers of a part: some 350 MB while it is read. */
const PART = 10_000
/** A part wants memory, too. */
const MOST_THREADS = 4

export interface StepsGiven {
  recipe: Recipe
  /** The atlas folder. */
  out: string
  /** A folder for what is between, some 5 kB a paper; who gives it removes it. */
  work: string
  threads?: number | undefined
  /** Papers of a part; some 10,000 by default. The atlas is the same. */
  part?: number
  /** The map that the new one goes on from, and what is kept with it. */
  going?: GoingOn
  /** Told what became of corrections, before papers are linked; what it throws ends the build. */
  whenSettled?(replayed: Replayed[]): Promise<void>
}

/**
 * Builds the atlas of `papers`, which are used up, as `buildFromPapers` and `saveAtlas` do, to the byte. Rejects with what a step
 * threw.
 */
export async function buildInSteps(
  papers: Paper[],
  { recipe, out, work, threads, part = PART, going = {}, whenSettled }: StepsGiven,
  progress: Progress,
): Promise<Drawn> {
  const all = papers.length
  const at = (name: string): string => join(work, name)
  const files = (await writePapers(papers, part, work)).map(at)
  papers.length = 0
  collectGarbage()
  const many = threads ?? Math.min(availableParallelism(), MOST_THREADS)
  /** A pass over all parts; gives the files that it makes, in the order of the parts. */
  const pass = async (
    name: string,
    stage: string,
    does: (step: Do, file: string, made: string) => Promise<void>,
  ): Promise<string[]> => {
    let read = 0
    progress(stage, read, all)
    return inThreads(many, files, async (step, file, number) => {
      const made = at(`${name}-${number}`)
      await does(step, file, made)
      read = Math.min(all, read + part)
      progress(stage, read, all)
      return made
    })
  }
  /** What a pass counts over all parts, as one file. */
  const total = async (name: string, parts: string[], least = 0): Promise<string> => {
    await inThread((step) => step('merge', parts, least, at(name)))
    for (const one of parts) await remove(one)
    return at(name)
  }
  let ngrams: string | undefined
  if (all >= WORTH_A_SURVEY) {
    const sketches = await pass('sketch', 'reading papers', (step, file, made) =>
      step('sketch', [file], all, recipe, made),
    )
    const sketch = await total('sketch', sketches)
    const surveys = await pass('survey', 'counting words', (step, file, made) =>
      step('survey', [file], sketch, recipe, made),
    )
    ngrams = await total('ngrams', surveys, LEAST_PAPERS)
  }
  const counted = await pass('counts', 'finding concepts', (step, file, made) =>
    step('count', [file], ngrams, recipe, made),
  )
  const counts = await total('counts', counted)
  const settled = { out: at('settled'), linking: at('linking') }
  const replayed = await inThread((step) => step('settleCounts', counts, all, recipe, settled))
  await whenSettled?.(replayed)
  const links = await pass('links', 'linking papers', (step, file, made) =>
    step('link', [file], settled.linking, ngrams, recipe, made),
  )
  const terms = await pass('terms', 'indexing words', (step, file, made) => step('terms', [file], made))
  const index = at('index')
  await inThread((step) => step('index', terms, index))
  for (const one of terms) await remove(one)
  progress('drawing the map', 0, 1)
  const drawn = await inThread((step) =>
    step('drawAtlas', files, { settled: settled.out, links, index, recipe, out }, going),
  )
  progress('drawing the map', 1, 1)
  return drawn
}
