import { MessageChannel, type Worker } from 'node:worker_threads'
import { type IndexFile, indexFiles } from '../related/stored.ts'
import type { Text } from '../related/terms.ts'
import { buildWordIndex } from '../related/word-index.ts'
import { endOf, startWorker } from './start-worker.ts'
import type { Order } from './worker.ts'

/** The files of an index that is being built. */
export interface Indexing {
  files(): Promise<Iterable<IndexFile>>
  /** Ends it, done or not. */
  stop(): Promise<void>
}

/**
 * Indexes the words of all papers: with `readers`, the threads that have them, in a thread of its own that they tell what
 * terms they have, beside what this thread does next; else when it is asked for the files. A thread that throws or ends
 * breaks `files` with an Error. The files are the same either way.
 */
export function startIndexing(papers: readonly Text[], readers?: readonly Worker[]): Indexing {
  if (readers === undefined)
    return { files: async () => indexFiles(buildWordIndex(papers)), stop: async () => {} }
  const worker = startWorker('index-worker')
  const ports = readers.map((reader) => {
    const { port1, port2 } = new MessageChannel()
    const order: Order = { pass: 'terms', to: port1 }
    reader.postMessage(order, [port1])
    return port2
  })
  worker.postMessage(ports, ports)
  const stop = async (): Promise<void> => void (await worker.terminate())
  const answered = new Promise<IndexFile[]>((resolve) => worker.once('message', resolve))
  // Its memory is free once it has answered.
  const found = Promise.race([answered, endOf(worker)]).finally(stop)
  found.catch(() => {})
  return { files: () => found, stop }
}
