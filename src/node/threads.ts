/** Shares the papers among threads. */
import { Worker } from 'node:worker_threads'
import type { Counts } from '../concepts/counts.ts'
import { type Extractor, type PaperLinks, sharded } from '../extractor.ts'
import type { Paper } from '../types.ts'
import type { Order, Report, Share } from './worker.ts'

/** Fewer papers than this per thread are read sooner than a thread has started. */
const WORTH_A_THREAD = 500
const MOST_THREADS = 8

/** How many threads to read this many papers with, on a machine with this many cores; 1 is the thread at hand. */
export function threadsFor(papers: number, cores: number): number {
  return Math.max(1, Math.min(cores, MOST_THREADS, Math.floor(papers / WORTH_A_THREAD)))
}

/**
 * An extractor over `threads` threads, each with its share of the papers; `stop` ends them. A thread that throws or ends
 * breaks what it is asked with an Error. `settings` are the same for all; `start` starts a thread on its share.
 */
export function threadedExtractor(
  papers: readonly Paper[],
  threads: number,
  settings: Omit<Share, 'papers'> = {},
  start: (share: Share) => Worker = startThread,
): { extractor: Extractor; stop: () => Promise<void> } {
  const share = Math.ceil(papers.length / threads)
  const workers: Worker[] = []
  const shards = Array.from({ length: threads }, (_, t) => {
    const own = papers.slice(t * share, (t + 1) * share)
    const worker = start({ papers: own, ...settings })
    workers.push(worker)
    return { papers: own.length, extractor: remote(worker) }
  })
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return { extractor: sharded(shards), stop }
}

/** In a package the thread's file is JavaScript; in a checkout tsx has to be called in first, as threads do not inherit it. */
function startThread(workerData: Share): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./worker.js', import.meta.url), { workerData })
  const file = JSON.stringify(new URL('./worker.ts', import.meta.url).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(code, { eval: true, workerData })
}

function remote(worker: Worker): Extractor {
  const ended = new Promise<never>((_, reject) => {
    worker.once('error', (error) => reject(new Error(`a thread failed: ${error.message}`, { cause: error })))
    worker.once('exit', (code) => reject(new Error(`a thread ended with code ${code} before its work`)))
  })
  // It also ends when all is done; only who still asks wants to hear of it.
  ended.catch(() => {})
  const ask = <T>(order: Order, done: (read: number) => void, answer: (report: Report) => T | undefined) => {
    const answered = new Promise<T>((resolve, reject) => {
      const hear = (report: Report): void => {
        if ('read' in report) {
          done(report.read)
          return
        }
        worker.off('message', hear)
        const found = answer(report)
        if (found === undefined) reject(new Error('a thread answered something else than it was asked'))
        else resolve(found)
      }
      worker.on('message', hear)
      worker.postMessage(order)
    })
    return Promise.race([answered, ended])
  }
  return {
    count: (done) => ask<Counts>({}, done, (report) => ('counts' in report ? report.counts : undefined)),
    // Links are the last thing asked of a thread: it ends with them, and its memory is free for what follows.
    link: (lexicon, done) =>
      ask<PaperLinks[]>({ lexicon }, done, (report) =>
        'links' in report ? report.links : undefined,
      ).finally(() => worker.terminate()),
  }
}
