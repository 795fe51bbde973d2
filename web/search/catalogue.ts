/** What an atlas is searched by: names of concepts, titles, authors, venues, and the ids that papers go by. Pure. */
import type { Manifest, Names } from '../../src/folder/format.ts'
import { type Found, nameIndex } from './names.ts'

/** What a hit was found by. */
export const GROUPS = ['concept', 'title', 'author', 'venue', 'id'] as const
export type Group = (typeof GROUPS)[number]

export interface Hit {
  node: number
  /** The name that was found, where it is not the label. */
  alias: string | null
  score: number
}

/** At most as many as were asked for, best first, and how many there are. */
export interface HitGroup {
  group: Group
  hits: Hit[]
  count: number
}

/** What corrections call a concept; without names it is gone. */
export interface Renamed {
  concept: number
  names: string[]
}

export interface Catalogue {
  /** Reads the names, one a step; what has been read is found. */
  read(): Generator<void>
  /** How many steps `read` takes, about. */
  steps: number
  /** Tells all concepts that are called otherwise; those told before that are not among them have their names back. */
  rename(renamed: readonly Renamed[]): void
  /** At most `most` of each group, the groups in their order. */
  find(query: string, most: number): HitGroup[]
}

/** What a name stands for: a concept, a paper, or the papers of an author or venue. */
interface Entry {
  group: Group
  of: number
  alias: string | null
}

/** Without `more`, authors and identifiers are not known. */
export function catalogue(
  { papers, concepts }: Pick<Manifest, 'papers' | 'concepts'>,
  more: Names | undefined,
): Catalogue {
  const index = nameIndex()
  const entries: Entry[] = []
  const add = (name: string, group: Group, of: number, alias: string | null): void => {
    const number = index.add(name)
    if (number >= 0) entries[number] = { group, of, alias }
  }
  const first = papers.id.length
  const authors = more?.authors ?? []
  const venues = [...new Set(papers.venue.flatMap((venue) => venue ?? []))]
  const papersOf = {
    author: papersByAuthor(more),
    venue: papersByVenue(papers.venue, venues),
  }

  /** Per concept the numbers of its names, from and to. */
  const own = new Map<number, [from: number, to: number]>()
  const call = (concept: number, names: readonly string[]): void => {
    const [from, to] = own.get(concept) ?? [0, 0]
    for (let name = from; name < to; name++) index.remove(name)
    const start = entries.length
    names.forEach((name, at) => {
      add(name, 'concept', concept, at === 0 ? null : name)
    })
    own.set(concept, [start, entries.length])
  }
  const given = (concept: number): string[] => [
    concepts.label[concept],
    ...concepts.aliases[concept].map(([surface]) => surface),
  ]
  let corrected = new Set<number>()

  return {
    steps: concepts.slug.length + authors.length + venues.length + 2 * first,
    *read() {
      for (let concept = 0; concept < concepts.slug.length; concept++)
        yield own.has(concept) ? undefined : call(concept, given(concept))
      for (let paper = 0; paper < first; paper++) yield add(papers.label[paper], 'title', paper, null)
      for (const [at, name] of authors.entries()) yield add(name, 'author', at, name)
      for (const [at, name] of venues.entries()) yield add(name, 'venue', at, name)
      for (let paper = 0; paper < first; paper++) {
        add(papers.id[paper], 'id', paper, papers.id[paper])
        for (const id of more?.ids[paper] ?? []) add(id, 'id', paper, id)
        yield
      }
    },
    rename(renamed) {
      const before = corrected
      corrected = new Set(renamed.map(({ concept }) => concept))
      for (const { concept, names } of renamed) call(concept, names)
      for (const concept of before) if (!corrected.has(concept)) call(concept, given(concept))
    },
    find: (query, most) => {
      const hits = hitsOf(index.find(query))
      return GROUPS.map((group) => {
        const all = [...hits[group].values()].sort(
          (a, b) => b.score - a.score || weight(b.node) - weight(a.node) || a.node - b.node,
        )
        return { group, hits: all.slice(0, most), count: all.length }
      }).filter(({ count }) => count > 0)
    },
  }

  /** What stands first among alike: concepts of many papers, new papers. */
  function weight(node: number): number {
    return node < first ? (papers.year[node] ?? 0) : concepts.papers[node - first]
  }

  /** The best hit of each node. */
  function hitsOf(found: readonly Found[]): Record<Group, Map<number, Hit>> {
    const hits = {
      concept: new Map<number, Hit>(),
      title: new Map<number, Hit>(),
      author: new Map<number, Hit>(),
      venue: new Map<number, Hit>(),
      id: new Map<number, Hit>(),
    }
    for (const { name, score } of found) {
      const { group, of, alias } = entries[name]
      const nodes =
        group === 'concept'
          ? [first + of]
          : group === 'author' || group === 'venue'
            ? papersOf[group][of]
            : [of]
      for (const node of nodes)
        if ((hits[group].get(node)?.score ?? 0) < score) hits[group].set(node, { node, alias, score })
    }
    return hits
  }
}

function papersByAuthor(names: Names | undefined): number[][] {
  const found: number[][] = (names?.authors ?? []).map(() => [])
  const { start = [0], author = [] } = names?.by ?? {}
  for (let paper = 0; paper + 1 < start.length; paper++)
    for (let at = start[paper]; at < start[paper + 1]; at++) found[author[at]].push(paper)
  return found
}

function papersByVenue(venue: readonly (string | null)[], venues: readonly string[]): number[][] {
  const number = new Map(venues.map((name, at) => [name, at]))
  const found: number[][] = venues.map(() => [])
  venue.forEach((name, paper) => {
    if (name !== null) found[number.get(name)!].push(paper)
  })
  return found
}
