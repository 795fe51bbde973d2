/** Asks the worker, which fetches what it needs of the atlas when it is asked. */
import { CHUNK_PAPERS, chunkFile, MANIFEST_FILE } from '../../src/folder/format.ts'
import { KNOWLEDGE_FILES } from '../../src/knowledge.ts'
import type { Question, Questions } from './desk.ts'

export interface Client {
  ask<Q extends Exclude<Question, 'open' | 'learn'>>(
    question: Q,
    ask: Questions[Q]['ask'],
  ): Promise<Questions[Q]['answer']>
}

/** Files asked for at once. */
const AT_ONCE = 6

/** `folder` holds the atlas, `knowledge` what new texts are read with. Nothing happens before the first question. */
export function createClient(papers: number, folder: URL, knowledge: URL): Client {
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
  let next = 0
  let worker: Worker | undefined
  const send = (question: Question, ask: object, transfer: ArrayBuffer[] = []): Promise<never> =>
    new Promise((resolve, reject) => {
      worker ??= startWorker(waiting)
      const id = next++
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, question, ask }, transfer)
    })
  const open = once(async () => {
    const names = [MANIFEST_FILE]
    // A worker that is part of a page holds none of the page's files and may fetch none.
    if (held()) for (let chunk = 0; chunk * CHUNK_PAPERS < papers; chunk++) names.push(chunkFile(chunk))
    const [manifest, ...chunks] = await fetchAll(names.map((name) => new URL(name, folder)))
    await send(
      'open',
      { manifest, chunks: held() ? chunks : null, folder: folder.href },
      [manifest, ...chunks].map(({ buffer }) => buffer),
    )
  })
  const learn = once(async () => {
    const files = await fetchAll(KNOWLEDGE_FILES.map((name) => new URL(name, knowledge)))
    await send(
      'learn',
      { files },
      files.map(({ buffer }) => buffer),
    )
  })
  return {
    async ask(question, ask) {
      await open()
      if (question === 'place') await learn()
      return send(question, ask)
    },
  }
}

/** The worker's code where the whole viewer is one page. */
const held = (): string | null | undefined => document.querySelector('script[data-worker]')?.textContent

/** A module of its own beside the page, or, where the whole viewer is one page, text that the page holds. */
function startWorker(
  waiting: Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>,
): Worker {
  const code = held()
  const worker = code
    ? // A page opened from disk may start no module worker; built, the worker is a plain script.
      new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    : new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data: { id, answer, error } }) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(answer as never)
    else asked?.reject(new Error(error))
  }
  worker.onerror = () => {
    for (const { reject } of waiting.values()) reject(new Error('the worker could not be started'))
    waiting.clear()
  }
  return worker
}

/** Does it once; where it fails, again when it is asked for again. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work().catch((error: Error) => {
      done = undefined
      throw error
    })
    return done
  }
}

/** In the order of the addresses. */
async function fetchAll(addresses: readonly URL[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const files: Uint8Array<ArrayBuffer>[] = []
  let at = 0
  const fetchSome = async (): Promise<void> => {
    for (let number = at++; number < addresses.length; number = at++) {
      const response = await fetch(addresses[number])
      if (!response.ok) throw new Error(`${addresses[number].pathname}: ${response.status}`)
      files[number] = new Uint8Array(await response.arrayBuffer())
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchSome))
  return files
}
