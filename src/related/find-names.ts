/** Search by name over the authors and venues of papers. */

import { byCode } from '../order.ts'
import type { Paper } from '../types.ts'
import { type Hit, MATCHES, matchOf } from './find.ts'
import { fold } from './names.ts'

export interface SourceHit {
  kind: 'author' | 'venue'
  match: Hit['match']
  /** As it is written most often. */
  name: string
  /** By their indices, in the atlas' order. */
  papers: number[]
}

type Sourced = Pick<Paper, 'authors' | 'venue'>

interface Named {
  spellings: Map<string, number>
  papers: number[]
}

/** Under each folded name the papers that have it; names that differ by case, accents and punctuation alone are one. */
function gathered(papers: readonly Sourced[], namesOf: (paper: Sourced) => string[]): Map<string, Named> {
  const found = new Map<string, Named>()
  for (const [p, paper] of papers.entries())
    for (const name of namesOf(paper)) {
      const key = fold(name)
      if (key === '') continue
      const named = found.get(key) ?? { spellings: new Map<string, number>(), papers: [] }
      found.set(key, named)
      named.spellings.set(name, (named.spellings.get(name) ?? 0) + 1)
      if (named.papers.at(-1) !== p) named.papers.push(p)
    }
  return found
}

const authorsOf = ({ authors }: Sourced): string[] => authors.map(({ name }) => name)
const venueOf = ({ venue }: Sourced): string[] => (venue ? [venue] : [])

/**
 * Finds at most `count` authors and venues whose name is the words, begins with them, or has words that begin with each of
 * them; with `typos`, has words that differ by a slip or two. Within a kind of match the one of more papers comes first, then
 * an author before a venue, then the order of names. No words, no hits.
 */
export function findSources(
  papers: readonly Sourced[],
  words: string,
  count = 20,
  typos = false,
): SourceHit[] {
  const query = fold(words)
  if (query === '') return []
  const hits: (SourceHit & { rank: number })[] = []
  for (const [kind, namesOf] of [
    ['author', authorsOf],
    ['venue', venueOf],
  ] as const)
    for (const [key, { spellings, papers: own }] of gathered(papers, namesOf)) {
      const rank = matchOf(key, query, query.split(' '), typos)
      if (rank < 0) continue
      const [[name]] = [...spellings].sort(([x, m], [y, n]) => n - m || byCode(x, y))
      hits.push({ kind, match: MATCHES[rank], name, papers: own, rank })
    }
  hits.sort(
    (a, b) =>
      a.rank - b.rank ||
      b.papers.length - a.papers.length ||
      byCode(a.kind, b.kind) ||
      byCode(a.name, b.name),
  )
  return hits.slice(0, count).map(({ rank: _, ...hit }) => hit)
}

/**
 * Concepts and papers by `nodes`, authors and venues beside them: at most `count` in all, the better match first, concepts
 * and papers before authors and venues of the same match. Slips are forgiven only where nothing is found without.
 */
export function findAll(
  nodes: readonly Hit[],
  papers: readonly Sourced[],
  words: string,
  count = 20,
): (Hit | SourceHit)[] {
  const exact = findSources(papers, words, count)
  const slipped = exact.length === 0 && nodes.every(({ match }) => match === 'typo')
  const sources = slipped ? findSources(papers, words, count, true) : exact
  const rank = ({ match }: Hit | SourceHit): number => MATCHES.indexOf(match)
  return [...nodes.filter(({ match }) => match !== 'typo' || slipped), ...sources]
    .map((hit, at) => ({ hit, at }))
    .sort((a, b) => rank(a.hit) - rank(b.hit) || a.at - b.at)
    .slice(0, count)
    .map(({ hit }) => hit)
}
