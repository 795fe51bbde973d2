/** What the search worker answers, also while it still reads the names. */

import { MANIFEST_FILE, type Manifest, NAMES_FILE, type Names } from '../../src/folder/format.ts'
import { joinPieces } from '../../src/folder/pieces.ts'
import { fetchFile } from '../data/fetched.ts'
import type { Answers } from '../worker/port.ts'
import { type Catalogue, catalogue, type HitGroup, type Renamed } from './catalogue.ts'

export interface Found {
  groups: HitGroup[]
  /** Share of the names that have been read. */
  read: number
}

export interface SearchQuestions {
  /** Comes first. `files` are those of the atlas that the worker cannot fetch from `folder` itself, as UTF-8. */
  open: { ask: { folder: string; files: Map<string, Uint8Array> }; answer: null }
  rename: { ask: { renamed: Renamed[] }; answer: null }
  find: { ask: { query: string; most: number }; answer: Found }
}

/** Names that are read before a question is let in: some 20 ms. */
const SLICE = 4000

/** `pause` lets questions in. */
export function createSearchDesk(pause: () => Promise<void>): Answers<SearchQuestions> {
  let names: Catalogue
  let read = 0
  return {
    async open({ folder, files }) {
      const load = async (path: string): Promise<unknown> => {
        const held = files.get(path)
        if (held) return JSON.parse(new TextDecoder().decode(held))
        return (await fetchFile(path, new URL(folder))).json()
      }
      const manifest = (await load(MANIFEST_FILE)) as Manifest
      await joinPieces(manifest, load)
      const hasMore = files.has(NAMES_FILE) || manifest.files?.some(([path]) => path === NAMES_FILE)
      const more = hasMore ? ((await load(NAMES_FILE)) as Names) : undefined
      const opened = catalogue(manifest, more)
      names = opened
      const readAll = async (): Promise<void> => {
        let steps = 0
        for (const _ of opened.read()) {
          if (++steps % SLICE > 0) continue
          read = Math.min(0.99, steps / opened.steps)
          await pause()
        }
        read = 1
      }
      readAll()
      return null
    },
    async rename({ renamed }) {
      names.rename(renamed)
      return null
    },
    async find({ query, most }) {
      return { groups: names.find(query, most), read }
    },
  }
}
