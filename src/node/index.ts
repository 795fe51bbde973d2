/** The public API for Node: files in, atlas folders out. */
import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { type Extractor, extractor } from '../extractor.ts'
import type { Options } from '../options.ts'
import { buildAtlas, type Progress } from '../pipeline.ts'
import type { Atlas, Paper, Problem } from '../types.ts'
import { readPapers } from './files.ts'
import { collectGarbage } from './garbage.ts'
import { loadKnowledge } from './knowledge.ts'
import { threadedExtractor, threadsFor } from './threads.ts'
import { readVocabularies } from './vocabularies.ts'

export { readPapers } from './files.ts'
export { loadKnowledge } from './knowledge.ts'
export { loadAtlas, saveAtlas } from './store.ts'

export interface BuildOptions extends Partial<Options> {
  /** Threads to read with; by default as many as the machine and the papers are worth. The result is the same. */
  threads?: number
  /** `told` (the default): papers that are not in English get what does not depend on language; else all is English. */
  languages?: 'told' | 'as English'
  /** Further lines of the vocabulary, as `readVocabularies` gives them. */
  rows?: string
  /**
   * Called when all papers are read: while one thread settles the concepts, and later draws the map, others are free. Given
   * the threads that have the papers, where there are several.
   */
  whenRead?: (readers?: readonly Worker[]) => void
}

/**
 * Builds the atlas of all papers in files and folders (`-` is standard input). `progress` hears of every stage;
 * `vocabularies` are files that extend the shipped vocabulary. Gives the atlas and what could not be read or was mended;
 * throws only for wrong options.
 */
export async function buildFromFiles(
  paths: readonly string[],
  options: BuildOptions = {},
  progress: Progress = () => {},
  vocabularies: readonly string[] = [],
): Promise<{ atlas: Atlas; problems: Problem[] }> {
  let files = 0
  const { papers, problems } = await readPapers(paths, () => progress('reading files', ++files, files))
  const outside = await readVocabularies(vocabularies)
  problems.push(...outside.problems)
  return { atlas: await buildFromPapers(papers, { ...options, rows: outside.rows }, progress), problems }
}

/** Builds the atlas of papers as `readPapers` gives them. Throws a RangeError for wrong options. */
export async function buildFromPapers(
  papers: Paper[],
  { threads: asked, languages, rows = '', whenRead = () => {}, ...options }: BuildOptions = {},
  progress: Progress = () => {},
): Promise<Atlas> {
  const asEnglish = languages === 'as English'
  const threads = Math.min(asked ?? threadsFor(papers.length, availableParallelism()), papers.length)
  const knowledge = await loadKnowledge(rows)
  const build = (through: Extractor, readers?: readonly Worker[]): Promise<Atlas> =>
    buildAtlas(papers, knowledge, options, progress, {
      ...through,
      count: async (ngrams, done) => {
        const counts = await through.count(ngrams, done)
        whenRead(readers)
        if (readers) collectGarbage()
        return counts
      },
      link(lexicon, done) {
        if (readers) collectGarbage()
        return through.link(lexicon, done)
      },
    })
  if (threads <= 1) return build(extractor(papers, knowledge, asEnglish))
  const threaded = threadedExtractor(papers, threads, { asEnglish, rows })
  try {
    return await build(threaded.extractor, threaded.readers)
  } finally {
    await threaded.stop()
  }
}
