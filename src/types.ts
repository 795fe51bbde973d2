/** The words of the program (one meaning each); every stage takes the type that the stage before it returns. */

import type { Citations, Reference } from './citation.ts'
import type { Community, Region } from './community.ts'
import type { Replayed } from './correction.ts'

export type { Community, Region } from './community.ts'

export const CONCEPT_TYPES = ['task', 'method', 'dataset', 'metric', 'topic'] as const
export type ConceptType = (typeof CONCEPT_TYPES)[number]

/** What a concept is to a paper, strongest first: where mentions disagree, the earlier role wins. */
export const ROLES = [
  'proposes',
  'evaluates-on',
  'compares-with',
  'measures',
  'addresses',
  'uses',
  'mentions',
] as const
export type Role = (typeof ROLES)[number]

export const FIELDS = ['title', 'abstract', 'keywords'] as const
export type Field = (typeof FIELDS)[number]

export interface Author {
  /** As a reader would write it: `Ludwig van Beethoven`. */
  name: string
  given?: string
  /** With its particle: `van Beethoven`. */
  family?: string
  suffix?: string
}

export interface ExternalLink {
  kind: 'paper' | 'pdf' | 'code'
  url: string
}

/** One of several records that were merged into a paper. */
export interface PaperSource {
  id: string
  file: string
  place: string
}

/** One work, exactly as its source gave it. Missing text is `''`, missing lists are empty. */
export interface Paper {
  id: string
  title: string
  abstract: string
  keywords: string[]
  authors: Author[]
  links: ExternalLink[]
  year?: number
  venue?: string
  doi?: string
  arxiv?: string
  pmid?: string
  acl?: string
  /** BCP 47 primary tag (`en`), where the source says it. */
  language?: string
  /** Where its owner keeps it in a reference manager, outer names first: `My Library/Thesis`; sorted. */
  collections?: string[]
  /** Numbers that its source carries and that were asked for, by the names that they were given; sorted. */
  kept?: [name: string, value: number][]
  /** Where it was given, if by more than one record; in the order of files and places. */
  sources?: PaperSource[]
  /** What it cites, and further DOIs that it may be cited by; an atlas holds Citations instead. */
  references?: Reference[]
  dois?: string[]
}

/** A record that could not be read, or a value that was mended. */
export interface Problem {
  file: string
  /** `line 12`, `record 3`; empty when the whole file is meant. */
  place: string
  what: string
  /** What was done about it: `skipped`, `cut to 1 MB`, … */
  done: string
}

/**
 * A half-open range into ONE field of a paper as it was given: UTF-16 code units of `title` or `abstract`; for
 * `keywords`, items of the list (`end === start + 1`), so that `paper[field].slice(start, end)` is what is meant in all
 * three cases.
 */
export interface Span {
  field: Field
  start: number
  end: number
}

/** A mention behind a link, with the sentence it stands in (the whole keyword where the field is `keywords`). */
export interface Evidence extends Span {
  /** `paper[field].slice(start, end)`, markup included. */
  surface: string
  /** The sentence's range in the same field. */
  sentence: { start: number; end: number }
}

/** Why an alias belongs to its concept (concepts/reasons.ts tells each); where papers disagree, the first here counts. */
export const ALIAS_REASONS = [
  'abbreviation',
  'same form',
  'synonym group',
  'short form inside',
  'generic head',
  'word order',
  'wording',
  'misspelling',
  'correction',
] as const
export type AliasReason = (typeof ALIAS_REASONS)[number]

export interface Alias {
  /** As it stands in a paper. */
  surface: string
  /** Why it belongs to its concept. */
  why: AliasReason
  /** For an abbreviation: the id of the first paper (by id) that defines it. */
  paper?: string
}

/** What the mentions of many papers are merged into. */
export interface Concept {
  /** Unique and readable: `vision-transformer`. */
  slug: string
  label: string
  type: ConceptType
  /** Without the label; sorted. */
  aliases: Alias[]
  /** How many papers link to it. */
  papers: number
}

/** paper—concept. */
export interface Link {
  /** Index into the concepts. */
  concept: number
  role: Role
  /** (0, 1], relative to the paper's strongest link; damped for hubs. */
  weight: number
  evidence: Evidence[]
}

/** A figure that a paper reports, and what it is about; numbers index the concepts. */
export interface Result extends Span {
  value: number
  unit: '%' | 'points' | ''
  /** As it stands in the paper, unit included. */
  surface: string
  /** A score reached, or a change of one. */
  kind: 'score' | 'change'
  /** The dataset or task. */
  on?: number
  metric?: number
  /** What reached it. */
  method?: number
  /** What it is compared with; sorted. */
  versus: number[]
  /** The sentence's range in the same field. */
  sentence: { start: number; end: number }
}

export const RELATIONS = ['used-for', 'part-of', 'evaluated-on', 'compared-with', 'is-a'] as const
export type RelationKind = (typeof RELATIONS)[number]

/** A sentence of a paper. */
export interface SentencePlace extends Span {
  /** Index into the papers. */
  paper: number
}

/** What papers say about two concepts: `from` is used for `to`, is part of it, is a kind of it, … */
export interface ConceptRelation {
  kind: RelationKind
  from: number
  to: number
  /** How many papers say so. */
  papers: number
  /** Sentences of the first papers that say so, one each. */
  evidence: SentencePlace[]
}

/**
 * The links of all papers in columns: those of paper `p` are `start[p] … start[p + 1]`, sorted by concept.
 * Evidence of link `l` is `evidenceStart[l] … evidenceStart[l + 1]` in the evidence columns.
 */
export interface LinkColumns {
  start: Uint32Array
  concept: Uint32Array
  /** Index into ROLES. */
  role: Uint8Array
  weight: Float32Array
  evidenceStart: Uint32Array
  /** Index into FIELDS. */
  field: Uint8Array
  spanStart: Uint32Array
  spanEnd: Uint32Array
  sentenceStart: Uint32Array
  sentenceEnd: Uint32Array
}

/** concept—concept edges, `a < b` indices of concepts, sorted by (a, b). */
export interface CooccurrenceColumns {
  a: Uint32Array
  b: Uint32Array
  /** Papers that link to both. */
  count: Uint32Array
  /** Normalised pointwise mutual information, [-1, 1]. */
  npmi: Float32Array
  /** Association strength `count / √(papers(a) · papers(b))`, (0, 1]. */
  weight: Float32Array
}

/** One entry per node: papers first (in their order), then concepts. */
export interface NodeColumns {
  /** Index into communities; -1 where a paper has no link. */
  community: Int32Array
  x: Float32Array
  y: Float32Array
  size: Float32Array
}

/** The whole result: what is needed to draw, to explain, to search and to export. */
export interface Atlas {
  /** Sorted by id. */
  papers: Paper[]
  /** What each paper is called on the map: its title, else what it proposes, else its most telling concept. */
  labels: string[]
  /** Sorted by slug. */
  concepts: Concept[]
  links: LinkColumns
  cooccurrences: CooccurrenceColumns
  communities: Community[]
  /** Absent where there are so few communities that they need no level above. */
  regions?: Region[]
  nodes: NodeColumns
  /** Reported figures, per paper; absent where they were not looked for. */
  results?: Result[][]
  /** Sorted by (from, to, kind); absent where they were not looked for. */
  relations?: ConceptRelation[]
  /** What became of the corrections that were replayed, in their order; absent where there were none. */
  corrections?: Replayed[]
  /** Absent where no source tells of any. */
  citations?: Citations
}
