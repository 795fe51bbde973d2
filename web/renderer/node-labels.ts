/** Names of nodes: concepts of many papers first, papers as one comes nearer. */
import { SHOWN } from '../appearance/appearance.ts'
import { around, type Box, type Candidate, shorten } from '../appearance/labels.ts'
import { mix } from '../appearance/palette.ts'
import { isPaper, neighboursOf } from '../data/map-data.ts'
import { FAMILY, measure, type Scene, type Style } from './scene.ts'

/** CSS pixels of the map per label at the opening view; with every halving of the ratio four times as many. */
const AREA_PER_LABEL = 9000
/** So many nodes may all have one, however small the map. */
const FEW = 120
/** How many discs cluster names keep clear of. */
const PROMINENT = 1000
/** A map of fewer nodes has time for more places of each name, and room for whole discs. */
const SMALL = 1000
/** Among more nodes discs are points. */
export const CROWD = 5000
/** One in so many of the names that there is room for stands even where it covers a disc. */
const MUST = 10
/** CSS pixels beyond the map in which a node may stand whose name reaches in. */
const MARGIN = 80

/** Discs that names keep clear of, a little smaller than drawn: those of the nodes that come first. */
export function prominent({ data, ranked, appearance, position, radius }: Scene): Box[] {
  const found: Box[] = []
  const [disc, square] = data.nodes < SMALL ? [1.8, 1.7] : [1.5, 1.2]
  for (const node of ranked.labelOrder) {
    if (found.length === PROMINENT) break
    if (appearance.status[node] !== SHOWN) continue
    const { x, y } = position(node)
    const side = radius(node) * (isPaper(data, node) ? square : disc)
    found.push({ x: x - side / 2, y: y - side / 2, width: side, height: side })
  }
  return found
}

/** How many names there is room for. */
const roomFor = ({ ratio }: Scene, { width, height }: Box): number =>
  Math.round((width * height) / AREA_PER_LABEL / ratio ** 2)

/** How many nodes, in the order of labels, may have one. */
export const eligible = (scene: Scene, frame: Box): number =>
  Math.min(scene.data.nodes, scene.data.nodes <= FEW ? FEW : roomFor(scene, frame))

/**
 * The focus and its neighbours, then as many of the rest as the ratio has room for. In a crowd a node needs no name that says
 * what that of its cluster has `said`.
 */
export function* nodeLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  frame: Box,
  styles: Map<string, Style>,
  said: ReadonlySet<string>,
): Generator<Candidate> {
  const { appearance, data, ranked } = scene
  const { selected, status } = appearance
  const { scale, left, top } = scene.projection
  const node = (number: number): Candidate => nodeLabel(context, scene, number, styles)
  if (selected >= 0) {
    yield { ...node(selected), must: true }
    if (appearance.other >= 0) yield { ...node(appearance.other), must: true }
    const near = neighboursOf(data, selected).filter((row) => status[row.node] === SHOWN)
    // Strongest first: what tells most of this one, not what is large anywhere.
    for (const row of near) if (!styles.has(data.key[row.node])) yield node(row.node)
  }
  const most = eligible(scene, frame)
  const must = Math.min(most, roomFor(scene, frame)) / MUST
  for (let at = 0; at < most; at++) {
    const number = ranked.labelOrder[at]
    if (status[number] !== SHOWN) continue
    const x = scale * data.x[number] + left
    const y = top - scale * data.y[number]
    if (x < -MARGIN || y < -MARGIN || x > frame.width + MARGIN || y > frame.height + MARGIN) continue
    if (styles.has(data.key[number])) continue
    if (data.nodes > CROWD && said.has(data.label[number])) continue
    yield { ...node(number), must: at < must }
  }
}

function nodeLabel(
  context: CanvasRenderingContext2D,
  { data, appearance, palette, text, position, radius }: Scene,
  node: number,
  styles: Map<string, Style>,
): Candidate {
  const paper = isPaper(data, node)
  const selected = node === appearance.selected || node === appearance.other
  const r = radius(node)
  const usual = selected ? 15 : paper ? 11 : Math.min(15, 10.5 + r * 0.26)
  const size = Math.round(usual * text)
  const style: Style = {
    font: `${paper && !selected ? 'italic 400' : selected ? 700 : 500} ${size}px ${FAMILY}`,
    color: paper && !selected ? mix(palette.ink, palette.background, 0.72) : palette.ink,
    lines: [shorten(data.label[node], selected ? 60 : paper ? 34 : 38)],
    lineHeight: Math.round(size * 1.25),
    spacing: '0px',
  }
  styles.set(data.key[node], style)
  const { x, y } = position(node)
  const width = measure(context, style)
  const height = style.lineHeight
  const places = around(x, y, selected ? r + 4 : r, width, height, data.nodes < SMALL)
  return { key: data.key[node], width, height, places }
}
