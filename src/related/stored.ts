/**
 * A WordIndex ⇄ the files that are stored with an atlas: `related/index.json` (this Head), `related/papers-0000.bin` and
 * its siblings (what is known of so many papers each: norms, lengths, scales, vectors), `related/terms-0000.bin` and its siblings
 * (a TermChunk each, loaded when a question has one of its terms). Numbers are little-endian.
 */
import { CountTables } from './count-tables.ts'
import type { Directions } from './term-chunks.ts'
import { readChunk, type TermChunk, writeChunk } from './term-chunks.ts'
import { missingChunks, type WordIndex } from './word-index.ts'
import { dampingOf } from './words.ts'

export const INDEX_FILE = 'related/index.json'

interface Head {
  format: 'concept-atlas-related'
  version: number
  papers: number
  /** Bits of a chunk's number. */
  bits: number
  /** Latent dimensions; 0 without. */
  rank: number
}

const VERSION = 3
const PAPERS_PER_FILE = 4096
const MOST_BITS = 16
const MOST_RANK = 1024

const number = (n: number): string => String(n).padStart(4, '0')
const papersFile = (n: number): string => `related/papers-${number(n)}.bin`
const termsFile = (n: number): string => `related/terms-${number(n)}.bin`

export interface IndexFile {
  /** Relative, with `/` between folders. */
  path: string
  bytes: Uint8Array
}

/** The paths of the files of an index in the order of `indexFiles`, by its INDEX_FILE. Throws an Error where that is broken. */
export function indexPaths(head: Uint8Array, papers: number): string[] {
  const { bits } = headOf(head, papers) ?? { bits: 0 }
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n)
  return [
    ...numbers(Math.ceil(papers / PAPERS_PER_FILE)).map(papersFile),
    ...numbers(2 ** bits).map(termsFile),
    INDEX_FILE,
  ]
}

/** The files of an index all of which is loaded, each made when it is asked for. */
export function* indexFiles({ norm, length, bits, chunks, latent }: WordIndex): Iterable<IndexFile> {
  const rank = latent?.rank ?? 0
  const head: Head = {
    format: 'concept-atlas-related',
    version: VERSION,
    papers: norm.length,
    bits,
    rank,
  }
  for (let first = 0; first < norm.length; first += PAPERS_PER_FILE) {
    const end = Math.min(first + PAPERS_PER_FILE, norm.length)
    yield {
      path: papersFile(first / PAPERS_PER_FILE),
      bytes: writePapers({ norm, length, latent }, first, end),
    }
  }
  for (const [n, chunk] of chunks.entries()) yield { path: termsFile(n), bytes: writeChunk(chunk!) }
  yield { path: INDEX_FILE, bytes: new TextEncoder().encode(`${JSON.stringify(head)}\n`) }
}

/** What is known of each paper. */
type PaperColumns = Pick<WordIndex, 'norm' | 'length' | 'latent'>

/** Bytes of a paper. */
const paperBytes = (latent: Directions | null): number => (latent ? 12 + latent.rank : 8)

function writePapers({ norm, length, latent }: PaperColumns, first: number, end: number): Uint8Array {
  const papers = end - first
  const rank = latent?.rank ?? 0
  const bytes = new Uint8Array(papers * paperBytes(latent))
  const view = new DataView(bytes.buffer)
  for (let p = 0; p < papers; p++) {
    view.setFloat32(p * 4, norm[first + p], true)
    view.setFloat32((papers + p) * 4, length[first + p], true)
    if (latent) view.setFloat32((2 * papers + p) * 4, latent.scale[first + p], true)
  }
  if (latent)
    bytes.set(
      new Uint8Array(latent.vectors.buffer, latent.vectors.byteOffset + first * rank, papers * rank),
      papers * 12,
    )
  return bytes
}

/** An index of which the terms are loaded when they are needed. */
export interface StoredIndex {
  words: WordIndex
  /** Loads what the terms with these keys need; a chunk is loaded once, a failed one again when it is asked for again. */
  need(keys: Iterable<number>): Promise<void>
}

/** All of a WordIndex in memory. */
export const inMemory = (words: WordIndex): StoredIndex => ({ words, need: async () => {} })

/**
 * Opens the index of `papers` papers; `load` gives the bytes of a file, or undefined where there is none. Undefined where no
 * index is stored, or one of another version or of other papers, so that one has to be built. Throws an Error that says
 * where a file is broken or missing.
 */
export async function openIndex(
  papers: number,
  load: (path: string) => Promise<Uint8Array | undefined>,
): Promise<StoredIndex | undefined> {
  const head = headOf(await load(INDEX_FILE), papers)
  if (head === undefined) return undefined
  const { bits, rank } = head
  const must = async (path: string): Promise<Uint8Array> => {
    const bytes = await load(path)
    if (bytes === undefined)
      throw new Error(`${path}: expected a part of the index, found no such file; build the atlas again`)
    return bytes
  }
  const norm = new Float32Array(papers)
  const length = new Float32Array(papers)
  const latent =
    rank === 0 ? null : { rank, vectors: new Int8Array(papers * rank), scale: new Float32Array(papers) }
  const parts = Array.from({ length: Math.ceil(papers / PAPERS_PER_FILE) }, (_, n) => n)
  await Promise.all(
    parts.map(async (n) =>
      readPapers(await must(papersFile(n)), papersFile(n), n * PAPERS_PER_FILE, { norm, length, latent }),
    ),
  )
  const damping = dampingOf(length)
  const chunks = new Array<TermChunk | undefined>(2 ** bits).fill(undefined)
  const tables = new CountTables(papers)
  const words: WordIndex = { norm, length, damping, tables, bits, chunks, latent }
  const loading = new Map<number, Promise<void>>()
  const loadChunk = async (n: number): Promise<void> => {
    const bytes = await must(termsFile(n))
    try {
      chunks[n] = readChunk(bytes, rank)
    } catch (error) {
      throw new Error(`${termsFile(n)}: ${(error as Error).message}; build the atlas again`)
    }
  }
  return {
    words,
    async need(keys) {
      const wanted = missingChunks(words, keys).map((n) => {
        const begun = loading.get(n) ?? loadChunk(n).finally(() => loading.delete(n))
        loading.set(n, begun)
        return begun
      })
      await Promise.all(wanted)
    },
  }
}

/** Loads all terms of a stored index. */
export async function loadAll({ words, need }: StoredIndex): Promise<WordIndex> {
  const step = 2 ** (48 - words.bits)
  await need(words.chunks.map((_, n) => n * step))
  return words
}

function headOf(bytes: Uint8Array | undefined, papers: number): Head | undefined {
  if (bytes === undefined) return undefined
  let head: Partial<Head>
  try {
    head = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new Error(`${INDEX_FILE}: expected JSON, found something else; build the atlas again`)
  }
  if (head?.format !== 'concept-atlas-related' || head.version !== VERSION || head.papers !== papers)
    return undefined
  const { bits, rank } = head
  const isUpTo = (value: unknown, most: number): value is number =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
  if (!isUpTo(bits, MOST_BITS) || !isUpTo(rank, MOST_RANK))
    throw new Error(`${INDEX_FILE}: expected bits and rank, found others; build the atlas again`)
  return head as Head
}

function readPapers(
  bytes: Uint8Array,
  path: string,
  first: number,
  { norm, length, latent }: PaperColumns,
): void {
  const papers = Math.min(PAPERS_PER_FILE, norm.length - first)
  const rank = latent?.rank ?? 0
  const expected = papers * paperBytes(latent)
  if (bytes.length !== expected)
    throw new Error(`${path}: expected ${expected} bytes, found ${bytes.length}; build the atlas again`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let p = 0; p < papers; p++) {
    norm[first + p] = view.getFloat32(p * 4, true)
    length[first + p] = view.getFloat32((papers + p) * 4, true)
    if (latent) latent.scale[first + p] = view.getFloat32((2 * papers + p) * 4, true)
  }
  latent?.vectors.set(
    new Int8Array(bytes.buffer, bytes.byteOffset + papers * 12, papers * rank),
    first * rank,
  )
}
