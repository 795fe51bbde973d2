/** A thread that reads a shard of the papers: `threads.ts` talks to it. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Counts } from '../concepts/counts.ts'
import type { LinkingData } from '../concepts/lexicon.ts'
import { extractor, type PaperLinks, REPORT } from '../extractor.ts'
import type { NgramRows } from '../mentions/tagger/ngram-counts.ts'
import type { Sketch } from '../mentions/tagger/sketch.ts'
import { countShard } from '../related/counts.ts'
import type { Paper } from '../types.ts'
import { loadKnowledge } from './knowledge.ts'
import { buffersIn } from './transfer.ts'

/** What a thread reads, and how: as `extractor` and `loadKnowledge` take it. */
export interface Share {
  papers: readonly Paper[]
  asEnglish?: boolean
  rows?: string
}

/** To the thread: a pass, with what it needs; what the index of related work counts goes to the thread that makes it. */
export type Order =
  | { pass: 'sketch'; all: number }
  | { pass: 'survey'; sketch: Sketch }
  | { pass: 'count'; ngrams: NgramRows }
  | { pass: 'terms'; to: MessagePort }
  | { pass: 'link'; lexicon: LinkingData }
/** From the thread: how many papers are read, or the answer to the order; links come in parts, in the order of the papers. */
export type Report =
  | { read: number }
  | { sketch: Sketch }
  | { ngrams: NgramRows }
  | { counts: Counts }
  | { links: PaperLinks[]; last: boolean }

const port = parentPort
if (port === null) throw new Error('worker.ts runs as a thread of threads.ts')
const { papers, asEnglish, rows } = workerData as Share
const reading = loadKnowledge(rows).then((knowledge) => extractor(papers, knowledge, asEnglish))
const report = (message: Report): void => port.postMessage(message)

const done = (read: number): void => report({ read })

port.on('message', async (order: Order) => {
  const { sketch, survey, count, linkEach } = await reading
  if (order.pass === 'sketch') report({ sketch: sketch(order.all, done) })
  else if (order.pass === 'survey') report({ ngrams: survey(order.sketch, done) })
  else if (order.pass === 'count') report({ counts: count(order.ngrams, done) })
  else if (order.pass === 'terms') {
    const terms = countShard(papers)
    order.to.postMessage(terms, buffersIn(terms))
  } else {
    // What is sent need not be kept: only the thread that asks holds all links.
    let part: PaperLinks[] = []
    for (const links of linkEach(order.lexicon)) {
      if (part.length === REPORT) {
        report({ links: part, last: false })
        part = []
      }
      part.push(links)
    }
    report({ links: part, last: true })
  }
})
