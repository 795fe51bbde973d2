import { type ConceptPapers, papersByConcept } from '../atlas.ts'
import type { CooccurrenceColumns, LinkColumns } from '../types.ts'
import { round, WEIGHT_DECIMALS } from './round.ts'

/** A paper linked to more concepts is a survey or a list: only its so many strongest links make pairs. */
export const MOST_LINKS = 100

/**
 * Projects the paper—concept links onto the concepts: which two concepts share papers, and how strongly.
 *
 * A pair counts the papers that link to both; its weight is the association strength of co-word analysis in its
 * cosine form, `count / √(papers(a) · papers(b))` (Salton & McGill 1983; compared with others by van Eck & Waltman
 * 2009), and `npmi` is the normalised pointwise mutual information (Bouma 2009), which is 1 where all papers hold
 * both. Both are rounded to 4 decimals. An edge is kept when it is among the `neighbours` strongest of either of its
 * ends, where pairs that one paper alone shows come after all others (ties: the lower index first).
 *
 * Left out: pairs of which both concepts occur in one paper only (nothing is known about them but that paper, and
 * they would make one clique per paper), and, in papers with more than MOST_LINKS links, what is not among their
 * strongest (ties: the lower index first), so that the work is bounded by 100 · links.
 */
export function cooccurrences(
  links: Pick<LinkColumns, 'start' | 'concept' | 'weight'>,
  counts: Uint32Array,
  neighbours: number,
): CooccurrenceColumns {
  const papers = links.start.length - 1
  const pairing = strongestLinks(links)
  const chosen = chooseNeighbours(pairing, papersByConcept(pairing, counts.length), counts, neighbours)
  return toColumns(chosen, counts, papers)
}

type Pairing = Pick<LinkColumns, 'start' | 'concept'>

/** The links that make pairs. */
function strongestLinks(links: Pick<LinkColumns, 'start' | 'concept' | 'weight'>): Pairing {
  const papers = links.start.length - 1
  const start = new Uint32Array(papers + 1)
  const concept = new Uint32Array(links.concept.length)
  let end = 0
  for (let p = 0; p < papers; p++) {
    const from = links.start[p]
    const to = links.start[p + 1]
    if (to - from <= MOST_LINKS) {
      concept.set(links.concept.subarray(from, to), end)
      end += to - from
    } else {
      const order = Uint32Array.from({ length: to - from }, (_, i) => from + i)
      order.sort((i, j) => links.weight[j] - links.weight[i] || i - j)
      for (const l of order.subarray(0, MOST_LINKS).sort()) concept[end++] = links.concept[l]
    }
    start[p + 1] = end
  }
  return { start, concept: concept.subarray(0, end) }
}

/** Neighbours that concepts chose: those of concept c are `start[c] … start[c + 1]`. */
interface Chosen {
  start: Uint32Array
  neighbour: Uint32Array
  count: Uint32Array
}

function chooseNeighbours(
  links: Pairing,
  byConcept: ConceptPapers,
  counts: Uint32Array,
  most: number,
): Chosen {
  const concepts = counts.length
  const shared = new Int32Array(concepts)
  const strength = new Float64Array(concepts)
  const start = new Uint32Array(concepts + 1)
  const neighbour: number[] = []
  const count: number[] = []
  for (let a = 0; a < concepts; a++) {
    const met: number[] = []
    for (let i = byConcept.start[a]; i < byConcept.start[a + 1]; i++) {
      const p = byConcept.paper[i]
      for (let l = links.start[p]; l < links.start[p + 1]; l++) {
        const b = links.concept[l]
        if (b !== a && shared[b]++ === 0) met.push(b)
      }
    }
    const byStrength = (b: number, c: number): number => strength[c] - strength[b] || b - c
    // Against the square no rounding can make two equal strengths differ; √counts[a] is common to all.
    for (const b of met) strength[b] = (shared[b] * shared[b]) / counts[b]
    const best = met.filter((b) => shared[b] > 1).sort(byStrength)
    if (best.length < most) {
      const once = met.filter((b) => shared[b] === 1 && (counts[a] > 1 || counts[b] > 1))
      best.push(...once.sort(byStrength).slice(0, most - best.length))
    }
    for (const b of best.slice(0, most)) {
      neighbour.push(b)
      count.push(shared[b])
    }
    for (const b of met) shared[b] = 0
    start[a + 1] = neighbour.length
  }
  return { start, neighbour: Uint32Array.from(neighbour), count: Uint32Array.from(count) }
}

/** The union of both ends' choices, each pair once, sorted by (a, b). */
function toColumns(chosen: Chosen, counts: Uint32Array, papers: number): CooccurrenceColumns {
  const concepts = counts.length
  const pairs = new Float64Array(chosen.neighbour.length)
  const order = new Float64Array(chosen.neighbour.length)
  for (let a = 0; a < concepts; a++)
    for (let i = chosen.start[a]; i < chosen.start[a + 1]; i++) {
      const b = chosen.neighbour[i]
      pairs[i] = Math.min(a, b) * concepts + Math.max(a, b)
    }
  order.set(pairs)
  order.sort()
  let edges = 0
  for (let i = 0; i < order.length; i++) if (i === 0 || order[i] !== order[i - 1]) order[edges++] = order[i]

  const a = new Uint32Array(edges)
  const b = new Uint32Array(edges)
  const count = new Uint32Array(edges)
  const npmi = new Float32Array(edges)
  const weight = new Float32Array(edges)
  for (let i = 0; i < edges; i++) {
    a[i] = Math.floor(order[i] / concepts)
    b[i] = order[i] % concepts
  }
  const place = (pair: number): number => {
    let low = 0
    let high = edges - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (order[middle] < pair) low = middle + 1
      else high = middle
    }
    return low
  }
  for (let i = 0; i < pairs.length; i++) count[place(pairs[i])] = chosen.count[i]
  for (let i = 0; i < edges; i++) {
    weight[i] = Math.max(
      10 ** -WEIGHT_DECIMALS,
      round(count[i] / Math.sqrt(counts[a[i]] * counts[b[i]]), WEIGHT_DECIMALS),
    )
    npmi[i] = round(normalisedPmi(count[i], counts[a[i]], counts[b[i]], papers), WEIGHT_DECIMALS)
  }
  return { a, b, count, npmi, weight }
}

function normalisedPmi(both: number, a: number, b: number, papers: number): number {
  if (both === papers) return 1
  return Math.log((both * papers) / (a * b)) / -Math.log(both / papers)
}
