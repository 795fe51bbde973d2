/** Names on the map: clusters from afar, then concepts, then papers as one comes nearer. */
import { type Appearance, HIDDEN, type Ranking, SHOWN } from '../appearance/appearance.ts'
import {
  around,
  type Box,
  type Candidate,
  intersect,
  type Placed,
  placeLabels,
  shorten,
} from '../appearance/labels.ts'
import { communityColor, mix, type Palette } from '../appearance/palette.ts'
import { isPaper, type MapData, neighboursOf } from '../data/map-data.ts'
import type { Layer } from './layer.ts'

/** A cluster on the screen: its middle and how far its outline reaches. */
export interface Area {
  x: number
  y: number
  left: number
  right: number
  top: number
  bottom: number
}

/** What the label layer needs to know of the map at this moment; positions are CSS pixels. */
export interface Scene {
  data: MapData
  ranked: Ranking
  appearance: Appearance
  palette: Palette
  ratio: number
  position: (node: number) => { x: number; y: number }
  radius: (node: number) => number
  cluster: (community: number) => Area
}

interface Style {
  font: string
  color: string
  lines: string[]
  lineHeight: number
  spacing: string
}

const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif'
/** CSS pixels of the map per label at the opening view; with every halving of the ratio four times as many. */
const AREA_PER_LABEL = 9000
/** Where cluster names give way to what is inside. */
const NEAR = 0.3
/** How many discs names keep clear of. */
const PROMINENT = 1000
/** CSS pixels beyond the map in which a node may stand whose name reaches in. */
const MARGIN = 80

const widths = new Map<string, number>()

function measure(context: CanvasRenderingContext2D, { font, spacing, lines }: Style): number {
  let widest = 0
  for (const line of lines) {
    const name = `${font}|${line}`
    let width = widths.get(name)
    if (width === undefined) {
      context.font = font
      context.letterSpacing = spacing
      width = context.measureText(line).width
      widths.set(name, width)
    }
    widest = Math.max(widest, width)
  }
  return Math.ceil(widest)
}

/** Places and draws; the boxes that were drawn come back, in CSS pixels of the map. */
export function drawLabels({ context, width, height }: Layer, scene: Scene): Placed[] {
  const styles = new Map<string, Style>()
  const frame: Box = { x: 4, y: 4, width: width - 8, height: height - 8 }
  const discs = prominent(scene)
  const areas = placeLabels(clusterLabels(context, scene, frame, discs, styles), frame)
  const names = placeLabels(nodeLabels(context, scene, frame, styles), frame, [
    ...areas,
    ...discs.slice(0, eligible(scene, frame)),
  ])
  const placed = [...areas, ...names]
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.strokeStyle = scene.palette.background
  for (const { key, x, y, width } of placed) {
    const style = styles.get(key)!
    context.font = style.font
    context.letterSpacing = style.spacing
    context.fillStyle = style.color
    style.lines.forEach((line, at) => {
      const [cx, cy] = [x + width / 2, y + style.lineHeight * (at + 0.5)]
      context.globalAlpha = 0.86
      context.lineWidth = 4
      context.strokeText(line, cx, cy)
      context.globalAlpha = 1
      context.fillText(line, cx, cy)
    })
  }
  return placed
}

/** Discs that names keep clear of, a little smaller than drawn: those of the nodes that come first. */
function prominent({ data, ranked, appearance, position, radius }: Scene): Box[] {
  const found: Box[] = []
  for (const node of ranked.labelOrder) {
    if (found.length === PROMINENT) break
    if (appearance.status[node] !== SHOWN) continue
    const { x, y } = position(node)
    const side = radius(node) * (isPaper(data, node) ? 1.2 : 1.5)
    found.push({ x: x - side / 2, y: y - side / 2, width: side, height: side })
  }
  return found
}

/** Clusters, biggest first; none where a node is in focus or the map is near. */
function* clusterLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  frame: Box,
  discs: readonly Box[],
  styles: Map<string, Style>,
): Generator<Candidate> {
  const { appearance, data, ratio } = scene
  if (appearance.selected >= 0 || ratio < NEAR) return
  const order = data.communities
    .map(({ concepts, papers }, id) => ({ id, members: concepts + papers }))
    .sort((a, b) => b.members - a.members || a.id - b.id)
  for (const { id } of order)
    if (!appearance.hiddenCommunities.has(id)) yield clusterLabel(context, scene, frame, id, discs, styles)
}

/** How many nodes, in the order of labels, may have one. */
const eligible = ({ data, ratio }: Scene, frame: Box): number =>
  Math.min(data.nodes, Math.round((frame.width * frame.height) / AREA_PER_LABEL / ratio ** 2))

/** The focus and its neighbours, then as many of the rest as the ratio has room for. */
function* nodeLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  frame: Box,
  styles: Map<string, Style>,
): Generator<Candidate> {
  const { appearance, data, ranked } = scene
  const { selected, status } = appearance
  const node = (number: number): Candidate => nodeLabel(context, scene, number, styles)
  if (selected >= 0) {
    yield node(selected)
    for (const near of neighboursOf(data, selected)) if (status[near.node] === SHOWN) yield node(near.node)
  }
  for (let at = 0; at < eligible(scene, frame); at++) {
    const number = ranked.labelOrder[at]
    if (status[number] !== SHOWN || styles.has(data.key[number])) continue
    const { x, y } = scene.position(number)
    if (x < -MARGIN || y < -MARGIN || x > frame.width + MARGIN || y > frame.height + MARGIN) continue
    yield node(number)
  }
}

function nodeLabel(
  context: CanvasRenderingContext2D,
  { data, appearance, palette, position, radius }: Scene,
  node: number,
  styles: Map<string, Style>,
): Candidate {
  const paper = isPaper(data, node)
  const selected = node === appearance.selected
  const r = radius(node)
  const size = selected ? 15 : paper ? 11 : Math.round(Math.min(15, 10.5 + r * 0.26))
  const style: Style = {
    font: `${paper && !selected ? 'italic 400' : selected ? 700 : 500} ${size}px ${FAMILY}`,
    color: paper ? mix(palette.ink, palette.background, 0.72) : palette.ink,
    lines: [shorten(data.label[node], selected ? 60 : paper ? 34 : 30)],
    lineHeight: Math.round(size * 1.25),
    spacing: '0px',
  }
  styles.set(data.key[node], style)
  const { x, y } = position(node)
  const width = measure(context, style)
  const height = style.lineHeight
  return { key: data.key[node], width, height, places: around(x, y, r, width, height) }
}

function clusterLabel(
  context: CanvasRenderingContext2D,
  { data, palette, cluster }: Scene,
  frame: Box,
  id: number,
  discs: readonly Box[],
  styles: Map<string, Style>,
): Candidate {
  const { label, concepts, papers } = data.communities[id]
  const share = Math.sqrt((concepts + papers) / data.nodes)
  const size = Math.round((frame.width < 560 ? 11 : 13) + Math.min(8, 14 * share))
  const style: Style = {
    font: `750 ${size}px ${FAMILY}`,
    color: mix(communityColor(palette, id), palette.ink, 0.72),
    lines: label
      .split(' · ')
      .slice(0, 2)
      .map((line) => shorten(line, 28)),
    lineHeight: Math.round(size * 1.2),
    spacing: '0.02em',
  }
  const key = `community:${id}`
  styles.set(key, style)
  const width = measure(context, style)
  const height = style.lineHeight * style.lines.length
  const area = cluster(id)
  const others = data.communities.filter((other) => other.id !== id).map((other) => cluster(other.id))
  const ranked = placesFor(area, width, height)
    .map((place, at) => ({ place, cost: at * 0.4 + costAt(place, width, height, area, others, discs) }))
    .sort((a, b) => a.cost - b.cost)
  return { key, width, height, places: ranked.map(({ place }) => place) }
}

/** Over, under, beside and inside of an area, those preferred first. */
function placesFor(
  { x, y, left, right, top, bottom }: Area,
  width: number,
  height: number,
): [number, number][] {
  const [above, below, middle] = [top - height - 4, bottom + 4, y - height / 2]
  const centred = x - width / 2
  return [
    [centred, above],
    [centred, below],
    [centred - width / 2, above],
    [centred + width / 2, above],
    [right + 4, middle],
    [left - 4 - width, middle],
    [centred - width / 2, below],
    [centred + width / 2, below],
    [centred, top + 6],
    [centred, bottom - height - 6],
    [centred, middle],
  ]
}

/** What a cluster's name would cover there, and whether one would take it for another cluster's. */
function costAt(
  [x, y]: [number, number],
  width: number,
  height: number,
  own: Area,
  others: readonly Area[],
  discs: readonly Box[],
): number {
  let cost = 0
  for (const disc of discs) if (intersect({ x, y, width, height }, disc)) cost++
  const distance = (area: Area): number => Math.hypot(area.x - x - width / 2, area.y - y - height / 2)
  if (others.some((other) => distance(other) < distance(own) * 1.15)) cost += 12
  return cost
}

/** The name under the pointer, on a card above everything. */
export function drawHover({ context }: Layer, scene: Scene, node: number): void {
  const { data, palette, appearance } = scene
  if (appearance.status[node] === HIDDEN) return
  const { x, y } = scene.position(node)
  const r = scene.radius(node)
  context.strokeStyle = communityColor(palette, data.community[node])
  context.lineWidth = 2
  context.beginPath()
  context.arc(x, y, r + 4, 0, 2 * Math.PI)
  context.stroke()
  context.font = `600 13px ${FAMILY}`
  const text = shorten(data.label[node], 70)
  const width = context.measureText(text).width + 16
  const left = Math.min(Math.max(4, x - width / 2), Math.max(4, context.canvas.clientWidth - width - 4))
  const top = y - r - 36 < 4 ? y + r + 10 : y - r - 36
  context.fillStyle = palette.ink
  context.beginPath()
  context.roundRect(left, top, width, 26, 6)
  context.fill()
  context.fillStyle = palette.background
  context.textBaseline = 'middle'
  context.fillText(text, left + 8, top + 13.5)
}
