import type { CooccurrenceColumns, LinkColumns } from '../types.ts'
import type { Membership } from './communities.ts'
import { layoutConcepts, type Places } from './concept-layout.ts'
import { drawApart, layFlat } from './landscape.ts'
import { removeOverlaps } from './noverlap.ts'
import { nodeSizes, PAPER_SIZE, placeDiscs, placeOwnConcepts, placePapers, radiusFor } from './placing.ts'
import { PLACE_DECIMALS, round } from './round.ts'

/** Places and sizes of all nodes, papers first; sizes are radii in the same unit as the places. */
export interface Layout {
  x: Float32Array
  y: Float32Array
  size: Float32Array
}

/**
 * Lays out the map, concepts first: the concepts that share papers (see layoutConcepts); each paper at the middle of its
 * concepts, weighted by the square of link weight, those of other communities at a tenth; the concepts of one
 * paper around it; papers that share no concept in discs around the map, one per community. Then overlaps are removed,
 * and the longest axis is laid flat; what is linked to nothing stands in rows under all that. Everything is rounded to
 * 2 decimals. The middle of the map is 0, 0.
 * Same input, same places; 0, 1 and 2 nodes and graphs without edges are fine.
 */
export function layout(
  links: LinkColumns,
  counts: Uint32Array,
  edges: CooccurrenceColumns,
  membership: Membership,
): Layout {
  const papers = links.start.length - 1
  const size = nodeSizes(papers, counts)
  const concepts = layoutConcepts(edges, membership, radiusFor(size))
  const x = new Float64Array(size.length)
  const y = new Float64Array(size.length)
  x.set(concepts.x, papers)
  y.set(concepts.y, papers)

  const done = new Uint8Array(size.length)
  for (const c of concepts.placed) done[papers + c] = 1
  placePapers(links, membership, { x, y }, done)
  placeDiscs(links, membership, { x, y }, size, done)
  placeOwnConcepts(links, { x, y }, done)
  settle({ x, y }, size, done)
  placeRest({ x, y }, done)
  return {
    x: Float32Array.from(x, (value) => round(value, PLACE_DECIMALS)),
    y: Float32Array.from(y, (value) => round(value, PLACE_DECIMALS)),
    size,
  }
}

/** Removes overlaps and lays the map flat, of what has a place. */
function settle({ x, y }: Places, size: Float32Array, done: Uint8Array): void {
  const nodes = [...done.keys()].filter((node) => done[node])
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(nodes, (node) => values[node])
  const places = { x: pick(x), y: pick(y) }
  removeOverlaps(places.x, places.y, pick(size))
  layFlat(places)
  drawApart(places)
  nodes.forEach((node, i) => {
    x[node] = places.x[i]
    y[node] = places.y[i]
  })
}

/**
 * What is linked to nothing stands in rows under the map, near and out of the way: around it, it would make the map
 * look smaller. The middle of both together becomes 0, 0.
 */
function placeRest({ x, y }: Places, done: Uint8Array): void {
  const rest = [...done.keys()].filter((node) => !done[node])
  if (rest.length === 0) return
  const spacing = 4 * PAPER_SIZE
  let [right, top] = [0, 0]
  for (let i = 0; i < done.length; i++) {
    if (!done[i]) continue
    right = Math.max(right, x[i])
    top = Math.max(top, y[i])
  }
  const columns = Math.max(Math.ceil(Math.sqrt(2 * rest.length)), Math.floor((1.6 * right) / spacing))
  const rows = Math.ceil(rest.length / columns)
  // The map reaches as far below its middle as above it.
  const first = rest.length === done.length ? ((rows - 1) * spacing) / 2 : -top - 4 * spacing
  for (const [i, node] of rest.entries()) {
    const row = Math.floor(i / columns)
    const inRow = Math.min(columns, rest.length - row * columns)
    x[node] = ((i % columns) - (inRow - 1) / 2) * spacing
    y[node] = first - row * spacing
  }
  if (rest.length === done.length) return
  const rise = (4 + rows - 1) * spacing
  for (let i = 0; i < done.length; i++) y[i] += rise / 2
}
