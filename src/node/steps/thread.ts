/** A thread that does steps, one after the other: `threads.ts` talks to it. */
import { parentPort } from 'node:worker_threads'
import { count, link, merge, sketch, survey, terms } from './passes.ts'
import { drawAtlas, index, settleCounts } from './whole.ts'

const STEPS = { sketch, survey, count, merge, settleCounts, link, terms, index, drawAtlas }
export type Steps = typeof STEPS
type Name = keyof Steps

/** To the thread: a step and what it takes. */
export interface Asked {
  step: Name
  given: unknown[]
}
/** From the thread, once it is done. */
export interface Done {
  made: unknown
}

const port = parentPort
if (port === null) throw new Error('thread.ts runs as a thread of threads.ts')
port.on('message', async ({ step, given }: Asked) => {
  const done: Done = { made: await (STEPS[step] as (...given: unknown[]) => unknown)(...given) }
  port.postMessage(done)
})
