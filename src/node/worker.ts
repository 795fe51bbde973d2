/** A thread that reads a shard of the papers: `threads.ts` talks to it. */
import { type MessagePort, parentPort, type TransferListItem, workerData } from 'node:worker_threads'
import type { Counts } from '../concepts/counts.ts'
import type { LinkingData } from '../concepts/lexicon.ts'
import { type Extracted, extractor } from '../extractor.ts'
import type { NgramRows } from '../mentions/tagger/ngram-counts.ts'
import type { Sketch } from '../mentions/tagger/sketch.ts'
import { countShard } from '../related/counts.ts'
import type { Paper } from '../types.ts'
import { collectGarbage } from './garbage.ts'
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
  | { part: Extracted }
  | { linked: true }

const port = parentPort
if (port === null) throw new Error('worker.ts runs as a thread of threads.ts')
const { papers, asEnglish, rows } = workerData as Share
const reading = loadKnowledge(rows).then((knowledge) => extractor(papers, knowledge, asEnglish))
const report = (message: Report, handedOver: TransferListItem[] = []): void =>
  port.postMessage(message, handedOver)

const done = (read: number): void => report({ read })

port.on('message', async (order: Order) => {
  const { sketch, survey, count, linkInParts } = await reading
  if (order.pass === 'sketch') report({ sketch: sketch(order.all, done) })
  else if (order.pass === 'survey') report({ ngrams: survey(order.sketch, done) })
  else if (order.pass === 'count') {
    const counts = count(order.ngrams, done)
    report({ counts }, buffersIn(counts.forms))
  } else if (order.pass === 'terms') {
    // The thread that asks is busy with what it has got until the next order comes.
    collectGarbage()
    const terms = countShard(papers)
    order.to.postMessage(terms, buffersIn(terms))
  } else {
    // What is sent need not be kept: only the thread that asks holds all links.
    for (const part of linkInParts(order.lexicon)) report({ part }, buffersIn(part.links))
    report({ linked: true })
  }
})
