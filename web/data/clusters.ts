/** What a cluster is made of and what joins it to others. Pure. */
import { isPaper, type MapData, neighboursOf } from './map-data.ts'
import type { Years } from './years.ts'

/** A cluster that another one is joined to. */
export interface Joint {
  cluster: number
  /** Links from one to the other, and their weights together. */
  links: number
  weight: number
  /** The concepts of either that carry most of that weight, strongest first. */
  concepts: number[]
}

/** Concepts that are named per joint. */
const NAMED = 3

/** The clusters that links of this one lead to, the strongest joint first. */
export function jointsOf(data: MapData, cluster: number): Joint[] {
  const { community, communities } = data
  const weights = communities.map(() => 0)
  const links = communities.map(() => 0)
  const carried = communities.map(() => new Map<number, number>())
  for (let edge = 0; edge < data.edges; edge++) {
    const [a, b] = [data.source[edge], data.target[edge]]
    const [own, other] = community[a] === cluster ? [a, b] : [b, a]
    const to = community[other]
    if (community[own] !== cluster || to === cluster || to < 0) continue
    weights[to] += data.weight[edge]
    links[to]++
    for (const end of [own, other])
      if (!isPaper(data, end)) carried[to].set(end, (carried[to].get(end) ?? 0) + data.weight[edge])
  }
  return communities
    .map(({ id }) => ({
      cluster: id,
      links: links[id],
      weight: weights[id],
      concepts: [...carried[id]]
        .sort((x, y) => y[1] - x[1] || x[0] - y[0])
        .slice(0, NAMED)
        .map(([node]) => node),
    }))
    .filter((joint) => joint.links > 0)
    .sort((x, y) => y.weight - x.weight || x.cluster - y.cluster)
}

/** The nodes of a cluster. */
export const nodesOfCluster = ({ community }: MapData, cluster: number): number[] =>
  [...community.keys()].filter((node) => community[node] === cluster)

/** Nodes in their order: concepts of most papers first; papers that these concepts fill most first. */
export function centreOf(data: MapData, nodes: readonly number[]): { concepts: number[]; papers: number[] } {
  const own = new Set(nodes)
  const inside = (paper: number): number =>
    neighboursOf(data, paper)
      .filter(({ node }) => own.has(node))
      .reduce((sum, { weight }) => sum + weight, 0)
  const papers = nodes
    .filter((node) => isPaper(data, node))
    .map((paper) => ({ paper, inside: inside(paper) }))
    .sort((a, b) => b.inside - a.inside || a.paper - b.paper)
  return {
    concepts: nodes
      .filter((node) => !isPaper(data, node))
      .sort((a, b) => data.count[b] - data.count[a] || a - b),
    papers: papers.map(({ paper }) => paper),
  }
}

/** Papers of some nodes per year. */
export function yearsOfPapers(
  data: MapData,
  { first, papers }: Years,
  nodes: readonly number[],
): Uint32Array {
  const counts = new Uint32Array(papers.length)
  for (const node of nodes) {
    const year = isPaper(data, node) ? data.year[node] : null
    if (year !== null) counts[Math.max(0, year - first)]++
  }
  return counts
}
