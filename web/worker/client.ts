/** Asks the worker, which fetches what it needs of the atlas when it is asked. */
import { CHUNK_PAPERS, CITATIONS_FILE, chunkFile, MANIFEST_FILE } from '../../src/folder/format.ts'
import { isHeld } from '../data/fetched.ts'
import type { DeskQuestions } from './desk.ts'
import { once, port, type Send } from './port.ts'
import { fetchAll, isOnePage, startWorker } from './start.ts'

export type Client = Send<Omit<DeskQuestions, 'open'>>

/** `folder` holds the atlas. Nothing happens before the first question. */
export function createClient(
  { papers, citations }: { papers: number; citations: number },
  folder: URL,
): Client {
  const send = port<DeskQuestions>(() =>
    startWorker('worker', () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })),
  )
  const open = once(async () => {
    const names: string[] = []
    const isWhole = isOnePage() || isHeld(folder)
    if (isWhole) {
      for (let chunk = 0; chunk * CHUNK_PAPERS < papers; chunk++) names.push(chunkFile(chunk))
      if (citations > 0) names.push(CITATIONS_FILE)
    }
    const [manifest, ...files] = await fetchAll(folder, [MANIFEST_FILE, ...names])
    const held = new Map(files.map((file, at) => [names[at], file]))
    await send(
      'open',
      { manifest, held: isWhole ? held : null, folder: folder.href },
      [manifest, ...files].map(({ buffer }) => buffer),
    )
  })
  return async (question, ask) => {
    await open()
    return send(question, ask)
  }
}
