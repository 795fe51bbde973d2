/** Search by name over concepts (labels, aliases) and papers (titles, ids, labels, and where they are known authors). */
import type { Atlas, Paper } from '../types.ts'
import { distance, fold } from './names.ts'

/** What has names in an atlas. */
export type Named = Pick<Atlas, 'concepts' | 'labels'> & {
  papers: readonly (Pick<Paper, 'id' | 'title'> & Partial<Pick<Paper, 'authors'>>)[]
}

/** A paper or a concept by its index. */
export interface NodeRef {
  kind: 'paper' | 'concept'
  index: number
}

/** Best first. */
export const MATCHES = ['exact', 'prefix', 'word', 'typo'] as const

export interface Hit extends NodeRef {
  match: (typeof MATCHES)[number]
  /** The name that matched. */
  name: string
}

/** What a concept or a paper is called by people, the first being what it is shown as. */
export function namesOf(atlas: Named, { kind, index }: NodeRef): string[] {
  if (kind === 'concept') {
    const { label, aliases } = atlas.concepts[index]
    return [label, ...aliases.map(({ surface }) => surface)]
  }
  const { id, title } = atlas.papers[index]
  return [...new Set([atlas.labels[index], title, id])].filter((name) => name !== '')
}

/** They find a paper and do not name it. */
const authorsOf = ({ papers }: Named, { kind, index }: NodeRef): string[] =>
  kind === 'paper' ? (papers[index].authors ?? []).map(({ name }) => name) : []

/** Concepts first, then papers, each in the atlas' order. */
export function* nodesOf(atlas: Named): Iterable<NodeRef> {
  for (let index = 0; index < atlas.concepts.length; index++) yield { kind: 'concept', index }
  for (let index = 0; index < atlas.papers.length; index++) yield { kind: 'paper', index }
}

/** One edit for a word of four letters, two from eight on. */
const allowed = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/** How a folded name fits folded words: an index of MATCHES, -1 for not at all. */
export function matchOf(name: string, query: string, words: string[], typos: boolean): number {
  if (name === query) return 0
  if (name.startsWith(query)) return 1
  const own = name.split(' ')
  if (words.every((word) => own.some((other) => other.startsWith(word)))) return 2
  if (!typos) return -1
  const near = (word: string, other: string): boolean => distance(word, other, allowed(word)) <= allowed(word)
  return words.every((word) => own.some((other) => near(word, other))) ? 3 : -1
}

function search(atlas: Named, query: string, typos: boolean): Hit[] {
  const words = query.split(' ')
  const hits: (Hit & { rank: number; size: number; length: number })[] = []
  for (const node of nodesOf(atlas)) {
    let best: { rank: number; name: string } | undefined
    for (const name of [...namesOf(atlas, node), ...authorsOf(atlas, node)]) {
      const rank = matchOf(fold(name), query, words, typos)
      if (rank >= 0 && rank < (best?.rank ?? MATCHES.length)) best = { rank, name }
    }
    if (!best) continue
    const size = node.kind === 'concept' ? atlas.concepts[node.index].papers : 0
    hits.push({ ...node, match: MATCHES[best.rank], ...best, size, length: best.name.length })
  }
  hits.sort((a, b) => a.rank - b.rank || b.size - a.size || a.length - b.length)
  return hits.map(({ kind, index, match, name }) => ({ kind, index, match, name }))
}

/**
 * Finds at most `count` concepts and papers whose name is the words, begins with them, has words that begin with each of
 * them, or, where there are none of those, has words that differ by a slip or two. Within a kind of match the concept of
 * more papers comes first, then the shorter name, then the atlas' order. No words, no hits.
 */
export function findByName(atlas: Named, words: string, count = 20): Hit[] {
  const query = fold(words)
  if (query === '') return []
  const hits = search(atlas, query, false)
  return (hits.length > 0 ? hits : search(atlas, query, true)).slice(0, count)
}

/**
 * The one node that is meant by a paper's id, a node's key (`p:…`, `c:…`), a slug, a label, an alias or a title; else the
 * nodes that could be meant. Exact spelling goes before folded spelling, and a concept before a paper that is merely
 * labelled with its name.
 */
export function resolve(
  atlas: Named,
  name: string,
  kinds: readonly NodeRef['kind'][] = ['concept', 'paper'],
): { node: NodeRef } | { candidates: Hit[] } {
  const nodes = [...nodesOf(atlas)].filter(({ kind }) => kinds.includes(kind))
  const query = fold(name)
  const keyOf = ({ kind, index }: NodeRef): string =>
    kind === 'paper' ? atlas.papers[index].id : atlas.concepts[index].slug
  const tests: ((node: NodeRef) => boolean)[] = [
    (node) => node.kind === 'paper' && keyOf(node) === name,
    (node) => `${node.kind === 'paper' ? 'p' : 'c'}:${keyOf(node)}` === name,
    (node) => keyOf(node) === name,
    (node) => namesOf(atlas, node)[0] === name && node.kind === 'concept',
    (node) => (node.kind === 'concept' ? namesOf(atlas, node).includes(name) : titleOf(atlas, node) === name),
    (node) =>
      query !== '' &&
      (node.kind === 'concept'
        ? namesOf(atlas, node).some((own) => fold(own) === query)
        : fold(titleOf(atlas, node)) === query),
    (node) => query !== '' && namesOf(atlas, node).some((own) => fold(own) === query),
  ]
  for (const test of tests) {
    const found = nodes.filter(test)
    if (found.length === 1) return { node: found[0] }
    if (found.length > 1)
      return { candidates: found.map((node) => ({ ...node, match: 'exact', name: namesOf(atlas, node)[0] })) }
  }
  return { candidates: findByName(atlas, name).filter(({ kind }) => kinds.includes(kind)) }
}

const titleOf = (atlas: Named, { index }: NodeRef): string => atlas.papers[index].title
