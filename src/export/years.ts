import { papersByConcept } from '../atlas.ts'
import type { Atlas } from '../types.ts'

/** When the papers of a concept appeared. */
export interface Years {
  first: number
  mean: number
}

/** One entry per concept; undefined where none of its papers has a year. */
export function conceptYears({ papers, concepts, links }: Atlas): (Years | undefined)[] {
  const { start, paper } = papersByConcept(links, concepts.length)
  return concepts.map((_, c) => {
    let first = Number.POSITIVE_INFINITY
    let sum = 0
    let dated = 0
    for (let i = start[c]; i < start[c + 1]; i++) {
      const { year } = papers[paper[i]]
      if (year === undefined) continue
      first = Math.min(first, year)
      sum += year
      dated++
    }
    return dated === 0 ? undefined : { first, mean: sum / dated }
  })
}
