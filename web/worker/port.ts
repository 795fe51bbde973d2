/** Questions to a worker and their answers: `{id, question, ask}` → `{id, answer}` or `{id, error}`. */

/** Every question, with the type of what is asked and of the answer. */
export type Questions<Q> = { [K in keyof Q]: { ask: unknown; answer: unknown } }

export type Answers<Q extends Questions<Q>> = {
  [K in keyof Q]: (ask: Q[K]['ask']) => Promise<Q[K]['answer']>
}

export type Send<Q extends Questions<Q>> = <K extends keyof Q>(
  question: K,
  ask: Q[K]['ask'],
  transfer?: Transferable[],
) => Promise<Q[K]['answer']>

/** Starts the worker with the first question; one that cannot be started, or dies, is started anew with the next. */
export function port<Q extends Questions<Q>>(start: () => Worker): Send<Q> {
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
  let next = 0
  let worker: Worker | undefined
  const open = (): Worker => {
    const opened = start()
    opened.onmessage = ({ data: { id, answer, error } }) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) asked?.resolve(answer as never)
      else asked?.reject(new Error(error))
    }
    opened.onerror = () => {
      worker = undefined
      for (const { reject } of waiting.values()) reject(new Error('the worker could not be started'))
      waiting.clear()
    }
    return opened
  }
  return (question, ask, transfer = []) =>
    new Promise((resolve, reject) => {
      worker ??= open()
      const id = next++
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, question, ask }, transfer)
    })
}

/** The worker's side. */
export function serve<Q extends Questions<Q>>(answers: Answers<Q>): void {
  addEventListener('message', async ({ data }: MessageEvent) => {
    const { id, question, ask } = data as { id: number; question: keyof Q; ask: never }
    try {
      postMessage({ id, answer: await answers[question](ask) })
    } catch (error) {
      postMessage({ id, error: (error as Error).message })
    }
  })
}

/** Does it once; where it fails, again when it is asked for again. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined
  return () => {
    done ??= work().catch((error: Error) => {
      done = undefined
      throw error
    })
    return done
  }
}
