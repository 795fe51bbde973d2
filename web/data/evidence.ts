/** The papers as given and the evidence of their links, loaded a chunk at a time. */

import { textAt } from '../../src/atlas.ts'
import { CHUNK_PAPERS, type Chunk, chunkFile } from '../../src/folder/format.ts'
import { type Evidence, FIELDS, type Paper, type Result } from '../../src/types.ts'
import { fetchFile } from './fetched.ts'
import type { MapData } from './map-data.ts'

/** A paper with the evidence of each of its links, in the order of the link columns. */
export interface PaperDetail {
  paper: Paper
  evidence: Evidence[][]
  /** Figures that it reports. */
  results: Result[]
}

/** Numbers per piece of evidence in a chunk: field, start, end, sentence start, sentence end. */
const STRIDE = 5

/** Loads a paper's detail; every chunk is fetched once, a failed one again when it is asked for again. */
export function detailLoader(
  data: MapData,
  folder: URL,
  get: typeof fetch = fetch,
): (paper: number) => Promise<PaperDetail> {
  const chunks = new Map<number, Promise<Chunk>>()
  const load = (number: number): Promise<Chunk> => {
    let chunk = chunks.get(number)
    if (!chunk) {
      chunk = fetchFile(chunkFile(number), folder, get).then((response) => response.json() as Promise<Chunk>)
      chunk.catch(() => chunks.delete(number))
      chunks.set(number, chunk)
    }
    return chunk
  }
  return async (paper) => {
    const number = Math.floor(paper / CHUNK_PAPERS)
    return paperDetail(data, await load(number), number * CHUNK_PAPERS, paper)
  }
}

/** Reads paper number `paper` out of the chunk that begins with paper number `first`. */
export function paperDetail(data: MapData, chunk: Chunk, first: number, paper: number): PaperDetail {
  const given = chunk.papers[paper - first]
  const links = data.linkStart[paper] - data.linkStart[first]
  const evidence = chunk.evidence
    .slice(links, links + data.linkStart[paper + 1] - data.linkStart[paper])
    .map((numbers) => readEvidence(given, numbers))
  return { paper: given, evidence, results: chunk.results?.[paper - first] ?? [] }
}

function readEvidence(paper: Paper, numbers: number[]): Evidence[] {
  const found: Evidence[] = []
  for (let at = 0; at + STRIDE <= numbers.length; at += STRIDE) {
    const [field, start, end, sentenceStart, sentenceEnd] = numbers.slice(at, at + STRIDE)
    const span = { field: FIELDS[field], start, end }
    found.push({
      ...span,
      surface: textAt(paper, span),
      sentence: { start: sentenceStart, end: sentenceEnd },
    })
  }
  return found
}
