/** Names of clusters: where they cover least, and where nobody takes them for another cluster's. */
import { type Box, type Candidate, intersect, shorten } from '../appearance/labels.ts'
import { communityColor, mix } from '../appearance/palette.ts'
import { type Area, FAMILY, measure, type Scene, type Style } from './scene.ts'

/** Where cluster names give way to what is inside. */
const NEAR = 0.3
/** CSS pixels of the map per name at the opening view. */
const AREA_PER_NAME = 48_000
/** A map of fewer CSS pixels across, as on a phone, has room for the first part of a name alone. */
const SMALL = 560
/** A name that is so many times wider than its cluster gives way to its first part, in short lines. */
const WIDER = 3
/** Characters of a line, of a short one, and of one that may be cut in two. */
const LINE = 34
const SHORT_LINE = 22
const LONG = 16
/** As bad as covering so many nodes: standing nearer to another cluster. */
const MISLEADING = 12

/** Clusters, biggest first; none where a node is in focus or the map is near. */
export function* clusterLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  frame: Box,
  discs: readonly Box[],
  styles: Map<string, Style>,
): Generator<Candidate> {
  const { appearance, data, ratio } = scene
  if (appearance.selected >= 0 || ratio < NEAR) return
  const areas = data.communities.map(({ id }) => scene.cluster(id))
  const order = data.communities
    .map(({ concepts, papers }, id) => ({ id, members: concepts + papers }))
    .filter(({ id }) => areas[id] && !appearance.hiddenCommunities.has(id))
    .sort((a, b) => b.members - a.members || a.id - b.id)
  const most = Math.max(5, Math.round((frame.width * frame.height) / AREA_PER_NAME / ratio ** 2))
  for (const { id } of order.slice(0, most))
    if (!styles.has(keyOf(id))) yield clusterLabel(context, scene, frame, id, areas, discs, styles)
}

const keyOf = (id: number): string => `community:${id}`

function clusterLabel(
  context: CanvasRenderingContext2D,
  { data, palette }: Scene,
  frame: Box,
  id: number,
  areas: readonly (Area | undefined)[],
  discs: readonly Box[],
  styles: Map<string, Style>,
): Candidate {
  const { label, concepts, papers } = data.communities[id]
  const small = frame.width < SMALL
  const share = Math.sqrt((concepts + papers) / data.nodes)
  const size = Math.round((small ? 11 : 13) + Math.min(8, 14 * share))
  const area = areas[id]!
  const parts = label.split(' · ')
  const style: Style = {
    font: `750 ${size}px ${FAMILY}`,
    color: mix(communityColor(palette, id), palette.ink, 0.72),
    lines: parts.slice(0, small ? 1 : 2).map((line) => shorten(line, small ? SHORT_LINE : LINE)),
    lineHeight: Math.round(size * 1.2),
    spacing: '0.02em',
  }
  let width = measure(context, style)
  if (!small && width > WIDER * (area.right - area.left)) {
    style.lines = broken(parts[0])
    width = measure(context, style)
  }
  const key = keyOf(id)
  styles.set(key, style)
  const height = style.lineHeight * style.lines.length
  const others = areas.filter((other) => other !== undefined && other !== area) as Area[]
  const ranked = placesFor(area, width, height)
    // At the border of the map a name moves inwards, as little as it must.
    .map(([x, y]): [number, number] => [Math.max(frame.x, Math.min(x, frame.x + frame.width - width)), y])
    .map((place, at) => ({ place, cost: at * 0.4 + costAt(place, width, height, area, others, discs) }))
    .filter(({ cost }, at, all) => cost < MISLEADING || at === all.length - 1)
    .sort((a, b) => a.cost - b.cost)
  return { key, width, height, places: ranked.map(({ place }) => place) }
}

/** A long line in two, at the space that leaves the shorter lines. */
function broken(text: string): string[] {
  const spaces = Array.from(text.matchAll(/ /g), ({ index }) => index)
  if (text.length < LONG || spaces.length === 0) return [shorten(text, LINE)]
  const longer = (at: number): number => Math.max(at, text.length - at - 1)
  const at = spaces.reduce((a, b) => (longer(b) < longer(a) ? b : a))
  return [text.slice(0, at), text.slice(at + 1)].map((line) => shorten(line, SHORT_LINE))
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
    [centred - width / 4, below],
    [centred + width / 4, below],
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
  if (others.some((other) => distance(other) < distance(own) * 1.15)) cost += MISLEADING
  return cost
}
