/** An atlas folder as a library of related work, of which only what a question needs is fetched. */
import {
  type Catalogue,
  CHUNK_PAPERS,
  CITATIONS_FILE,
  chunkFile,
  type PaperChunk,
  parsePart,
  readChunk,
  readCitations,
  readPaper,
} from './folder/index.ts'
import { type Library, libraryOver } from './related/index.ts'
import { inMemory, openIndex, type StoredIndex } from './related/stored.ts'
import { buildWordIndex } from './related/word-index.ts'

export type { Library }

/** Gives the bytes of a file of the folder; undefined where there is none. */
export type Load = (path: string) => Promise<Uint8Array | undefined>

/**
 * The library of an atlas whose manifest has been read. Where the folder holds no index of its words, all papers are read
 * and one is built. Throws a FolderError, also from `fetch`, that says which file is missing or broken.
 */
export async function openLibrary(columns: Catalogue, load: Load): Promise<Library> {
  const { concepts, links, papers } = columns
  const chunks = chunksOf(columns, load)
  const index = (await openIndex(papers.id.length, load)) ?? (await builtIndex(papers.id.length, chunks))
  const citations =
    columns.citations === undefined
      ? undefined
      : readCitations(parsePart(await load(CITATIONS_FILE), CITATIONS_FILE), columns)
  const published = papers.year.map((year, p) => ({
    year: year ?? undefined,
    venue: papers.venue[p] ?? undefined,
  }))
  return libraryOver({ concepts, links, published, citations }, index, {
    async fetch(wanted) {
      const numbers = new Set(wanted.filter((paper) => paper < papers.id.length).map(chunkNumber))
      await Promise.all([...numbers].map(chunks.fetch))
    },
    reading(paper) {
      if (!(paper >= 0 && paper < papers.id.length))
        throw new RangeError(`paper: expected 0 … ${papers.id.length - 1}, got ${paper}`)
      const chunk = chunks.fetched.get(chunkNumber(paper))
      if (chunk === undefined) throw new Error(`paper ${paper}: expected it to be fetched`)
      return readPaper(columns, chunk, paper)
    },
  })
}

const chunkNumber = (paper: number): number => Math.floor(paper / CHUNK_PAPERS)

interface Chunks {
  fetched: Map<number, PaperChunk>
  /** A chunk is fetched once, a failed one again when it is asked for again. */
  fetch(number: number): Promise<void>
}

function chunksOf(columns: Catalogue, load: Load): Chunks {
  const fetched = new Map<number, PaperChunk>()
  const fetching = new Map<number, Promise<void>>()
  const fetchNow = async (number: number): Promise<void> => {
    const path = chunkFile(number)
    fetched.set(number, readChunk(columns, number, parsePart(await load(path), path)))
  }
  return {
    fetched,
    async fetch(number) {
      if (fetched.has(number)) return
      const begun = fetching.get(number) ?? fetchNow(number).finally(() => fetching.delete(number))
      fetching.set(number, begun)
      await begun
    },
  }
}

/** Files read at once. */
const AT_ONCE = 6

async function builtIndex(papers: number, chunks: Chunks): Promise<StoredIndex> {
  const count = Math.ceil(papers / CHUNK_PAPERS)
  for (let first = 0; first < count; first += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, i) => chunks.fetch(first + i)),
    )
  const numbers = Array.from({ length: count }, (_, number) => number)
  return inMemory(buildWordIndex(numbers.flatMap((number) => chunks.fetched.get(number)!.papers)))
}
