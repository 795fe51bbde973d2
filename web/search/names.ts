/** Finding nodes by name, forgiving of typos: trigrams choose candidates, the way a name begins ranks them. */
import { isPaper, type MapData } from './map-data.ts'

export interface Hit {
  node: number
  /** The alias that matched, where it is not the label. */
  alias: string | null
  score: number
}

export interface SearchIndex {
  names: { folded: string; node: number; alias: string | null; grams: number }[]
  /** Names by trigram. */
  postings: Map<string, number[]>
}

/** Lower case, without accents, words separated by one space. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Longer titles add nothing to finding them. */
const LONGEST = 200

/** The distinct trigrams of folded text; words count with a space before and after. */
function trigrams(folded: string): Set<string> {
  const found = new Set<string>()
  const padded = ` ${folded.slice(0, LONGEST)} `
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3))
  return found
}

export function searchIndex(data: MapData): SearchIndex {
  const index: SearchIndex = { names: [], postings: new Map() }
  const add = (name: string, node: number, alias: string | null): void => {
    const folded = fold(name)
    if (!folded) return
    const grams = trigrams(folded)
    for (const gram of grams) {
      const posting = index.postings.get(gram)
      if (posting) posting.push(index.names.length)
      else index.postings.set(gram, [index.names.length])
    }
    index.names.push({ folded, node, alias, grams: grams.size })
  }
  for (let node = 0; node < data.nodes; node++) {
    add(data.label[node], node, null)
    if (!isPaper(data, node))
      for (const { surface } of data.aliases[node - data.papers]) add(surface, node, surface)
  }
  return index
}

/** Share of the query's trigrams that a name must have: one wrong letter in six still passes. */
const LEAST = 0.45

/**
 * The best `limit` nodes, best first; ties by how many papers a concept has, then by node. A query that folds to
 * nothing finds nothing.
 */
export function search(index: SearchIndex, data: MapData, query: string, limit = 12): Hit[] {
  const folded = fold(query)
  if (!folded) return []
  const grams = trigrams(folded)
  const shared = new Map<number, number>()
  for (const gram of grams)
    for (const name of index.postings.get(gram) ?? []) shared.set(name, (shared.get(name) ?? 0) + 1)
  const best = new Map<number, Hit>()
  for (const [name, common] of shared) {
    const entry = index.names[name]
    const score = rank(entry.folded, entry.grams, folded, grams.size, common)
    if (score === 0) continue
    const hit = { node: entry.node, alias: entry.alias, score }
    const before = best.get(entry.node)
    if (!before || before.score < score) best.set(entry.node, hit)
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || data.count[b.node] - data.count[a.node] || a.node - b.node)
    .slice(0, limit)
}

/** 0 where too little is in common; exact > beginning > word beginning > inside > similar. */
function rank(name: string, nameGrams: number, query: string, queryGrams: number, common: number): number {
  const closeness = common / (queryGrams + nameGrams - common)
  if (name === query) return 5
  if (name.startsWith(query)) return 4 + closeness
  if (` ${name}`.includes(` ${query}`)) return 3 + closeness
  if (name.includes(query)) return 2 + closeness
  // The last trigram holds the end of a word that may not be finished.
  const coverage = common / Math.max(1, queryGrams - 1)
  return coverage >= LEAST ? Math.min(1, coverage) + closeness : 0
}
