/**
 * What papers say in words: their terms and, where they are many, their latent dimensions. It is what is stored with an
 * atlas; the parts of it that depend on the terms of a question may be missing until they are needed.
 */
import { CountTables } from './count-tables.ts'
import { countShard, mergeShards, type ShardTerms } from './counts.ts'
import { addDirection, buildLsa, normalise } from './lsa.ts'
import { type Postings, transpose } from './postings.ts'
import { chunkOf, type Directions, placeOf, type TermChunk } from './term-chunks.ts'
import type { Text } from './terms.ts'
import { termWeight } from './weights.ts'
import { dampingOf, normsOf } from './words.ts'

export interface WordIndex {
  /** Of each paper the length of its vector, as `normsOf` gives it. */
  norm: Float32Array
  /** Of each paper how many words it has, those of its title and keywords twice. */
  length: Float32Array
  /** Of each paper what BM25 damps its counts by, as `dampingOf` gives it. */
  damping: Float32Array
  /** Of frequent terms, as they are asked for. */
  tables: CountTables
  /** 2^bits chunks of terms by their key; undefined where one is not loaded. */
  bits: number
  chunks: (TermChunk | undefined)[]
  /** Of each paper its unit vector among the latent dimensions; null where the papers are too few. */
  latent: Directions | null
}

/** A term of a question, where the papers have it. */
export interface KnownTerm {
  postings: Postings
  /** The term's row of the postings. */
  row: number
  /** How often it counts in the question. */
  weight: number
  /** Its row in `chunk.directions`, or -1. */
  direction: number
  chunk: TermChunk
}

/** Any seed will do; a fixed one makes the index depend on nothing but the papers. */
const SEED = 1
/** Bytes of a chunk, about; a question of 150 terms needs as many at most. */
const CHUNK_BYTES = 24_000
/** What a term takes beside its postings and its direction. */
const TERM_BYTES = 8

/** Indexes all papers; the numbers of the papers are their places. */
export const buildWordIndex = (papers: readonly Text[]): WordIndex => indexTerms([countShard(papers)])

/** The same from the terms of consecutive shards of the papers, which are used up. */
export function indexTerms(shards: readonly ShardTerms[]): WordIndex {
  const { keys, rows, length } = mergeShards(shards)
  const postings = transpose(rows, keys.length)
  const lsa = buildLsa(rows, postings.size, SEED)
  const rank = lsa?.papers.rank ?? 0
  const bytes = postings.bytes.length + keys.length * TERM_BYTES + (lsa?.terms.scale.length ?? 0) * (rank + 4)
  const bits = Math.max(0, Math.ceil(Math.log2(bytes / CHUNK_BYTES)))
  const chunks: TermChunk[] = []
  for (let number = 0, from = 0; number < 2 ** bits; number++) {
    let to = from
    while (to < keys.length && chunkOf(keys[to], bits) === number) to++
    const own = (lsa?.direction ?? new Int32Array(keys.length).fill(-1)).subarray(from, to)
    const kept = own.filter((row) => row >= 0)
    const directions: Directions = {
      rank,
      vectors: new Int8Array(kept.length * rank),
      scale: Float32Array.from(kept, (row) => lsa!.terms.scale[row]),
    }
    kept.forEach((row, r) => {
      directions.vectors.set(lsa!.terms.vectors.subarray(row * rank, (row + 1) * rank), r * rank)
    })
    let next = 0
    chunks.push({
      keys: keys.subarray(from, to),
      postings: {
        start: postings.start.subarray(from, to + 1),
        size: postings.size.subarray(from, to),
        bytes: postings.bytes,
      },
      direction: own.map((row) => (row < 0 ? -1 : next++)),
      directions,
    })
    from = to
  }
  return {
    norm: normsOf(rows, postings.size),
    length,
    damping: dampingOf(length),
    tables: new CountTables(length.length),
    bits,
    chunks,
    latent: lsa?.papers ?? null,
  }
}

/** Numbers of the chunks that the terms with these keys stand in and that are not loaded, ascending. */
export function missingChunks({ bits, chunks }: WordIndex, keys: Iterable<number>): number[] {
  const missing = new Set<number>()
  for (const key of keys) {
    const number = chunkOf(key, bits)
    if (chunks[number] === undefined) missing.add(number)
  }
  return [...missing].sort((a, b) => a - b)
}

/** A term by its key; undefined where no paper has it. Throws an Error where its chunk is not loaded. */
export function termAt({ bits, chunks }: WordIndex, key: number, count: number): KnownTerm | undefined {
  const chunk = chunks[chunkOf(key, bits)]
  if (chunk === undefined) throw new Error('expected the terms of the question to be loaded')
  const row = placeOf(chunk.keys, key)
  return row < 0
    ? undefined
    : { chunk, postings: chunk.postings, row, weight: count, direction: chunk.direction[row] }
}

/** The unit vector of a bag of terms among the latent dimensions; all zero where none of them has a direction. */
export function project(index: WordIndex, terms: readonly KnownTerm[]): Float32Array {
  const vector = new Float32Array(index.latent?.rank ?? 0)
  for (const { chunk, row, direction, weight } of terms)
    if (direction >= 0)
      addDirection(
        chunk.directions,
        direction,
        termWeight(index.norm.length, chunk.postings.size[row], weight),
        vector,
      )
  return normalise(vector)
}
