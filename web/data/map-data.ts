/** The manifest of an atlas folder as typed arrays and adjacency rows: what the map is drawn and searched from. */
import type { Replayed } from '../../src/correction.ts'
import type { Manifest } from '../../src/folder/format.ts'
import { shownConcepts } from '../../src/graph/shown.ts'
import { type AliasReason, type Community, type Region, ROLES, type Role } from '../../src/types.ts'
import { PAPER } from '../state/state.ts'
import { type Adjacency, adjacency } from './adjacency.ts'

export interface ConceptAlias {
  surface: string
  why: AliasReason
  /** Id of the paper that defines it. */
  paper: string | undefined
}

/** Nodes are papers first, then concepts; edges are paper—concept links first, then concept—concept. */
export interface MapData {
  papers: number
  nodes: number
  links: number
  edges: number
  /** `p:<id>` or `c:<slug>`. */
  key: string[]
  label: string[]
  /** Index into NODE_TYPES. */
  type: Uint8Array
  /** Index into `communities`; -1 without. */
  community: Int32Array
  x: Float32Array
  y: Float32Array
  size: Float32Array
  /** Of a concept: how many papers link to it; of a paper 0. */
  count: Uint32Array
  /** Papers without a link, which the map shows only where they are asked for; 0 where no paper has one. */
  unlinked: number
  /** Per node: 1 for a concept that the map shows only where it is asked for. */
  aside: Uint8Array
  year: (number | null)[]
  venue: (string | null)[]
  /** By concept (node - papers). */
  aliases: ConceptAlias[][]
  /** Links of paper p are `linkStart[p] … linkStart[p + 1]`. */
  linkStart: Uint32Array
  source: Uint32Array
  target: Uint32Array
  weight: Float32Array
  /** Per link: index into ROLES. */
  role: Uint8Array
  adjacency: Adjacency
  communities: Community[]
  /** The level above; empty where there is none. */
  regions: Region[]
  /** How many relations between concepts the atlas folder holds. */
  relations: number
  /** How many citations it holds. */
  citations: number
  /** Numbers that papers keep, by name: one per paper, `null` where it has none. */
  kept: readonly { name: string; values: readonly (number | null)[] }[]
  /** In which collections papers are; absent where they are in none. */
  collections: Manifest['collections']
  nodeOf: Map<string, number>
  /** Concepts that corrections took away: they keep their number, and have no label, no paper and no edge. */
  gone: number
  /** What became of the corrections that were replayed when the atlas was built, by id. */
  replayed: ReadonlyMap<string, Replayed>
}

/** Something that one sees; a node without such a name is called by its key. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}]/u

/** Counts once over the edges; the manifest's arrays are kept where they are of strings. */
export function mapData(manifest: Manifest): MapData {
  const papers = manifest.papers.id.length
  const concepts = manifest.concepts.slug.length
  const nodes = papers + concepts
  const links = manifest.links.concept.length
  const edges = links + manifest.cooccurrences.a.length

  const source = new Uint32Array(edges)
  const target = new Uint32Array(edges)
  const weight = new Float32Array(edges)
  for (let p = 0; p < papers; p++)
    for (let l = manifest.links.start[p]; l < manifest.links.start[p + 1]; l++) source[l] = p
  for (let l = 0; l < links; l++) target[l] = papers + manifest.links.concept[l]
  weight.set(manifest.links.weight)
  for (let e = links; e < edges; e++) {
    source[e] = papers + manifest.cooccurrences.a[e - links]
    target[e] = papers + manifest.cooccurrences.b[e - links]
  }
  weight.set(manifest.cooccurrences.weight, links)

  const key = [
    ...manifest.papers.id.map((id) => `p:${id}`),
    ...manifest.concepts.slug.map((slug) => `c:${slug}`),
  ]
  const type = new Uint8Array(nodes).fill(PAPER)
  type.set(manifest.concepts.type, papers)
  const count = new Uint32Array(nodes)
  count.set(manifest.concepts.papers, papers)
  const linkStart = Uint32Array.from(manifest.links.start)
  const role = Uint8Array.from(manifest.links.role)
  return {
    papers,
    nodes,
    links,
    edges,
    key,
    label: [...manifest.papers.label, ...manifest.concepts.label].map((name, node) =>
      VISIBLE.test(name) ? name : key[node],
    ),
    type,
    community: Int32Array.from(manifest.nodes.community),
    x: Float32Array.from(manifest.nodes.x),
    y: Float32Array.from(manifest.nodes.y),
    size: Float32Array.from(manifest.nodes.size),
    count,
    unlinked: unlinked(manifest.nodes.community.slice(0, papers)),
    aside: aside({ papers, links, linkStart, target, weight, role, count }),
    year: manifest.papers.year,
    venue: manifest.papers.venue,
    aliases: manifest.concepts.aliases.map((aliases) =>
      aliases.map(([surface, why, paper]) => ({ surface, why, paper })),
    ),
    linkStart,
    source,
    target,
    weight,
    role,
    adjacency: adjacency(nodes, source, target, weight),
    communities: manifest.communities,
    regions: manifest.regions ?? [],
    relations: manifest.relations ?? 0,
    citations: manifest.citations ?? 0,
    collections: manifest.collections,
    kept: (manifest.kept?.name ?? []).map((name, at) => ({ name, values: manifest.kept?.values[at] ?? [] })),
    nodeOf: new Map(key.map((name, node) => [name, node])),
    gone: 0,
    replayed: replayedOf(manifest),
  }
}

function unlinked(communities: readonly number[]): number {
  const without = communities.reduce((sum, community) => sum + (community < 0 ? 1 : 0), 0)
  return without === communities.length ? 0 : without
}

/** Whether it is one of the papers without a link that are put aside. */
export const isUnlinked = ({ unlinked, papers, community }: MapData, node: number): boolean =>
  unlinked > 0 && node < papers && community[node] < 0

function replayedOf({ corrections }: Manifest): MapData['replayed'] {
  const { id = [], outcome = [], note = [] } = corrections ?? {}
  return new Map(id.map((name, i) => [name, { id: name, outcome: outcome[i], note: note[i] }]))
}

type Links = Pick<MapData, 'papers' | 'links' | 'linkStart' | 'target' | 'weight' | 'role' | 'count'>

/** The links that are there, by paper: those of negative weight are not. `link` has their numbers. */
export function linksThere({
  papers,
  links,
  linkStart,
  target,
  weight,
}: Pick<MapData, 'papers' | 'links' | 'linkStart' | 'target' | 'weight'>): {
  start: Uint32Array
  concept: Uint32Array
  link: Uint32Array
} {
  const start = new Uint32Array(linkStart.length)
  const concept = new Uint32Array(links)
  const link = new Uint32Array(links)
  let there = 0
  for (let paper = 0; paper + 1 < linkStart.length; paper++) {
    for (let one = linkStart[paper]; one < linkStart[paper + 1]; one++) {
      if (weight[one] < 0) continue
      concept[there] = target[one] - papers
      link[there++] = one
    }
    start[paper + 1] = there
  }
  return { start, concept: concept.subarray(0, there), link: link.subarray(0, there) }
}

/** What `aside` is of the rest. */
export function aside(data: Links): Uint8Array {
  const { papers, weight, role, count } = data
  // In a large library the build leaves nothing that one paper alone has.
  const isAlone = (papersOf: number, node: number): boolean => node >= papers && papersOf < 2
  if (!count.some(isAlone)) return new Uint8Array(count.length)
  const { start, concept, link } = linksThere(data)
  const shown = shownConcepts(
    {
      start,
      concept,
      role: Uint8Array.from(link, (one) => role[one]),
      weight: Float32Array.from(link, (one) => weight[one]),
    },
    count.subarray(papers),
  )
  return Uint8Array.from(count, (_, node) => (node < papers ? 0 : 1 - shown[node - papers]))
}

export const isPaper = (data: MapData, node: number): boolean => node < data.papers

export interface Neighbour {
  node: number
  edge: number
  weight: number
  /** `null` between concepts. */
  role: Role | null
}

/** The neighbours of a node, strongest first. */
export function neighboursOf(data: MapData, node: number): Neighbour[] {
  const { start, neighbour, edge } = data.adjacency
  const found: Neighbour[] = []
  for (let at = start[node]; at < start[node + 1]; at++) {
    const e = edge[at]
    const role = e < data.links ? ROLES[data.role[e]] : null
    found.push({ node: neighbour[at], edge: e, weight: data.weight[e], role })
  }
  return found
}

/** The edge between two nodes; -1 where there is none. */
export function edgeBetween(data: MapData, a: number, b: number): number {
  const { start, neighbour, edge } = data.adjacency
  for (let at = start[a]; at < start[a + 1]; at++) if (neighbour[at] === b) return edge[at]
  return -1
}

/** The papers that link to both concepts, in their order. */
export function sharedPapers(data: MapData, a: number, b: number): number[] {
  const papersOf = (concept: number): number[] =>
    neighboursOf(data, concept)
      .filter(({ node }) => isPaper(data, node))
      .map(({ node }) => node)
  const ofA = new Set(papersOf(a))
  return papersOf(b)
    .filter((paper) => ofA.has(paper))
    .sort((p, q) => p - q)
}
