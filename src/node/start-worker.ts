import { Worker } from 'node:worker_threads'

/** Megabytes: a third of what V8 gives a thread for young objects: no slower, and the rest is free for others. */
const YOUNG = 16

/**
 * Starts a file of this folder as a thread; `name` is without its extension. In a package it is JavaScript; in a checkout
 * tsx has to be called in first, as threads do not inherit it. Its old objects may take `memory` megabytes, by default what
 * V8 gives.
 */
export function startWorker(name: string, workerData?: unknown, memory?: number): Worker {
  const resourceLimits = {
    maxYoungGenerationSizeMb: YOUNG,
    ...(memory !== undefined && { maxOldGenerationSizeMb: memory }),
  }
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData, resourceLimits })
  const file = JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(code, { eval: true, workerData, resourceLimits })
}

/** Rejects with what ended a thread; whoever asks something of it races with this. */
export function endOf(worker: Worker): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    worker.once('error', (error) => reject(new Error(`a thread failed: ${error.message}`, { cause: error })))
    worker.once('exit', (code) => reject(new Error(`a thread ended with code ${code} before its work`)))
  })
  // It also ends when all is done; only who still asks wants to hear of it.
  ended.catch(() => {})
  return ended
}
