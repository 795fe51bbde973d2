/** Names of regions and clusters: where they cover least, and where nobody takes them for another one's. */
import { type Box, type Candidate, intersect, shorten } from '../appearance/labels.ts'
import { communityColor, mix } from '../appearance/palette.ts'
import { type Area, FAMILY, measure, type Scene, type Style } from './scene.ts'

/** Nearer than this, one looks into regions and needs their names no more. */
const INSIDE_REGIONS = 0.5
/** Nearer than this, one looks into clusters: their names step back. */
const INSIDE_CLUSTERS = 0.3
/** A map of fewer CSS pixels has room for one part of the name of a region. */
const LARGE = 500_000
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

/** What is named: its area, and those that it must not be taken for. */
interface Named {
  key: string
  label: string
  color: string
  size: number
  area: Area
  others: readonly Area[]
  /** Only the first part of the name, in lines that may be broken. */
  brief: boolean
  places: (area: Area, width: number, height: number) => [x: number, y: number][]
}

/** Regions, then clusters, biggest first; none where a node is in focus. */
export function* clusterLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  frame: Box,
  discs: readonly Box[],
  styles: Map<string, Style>,
): Generator<Candidate> {
  if (scene.appearance.selected >= 0) return
  for (const named of [...regionsOf(scene, frame), ...clustersOf(scene, frame)])
    if (!styles.has(named.key)) yield labelOf(context, scene, frame, named, discs, styles)
}

const isInSight = ({ left, right, top, bottom }: Area, frame: Box): boolean =>
  right > frame.x && left < frame.x + frame.width && bottom > frame.y && top < frame.y + frame.height

function regionsOf({ data, palette, appearance, ratio, region }: Scene, frame: Box): Named[] {
  if (ratio < INSIDE_REGIONS) return []
  const areas = data.regions.map((_, id) => region(id))
  const small = frame.width < SMALL
  return data.regions.flatMap(({ label }, id) => {
    const area = areas[id]
    const shows = data.communities.some(
      (one) => one.region === id && !appearance.hiddenCommunities.has(one.id),
    )
    if (!area || !shows || !isInSight(area, frame)) return []
    const others = areas.filter((other): other is Area => other !== undefined && other !== area)
    const color = palette.regions[id]
    const brief = frame.width * frame.height < LARGE
    const size = small ? 13 : brief ? 16 : 18
    return [{ key: `region:${id}`, label, color, size, area, others, brief, places: aroundMiddle }]
  })
}

function clustersOf({ data, palette, appearance, ratio, cluster }: Scene, frame: Box): Named[] {
  const areas = data.communities.map(({ id }) => cluster(id))
  const small = frame.width < SMALL
  const below = data.regions.length > 0 && ratio >= INSIDE_REGIONS
  // On a phone there is room for one level at a time.
  if (below && small) return []
  return data.communities
    .map(({ id, label, concepts, papers }) => ({ id, label, members: concepts + papers, area: areas[id] }))
    .filter(({ id, area }) => area && !appearance.hiddenCommunities.has(id) && isInSight(area, frame))
    .sort((a, b) => b.members - a.members || a.id - b.id)
    .map(({ id, label, members, area }) => ({
      key: `community:${id}`,
      label,
      color: communityColor(palette, id),
      size: below ? 11 : Math.round((small ? 11 : 13) + Math.min(8, 14 * Math.sqrt(members / data.nodes))),
      area: ratio < INSIDE_CLUSTERS ? within(area!, frame) : area!,
      others: areas.filter((other): other is Area => other !== undefined && other !== area),
      brief: below || small,
      places: besideAndInside,
    }))
}

/** The part of an area that is in sight, with a middle of its own. */
function within(area: Area, { x, y, width, height }: Box): Area {
  const [left, right] = [Math.max(area.left, x), Math.min(area.right, x + width)]
  const [top, bottom] = [Math.max(area.top, y), Math.min(area.bottom, y + height)]
  const inside = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
  return { x: inside(area.x, left, right), y: inside(area.y, top, bottom), left, right, top, bottom }
}

function labelOf(
  context: CanvasRenderingContext2D,
  { palette, text }: Scene,
  frame: Box,
  { key, label, color, size: usual, area, others, brief, places }: Named,
  discs: readonly Box[],
  styles: Map<string, Style>,
): Candidate {
  const parts = label.split(' · ')
  const size = Math.round(usual * text)
  const style: Style = {
    font: `750 ${size}px ${FAMILY}`,
    color: mix(color, palette.ink, 0.72),
    lines: brief ? broken(parts[0]) : parts.slice(0, 2).map((line) => shorten(line, LINE)),
    lineHeight: Math.round(size * 1.2),
    spacing: '0.02em',
  }
  let width = measure(context, style)
  if (!brief && width > WIDER * (area.right - area.left)) {
    style.lines = broken(parts[0])
    width = measure(context, style)
  }
  styles.set(key, style)
  const height = style.lineHeight * style.lines.length
  const ranked = places(area, width, height)
    // At the border of the map a name moves inwards, as little as it must.
    .map(([x, y]): [number, number] => [
      Math.max(frame.x, Math.min(x, frame.x + frame.width - width)),
      Math.max(frame.y, Math.min(y, frame.y + frame.height - height)),
    ])
    .map((place, at) => ({ place, cost: at * 0.4 + costAt(place, width, height, area, others, discs) }))
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

/** In the middle of an area, and farther and farther from there. */
function aroundMiddle({ x, y }: Area, width: number, height: number): [number, number][] {
  const rings = [0, 1, 2, 3].flatMap((ring) =>
    [0, 1, 2, 3, 4, 5].map((turn): [number, number] => [
      ring * 0.3 * width * Math.cos((turn * Math.PI) / 3),
      ring * 0.9 * height * Math.sin((turn * Math.PI) / 3),
    ]),
  )
  return rings.slice(5).map(([dx, dy]) => [x + dx - width / 2, y + dy - height / 2])
}

/** Over, under, beside and inside of an area, those preferred first. */
function besideAndInside(
  { x, y, left, right, top, bottom }: Area,
  width: number,
  height: number,
): [number, number][] {
  const [above, below, middle] = [top - height - 4, bottom + 4, y - height / 2]
  const centred = x - width / 2
  const steps = [0.5, 0.25, 0.75, 0]
  const inside = steps.flatMap((down) =>
    steps.map((across): [number, number] => [
      left + (right - left) * across - width / 2,
      top + (bottom - top) * down - height / 2,
    ]),
  )
  return [
    [centred, above],
    [centred, below],
    [centred - width / 4, below],
    [centred + width / 4, below],
    [centred - width / 3, below],
    [centred + width / 3, below],
    [centred - width / 2, above],
    [centred + width / 2, above],
    [right + 4, middle],
    [left - 4 - width, middle],
    [centred - width / 2, below],
    [centred + width / 2, below],
    [centred, top + 6],
    [centred, bottom - height - 6],
    [centred, middle],
    ...inside,
  ]
}

/** What a name would cover there, and whether one would take it for another one's. */
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
