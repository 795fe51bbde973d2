/** Collections inside of collections, as reference managers keep papers in them. */

export interface Kept {
  name: string
  /** The key of the collection or library that it is in. */
  outer?: string | undefined
}

/** Deeper ones, and those that are inside of themselves, are taken for outermost there. */
const DEEPEST = 20

/** The keys of a collection and of those that it is in, the outermost first. */
export function wayTo(key: string, kept: ReadonlyMap<string, Kept>): string[] {
  const way = [key]
  for (let outer = kept.get(key)?.outer; outer !== undefined && way.length < DEEPEST; ) {
    if (way.includes(outer) || !kept.has(outer)) break
    way.unshift(outer)
    outer = kept.get(outer)?.outer
  }
  return way
}

/** The names on the way to a collection: `My Library/Thesis/Methods`. */
export const pathOf = (key: string, kept: ReadonlyMap<string, Kept>): string =>
  wayTo(key, kept)
    .map((one) => kept.get(one)?.name ?? '')
    .join('/')
