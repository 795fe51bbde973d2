import { type Atlas, CONCEPT_TYPES, type ConceptType, ROLES, type Role } from '../types.ts'

export interface Stats {
  papers: number
  /** Papers without a link. */
  unlinked: number
  concepts: number
  links: number
  evidence: number
  cooccurrences: number
  communities: number
  /** First and last year of the papers that have one. */
  years: [number, number] | null
  types: { type: ConceptType; concepts: number }[]
  roles: { role: Role; links: number }[]
  /** The biggest, by papers and concepts. */
  clusters: { id: number; label: string; papers: number; concepts: number }[]
  /** The concepts of most papers. */
  hubs: { slug: string; label: string; type: ConceptType; papers: number }[]
}

function counts(columns: Iterable<number>, kinds: number): number[] {
  const found = new Array<number>(kinds).fill(0)
  for (const kind of columns) found[kind]++
  return found
}

/** Counts of an atlas, its `most` biggest clusters and `most` biggest hubs; an empty atlas has none. */
export function statsOf(atlas: Atlas, most = 10): Stats {
  const { papers, concepts, links, communities } = atlas
  let unlinked = 0
  let years: [number, number] | null = null
  for (let p = 0; p < papers.length; p++) {
    if (links.start[p] === links.start[p + 1]) unlinked++
    const { year } = papers[p]
    if (year !== undefined)
      years = years ? [Math.min(years[0], year), Math.max(years[1], year)] : [year, year]
  }
  const types = counts(
    concepts.map(({ type }) => CONCEPT_TYPES.indexOf(type)),
    CONCEPT_TYPES.length,
  )
  const roles = counts(links.role, ROLES.length)
  return {
    papers: papers.length,
    unlinked,
    concepts: concepts.length,
    links: links.concept.length,
    evidence: links.field.length,
    cooccurrences: atlas.cooccurrences.a.length,
    communities: communities.length,
    years,
    types: CONCEPT_TYPES.map((type, t) => ({ type, concepts: types[t] })),
    roles: ROLES.map((role, r) => ({ role, links: roles[r] })),
    clusters: communities
      .map(({ id, label, papers, concepts }) => ({ id, label, papers, concepts }))
      .sort((a, b) => b.papers + b.concepts - a.papers - a.concepts || a.id - b.id)
      .slice(0, most),
    hubs: concepts
      .map(({ slug, label, type, papers }) => ({ slug, label, type, papers }))
      .sort((a, b) => b.papers - a.papers || (a.slug < b.slug ? -1 : 1))
      .slice(0, most),
  }
}
