/** Gaps of the map as it is now, found by a worker: of a large library they take a second. Fetched when they are wanted. */
import type { Gap } from '../../src/related/gaps.ts'
import { linksThere, type MapData } from '../data/map-data.ts'
import { port } from '../worker/port.ts'
import { startWorker } from '../worker/start.ts'

/** Gaps that are found at once. */
const MOST = 30
/** Papers that each of the two concepts has, at least. */
const LEAST_PAPERS = 3

export interface GapQuestions {
  /** Columns of the concepts and of the links by paper; `about` is a concept, -1 for all. */
  gaps: {
    ask: {
      label: string[]
      count: Uint32Array
      start: Uint32Array
      concept: Uint32Array
      about: number
      most: number
      papers: number
    }
    answer: Gap[]
  }
}

const send = port<GapQuestions>(() =>
  startWorker(
    'gaps-worker',
    () => new Worker(new URL('./gaps-worker.ts', import.meta.url), { type: 'module' }),
  ),
)

/** The gaps of a concept (a node), or of the whole map (-1); all numbers in them are nodes. */
export async function gapsIn(data: MapData, about: number): Promise<Gap[]> {
  const { start, concept } = linksThere(data)
  const count = data.count.slice(data.papers)
  const asked = about < 0 ? -1 : about - data.papers
  // The names of all others are not looked at.
  const label = Array.from(count, (papers, c) =>
    papers >= LEAST_PAPERS || c === asked ? data.label[data.papers + c] : '',
  )
  const ask = { label, count, start, concept, about: asked, most: MOST, papers: LEAST_PAPERS }
  const found = await send('gaps', ask, [count.buffer, start.buffer, concept.buffer])
  const node = (c: number): number => data.papers + c
  return found.map((gap) => ({ ...gap, a: node(gap.a), b: node(gap.b), bridges: gap.bridges.map(node) }))
}
