/** A thread that indexes the words of all papers: `word-index.ts` starts it. */
import { parentPort, workerData } from 'node:worker_threads'
import { indexFiles } from '../related/stored.ts'
import type { Text } from '../related/terms.ts'
import { buildWordIndex } from '../related/word-index.ts'

if (parentPort === null) throw new Error('index-worker.ts runs as a thread of word-index.ts')
parentPort.postMessage([...indexFiles(buildWordIndex(workerData as Text[]))])
