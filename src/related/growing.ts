/** New papers in a library without building it again. */
import type { Citations } from '../citation.ts'
import { readDocument } from '../text/index.ts'
import { type Evidence, type Link, type Paper, ROLES } from '../types.ts'
import { CountTables } from './count-tables.ts'
import { type Library, libraryOver } from './library.ts'
import { directionsOf } from './lsa.ts'
import { emptyRow, PostingsWriter, readRow } from './postings.ts'
import { quoteAround } from './query.ts'
import type { Reading } from './quotes.ts'
import { findConcepts } from './surfaces.ts'
import { chunkOf, type TermChunk } from './term-chunks.ts'
import { countTerms, eachTerm, lengthOf, type Text } from './terms.ts'
import { type KnownTerm, project, termAt, type WordIndex } from './word-index.ts'
import { dampingOf, normOf } from './words.ts'

/** Of a term the papers that have it, ascending, and how often. */
interface Entries {
  papers: number[]
  counts: number[]
  /** Pairs of one paper only are not indexed. */
  pair: boolean
}

/** The terms of new papers, which are numbered from `first` on. */
function entriesOf(texts: readonly Text[], first: number): Map<number, Entries> {
  const entries = new Map<number, Entries>()
  texts.forEach((text, t) => {
    eachTerm(text, (key, weight, pair) => {
      let one = entries.get(key)
      if (one === undefined) {
        one = { papers: [], counts: [], pair }
        entries.set(key, one)
      }
      one.pair &&= pair
      const last = one.papers.length - 1
      if (one.papers[last] === first + t) one.counts[last] += weight
      else {
        one.papers.push(first + t)
        one.counts.push(weight)
      }
    })
  })
  return entries
}

/** A chunk with more entries; terms that it does not have yet get no direction. */
function grown(chunk: TermChunk, added: ReadonlyMap<number, Entries>): TermChunk {
  const place = new Map<number, number>()
  for (const [row, key] of chunk.keys.entries()) place.set(key, row)
  const fresh = [...added].filter(
    ([key, { pair, papers }]) => !place.has(key) && (!pair || papers.length > 1),
  )
  const keys = Float64Array.from([...chunk.keys, ...fresh.map(([key]) => key)]).sort()
  const writer = new PostingsWriter()
  const row = emptyRow(1024)
  for (const key of keys) {
    const own = place.get(key)
    const { columns, counts, size } = own === undefined ? emptyRow(0) : readRow(chunk.postings, own, row)
    const more = added.get(key)
    writer.add(
      more ? [...columns.subarray(0, size), ...more.papers] : columns,
      more ? [...counts.subarray(0, size), ...more.counts] : counts,
      size + (more?.papers.length ?? 0),
    )
  }
  return {
    keys,
    postings: writer.finish(),
    direction: Int32Array.from(keys, (key) => chunk.direction[place.get(key) ?? -1] ?? -1),
    directions: chunk.directions,
  }
}

/**
 * The index with more papers, numbered after those that it has; their terms must be loaded (`need`). The latent
 * dimensions, and the norms of its papers, stay those that were learned. A pair of words that one paper had before is known
 * once two of the new ones have it.
 */
export function indexWith(index: WordIndex, texts: readonly Text[]): WordIndex {
  const before = index.norm.length
  const byChunk = new Map<number, Map<number, Entries>>()
  for (const [key, entries] of entriesOf(texts, before)) {
    const number = chunkOf(key, index.bits)
    const own = byChunk.get(number) ?? new Map<number, Entries>()
    byChunk.set(number, own.set(key, entries))
  }
  const chunks = index.chunks.slice()
  for (const [number, added] of byChunk) chunks[number] = grown(index.chunks[number]!, added)
  const papers = before + texts.length
  const norm = new Float32Array(papers)
  norm.set(index.norm)
  const length = new Float32Array(papers)
  length.set(index.length)
  texts.forEach((text, t) => {
    length[before + t] = lengthOf(text)
  })
  const more = { ...index, chunks, norm, length, damping: dampingOf(length), tables: new CountTables(papers) }
  const counts = texts.map((text) => countTerms(text))
  for (const [t, own] of counts.entries()) norm[before + t] = normOf(papers, knownIn(more, own))
  if (index.latent === null) return more
  const { rank, vectors, scale } = index.latent
  const fresh = directionsOf(texts.length, rank, (t) => project(index, knownIn(index, counts[t])))
  const latent = {
    rank,
    vectors: new Int8Array(papers * rank),
    scale: new Float32Array(papers),
  }
  latent.vectors.set(vectors)
  latent.vectors.set(fresh.vectors, before * rank)
  latent.scale.set(scale)
  latent.scale.set(fresh.scale, before)
  return { ...more, latent }
}

/** The terms of a text that papers of the index have. */
const knownIn = (index: WordIndex, counts: ReadonlyMap<number, number>): KnownTerm[] =>
  [...counts].map(([key, count]) => termAt(index, key, count)).filter((term) => term !== undefined)

/** What a new paper names of the library's concepts: a link each, where it first stands, sorted by concept. */
function readingOfNew(library: Library, paper: Paper): Reading {
  const document = readDocument(paper)
  const links = findConcepts(library.surfaces(), paper).map((found): Link => {
    const quote = quoteAround(document, found)
    const { field, start, end } = found
    const from = start - quote.start
    const evidence: Evidence = {
      field,
      start,
      end,
      surface: paper[field].slice(start, end),
      sentence: { start: from, end: from + quote.sentence.length },
    }
    return { concept: found.concept, role: 'mentions', weight: 1, evidence: [evidence] }
  })
  return { paper, links: links.sort((a, b) => a.concept - b.concept), results: [] }
}

type Column = Uint8Array | Uint32Array | Float32Array

function appended<T extends Column>(column: T, make: new (size: number) => T, more: readonly number[]): T {
  const longer = new make(column.length + more.length)
  longer.set(column)
  longer.set(more, column.length)
  return longer
}

/** The same citations, with `more` papers after those there are, which cite nothing. */
function citationsWith({ start, work, outside }: Citations, more: number): Citations {
  const papers = start.length - 1
  return {
    start: appended(start, Uint32Array, Array<number>(more).fill(start[papers])),
    work: work.map((one) => (one < papers ? one : one + more)),
    outside,
  }
}

/**
 * The library with more papers, numbered after those that it has. They are linked to the concepts that they name by a label
 * or an alias; new concepts, roles and places on the map come with the next build.
 */
export async function libraryWith(library: Library, papers: readonly Paper[]): Promise<Library> {
  const keys = new Set<number>()
  for (const paper of papers) eachTerm(paper, (key) => keys.add(key))
  await library.index.need(keys)
  const words = indexWith(library.index.words, papers)
  const before = library.published.length
  const more = papers.map((paper) => readingOfNew(library, paper))
  const added = more.flatMap(({ links }) => links)
  const { start, concept, role, weight } = library.links
  let end = concept.length
  const ends = more.map(({ links }) => {
    end += links.length
    return end
  })
  const links = {
    start: appended(start, Uint32Array, ends),
    concept: appended(
      concept,
      Uint32Array,
      added.map((link) => link.concept),
    ),
    role: appended(
      role,
      Uint8Array,
      added.map((link) => ROLES.indexOf(link.role)),
    ),
    weight: appended(
      weight,
      Float32Array,
      added.map((link) => link.weight),
    ),
  }
  const catalogue = {
    concepts: library.concepts,
    links,
    published: [...library.published, ...papers],
    citations: library.citations && citationsWith(library.citations, papers.length),
  }
  const index = {
    words,
    async need(wanted: Iterable<number>) {
      const asked = [...wanted]
      await library.index.need(asked)
      // A chunk that was loaded since has no term of the new papers.
      for (const key of asked) {
        const number = chunkOf(key, words.bits)
        words.chunks[number] ??= library.index.words.chunks[number]
      }
    },
  }
  return libraryOver(catalogue, index, {
    fetch: (wanted) => library.fetch(wanted.filter((paper) => paper < before)),
    reading: (paper) => more[paper - before] ?? library.reading(paper),
  })
}
