/** Where corrections are kept: in the atlas folder where this machine serves it, else in this browser. */
import {
  CORRECTIONS_FILE,
  type Corrections,
  NO_CORRECTIONS,
  readCorrections,
  writeCorrections,
} from '../../src/corrections/file.ts'
import { MANIFEST_FILE } from '../../src/folder/format.ts'

export interface Keeper {
  place: 'folder' | 'browser'
  /** What was kept before. */
  kept: Corrections
  /** Gives what is kept then, with what others have added. Throws an Error that says why it cannot be kept. */
  keep(corrections: Corrections): Promise<Corrections>
}

/** Of a map that is gone with its page. */
export const KEEPS_NOTHING: Keeper = {
  place: 'browser',
  kept: NO_CORRECTIONS,
  keep: async (corrections) => corrections,
}

/** Never throws: what cannot be read is taken for empty. */
export async function openKeeper(
  folder: URL,
  storage: () => Storage,
  get: typeof fetch = fetch,
): Promise<Keeper> {
  const address = new URL(CORRECTIONS_FILE, folder)
  try {
    const { ok, headers } = await get(new URL(MANIFEST_FILE, folder), { method: 'HEAD' })
    if (ok && /rel="?edit"?/.test(headers.get('Link') ?? '')) return inFolder(address, get)
  } catch {
    // There is no atlas either, which is told elsewhere.
  }
  return inBrowser(`concept-atlas ${folder.pathname}`, storage)
}

async function inFolder(address: URL, get: typeof fetch): Promise<Keeper> {
  const read = async (response: Response): Promise<Corrections> => {
    const text = await response.text()
    if (!response.ok) throw new Error(text.trim() || String(response.status))
    return readCorrections(text, CORRECTIONS_FILE).corrections
  }
  const kept = await get(address).then(read, () => NO_CORRECTIONS)
  return {
    place: 'folder',
    kept,
    keep: async (corrections) => {
      const body = writeCorrections(corrections)
      const headers = { 'Content-Type': 'application/json' }
      let response: Response
      try {
        response = await get(address, { method: 'PUT', headers, body })
      } catch {
        throw new Error('concept-atlas serve does not answer')
      }
      return read(response)
    },
  }
}

function inBrowser(name: string, storage: () => Storage): Keeper {
  let kept = NO_CORRECTIONS
  try {
    const text = storage().getItem(name)
    if (text !== null) kept = readCorrections(text, name).corrections
  } catch {
    // Storage may be forbidden: then nothing was kept.
  }
  return {
    place: 'browser',
    kept,
    keep: async (corrections) => {
      try {
        storage().setItem(name, writeCorrections(corrections))
      } catch {
        throw new Error('this browser keeps nothing for this page')
      }
      return corrections
    },
  }
}
