import { VERSION } from '../atlas.ts'
import type { Citations } from '../citation.ts'
import { keptNames } from '../kept.ts'
import { type Atlas, CONCEPT_TYPES, type ConceptRelation, FIELDS, type Paper, RELATIONS } from '../types.ts'
import { columnsText, Entries } from './columns.ts'
import type { FileEntry } from './files.ts'
import {
  CHUNK_PAPERS,
  type Chunk,
  CITATIONS_FILE,
  type CitationColumns,
  chunkFile,
  GROWN_FILE,
  MANIFEST_FILE,
  type Manifest,
  NAMES_FILE,
  type Names,
  RELATIONS_FILE,
  type Relations,
} from './format.ts'
import { cutColumns, LARGE } from './pieces.ts'
import type { Recipe } from './recipe.ts'

export interface FolderFile {
  /** Relative, with `/` between folders. */
  path: string
  chunks: Iterable<string>
}

/**
 * The shortest usual decimal that reads back as the same single-precision number (coordinates and weights come rounded,
 * so two or four places mostly do). Throws a RangeError for what JSON cannot hold.
 */
export function decimal(value: number): number {
  const single = Math.fround(value)
  if (!Number.isFinite(single)) throw new RangeError(`expected a finite number, found ${value}`)
  for (const scale of [1e2, 1e4]) {
    const short = Math.round(single * scale) / scale
    if (Math.fround(short) === single) return short + 0
  }
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(single.toPrecision(digits))
    if (Math.fround(rounded) === single) return rounded
  }
  return Number(single.toPrecision(9))
}

const decimals = (values: Float32Array): Entries => Entries.numbers(values, decimal)

/** What a manifest holds, its columns as they are written. */
type Written<T> = {
  [K in keyof T]: K extends 'papers' | 'concepts' | 'links' | 'cooccurrences' | 'nodes'
    ? Record<keyof T[K], Entries>
    : T[K]
}

function manifestOf(
  atlas: Atlas,
  files: readonly FileEntry[] | undefined,
  built: Recipe | undefined,
): Written<Manifest> {
  const { papers, concepts, links, cooccurrences, nodes } = atlas
  return {
    format: 'concept-atlas',
    version: VERSION,
    papers: {
      id: Entries.of(papers, ({ id }) => id),
      label: Entries.of(atlas.labels, (label) => label),
      year: Entries.of(papers, ({ year }) => year ?? null),
      venue: Entries.of(papers, ({ venue }) => venue ?? null),
    },
    concepts: {
      slug: Entries.of(concepts, ({ slug }) => slug),
      label: Entries.of(concepts, ({ label }) => label),
      type: Entries.of(concepts, ({ type }) => CONCEPT_TYPES.indexOf(type)),
      papers: Entries.of(concepts, ({ papers }) => papers),
      aliases: Entries.of(concepts, ({ aliases }) =>
        aliases.map(({ surface, why, paper }) =>
          paper === undefined ? [surface, why] : [surface, why, paper],
        ),
      ),
    },
    links: {
      start: Entries.numbers(links.start),
      concept: Entries.numbers(links.concept),
      role: Entries.numbers(links.role),
      weight: decimals(links.weight),
    },
    cooccurrences: {
      a: Entries.numbers(cooccurrences.a),
      b: Entries.numbers(cooccurrences.b),
      count: Entries.numbers(cooccurrences.count),
      npmi: decimals(cooccurrences.npmi),
      weight: decimals(cooccurrences.weight),
    },
    communities: atlas.communities,
    ...(atlas.regions && { regions: atlas.regions }),
    nodes: {
      community: Entries.numbers(nodes.community),
      x: decimals(nodes.x),
      y: decimals(nodes.y),
      size: decimals(nodes.size),
    },
    ...(atlas.relations && { relations: atlas.relations.length }),
    ...(atlas.citations && { citations: atlas.citations.work.length }),
    ...collectionsOf(papers),
    ...keptOf(papers),
    ...(atlas.corrections && {
      corrections: {
        id: atlas.corrections.map(({ id }) => id),
        outcome: atlas.corrections.map(({ outcome }) => outcome),
        note: atlas.corrections.map(({ note }) => note),
      },
    }),
    ...(built && { built }),
    // Not a copy: it grows until the manifest is written.
    ...(files && { files: files as FileEntry[] }),
  }
}

function collectionsOf(papers: readonly Paper[]): Pick<Manifest, 'collections'> {
  const name = [...new Set(papers.flatMap(({ collections = [] }) => collections))].sort()
  if (name.length === 0) return {}
  const at = new Map(name.map((one, number) => [one, number]))
  const start = [0]
  const of: number[] = []
  for (const { collections = [] } of papers) {
    for (const one of collections) of.push(at.get(one)!)
    start.push(of.length)
  }
  return { collections: { name, start, of } }
}

function keptOf(papers: readonly Paper[]): Pick<Manifest, 'kept'> {
  const name = keptNames(papers)
  if (name.length === 0) return {}
  const values = name.map(() => new Array<number | null>(papers.length).fill(null))
  const at = new Map(name.map((one, number) => [one, number]))
  for (const [p, { kept = [] }] of papers.entries())
    for (const [one, value] of kept) values[at.get(one)!][p] = value
  return { kept: { name, values } }
}

function relationsOf(relations: readonly ConceptRelation[]): Relations {
  return {
    kind: relations.map(({ kind }) => RELATIONS.indexOf(kind)),
    from: relations.map(({ from }) => from),
    to: relations.map(({ to }) => to),
    papers: relations.map(({ papers }) => papers),
    evidence: relations.map(({ evidence }) =>
      evidence.flatMap(({ paper, field, start, end }) => [paper, FIELDS.indexOf(field), start, end]),
    ),
  }
}

const citationsOf = ({ start, work, outside }: Citations): CitationColumns => ({
  start: Array.from(start),
  work: Array.from(work),
  outside: {
    label: outside.map(({ label }) => label),
    doi: outside.map(({ doi }) => doi ?? null),
    year: outside.map(({ year }) => year ?? null),
  },
})

function namesOf(papers: readonly Paper[]): Names {
  const names = [...new Set(papers.flatMap(({ authors }) => authors.map(({ name }) => name)))].sort()
  const number = new Map(names.map((name, at) => [name, at]))
  const start = [0]
  const author: number[] = []
  for (const { authors } of papers) {
    for (const { name } of authors) author.push(number.get(name)!)
    start.push(author.length)
  }
  const ids = papers.map(({ doi, arxiv, pmid, acl }) => [doi, arxiv, pmid, acl].flatMap((id) => id ?? []))
  return { authors: names, by: { start, author }, ids }
}

/** A paper as it is to be written, by its number: of a large library, what is drawn is without the text that lies on disk. */
export type Whole = (paper: Paper, number: number) => Paper

function chunkOf(atlas: Atlas, first: number, end: number, whole: Whole): Chunk {
  const { links } = atlas
  const evidence: number[][] = []
  for (let l = links.start[first]; l < links.start[end]; l++) {
    const row: number[] = []
    for (let e = links.evidenceStart[l]; e < links.evidenceStart[l + 1]; e++)
      row.push(
        links.field[e],
        links.spanStart[e],
        links.spanEnd[e],
        links.sentenceStart[e],
        links.sentenceEnd[e],
      )
    evidence.push(row)
  }
  return {
    papers: atlas.papers.slice(first, end).map((paper, p) => whole(paper, first + p)),
    evidence,
    ...(atlas.results && { results: atlas.results.slice(first, end) }),
  }
}

/**
 * The files of an atlas folder, each made when it is asked for. Throws a RangeError where a coordinate or weight is not
 * a finite number. The manifest comes last and lists `files`, which by then has grown by those that came before; without
 * `files` it has no list. `built` is what it was built from.
 */
export function* writeFolder(
  atlas: Atlas,
  files?: readonly FileEntry[],
  built?: Recipe,
  whole: Whole = (paper) => paper,
): Iterable<FolderFile> {
  const { papers } = atlas
  for (let first = 0; first < papers.length; first += CHUNK_PAPERS) {
    const end = Math.min(first + CHUNK_PAPERS, papers.length)
    yield {
      path: chunkFile(first / CHUNK_PAPERS),
      chunks: [`${JSON.stringify(chunkOf(atlas, first, end, whole))}\n`],
    }
  }
  yield { path: NAMES_FILE, chunks: columnsText(namesOf(papers)) }
  if (atlas.relations) yield { path: RELATIONS_FILE, chunks: columnsText(relationsOf(atlas.relations)) }
  if (atlas.citations) yield { path: CITATIONS_FILE, chunks: columnsText(citationsOf(atlas.citations)) }
  const manifest = manifestOf(atlas, files, built)
  if (papers.length > LARGE) yield* cutColumns(manifest)
  yield { path: MANIFEST_FILE, chunks: columnsText(manifest) }
}

/** The text of a manifest without what the atlas was built from and grew by: paths are of this machine alone. */
export function withoutRecipe(manifest: string): Iterable<string> {
  const { built: _, files, ...rest } = JSON.parse(manifest) as Manifest
  return columnsText({ ...rest, ...(files && { files: files.filter(([path]) => path !== GROWN_FILE) }) })
}

/** The text of a manifest with another list of the files beside it. */
export function withFiles(manifest: string, files: readonly FileEntry[]): Iterable<string> {
  const { files: _, ...rest } = JSON.parse(manifest) as Manifest
  return columnsText({ ...rest, files: [...files] })
}
