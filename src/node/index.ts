/** The public API for Node: files in, atlas folders out. */
import { availableParallelism } from 'node:os'
import type { Options } from '../options.ts'
import { buildAtlas, type Progress } from '../pipeline.ts'
import type { Atlas, Problem } from '../types.ts'
import { readPapers } from './files.ts'
import { loadKnowledge } from './knowledge.ts'
import { threadedExtractor, threadsFor } from './threads.ts'
import { readVocabularies } from './vocabularies.ts'

export { readPapers } from './files.ts'
export { loadKnowledge } from './knowledge.ts'
export { loadAtlas, saveAtlas } from './store.ts'

/**
 * Builds the atlas of all papers in files and folders (`-` is standard input). `progress` hears of every stage;
 * `vocabularies` are files that extend the shipped vocabulary. Gives the atlas and what could not be read or was mended;
 * throws only for wrong options.
 */
export async function buildFromFiles(
  paths: readonly string[],
  options: Partial<Options> = {},
  progress: Progress = () => {},
  vocabularies: readonly string[] = [],
): Promise<{ atlas: Atlas; problems: Problem[] }> {
  let files = 0
  const { papers, problems } = await readPapers(paths, () => progress('reading files', ++files, files))
  const outside = await readVocabularies(vocabularies)
  problems.push(...outside.problems)
  const knowledge = await loadKnowledge(outside.rows)
  const threads = threadsFor(papers.length, availableParallelism())
  if (threads === 1) return { atlas: await buildAtlas(papers, knowledge, options, progress), problems }
  const { extractor, stop } = threadedExtractor(papers, threads, outside.rows)
  try {
    return { atlas: await buildAtlas(papers, knowledge, options, progress, extractor), problems }
  } finally {
    await stop()
  }
}
