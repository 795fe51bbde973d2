/** The layout of a map that goes on from an earlier one. */
import type { CooccurrenceColumns, LinkColumns } from '../types.ts'
import type { Membership } from './communities.ts'
import { pairWeight } from './concept-graph.ts'
import { INSIDE, type Places } from './concept-layout.ts'
import type { Earlier } from './earlier.ts'
import type { Layout } from './layout.ts'
import { MARGIN, removeOverlaps } from './noverlap.ts'
import { nodeSizes, PAPER_SIZE, placeDiscs, placeOwnConcepts, placePapers } from './placing.ts'
import { PLACE_DECIMALS, round } from './round.ts'

/** The places of an earlier map were apart before they were rounded: so much less room is no overlap. */
const ROUNDED = 0.05
/** Rounds in which nodes give way before the whole map grows, which would move all of it. */
const PATIENCE = 100
/** As much more as nodes may cover of an earlier map before it is drawn larger. */
const CROWDED = 2

/**
 * Lays out the map from the places of an earlier one: what was there stays there, unless it was linked to nothing then and is
 * now. New concepts come to the middle of their neighbours, weighted as in `layoutConcepts`; papers and the rest follow
 * as in `layout`. Then overlaps are removed by as little as it takes; the map is neither turned nor brought back to its
 * middle. What is new and linked to nothing stands in rows under all that. Everything is rounded to 2 decimals. The same
 * nodes with the same links get the same places.
 */
export function layoutAfter(
  { map, node, community }: Earlier,
  links: LinkColumns,
  counts: Uint32Array,
  edges: CooccurrenceColumns,
  membership: Membership,
): Layout {
  const papers = links.start.length - 1
  const size = nodeSizes(papers, counts)
  const isLinked = (i: number): boolean => {
    const k = i < papers ? membership.paper[i] : membership.concept[i - papers]
    return k >= 0 && k !== membership.other
  }
  const done = Uint8Array.from(node, (old, i) => (old >= 0 && (community[i] >= 0 || !isLinked(i)) ? 1 : 0))
  const growth = growthOf(size, done)
  const place = (from: Float32Array): Float64Array =>
    Float64Array.from(node, (old, i) => (done[i] ? from[old] * growth : 0))
  const places = { x: place(map.nodes.x), y: place(map.nodes.y) }
  const isFull = done.every((one) => one === 1)
  placeConcepts(edges, membership, papers, places, done)
  placePapers(links, membership, places, done)
  placeDiscs(links, membership, places, size, done)
  placeOwnConcepts(links, places, done)
  placeRest(places, done)
  if (!isFull || growth > 1) giveWay(places, size)
  return {
    x: Float32Array.from(places.x, (value) => round(value, PLACE_DECIMALS)),
    y: Float32Array.from(places.y, (value) => round(value, PLACE_DECIMALS)),
    size,
  }
}

/** By how much the map is drawn larger where it would be crowded: 1 for as it was. */
function growthOf(size: Float32Array, done: Uint8Array): number {
  let [all, kept] = [0, 0]
  for (let i = 0; i < size.length; i++) {
    all += size[i] ** 2
    if (done[i]) kept += size[i] ** 2
  }
  return kept > 0 ? Math.max(1, Math.sqrt(all / kept / CROWDED)) : 1
}

/** New concepts at the middle of their neighbours, those beside known ones first. */
function placeConcepts(
  edges: CooccurrenceColumns,
  { concept }: Membership,
  papers: number,
  { x, y }: Places,
  done: Uint8Array,
): void {
  const { a, b } = edges
  const sum = new Float64Array(concept.length)
  const middle = { x: new Float64Array(concept.length), y: new Float64Array(concept.length) }
  const pull = (to: number, from: number, e: number): void => {
    if (done[papers + to] || !done[papers + from]) return
    const weight = pairWeight(edges, e) * (concept[to] === concept[from] ? INSIDE : 1)
    sum[to] += weight
    middle.x[to] += weight * x[papers + from]
    middle.y[to] += weight * y[papers + from]
  }
  for (;;) {
    sum.fill(0)
    middle.x.fill(0)
    middle.y.fill(0)
    for (let e = 0; e < a.length; e++) {
      pull(a[e], b[e], e)
      pull(b[e], a[e], e)
    }
    let placed = 0
    for (let c = 0; c < concept.length; c++) {
      if (sum[c] === 0) continue
      x[papers + c] = middle.x[c] / sum[c]
      y[papers + c] = middle.y[c] / sum[c]
      done[papers + c] = 1
      placed++
    }
    if (placed === 0) return
  }
}

/** What has no place yet stands in rows below all others. */
function placeRest({ x, y }: Places, done: Uint8Array): void {
  const rest = [...done.keys()].filter((node) => !done[node])
  const spacing = 4 * PAPER_SIZE
  const columns = Math.max(1, Math.ceil(Math.sqrt(2 * rest.length)))
  let bottom = 0
  for (let i = 0; i < done.length; i++) if (done[i]) bottom = Math.min(bottom, y[i])
  for (const [i, node] of rest.entries()) {
    x[node] = ((i % columns) - (columns - 1) / 2) * spacing
    y[node] = bottom - (4 + Math.floor(i / columns)) * spacing
  }
}

const giveWay = ({ x, y }: Places, size: Float32Array): void =>
  removeOverlaps(x, y, size, { rounds: PATIENCE, margin: MARGIN - ROUNDED })
