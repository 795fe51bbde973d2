/** Asks the search worker, which reads the names of the atlas while nothing else is to do. */
import { MANIFEST_FILE, NAMES_FILE } from '../../src/folder/format.ts'
import { isHeld } from '../data/fetched.ts'
import { once, port } from '../worker/port.ts'
import { fetchAll, isOnePage, startWorker } from '../worker/start.ts'
import type { Renamed } from './catalogue.ts'
import type { Found, SearchQuestions } from './desk.ts'

export interface Search {
  /** Starts reading the names, without a question yet. */
  open(): Promise<void>
  /** At most `most` hits of each group; over what has been read so far. */
  find(query: string, most: number): Promise<Found>
  rename(renamed: Renamed[]): void
}

const HELD = [MANIFEST_FILE, NAMES_FILE]

/** `folder` holds the atlas. */
export function createSearch(folder: URL): Search {
  const send = port<SearchQuestions>(() =>
    startWorker(
      'search-worker',
      () => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' }),
    ),
  )
  let renamed: Renamed[] = []
  let isOpen = false
  const open = once(async () => {
    const held = isOnePage() || isHeld(folder) ? await fetchAll(folder, HELD) : []
    const files = new Map(held.map((file, at) => [HELD[at], file]))
    await send('open', { folder: folder.href, files })
    isOpen = true
    if (renamed.length > 0) await send('rename', { renamed })
  })
  return {
    open,
    async find(query, most) {
      await open()
      return send('find', { query, most })
    },
    rename(now) {
      renamed = now
      if (isOpen) void send('rename', { renamed })
    },
  }
}
