/** Papers of the library that cite each other, as edges. */
import type { Atlas } from '../types.ts'

export interface CiteAttributes {
  kind: 'cites'
  weight: 1
}

/** From the paper that cites to the one that is cited, by paper; none where no source tells of any. */
export function* citeEdges({ papers, citations }: Pick<Atlas, 'papers' | 'citations'>): Generator<{
  key: string
  citing: number
  cited: number
  attributes: CiteAttributes
}> {
  if (!citations) return
  let edge = 0
  for (let p = 0; p < papers.length; p++)
    for (let at = citations.start[p]; at < citations.start[p + 1]; at++)
      if (citations.work[at] < papers.length)
        yield {
          key: `r${edge++}`,
          citing: p,
          cited: citations.work[at],
          attributes: { kind: 'cites', weight: 1 },
        }
}
