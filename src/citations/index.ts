/** What papers cite → Citations: papers of the library, and works outside of it that several cite. */
import type { Citations } from '../citation.ts'
import type { Paper } from '../types.ts'
import { Described, Works } from './outside.ts'
import { resolver } from './resolve.ts'

export { knownReferences } from './known.ts'
export { type CitedBy, citedBy, worksOf } from './read.ts'

/** A paper without what its Citations are made from. */
export function withoutReferences(paper: Paper): Paper {
  if (paper.references === undefined && paper.dois === undefined) return paper
  const { references: _, dois: __, ...rest } = paper
  return rest
}

/** Papers that cite a work outside of the library, so that it joins any. */
const JOINS = 2

/**
 * Resolves the references of all papers. A work outside of the library is kept where at least two papers cite it; such works
 * are sorted by their keys. Undefined where no paper has references. The same whatever the order of a paper's references.
 */
export function citationsOf(papers: readonly Paper[]): Citations | undefined {
  if (!papers.some(({ references }) => references !== undefined)) return undefined
  const resolve = resolver(papers)
  const works = new Works()
  const inside = papers.map(({ references = [] }) =>
    references.map((reference) => {
      const paper = resolve(reference)
      if (paper < 0) works.learn(reference)
      return paper
    }),
  )
  const described = new Described()
  const citing = new Map<string, number[]>()
  for (const [p, { references = [] }] of papers.entries())
    for (const [r, reference] of references.entries()) {
      const key = inside[p][r] < 0 ? works.keyOf(reference) : undefined
      if (key === undefined) continue
      described.add(key, reference)
      const by = citing.get(key)
      if (by === undefined) citing.set(key, [p])
      else if (by[by.length - 1] !== p) by.push(p)
    }
  const keys = [...citing.keys()].filter((key) => citing.get(key)!.length >= JOINS).sort()
  const cited = inside.map((own, p) => new Set(own.filter((paper) => paper >= 0 && paper !== p)))
  for (const [k, key] of keys.entries()) for (const p of citing.get(key)!) cited[p].add(papers.length + k)
  const start = new Uint32Array(papers.length + 1)
  for (const [p, own] of cited.entries()) start[p + 1] = start[p] + own.size
  const work = new Uint32Array(start[papers.length])
  for (const [p, own] of cited.entries())
    work.set(
      [...own].sort((a, b) => a - b),
      start[p],
    )
  return { start, work, outside: keys.map((key) => described.of(key)) }
}
