/** Which papers may be an answer. */
import { ROLES, type Role } from '../types.ts'
import type { Catalogue, Library } from './library.ts'
import { fold } from './names.ts'

export interface Filters {
  /** First and last year; papers without a year are left out. */
  years?: readonly [first: number, last: number] | undefined
  /** Words that the venue has; `acl` is found in `ACL 2020`, not in `TACL`. */
  venue?: string | undefined
  /** What at least one concept of the question is to the paper. */
  role?: Role | undefined
}

/**
 * 1 for each paper that passes all filters and is none of `selves`; `concepts` are those of the question.
 */
export function passing(
  library: Pick<Library, 'papersOf'> & Catalogue,
  { years, venue, role }: Filters,
  concepts: Iterable<number>,
  selves: readonly number[],
): Uint8Array {
  const { published, links, papersOf } = library
  const passes = new Uint8Array(published.length).fill(role === undefined ? 1 : 0)
  if (role !== undefined) {
    const wanted = ROLES.indexOf(role)
    for (const concept of concepts)
      for (let i = papersOf.start[concept]; i < papersOf.start[concept + 1]; i++)
        if (links.role[papersOf.link[i]] === wanted) passes[papersOf.paper[i]] = 1
  }
  if (years !== undefined)
    for (const [p, { year }] of published.entries())
      if (year === undefined || year < years[0] || year > years[1]) passes[p] = 0
  if (venue !== undefined) {
    const words = fold(venue).split(' ')
    /** Venues are few. */
    const seen = new Map<string, boolean>()
    const isWanted = (name: string): boolean => {
      let answer = seen.get(name)
      if (answer === undefined) {
        const own = new Set(fold(name).split(' '))
        answer = words.every((word) => own.has(word))
        seen.set(name, answer)
      }
      return answer
    }
    for (const [p, one] of published.entries()) if (!isWanted(one.venue ?? '')) passes[p] = 0
  }
  for (const self of selves) passes[self] = 0
  return passes
}
