/** The libraries and collections of Zotero, and which of them a name means. */
import { type Kept, pathOf, wayTo } from '../../sources/index.ts'

/** What Zotero calls the library that is no group's; its collections are named without it. */
export const OWN_LIBRARY = 'My Library'

/** Libraries and collections by key. */
export type Shelves = ReadonlyMap<string, Kept>

/** The names of the collections with these keys that are known, or else that of the group `library`. */
export function placesOf(keys: readonly string[], library: string, shelves: Shelves): string[] {
  const known = keys.filter((key) => shelves.has(key))
  const name = shelves.get(library)?.name ?? OWN_LIBRARY
  return known.length > 0 ? known.map((key) => pathOf(key, shelves)) : name === OWN_LIBRARY ? [] : [name]
}

const MOST_NAMED = 30

function named(paths: readonly string[]): string {
  const sorted = [...new Set(paths)].sort()
  const more = sorted.length > MOST_NAMED ? ` and ${sorted.length - MOST_NAMED} more` : ''
  return `${sorted.slice(0, MOST_NAMED).join(', ')}${more}`
}

/**
 * The keys of what is called `name`, each with what is inside of it: a collection or library by its name, or by the end of
 * its path (`Thesis/Methods`); a whole path goes first, and capitals count only where they have to. Throws an Error that
 * lists what there is where nothing has that name, or where things in different places have it.
 */
export function shelvesNamed(name: string, shelves: Shelves, source: string): Set<string> {
  const all = [...shelves.keys()].map((key) => ({ key, path: pathOf(key, shelves) }))
  const small = name.toLowerCase()
  const ways: ((path: string) => boolean)[] = [
    (path) => path === name,
    (path) => path.endsWith(`/${name}`),
    (path) => path.toLowerCase() === small,
    (path) => path.toLowerCase().endsWith(`/${small}`),
  ]
  const found = ways.map((is) => all.filter(({ path }) => is(path))).find((some) => some.length > 0) ?? []
  const paths = found.map(({ path }) => path)
  if (found.length === 0)
    throw new Error(
      `${source}: expected a collection of Zotero, found none called ${name}; there are ${named(all.map(({ path }) => path))}`,
    )
  if (new Set(paths).size > 1)
    throw new Error(
      `${source}: expected one collection of Zotero, found several called ${name}; say which: ${named(paths)}`,
    )
  const keys = new Set(found.map(({ key }) => key))
  for (const { key } of all) if (wayTo(key, shelves).some((outer) => keys.has(outer))) keys.add(key)
  return keys
}
