/** Asks the worker, which fetches what it needs of the atlas when it is asked. */
import { CHUNK_PAPERS, chunkFile, MANIFEST_FILE } from '../../src/folder/format.ts'
import { fetchFile } from '../data/fetched.ts'
import type { DeskQuestions } from './desk.ts'
import { once, port, type Send } from './port.ts'

export type Client = Send<Omit<DeskQuestions, 'open'>>

/** Files asked for at once. */
const AT_ONCE = 6

/** `folder` holds the atlas. Nothing happens before the first question. */
export function createClient(papers: number, folder: URL): Client {
  const send = port<DeskQuestions>(startWorker)
  const open = once(async () => {
    const names = [MANIFEST_FILE]
    // A worker that is part of a page holds none of the page's files and may fetch none.
    if (held()) for (let chunk = 0; chunk * CHUNK_PAPERS < papers; chunk++) names.push(chunkFile(chunk))
    const [manifest, ...chunks] = await fetchAll(names, folder)
    await send(
      'open',
      { manifest, chunks: held() ? chunks : null, folder: folder.href },
      [manifest, ...chunks].map(({ buffer }) => buffer),
    )
  })
  return async (question, ask) => {
    await open()
    return send(question, ask)
  }
}

/** The worker's code where the whole viewer is one page. */
const held = (): string | null | undefined => document.querySelector('script[data-worker]')?.textContent

/** Whether the viewer is one page, opened from disk: such a page may fetch nothing. */
export const isOnePage = (): boolean => Boolean(held())

/** A module of its own beside the page, or, where the whole viewer is one page, text that the page holds. */
function startWorker(): Worker {
  const code = held()
  return code
    ? // A page opened from disk may start no module worker; built, the worker is a plain script.
      new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    : new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
}

/** In the order of the names. */
async function fetchAll(names: readonly string[], folder: URL): Promise<Uint8Array<ArrayBuffer>[]> {
  const files: Uint8Array<ArrayBuffer>[] = []
  let at = 0
  const fetchSome = async (): Promise<void> => {
    for (let number = at++; number < names.length; number = at++) {
      const response = await fetchFile(names[number], folder)
      files[number] = new Uint8Array(await response.arrayBuffer())
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchSome))
  return files
}
