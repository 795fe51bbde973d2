import type { Atlas } from '../types.ts'

/** How much is on a map. */
export interface Drawn {
  papers: number
  concepts: number
  links: number
  communities: number
}

export const drawnOf = ({ papers, concepts, links, communities }: Atlas): Drawn => ({
  papers: papers.length,
  concepts: concepts.length,
  links: links.concept.length,
  communities: communities.length,
})
