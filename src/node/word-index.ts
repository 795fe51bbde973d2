import { once } from 'node:events'
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
 * Indexes the words of all papers: with `readers`, the threads that have them, by the terms that they count, in a thread of
 * its own once they have ended, so that their memory is free for it; else when it is asked for the files. A thread that
 * throws or ends breaks `files` with an Error. The files are the same either way.
 */
export function startIndexing(papers: readonly Text[], readers?: readonly Worker[]): Indexing {
  if (readers === undefined)
    return { files: async () => indexFiles(buildWordIndex(papers)), stop: async () => {} }
  const ports = readers.map((reader) => {
    const { port1, port2 } = new MessageChannel()
    const order: Order = { pass: 'terms', to: port1 }
    reader.postMessage(order, [port1])
    return port2
  })
  let worker: Worker | undefined
  let stopped = false
  const stop = async (): Promise<void> => {
    stopped = true
    await worker?.terminate()
  }
  const index = async (): Promise<IndexFile[]> => {
    await Promise.all(readers.map((reader) => once(reader, 'exit')))
    if (stopped) return []
    worker = startWorker('index-worker')
    worker.postMessage(ports, ports)
    const answered = new Promise<IndexFile[]>((resolve) => worker!.once('message', resolve))
    return Promise.race([answered, endOf(worker)]).finally(stop)
  }
  const found = index()
  found.catch(() => {})
  return { files: () => found, stop }
}
