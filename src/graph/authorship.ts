/** Who wrote which papers: authors as nodes, where an export asks for them. */

import { byCode } from '../order.ts'
import { fold } from '../text/fold.ts'
import type { Atlas, Paper } from '../types.ts'
import { NO_COMMUNITY_COLOR, type PlaceAttributes } from './attributes.ts'
import { PLACE_DECIMALS, round } from './round.ts'
import { sunflower } from './sunflower.ts'

/** One author for each name. */
export interface AuthorNode {
  /** `a:` and the name as it is compared, with `-` for spaces. */
  key: string
  /** The name as it is written most often. */
  label: string
  /** Other ways in which it is written. */
  aliases: string[]
  /** By their indices, in the atlas' order. */
  papers: number[]
}

export interface Authorship {
  authors: AuthorNode[]
  /** The authors of each paper, in the order of its own list, each once. */
  of: number[][]
}

export interface AuthorAttributes extends PlaceAttributes {
  kind: 'author'
  label: string
  aliases: string[]
  papers: number
}

export interface WroteAttributes {
  kind: 'wrote'
  /** In the paper's list of authors, from 1. */
  position: number
  weight: 1
}

/** Sizes of authors of one paper, and of the most. */
const SIZES = [2, 8] as const
/** Papers from which on an author is of the largest size, in units of 1 beyond the first. */
const LARGEST_AT = 30

/**
 * Authors of papers, two names being one author where they are the same but for case, accents, punctuation and spaces: `José
 * García` and `Jose Garcia`, not `J. García`. So no two spellings with different letters are ever joined, and two persons of
 * one name are one node. Sorted by key.
 */
export function authorshipOf(papers: readonly Pick<Paper, 'authors'>[]): Authorship {
  const found = new Map<string, { spellings: Map<string, number>; papers: number[] }>()
  const names = papers.map(({ authors }, p) => {
    const own = new Set<string>()
    for (const { name } of authors) {
      const key = fold(name) || name.trim()
      if (key === '') continue
      const author = found.get(key) ?? { spellings: new Map<string, number>(), papers: [] }
      found.set(key, author)
      author.spellings.set(name, (author.spellings.get(name) ?? 0) + 1)
      if (!own.has(key)) author.papers.push(p)
      own.add(key)
    }
    return own
  })
  const keys = [...found.keys()].sort(byCode)
  const index = new Map(keys.map((key, i) => [key, i]))
  return {
    authors: keys.map((key) => {
      const { spellings, papers } = found.get(key)!
      const [label, ...aliases] = [...spellings].sort(([x, m], [y, n]) => n - m || byCode(x, y))
      return {
        key: `a:${key.replaceAll(' ', '-')}`,
        label: label[0],
        aliases: aliases.map(([name]) => name),
        papers,
      }
    }),
    of: names.map((own) => [...own].map((key) => index.get(key)!)),
  }
}

/**
 * What an author's node carries: the cluster of most of the papers (of two, the lower number), a place amid them, apart from
 * those of other authors of the same papers.
 */
export function authorAttributes(
  { nodes, communities }: Atlas,
  { label, aliases, papers }: AuthorNode,
  { of }: Authorship,
  author: number,
): AuthorAttributes {
  const counts = new Map<number, number>()
  for (const paper of papers)
    counts.set(nodes.community[paper], (counts.get(nodes.community[paper]) ?? 0) + 1)
  const [[community]] = [...counts].sort(([a, m], [b, n]) => n - m || a - b)
  const mean = (values: Float32Array): number =>
    papers.reduce((sum, paper) => sum + values[paper], 0) / papers.length
  const [dx, dy] = sunflower(of[papers[0]].indexOf(author) + 1, SIZES[0] * 2)
  const [least, largest] = SIZES
  const grown = Math.min(1, Math.sqrt((papers.length - 1) / LARGEST_AT))
  return {
    kind: 'author',
    label,
    aliases,
    papers: papers.length,
    community,
    x: round(mean(nodes.x) + dx, PLACE_DECIMALS),
    y: round(mean(nodes.y) + dy, PLACE_DECIMALS),
    size: round(least + (largest - least) * grown, PLACE_DECIMALS),
    color: communities[community]?.color ?? NO_COMMUNITY_COLOR,
  }
}

/** The nodes of authors; none where they were not asked for. */
export function* authorNodes(
  atlas: Atlas & { authorship?: Authorship },
): Generator<{ author: number; key: string; papers: readonly number[]; attributes: AuthorAttributes }> {
  const { authorship } = atlas
  for (const [author, node] of authorship?.authors.entries() ?? [])
    yield {
      author,
      key: node.key,
      papers: node.papers,
      attributes: authorAttributes(atlas, node, authorship!, author),
    }
}

/** The edges between authors and their papers, by paper; none where they were not asked for. */
export function* wroteEdges({
  authorship,
}: {
  authorship?: Authorship
}): Generator<{ key: string; author: number; paper: number; attributes: WroteAttributes }> {
  let edge = 0
  for (const [paper, authors] of authorship?.of.entries() ?? [])
    for (const [i, author] of authors.entries())
      yield { key: `w${edge++}`, author, paper, attributes: { kind: 'wrote', position: i + 1, weight: 1 } }
}
