/**
 * What nodes and edges of the atlas are called and carry outside of the program: one place for graphology and for every
 * export. Weights and NPMI have 4 decimals, coordinates and sizes 2. What a paper does not have (a year, a venue) is
 * left out.
 */
import { quotationsOf, VERSION } from '../atlas.ts'
import {
  type Atlas,
  type ConceptType,
  type Field,
  type RelationKind,
  type Result,
  ROLES,
  type Role,
} from '../types.ts'
import { PLACE_DECIMALS, round, WEIGHT_DECIMALS } from './round.ts'

/** The colour of nodes that belong to no community. */
export const NO_COMMUNITY_COLOR = '#999999'

export interface PlaceAttributes {
  community: number
  /** Left out where there are no regions. */
  region?: number
  x: number
  y: number
  size: number
  color: string
}

export interface PaperAttributes extends PlaceAttributes {
  kind: 'paper'
  id: string
  label: string
  title: string
  year?: number
  venue?: string
  authors: string[]
  /** Where its owner keeps it; left out where nothing says so. */
  collections?: string[]
}

export interface ConceptAttributes extends PlaceAttributes {
  kind: 'concept'
  label: string
  /** Not `type`, which sigma and graphology-svg take for the name of a renderer. */
  conceptType: ConceptType
  aliases: string[]
  papers: number
}

/** A range of a paper's field and its text. */
export interface Quotation {
  field: Field
  start: number
  end: number
  surface: string
}

/** A figure that the paper reports on, in, or reached by the concept; concepts by their keys. */
export interface ReportedResult extends Quotation, Pick<Result, 'value' | 'unit'> {
  kind: Result['kind']
  on?: string
  metric?: string
  method?: string
  versus: string[]
}

export interface LinkAttributes {
  kind: 'link'
  role: Role
  weight: number
  evidence: Quotation[]
  /** Left out where there are none. */
  results?: ReportedResult[]
}

/** What papers say about two concepts, by their keys; `surface` is the sentence. */
export interface StatedRelation {
  kind: RelationKind
  from: string
  to: string
  papers: number
  evidence: (Quotation & { paper: string })[]
}

export interface CooccurrenceAttributes {
  kind: 'cooccurrence'
  count: number
  npmi: number
  weight: number
}

/** Two concepts of which papers say something, but which have no co-occurrence. */
export interface RelationAttributes {
  kind: 'relation'
  /** Papers that say so. */
  count: number
  weight: number
  relations: StatedRelation[]
}

export interface AtlasAttributes {
  format: 'concept-atlas'
  version: number
  communities: { id: number; label: string; concepts: number; papers: number; region?: number }[]
  /** Left out where there are none. */
  regions?: { id: number; label: string }[]
}

export const paperKey = (atlas: Atlas, paper: number): string => `p:${atlas.papers[paper].id}`
export const conceptKey = (atlas: Atlas, concept: number): string => `c:${atlas.concepts[concept].slug}`
/** Numbers, not names: shorter, and unique whatever the papers are called. */
export const linkKey = (link: number): string => `l${link}`
export const cooccurrenceKey = (edge: number): string => `o${edge}`

/** Numbers that papers keep (`--keep`) stand beside their other attributes, under the names that they were given. */
export function paperAttributes(atlas: Atlas, paper: number): PaperAttributes {
  const { id, title, year, venue, authors, collections, kept } = atlas.papers[paper]
  return {
    kind: 'paper',
    id,
    label: atlas.labels[paper],
    title,
    ...(year === undefined ? {} : { year }),
    ...(venue === undefined ? {} : { venue }),
    authors: authors.map((author) => author.name),
    ...(collections === undefined ? {} : { collections }),
    ...Object.fromEntries(kept ?? []),
    ...placeAttributes(atlas, paper),
  }
}

export function conceptAttributes(atlas: Atlas, concept: number): ConceptAttributes {
  const { label, type, aliases, papers } = atlas.concepts[concept]
  return {
    kind: 'concept',
    label,
    conceptType: type,
    aliases: aliases.map((alias) => alias.surface),
    papers,
    ...placeAttributes(atlas, atlas.papers.length + concept),
  }
}

/** `paper` is the one that the link belongs to. */
export function linkAttributes(atlas: Atlas, link: number, paper: number): LinkAttributes {
  const results = reportedResults(atlas, paper, atlas.links.concept[link])
  return {
    kind: 'link',
    role: ROLES[atlas.links.role[link]],
    weight: round(atlas.links.weight[link], WEIGHT_DECIMALS),
    evidence: quotationsOf(atlas.links, link, atlas.papers[paper]),
    ...(results.length > 0 && { results }),
  }
}

function reportedResults(atlas: Atlas, paper: number, concept: number): ReportedResult[] {
  const key = (name: 'on' | 'metric' | 'method', other: number | undefined): object =>
    other === undefined ? {} : { [name]: conceptKey(atlas, other) }
  return (atlas.results?.[paper] ?? [])
    .filter(({ on, metric, method }) => [on, metric, method].includes(concept))
    .map(({ field, start, end, surface, value, unit, kind, on, metric, method, versus }) => ({
      ...{ field, start, end, surface, value, unit, kind },
      ...key('on', on),
      ...key('metric', metric),
      ...key('method', method),
      versus: versus.map((other) => conceptKey(atlas, other)),
    }))
}

export function cooccurrenceAttributes(atlas: Atlas, edge: number): CooccurrenceAttributes {
  const { count, npmi, weight } = atlas.cooccurrences
  return {
    kind: 'cooccurrence',
    count: count[edge],
    npmi: round(npmi[edge], WEIGHT_DECIMALS),
    weight: round(weight[edge], WEIGHT_DECIMALS),
  }
}

export function atlasAttributes(atlas: Atlas): AtlasAttributes {
  return {
    format: 'concept-atlas',
    version: VERSION,
    communities: atlas.communities.map(({ id, label, concepts, papers, region }) => ({
      id,
      label,
      concepts,
      papers,
      ...(region !== undefined && { region }),
    })),
    ...(atlas.regions && { regions: atlas.regions.map(({ label }, id) => ({ id, label })) }),
  }
}

function placeAttributes({ nodes, communities }: Atlas, node: number): PlaceAttributes {
  const community = nodes.community[node]
  const region = communities[community]?.region
  return {
    community,
    ...(region !== undefined && { region }),
    x: round(nodes.x[node], PLACE_DECIMALS),
    y: round(nodes.y[node], PLACE_DECIMALS),
    size: round(nodes.size[node], PLACE_DECIMALS),
    color: communities[community]?.color ?? NO_COMMUNITY_COLOR,
  }
}
