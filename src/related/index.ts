/** Temporary stand-in with the signature of the ranking. */
import type { Atlas } from '../types.ts'

export type Query = { paper: number } | { title: string; abstract: string }
export interface Related {
  paper: number
  score: number
  reasons: { concept: number; weight: number; here: string; there: string }[]
}
export interface RelatedIndex {
  papers: number
}
export const indexOf = (atlas: Atlas): RelatedIndex => ({ papers: atlas.papers.length })
export function relatedTo(
  atlas: Atlas,
  query: Query,
  count: number,
  _index: RelatedIndex = indexOf(atlas),
): Related[] {
  const self = 'paper' in query ? query.paper : -1
  return atlas.papers
    .map((_, paper) => ({ paper, score: 0.5, reasons: [] }))
    .filter(({ paper }) => paper !== self)
    .slice(0, count)
}
