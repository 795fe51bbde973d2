import { describe, expect, it } from 'vitest'
import { linkColumns, paperCounts } from '../../src/graph/columns.ts'
import { fewestPapers, findCommunities, type Membership } from '../../src/graph/communities.ts'
import { cooccurrences } from '../../src/graph/cooccurrence.ts'
import { linkWeights } from '../../src/graph/weights.ts'
import type { Link } from '../../src/types.ts'
import { link, planted, purity } from './planted.ts'

function communities(links: Link[][], concepts: number, seed = 1): Membership {
  const columns = linkColumns(links)
  const counts = paperCounts(columns, concepts)
  columns.weight = linkWeights(columns, counts)
  return findCommunities(columns, counts, cooccurrences(columns, counts, 8), seed)
}

const of = (papers: number[][], concepts: number): Membership =>
  communities(
    papers.map((list) => list.map((c) => link(c))),
    concepts,
  )

describe('findCommunities', () => {
  it.each([
    { papers: 400, concepts: 200, communities: 8, noise: 0.2 },
    { papers: 2000, concepts: 1500, communities: 20, noise: 0.3 },
  ])('recovers $communities planted communities', (plan) => {
    const { links, concepts, truth } = planted(plan)
    const found = communities(links, concepts.length)
    expect(purity(found.paper, truth.paper)).toBeGreaterThan(0.94)
    expect(purity(found.concept, truth.concept)).toBeGreaterThan(0.85)
    // Neither cut into pieces.
    expect(found.count).toBeGreaterThanOrEqual(plan.communities - 1)
    expect(found.count).toBeLessThanOrEqual(plan.communities * 1.3)
  })

  it('numbers communities by their papers, and gives papers and concepts without links none', () => {
    const found = of([[0, 1], [2, 3], [0, 1], [], [0, 1, 5], [2, 3]], 6)
    expect([...found.paper]).toEqual([0, 1, 0, -1, 0, 1])
    expect([...found.concept]).toEqual([0, 0, 1, 1, -1, 0])
    expect(found).toMatchObject({ count: 2, other: -1 })
  })

  it('leaves papers that share nothing alone in a small library and gathers them in a larger one', () => {
    const pairs = Array.from({ length: 4 }, () => [0, 1])
    expect([...of([...pairs, [2], [3, 4]], 5).paper]).toEqual([0, 0, 0, 0, 2, 1])
    const many = Array.from({ length: 40 }, () => [0, 1])
    const found = of([...many, [2], [3, 4]], 5)
    expect([...found.paper.slice(-2)]).toEqual([1, 1])
    expect([...found.concept]).toEqual([0, 0, 1, 1, 1])
    expect(found).toMatchObject({ count: 2, other: 1 })
  })

  it('makes no community smaller than the fewest papers, but `other`', () => {
    const { links, concepts } = planted({ papers: 500, communities: 40, concepts: 150, noise: 0.5, links: 3 })
    const found = communities(links, concepts.length)
    const size = new Uint32Array(found.count)
    for (const k of found.paper) size[k]++
    for (const [k, papers] of size.entries())
      if (k !== found.other) expect(papers).toBeGreaterThanOrEqual(fewestPapers(500))
  })

  it('is the same for the same seed', () => {
    const { links, concepts } = planted()
    expect(communities(links, concepts.length, 7)).toEqual(communities(links, concepts.length, 7))
  })

  it('takes nothing', () => {
    expect(of([], 0)).toMatchObject({ count: 0, other: -1 })
    expect(of([[]], 0)).toMatchObject({ count: 0, other: -1 })
  })
})
