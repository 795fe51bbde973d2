import { generator } from '../random.ts'
import type { CooccurrenceColumns, LinkColumns } from '../types.ts'
import { conceptGraph } from './concept-graph.ts'
import { keptCommunities } from './kept-communities.ts'
import { louvain } from './libraries.ts'

/** Which community every paper and concept belongs to. */
export interface Membership {
  /** Index of the community; -1 where a paper has no link. */
  paper: Int32Array
  /** Index of the community; -1 where no paper links to the concept. */
  concept: Int32Array
  /** How many communities there are. */
  count: number
  /** The community of what is linked to nothing else; -1 where there is none. It is the last one. */
  other: number
}

/** The fewest papers that make a community: √papers / 7, at least 2 (2 of 100, 7 of 2,000, 46 of 100,000). */
export const fewestPapers = (papers: number): number => Math.max(2, Math.ceil(Math.sqrt(papers) / 7))

/** In so few papers, one that shares nothing is a community of its own. */
const FEW = 30

/**
 * Finds the communities: modularity (Louvain, Blondel et al. 2008, seeded) over the concepts that papers share, with
 * association strength as weight; every paper joins the community where most of its link weight to shared concepts
 * lies (ties: the lower id); a concept of one paper joins that paper, and a paper that shares no concept is a
 * community with its own concepts.
 *
 * Communities of fewer than `fewestPapers` then join the larger one that they have most link weight with; those that
 * have none with any are gathered in one, called `other`, or stay where there are fewer than 30 papers. Ids go by papers, then concepts, both descending, then by
 * the first paper and the first concept; `other` comes last. With `earlier`, the communities of an earlier map (-1: in none), those
 * go on as `keptCommunities` tells, and what a paper had before goes first where weights are equal.
 */
export function findCommunities(
  links: LinkColumns,
  counts: Uint32Array,
  edges: CooccurrenceColumns,
  seed: number,
  earlier?: Pick<Membership, 'paper' | 'concept'>,
): Membership {
  const fresh = sharedConceptCommunities(counts, edges, seed)
  const kept = earlier && keptCommunities(earlier.concept, fresh, edges)
  const joined = joinPapers(links, counts, kept ?? fresh, kept && earlier?.paper)
  return renumber(mergeSmall(links, joined))
}

/** Louvain on the concepts of two papers and more, numbered by their first concept; -1 for the others. */
function sharedConceptCommunities(counts: Uint32Array, edges: CooccurrenceColumns, seed: number): Int32Array {
  const community = new Int32Array(counts.length).fill(-1)
  const shared: number[] = []
  for (let c = 0; c < counts.length; c++) if (counts[c] > 1) shared.push(c)
  const graph = conceptGraph(shared, edges)
  // Louvain takes no graph without edges.
  const found = graph.size > 0 ? louvain(graph, { rng: generator(seed) }) : undefined
  const ids = new Map<number, number>()
  for (const [i, c] of shared.entries()) {
    const raw = found ? found[c] : i
    if (!ids.has(raw)) ids.set(raw, ids.size)
    community[c] = ids.get(raw)!
  }
  return community
}

type Joined = Omit<Membership, 'other'>

/** `earlier` communities of papers go first where several have the most weight, then the lower ids. */
function joinPapers(
  links: LinkColumns,
  counts: Uint32Array,
  concept: Int32Array,
  earlier?: Int32Array,
): Joined {
  const papers = links.start.length - 1
  const paper = new Int32Array(papers).fill(-1)
  let count = 0
  for (const c of concept) count = Math.max(count, c + 1)
  const sum = new Float64Array(count)
  for (let p = 0; p < papers; p++) {
    let best = -1
    const met: number[] = []
    for (let l = links.start[p]; l < links.start[p + 1]; l++) {
      const k = concept[links.concept[l]]
      if (counts[links.concept[l]] === 1) continue
      if (sum[k] === 0) met.push(k)
      sum[k] += links.weight[l]
    }
    const before = earlier?.[p] ?? -1
    const rank = (k: number): number => (k === before ? -1 : k)
    for (const k of met)
      if (best < 0 || sum[k] > sum[best] || (sum[k] === sum[best] && rank(k) < rank(best))) best = k
    for (const k of met) sum[k] = 0
    if (links.start[p] === links.start[p + 1]) continue
    paper[p] = best < 0 ? count++ : best
    for (let l = links.start[p]; l < links.start[p + 1]; l++)
      if (counts[links.concept[l]] === 1) concept[links.concept[l]] = paper[p]
  }
  return { paper, concept, count }
}

function mergeSmall(links: LinkColumns, { paper, concept, count }: Joined): Membership {
  const least = fewestPapers(paper.length)
  const size = new Uint32Array(count)
  for (const k of paper) if (k >= 0) size[k]++
  const small = (k: number): boolean => size[k] < least

  const shared = new Map<number, Map<number, number>>()
  const add = (from: number, to: number, weight: number): void => {
    if (!small(from) || small(to)) return
    const sums = shared.get(from) ?? new Map<number, number>()
    sums.set(to, (sums.get(to) ?? 0) + weight)
    shared.set(from, sums)
  }
  for (let p = 0; p < paper.length; p++)
    for (let l = links.start[p]; l < links.start[p + 1]; l++) {
      add(paper[p], concept[links.concept[l]], links.weight[l])
      add(concept[links.concept[l]], paper[p], links.weight[l])
    }

  let other = -1
  const target = Int32Array.from({ length: count }, (_, k) => {
    if (!small(k)) return k
    let best = -1
    let most = 0
    for (const [to, sum] of shared.get(k) ?? [])
      if (sum > most || (sum === most && to < best)) {
        best = to
        most = sum
      }
    if (best >= 0) return best
    if (paper.length < FEW) return k
    other = count
    return count
  })
  const move = (k: number): number => (k < 0 ? k : target[k])
  return { paper: paper.map(move), concept: concept.map(move), count: count + 1, other }
}

/** Drops empty communities and sorts the rest. */
function renumber({ paper, concept, count, other }: Membership): Membership {
  const papers = new Uint32Array(count)
  const concepts = new Uint32Array(count)
  const first = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  for (const [i, k] of [...paper, ...concept].entries()) {
    if (k < 0) continue
    if (i < paper.length) papers[k]++
    else concepts[k]++
    first[k] = Math.min(first[k], i)
  }
  const order = Array.from({ length: count }, (_, k) => k).filter((k) => papers[k] + concepts[k] > 0)
  order.sort(
    (j, k) =>
      Number(j === other) - Number(k === other) ||
      papers[k] - papers[j] ||
      concepts[k] - concepts[j] ||
      first[j] - first[k],
  )
  const id = new Int32Array(count)
  for (const [i, k] of order.entries()) id[k] = i
  const move = (k: number): number => (k < 0 ? -1 : id[k])
  return {
    paper: paper.map(move),
    concept: concept.map(move),
    count: order.length,
    other: order.includes(other) ? order.length - 1 : -1,
  }
}
