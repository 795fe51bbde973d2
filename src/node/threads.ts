/** Shares the papers among threads. */
import type { Worker } from 'node:worker_threads'
import { type Extracted, type Extractor, joinExtracted } from '../extractor.ts'
import { sharded } from '../shards.ts'
import type { Paper } from '../types.ts'
import { endOf, startWorker } from './start-worker.ts'
import type { Order, Report, Share } from './worker.ts'

/** Fewer papers than this per thread are read sooner than a thread has started. */
const WORTH_A_THREAD = 500
const MOST_THREADS = 8

/** How many threads to read this many papers with, on a machine with this many cores; 1 is the thread at hand. */
export function threadsFor(papers: number, cores: number): number {
  return Math.max(1, Math.min(cores, MOST_THREADS, Math.floor(papers / WORTH_A_THREAD)))
}

/** Threads that read papers. */
export interface Threads {
  extractor: Extractor
  /** In the order of their papers; they end when their links are made. */
  readers: readonly Worker[]
  /** Ends them. */
  stop(): Promise<void>
}

/**
 * Starts `threads` threads, each with its share of the papers. A thread that throws or ends breaks what it is asked with an
 * Error. `settings` are the same for all; `start` starts a thread on its share.
 */
export function threadedExtractor(
  papers: readonly Paper[],
  threads: number,
  settings: Omit<Share, 'papers'> = {},
  start: (share: Share) => Worker = startThread,
): Threads {
  const share = Math.ceil(papers.length / threads)
  const workers: Worker[] = []
  const shards = Array.from({ length: threads }, (_, t) => {
    const own = papers.slice(t * share, (t + 1) * share).map(textOf)
    const worker = start({ papers: own, ...settings })
    workers.push(worker)
    return { papers: own.length, extractor: remote(worker) }
  })
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return { extractor: sharded(shards), readers: workers, stop }
}

/** A paper without what no reading needs. */
const textOf = ({ id, title, abstract, keywords, language }: Paper): Paper => ({
  ...{ id, title, abstract, keywords, authors: NONE, links: NONE },
  ...(language !== undefined && { language }),
})
const NONE: never[] = []

const startThread = (share: Share): Worker => startWorker('worker', share)

/** What hears the reports of a thread: gives the answer once it is whole, MORE where there is more to come. */
type Hear<T> = (report: Report) => T | typeof MORE | undefined
const MORE = Symbol('more')

function remote(worker: Worker): Extractor {
  const ended = endOf(worker)
  const ask = <T>(order: Order, hear: Hear<T>): Promise<T> => {
    const answered = new Promise<T>((resolve, reject) => {
      const listen = (report: Report): void => {
        const found = hear(report)
        if (found === MORE) return
        worker.off('message', listen)
        if (found === undefined) reject(new Error('a thread answered something else than it was asked'))
        else resolve(found)
      }
      worker.on('message', listen)
      worker.postMessage(order)
    })
    return Promise.race([answered, ended])
  }
  /** The one answer to an order, after any number of reports of progress. */
  const askOnce = <T>(
    order: Order,
    done: (papers: number) => void,
    answer: (report: Report) => T | undefined,
  ) =>
    ask<T>(order, (report) => {
      if (!('read' in report)) return answer(report)
      done(report.read)
      return MORE
    })
  return {
    sketch: (all, done) =>
      askOnce({ pass: 'sketch', all }, done, (report) => ('sketch' in report ? report.sketch : undefined)),
    survey: (sketch, done) =>
      askOnce({ pass: 'survey', sketch }, done, (report) => ('ngrams' in report ? report.ngrams : undefined)),
    count: (ngrams, done) =>
      askOnce({ pass: 'count', ngrams }, done, (report) => ('counts' in report ? report.counts : undefined)),
    // Links are the last thing asked of a thread: it ends with them, and its memory is free for what follows.
    link: (lexicon, done) => {
      const parts: Extracted[] = []
      let papers = 0
      return ask<Extracted>({ pass: 'link', lexicon }, (report) => {
        if ('linked' in report) return joinExtracted(parts)
        if (!('part' in report)) return
        parts.push(report.part)
        papers += report.part.results.length
        done(papers)
        return MORE
      }).finally(() => worker.terminate())
    },
  }
}
