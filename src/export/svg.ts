import { NO_COMMUNITY_COLOR } from '../graph/attributes.ts'
import { round } from '../graph/round.ts'
import type { Atlas } from '../types.ts'
import { oneLine } from './references.ts'
import { LABEL_SIZES, type Placed, placeLabels } from './svg-labels.ts'
import { legend, legendHeight } from './svg-legend.ts'
import { escapeXml } from './xml.ts'

const WIDTH = 1600
const LEGEND = 360
const MARGIN = 40
const [LOWEST, HIGHEST] = [700, 1600]
/** Strongest first: more of them hide the map under their own colour. */
const MOST_EDGES = 6000
/** The least radius in pixels of a node that is to be seen. */
const LEAST_RADIUS = 1.8

const [BACKGROUND, INK, EDGE] = ['#f7f6f2', '#1d2430', '#7d8594']

/** Colours of nodes by something else than their cluster, and what they mean. */
export interface Look {
  /** Per node an index into `colors`. */
  of: ArrayLike<number>
  colors: readonly string[]
  title: string
  rows: readonly { label: string; color: string }[]
}

interface View {
  /** Of a cluster, and of a node. */
  colorOf: { cluster(id: number): string; node(node: number): string }
  height: number
  scale: number
  /** Pixels of a place of the map. */
  at(x: number, y: number): { x: number; y: number }
}

/**
 * The map as a drawing of its own: hulls, the 6,000 strongest edges, papers as rings and concepts as discs (each with
 * its label as tooltip), names of clusters and nodes that do not overlap, and a legend of the largest clusters. No script, no font, no image
 * from outside. 1,600 pixels wide. With a `look` nodes have its colours, clusters none, and the legend tells its rows. One
 * element a chunk.
 */
export function* svg(atlas: Atlas, look?: Look): Generator<string> {
  const view = viewOf(atlas, look)
  yield `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${view.height}" viewBox="0 0 ${WIDTH} ${view.height}" font-family="Liberation Sans, Arial, Helvetica, sans-serif" role="img">
<title>Concept Atlas</title>
<desc>${atlas.papers.length} papers, ${atlas.concepts.length} concepts</desc>
<rect width="100%" height="100%" fill="${BACKGROUND}"/>
`
  yield* hulls(atlas, view)
  yield* edges(atlas, view)
  yield* nodes(atlas, view)
  yield* names(atlas, view)
  yield* legend(atlas, WIDTH - LEGEND + MARGIN / 2, MARGIN, look)
  yield '</svg>\n'
}

/** Fits the map into the drawing beside the legend; y grows downwards. */
function viewOf({ nodes: { x, y, size, community }, communities }: Atlas, look?: Look): View {
  let [left, right, low, high] = [0, 1, 0, 1]
  for (let n = 0; n < x.length; n++) {
    if (n === 0) [left, right, low, high] = [x[0] - size[0], x[0] + size[0], y[0] - size[0], y[0] + size[0]]
    left = Math.min(left, x[n] - size[n])
    right = Math.max(right, x[n] + size[n])
    low = Math.min(low, y[n] - size[n])
    high = Math.max(high, y[n] + size[n])
  }
  const width = WIDTH - LEGEND - 2 * MARGIN
  const [across, down] = [Math.max(right - left, 1e-6), Math.max(high - low, 1e-6)]
  const least = Math.max(LOWEST, legendHeight(communities.length) + 2 * MARGIN)
  const height = Math.round(Math.min(HIGHEST, Math.max(least, (width * down) / across + 2 * MARGIN)))
  const scale = Math.min(width / across, (height - 2 * MARGIN) / down)
  const [middle, center] = [(left + right) / 2, (low + high) / 2]
  const at: View['at'] = (x, y) => ({
    x: round(MARGIN + width / 2 + (x - middle) * scale, 1),
    y: round(height / 2 - (y - center) * scale, 1),
  })
  const cluster = (id: number): string =>
    look ? NO_COMMUNITY_COLOR : (communities[id]?.color ?? NO_COMMUNITY_COLOR)
  const node = (one: number): string => (look ? look.colors[look.of[one]] : cluster(community[one]))
  return { colorOf: { cluster, node }, height, scale, at }
}

function* hulls({ communities }: Atlas, view: View): Generator<string> {
  yield '<g fill-opacity="0.1" stroke-opacity="0.3" stroke-linejoin="round">\n'
  for (const [id, { hull }] of communities.entries()) {
    const color = view.colorOf.cluster(id)
    for (const ring of hull) {
      const points: string[] = []
      for (let i = 0; i < ring.length; i += 2) {
        const { x, y } = view.at(ring[i], ring[i + 1])
        points.push(`${x},${y}`)
      }
      yield `<polygon points="${points.join(' ')}" fill="${color}" stroke="${color}"/>\n`
    }
  }
  yield '</g>\n'
}

const placeOf = ({ nodes }: Atlas, view: View, node: number): { x: number; y: number } =>
  view.at(nodes.x[node], nodes.y[node])

function* edges(atlas: Atlas, view: View): Generator<string> {
  const { papers, links, cooccurrences, nodes } = atlas
  const all = links.concept.length + cooccurrences.a.length
  const weight = new Float32Array(all)
  weight.set(links.weight)
  weight.set(cooccurrences.weight, links.concept.length)
  const paperOf = new Uint32Array(links.concept.length)
  for (let p = 0; p < papers.length; p++) paperOf.fill(p, links.start[p], links.start[p + 1])
  const strongest = Uint32Array.from(weight.keys()).sort((a, b) => weight[b] - weight[a] || a - b)
  const opacity = round(Math.min(0.4, Math.max(0.1, 300 / all)), 2)
  yield `<g stroke-opacity="${opacity}">\n`
  for (const edge of strongest.subarray(0, MOST_EDGES).sort()) {
    const pair = edge - links.concept.length
    const source = pair < 0 ? paperOf[edge] : papers.length + cooccurrences.a[pair]
    const target = papers.length + (pair < 0 ? links.concept[edge] : cooccurrences.b[pair])
    const [from, to] = [placeOf(atlas, view, source), placeOf(atlas, view, target)]
    const [own, other] = [nodes.community[source], nodes.community[target]]
    const width = round(0.4 + 1.2 * weight[edge], 1)
    yield `<path d="M${from.x} ${from.y}L${to.x} ${to.y}" stroke="${own === other ? view.colorOf.cluster(own) : EDGE}" stroke-width="${width}"/>\n`
  }
  yield '</g>\n'
}

const radiusOf = ({ nodes }: Atlas, view: View, node: number): number =>
  Math.max(LEAST_RADIUS, round(nodes.size[node] * view.scale, 1))

const labelOf = ({ papers, labels, concepts }: Atlas, node: number): string =>
  oneLine(node < papers.length ? labels[node] : concepts[node - papers.length].label)

function* nodes(atlas: Atlas, view: View): Generator<string> {
  const { papers, concepts } = atlas
  yield `<g stroke-width="0.8">\n`
  for (let node = 0; node < papers.length + concepts.length; node++) {
    const { x, y } = placeOf(atlas, view, node)
    const color = view.colorOf.node(node)
    const paint =
      node < papers.length
        ? `fill="${BACKGROUND}" stroke="${color}"`
        : `fill="${color}" stroke="${BACKGROUND}"`
    const radius = radiusOf(atlas, view, node)
    yield `<circle cx="${x}" cy="${y}" r="${radius}" ${paint}><title>${escapeXml(labelOf(atlas, node))}</title></circle>\n`
  }
  yield '</g>\n'
}

/** Names of clusters, of the concepts with the most papers, then of papers, as long as there is room. */
function* names(atlas: Atlas, view: View): Generator<string> {
  const { papers, concepts } = atlas
  const order = concepts.map((_, c) => c).sort((a, b) => concepts[b].papers - concepts[a].papers || a - b)
  const wanted = clusterNames(atlas, view)
  for (const node of [...order.map((c) => papers.length + c), ...papers.keys()]) {
    const size = node < papers.length ? LABEL_SIZES.paper : LABEL_SIZES.concept
    const { x, y } = placeOf(atlas, view, node)
    const below = y + radiusOf(atlas, view, node) + size * 0.7
    wanted.push({ text: labelOf(atlas, node), x, y: below, size, color: INK })
  }
  const area = { left: 0, right: WIDTH - LEGEND, top: 0, bottom: view.height }
  yield `<g stroke="${BACKGROUND}" stroke-width="3" stroke-linejoin="round" paint-order="stroke" text-anchor="middle">\n`
  for (const { text, x, y, size, color } of placeLabels(wanted, area))
    yield `<text x="${x}" y="${round(y + size / 3, 1)}" font-size="${size}" fill="${color}">${escapeXml(text)}</text>\n`
  yield '</g>\n'
}

/** In the middle of the corners of their largest outlines, the largest cluster first. */
function clusterNames({ communities }: Atlas, view: View): Placed[] {
  const wanted: Placed[] = []
  for (const [id, { label, hull }] of [...communities.entries()].sort(
    ([j, a], [k, b]) => b.papers - a.papers || j - k,
  )) {
    if (hull.length === 0) continue
    const color = view.colorOf.cluster(id)
    const [ring] = hull
    const corners = ring.length / 2
    let [x, y] = [0, 0]
    for (let i = 0; i < corners; i++) [x, y] = [x + ring[2 * i] / corners, y + ring[2 * i + 1] / corners]
    wanted.push({ text: oneLine(label), ...view.at(x, y), size: LABEL_SIZES.cluster, color })
  }
  return wanted
}
