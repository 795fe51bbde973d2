import { type IndexFile, indexFiles } from '../related/stored.ts'
import type { Text } from '../related/terms.ts'
import { buildWordIndex } from '../related/word-index.ts'
import { endOf, startWorker } from './start-worker.ts'

/** Fewer papers than this are indexed sooner than a thread has started. */
const WORTH_A_THREAD = 1000

/** The files of an index that is being built. */
export interface Indexing {
  files(): Promise<Iterable<IndexFile>>
  /** Ends it, done or not. */
  stop(): Promise<void>
}

/**
 * Indexes the words of all papers beside what this thread does next, or, where they are few or `threads` is 1, when it is
 * asked for the files. A thread that throws or ends breaks `files` with an Error. The files are the same either way.
 */
export function startIndexing(papers: readonly Text[], threads?: number): Indexing {
  if (papers.length < WORTH_A_THREAD || threads === 1)
    return { files: async () => indexFiles(buildWordIndex(papers)), stop: async () => {} }
  const texts = papers.map(({ title, abstract, keywords }) => ({ title, abstract, keywords }))
  const worker = startWorker('index-worker', texts)
  const answered = new Promise<IndexFile[]>((resolve) => worker.once('message', resolve))
  const found = Promise.race([answered, endOf(worker)])
  found.catch(() => {})
  return { files: () => found, stop: async () => void (await worker.terminate()) }
}
