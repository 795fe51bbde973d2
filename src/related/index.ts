/** Related work with reasons: what else to read, and why. */

import { type Cited, type CitedNear, type CitedWay, citedNear, citedReasons } from './cited.ts'
import { passing } from './filters.ts'
import type { Ranked } from './fusion.ts'
import type { Library } from './library.ts'
import { type Asked, asked, keysIn, papersIn, type Query } from './query.ts'
import { rank, type Wanted } from './rank.ts'
import { type Reason, reasonsFor } from './reasons.ts'
import { isSameWork } from './same-work.ts'

export { CITED_WAYS, type Cited, type CitedNear, type CitedWay, citedTold, namedFirst } from './cited.ts'
export { FACETS, type Facet, type FacetName, facetOf } from './facets.ts'
export { libraryWith } from './growing.ts'
export { type Library, libraryOf, libraryOver } from './library.ts'
export { remarksOn, whyNothing } from './why-nothing.ts'
export type { Query, Reason, Wanted }

export interface Related {
  /** Index into the atlas's papers. */
  paper: number
  /** Above 0, at most 1; to be compared within one answer only. */
  score: number
  /** Its score by the ranker from outside, such as the cosine of two vectors; absent where that says nothing for it. */
  likeness?: number
  /** Rarest concept first; empty where only words are shared. */
  reasons: Reason[]
  /** What citations say; absent where nothing. */
  cited?: Cited
  /** Set where the paper is what was asked about, under another id. */
  same?: true
}

/**
 * The papers that are nearest to a query, best first (in the order of choice where they shall be diverse), ties by paper;
 * never a paper asked about. Fewer, or none, where no more share a word or a concept with it (`whyNothing` says why). For
 * an atlas in memory (`libraryOf`). Throws a RangeError where a paper or a concept asked about does not exist.
 */
export function relatedTo(library: Library, query: Query, wanted: Wanted): Related[] {
  const question = asked(library, query, wanted.facet)
  return answer(library, question, wanted, rank(library, question, wanted))
}

/** What is asked, once what it needs is fetched. */
async function askedIn(library: Library, query: Query, { facet }: Wanted): Promise<Asked> {
  await library.fetch(papersIn(query))
  const question = asked(library, query, facet)
  await library.index.need(keysIn(question))
  return question
}

/** As `relatedTo`, in a library of which terms and papers are fetched when they are needed. */
export async function relatedIn(library: Library, query: Query, wanted: Wanted): Promise<Related[]> {
  const question = await askedIn(library, query, wanted)
  const ranked = rank(library, question, wanted)
  await library.fetch(ranked.map(({ paper }) => paper))
  return answer(library, question, wanted, ranked)
}

/** So many papers of an atlas are looked at, the nearest, whether they are what was asked about. */
export const MOST_SAME = 2

/** Papers that count as near to a question when their citations are counted. */
const NEAR = 40

/** What the papers near to a question cite, or what cites them. */
export interface CitedFrom {
  /** How many papers were asked. */
  near: number
  works: CitedNear[]
}

/**
 * Prior or later works of a query (`CitedWay`): counted over the papers asked about and the 40 nearest to them, those that pass
 * the filters, at most `count`. None where no source tells what papers cite. Throws as `relatedTo` does.
 */
export const citedNearTo = async (
  library: Library,
  query: Query,
  wanted: Wanted,
  way: CitedWay,
): Promise<CitedFrom> => (await citedAround(library, query, wanted))(way)

/** The same for either way, of which the nearest papers are found once. */
export async function citedAround(
  library: Library,
  query: Query,
  wanted: Wanted,
): Promise<(way: CitedWay) => CitedFrom> {
  const { citing, published } = library
  if (!citing) return () => ({ near: 0, works: [] })
  const { years, venue, role, ...near } = wanted
  const question = await askedIn(library, query, wanted)
  const ranked = rank(library, question, { ...near, count: NEAR }).map(({ paper }) => paper)
  const papers = [...question.selves, ...ranked]
  const passes = passing(library, { years, venue, role }, question.concepts.keys(), question.selves)
  const isWanted = (work: number): boolean => {
    if (work < published.length) return passes[work] === 1
    const { year } = citing.citations.outside[work - published.length]
    if (venue !== undefined || role !== undefined) return false
    return years === undefined || (year !== undefined && year >= years[0] && year <= years[1])
  }
  return (way) => {
    const works = citedNear(citing, papers, way, question.selves).filter(({ work }) => isWanted(work))
    return { near: papers.length, works: works.slice(0, wanted.count) }
  }
}

const rounded = (score: number): number => Math.round(score * 1000) / 1000

function answer(library: Library, question: Asked, wanted: Wanted, ranked: readonly Ranked[]): Related[] {
  const isSame = (paper: number): boolean =>
    question.works.some((text) => isSameWork(text, library.reading(paper).paper))
  const reason = library.citing && citedReasons(library.citing, question.selves)
  return ranked.map(({ paper, score }, rank) => {
    const cited = reason?.(paper)
    return {
      paper,
      score,
      ...(wanted.outside && wanted.outside[paper] > 0 && { likeness: rounded(wanted.outside[paper]) }),
      reasons: reasonsFor(library, question, paper, wanted),
      ...(cited && { cited }),
      ...(rank < MOST_SAME && isSame(paper) && { same: true as const }),
    }
  })
}
