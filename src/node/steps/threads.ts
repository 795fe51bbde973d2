/** Steps in threads of this machine. A thread ends with its work, and all its memory is free for what follows. */
import { endOf, startWorker } from '../start-worker.ts'
import type { Asked, Done, Steps } from './thread.ts'

/** Does a step in a thread; rejects with what it threw. */
export type Do = <S extends keyof Steps>(
  step: S,
  ...given: Parameters<Steps[S]>
) => Promise<Awaited<ReturnType<Steps[S]>>>

/** Megabytes that the objects of a thread may take: what has to be known of all papers may be more than an engine allows. */
const MOST_MEMORY = 5000

/** Runs `work`, which does steps one after the other in a thread of its own. */
export async function inThread<T>(work: (step: Do) => Promise<T>): Promise<T> {
  const thread = startWorker('steps/thread', undefined, MOST_MEMORY)
  const ended = endOf(thread)
  const step = (name: keyof Steps, ...given: unknown[]): Promise<unknown> => {
    const asked: Asked = { step: name, given }
    const made = new Promise((resolve) => thread.once('message', (done: Done) => resolve(done.made)))
    thread.postMessage(asked)
    return Promise.race([made, ended])
  }
  try {
    return await work(step as Do)
  } finally {
    await thread.terminate()
  }
}

/** Does `each` of the items in so many threads, each with the next item when it is done with one; gives what comes of them. */
export async function inThreads<I, T>(
  threads: number,
  items: readonly I[],
  each: (step: Do, item: I, number: number) => Promise<T>,
): Promise<T[]> {
  const made: T[] = new Array(items.length)
  let next = 0
  const some = (): Promise<void> =>
    inThread(async (step) => {
      while (next < items.length) {
        const number = next++
        made[number] = await each(step, items[number], number)
      }
    })
  await Promise.all(Array.from({ length: Math.min(threads, items.length) }, some))
  return made
}
