/** A thread that indexes the words of all papers by what the threads that have them send: `word-index.ts` starts it. */
import { type MessagePort, parentPort } from 'node:worker_threads'
import type { ShardTerms } from '../related/counts.ts'
import { indexFiles } from '../related/stored.ts'
import { indexTerms } from '../related/word-index.ts'
import { buffersIn } from './transfer.ts'

const port = parentPort
if (port === null) throw new Error('index-worker.ts runs as a thread of word-index.ts')
port.once('message', async (readers: MessagePort[]) => {
  const shards = await Promise.all(
    readers.map((reader) => new Promise<ShardTerms>((resolve) => reader.once('message', resolve))),
  )
  for (const reader of readers) reader.close()
  const files = [...indexFiles(indexTerms(shards))]
  port.postMessage(files, buffersIn(files))
})
