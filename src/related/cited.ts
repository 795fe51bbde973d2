/** Why two papers are related by what is cited, and what papers near a question cite or are cited by. */
import { worksOf } from '../citations/read.ts'
import { type Citing, citersOf } from './citing.ts'

/** What citations have to say of a question about papers and another paper; what is not so is left out. */
export interface Cited {
  /** The papers asked about that cite it, and that it cites. */
  citedBy: number[]
  cites: number[]
  /** Works that it and a paper asked about cite, the rarest first. */
  both: number[]
  /** Papers that cite it and a paper asked about, ascending. */
  together: number[]
  /** Papers that cite it and a work that a paper asked about cites, ascending. */
  near: number[]
}

/** What citations say of papers asked about and each other paper; undefined where that is nothing. */
export function citedReasons(citing: Citing, asked: readonly number[]): (paper: number) => Cited | undefined {
  const works = new Set(asked.flatMap((q) => [...worksOf(citing.citations, q)]))
  const lists = new Set(asked.flatMap((q) => [...citersOf(citing, q)]))
  const coupled = new Set<number>()
  for (const work of works) for (const p of citersOf(citing, work)) coupled.add(p)
  for (const q of asked) coupled.delete(q)
  return (paper) => citedReason(citing, asked, { works, lists, coupled }, paper)
}

function citedReason(
  citing: Citing,
  asked: readonly number[],
  known: { works: Set<number>; lists: Set<number>; coupled: Set<number> },
  paper: number,
): Cited | undefined {
  const { citations, rarity } = citing
  const own = new Set(worksOf(citations, paper))
  const lists = new Set(citersOf(citing, paper))
  const both = [...own].filter((work) => known.works.has(work))
  const cited: Cited = {
    citedBy: asked.filter((q) => lists.has(q)),
    cites: asked.filter((q) => own.has(q)),
    both: both.sort((a, b) => rarity[b] - rarity[a] || a - b),
    together: [...lists].filter((list) => known.lists.has(list)),
    near: [...lists].filter((list) => known.coupled.has(list)),
  }
  return Object.values(cited).some((some) => some.length > 0) ? cited : undefined
}

/** What of a list is named. */
const NAMED = 3

/** `a, b, c and 2 more`. */
export function namedFirst(names: readonly string[], all: number = names.length): string {
  const shown = names.slice(0, NAMED)
  return all > shown.length ? `${shown.join(', ')} and ${all - shown.length} more` : shown.join(', ')
}

/** The same for reading; `work` names a work, `paper` a paper asked about. */
export function citedTold(
  { citedBy, cites, both, together, near }: Cited,
  work: (number: number) => string,
  paper: (number: number) => string,
): string[] {
  const told = [
    ...(citedBy.length > 0
      ? [`cited by ${namedFirst(citedBy.slice(0, NAMED).map(paper), citedBy.length)}`]
      : []),
    ...(cites.length > 0 ? [`cites ${namedFirst(cites.slice(0, NAMED).map(paper), cites.length)}`] : []),
    ...(both.length > 0 ? [`both cite ${namedFirst(both.slice(0, NAMED).map(work), both.length)}`] : []),
    ...(together.length > 0 ? [`cited together by ${together.length}`] : []),
  ]
  // What is said of others is worth saying where nothing is said of it.
  return told.length > 0 || near.length === 0 ? told : [`cited by ${near.length} that share references`]
}

/** Prior works are what the papers near a question cite most, later works those that cite most of them. */
export const CITED_WAYS = ['prior', 'later'] as const
export type CitedWay = (typeof CITED_WAYS)[number]

export interface CitedNear {
  /** A paper, or for prior works also one outside of the library, by its number. */
  work: number
  /** The near papers that cite it, or that it cites, the nearest first. */
  near: number[]
}

/**
 * The prior or later works of some papers, given nearest first: those that most of them cite, or that cite most of them; ties
 * by how near these are, then by number. Never one of `asked`.
 */
export function citedNear(
  citing: Citing,
  near: readonly number[],
  way: CitedWay,
  asked: readonly number[],
): CitedNear[] {
  const found = new Map<number, { near: number[]; nearness: number }>()
  for (const [rank, paper] of near.entries())
    for (const work of way === 'prior' ? worksOf(citing.citations, paper) : citersOf(citing, paper)) {
      const one = found.get(work) ?? { near: [], nearness: 0 }
      found.set(work, one)
      one.near.push(paper)
      one.nearness += 1 / (1 + rank)
    }
  for (const paper of asked) found.delete(paper)
  return [...found]
    .sort(([v, a], [w, b]) => b.near.length - a.near.length || b.nearness - a.nearness || v - w)
    .map(([work, one]) => ({ work, near: one.near }))
}
