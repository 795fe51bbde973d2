/** How one gets from some concepts to others: from concept to concept, each two of them in one paper. */
import { papersByConcept } from '../atlas.ts'
import type { LinkColumns } from '../types.ts'

export interface Chain {
  concepts: number[]
  /** The paper that links to the concept at the same place and to the next one. */
  papers: number[]
}

/** The links of each paper, and by concept how many papers it is in. */
export type Chained = Pick<LinkColumns, 'start' | 'concept'> & { papers: ArrayLike<number> }

/**
 * The shortest chain that begins with one of `from` and ends with one of `to`; of several as short, the one whose concepts
 * are rarest (the least sum of the logarithms of their numbers of papers); ties by the lower numbers. Undefined where none
 * leads there. A breadth-first search that looks at every link twice at most.
 */
export function chainBetween(
  links: Chained,
  from: readonly number[],
  to: readonly number[],
): Chain | undefined {
  const concepts = links.papers.length
  const papersOf = papersByConcept(links, concepts)
  const goals = new Set(to)
  const cost = new Float64Array(concepts).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(concepts).fill(-1)
  const through = new Int32Array(concepts).fill(-1)
  const commonness = (concept: number): number => Math.log(1 + links.papers[concept])
  const papers = links.start.length - 1
  const seen = new Uint8Array(papers)
  /** Of each paper that was reached last, its cheapest concept. */
  const gate = new Int32Array(papers).fill(-1)
  let level = [...new Set(from)].sort((a, b) => a - b)
  for (const concept of level) cost[concept] = commonness(concept)
  while (level.length > 0) {
    const end = cheapest(
      level.filter((concept) => goals.has(concept)),
      cost,
    )
    if (end >= 0) return chainTo(end, before, through)
    const reached: number[] = []
    for (const concept of level)
      for (let i = papersOf.start[concept]; i < papersOf.start[concept + 1]; i++) {
        const paper = papersOf.paper[i]
        if (seen[paper] === 1) continue
        if (gate[paper] < 0) reached.push(paper)
        if (gate[paper] < 0 || cost[concept] < cost[gate[paper]]) gate[paper] = concept
      }
    reached.sort((a, b) => a - b)
    const next = new Map<number, number>()
    for (const paper of reached) {
      seen[paper] = 1
      for (let l = links.start[paper]; l < links.start[paper + 1]; l++) {
        const concept = links.concept[l]
        if (cost[concept] < Number.POSITIVE_INFINITY) continue
        const sum = cost[gate[paper]] + commonness(concept)
        if (sum >= (next.get(concept) ?? Number.POSITIVE_INFINITY)) continue
        next.set(concept, sum)
        before[concept] = gate[paper]
        through[concept] = paper
      }
    }
    for (const [concept, sum] of next) cost[concept] = sum
    level = [...next.keys()].sort((a, b) => a - b)
  }
  return undefined
}

/** The first of the cheapest, or -1. */
function cheapest(concepts: readonly number[], cost: Float64Array): number {
  let best = -1
  for (const concept of concepts) if (best < 0 || cost[concept] < cost[best]) best = concept
  return best
}

function chainTo(end: number, before: Int32Array, through: Int32Array): Chain {
  const concepts = [end]
  const papers: number[] = []
  for (let at = end; before[at] >= 0; at = before[at]) {
    concepts.unshift(before[at])
    papers.unshift(through[at])
  }
  return { concepts, papers }
}
