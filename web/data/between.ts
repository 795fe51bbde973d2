/** How two nodes are connected: by what they share, else along a chain of concepts, as `explain` tells it. Pure. */
import { chainBetween } from '../../src/related/chain.ts'
import { edgeBetween, isPaper, linksThere, type MapData, neighboursOf, sharedPapers } from './map-data.ts'

export interface Between {
  /**
   * `shared`: two papers and the concepts of both, or two concepts and the papers of both; `link`: a paper and its
   * concept; `chain`: from concept to concept, each two of them in one paper; `none`: nothing.
   */
  kind: 'shared' | 'link' | 'chain' | 'none'
  /**
   * Both ends and what is between, of what is shared the most telling first; a chain in its order: paper, concept,
   * paper, …
   */
  nodes: number[]
  edges: number[]
}

export function between(data: MapData, a: number, b: number): Between {
  if (isPaper(data, a) !== isPaper(data, b)) {
    const edge = edgeBetween(data, a, b)
    if (edge >= 0) return { kind: 'link', nodes: [a, b], edges: [edge] }
  } else {
    const shared = isPaper(data, a) ? sharedConcepts(data, a, b) : sharedPapers(data, a, b)
    if (shared.length > 0) {
      const edges = shared.flatMap((node) => [edgeBetween(data, a, node), edgeBetween(data, b, node)])
      return { kind: 'shared', nodes: [a, b, ...shared], edges }
    }
  }
  return chain(data, a, b)
}

/** Concepts of both papers: rare and weighty ones first, then by number. */
export function sharedConcepts(data: MapData, a: number, b: number): number[] {
  const weights = new Map(neighboursOf(data, a).map(({ node, weight }) => [node, weight]))
  return neighboursOf(data, b)
    .filter(({ node }) => weights.has(node))
    .map(({ node, weight }) => ({
      node,
      strength: weight * weights.get(node)! * Math.log(1 + data.papers / Math.max(1, data.count[node])),
    }))
    .sort((x, y) => y.strength - x.strength || x.node - y.node)
    .map(({ node }) => node)
}

/** The shortest chain, rare concepts preferred. */
function chain(data: MapData, a: number, b: number): Between {
  const { papers } = data
  const { start, concept } = linksThere(data)
  const conceptsOf = (node: number): number[] =>
    isPaper(data, node) ? [...concept.subarray(start[node], start[node + 1])] : [node - papers]
  const counts = data.count.subarray(papers)
  const found = chainBetween({ start, concept, papers: counts }, conceptsOf(a), conceptsOf(b))
  if (!found) return { kind: 'none', nodes: [a, b], edges: [] }
  const nodes = found.concepts.flatMap((one, at) => [papers + one, ...found.papers.slice(at, at + 1)])
  if (isPaper(data, a)) nodes.unshift(a)
  if (isPaper(data, b)) nodes.push(b)
  const edges = nodes.slice(1).map((node, at) => edgeBetween(data, ...paperFirst(nodes[at], node)))
  return { kind: 'chain', nodes, edges }
}

/** A paper has fewer edges to look through. */
const paperFirst = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a])
