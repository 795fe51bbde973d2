/**
 * The atlas folder: `atlas.json` holds what is needed to draw and to search (this Manifest); `papers/0000.json` and its
 * siblings hold the papers as given, the evidence of their links and their results (a Chunk each), loaded when they are
 * looked at; `relations.json` holds what is said about pairs of concepts (Relations); `citations.json` what papers cite
 * (CitationColumns); `names.json` by whom papers are and what catalogues call them, to search by (Names). Lists under one
 * name are columns: entry i of each belongs together. Of more than 200,000 papers, long columns of the manifest stand in
 * `columns/` (pieces.ts).
 */
import type { Outcome } from '../correction.ts'
import type { AliasReason, Community, Paper, Region, Result } from '../types.ts'
import type { FileEntry } from './files.ts'
import type { Recipe } from './recipe.ts'

/** Where long columns of the manifest stand, of more than 200,000 papers (pieces.ts). */
export const COLUMNS_FOLDER = 'columns'
export const MANIFEST_FILE = 'atlas.json'
export const RELATIONS_FILE = 'relations.json'
export const CITATIONS_FILE = 'citations.json'
export const NAMES_FILE = 'names.json'
/** There once papers were added to the atlas (grown.ts). */
export const GROWN_FILE = 'grown.json'
/** Papers per chunk: about 200 kB of JSON. */
export const CHUNK_PAPERS = 128

/** `papers/0003.json` holds the papers 384 … 511. */
export const chunkFile = (chunk: number): string => `papers/${String(chunk).padStart(4, '0')}.json`

export interface Manifest {
  format: 'concept-atlas'
  version: number
  papers: { id: string[]; label: string[]; year: (number | null)[]; venue: (string | null)[] }
  concepts: {
    slug: string[]
    label: string[]
    /** Indices into CONCEPT_TYPES. */
    type: number[]
    papers: number[]
    aliases: [surface: string, why: AliasReason, paper?: string][][]
  }
  /** As LinkColumns, without evidence. */
  links: { start: number[]; concept: number[]; role: number[]; weight: number[] }
  cooccurrences: { a: number[]; b: number[]; count: number[]; npmi: number[]; weight: number[] }
  communities: Community[]
  /** Absent where there are none. */
  regions?: Region[]
  /** Papers first, then concepts. */
  nodes: { community: number[]; x: number[]; y: number[]; size: number[] }
  /** How many relations RELATIONS_FILE holds; absent, as is that file, where they were not looked for. */
  relations?: number
  /** How many citations CITATIONS_FILE holds; absent, as is that file, where no source tells of any. */
  citations?: number
  /** Where papers are kept; those of paper p are `of[start[p]] … of[start[p + 1] - 1]`. Absent where none is in one. */
  collections?: { name: string[]; start: number[]; of: number[] }
  /** Numbers that papers keep, by name; each value of `values[n]` is of a paper, `null` where it has none. Absent without any. */
  kept?: { name: string[]; values: (number | null)[][] }
  /** What became of the corrections that were replayed; absent where there were none. */
  corrections?: { id: string[]; outcome: Outcome[]; note: string[] }
  /** What it was built from; absent where that is not known. */
  built?: Recipe
  /** The other files of the folder; absent where the manifest is not written to one. */
  files?: FileEntry[]
}

export interface Chunk {
  papers: Paper[]
  /** Per link of these papers, in the order of the link columns: field, start, end, sentence start, sentence end, … */
  evidence: number[][]
  /** Per paper; absent where they were not looked for. */
  results?: Result[][]
}

/** ConceptRelation[] in columns. */
export interface Relations {
  /** Indices into RELATIONS. */
  kind: number[]
  from: number[]
  to: number[]
  papers: number[]
  /** Paper, field, start, end, … */
  evidence: number[][]
}

/** Citations; of works outside of the library a column for each of their parts. */
export interface CitationColumns {
  start: number[]
  work: number[]
  outside: { label: string[]; doi: (string | null)[]; year: (number | null)[] }
}

/** What papers are found by besides what stands in the manifest. */
export interface Names {
  /** Each name once, sorted. */
  authors: string[]
  /** Those of paper p: `author[start[p]] … author[start[p + 1] - 1]`, indices into `authors`. */
  by: { start: number[]; author: number[] }
  /** Per paper: DOI, numbers of arXiv, PubMed and the ACL Anthology, as far as it has them. */
  ids: string[][]
}
