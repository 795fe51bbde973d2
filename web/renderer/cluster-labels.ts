/** Names of regions and clusters: where they cover least, and where nobody takes them for another one's. */
import { type Box, type Candidate, shorten } from '../appearance/labels.ts'
import { communityColor, mix } from '../appearance/palette.ts'
import { aroundMiddle, besideAndInside, costAt, insideAndBeside } from './name-places.ts'
import { CROWD } from './node-labels.ts'
import { type Area, FAMILY, measure, type Scene, type Style } from './scene.ts'

/** Nearer than this, one looks into regions and needs their names no more. */
const INSIDE_REGIONS = 0.5
/** Nearer than this, one looks into clusters: their names step back. */
const INSIDE_CLUSTERS = 0.3
/** A map of fewer CSS pixels has room for one part of a name. */
const LARGE = 500_000
/** A map of fewer CSS pixels across, as on a phone, has room for the first part of a name alone. */
const SMALL = 560
/** A name that is so many times wider than its cluster gives way to its first part, in short lines. */
const WIDER = 3
/** Characters of a line, of a short one, and of one that may be cut in two. */
const LINE = 34
const SHORT_LINE = 22
const LONG = 16
/** Discs that are points have a name read over them: it stands with its own before it stands clear. How bad it is to cover one, where it is 1 to cover a disc. */
const POINT = 0.09
/** A whole name may cost so much, in nodes that it covers. */
const FEW_COVERED = 3
/** The smallest letters, in CSS pixels. */
const LEAST_SIZE = 11

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
  /** All of it in one line. */
  flat?: boolean
  /** What stands in for the name where there is no room for it. */
  otherwise?: Named
  places: (area: Area, width: number, height: number) => [x: number, y: number][]
  /** How many nodes it may cover rather than take the next place. */
  insists: number
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

const firstPart = (label: string): string => label.split(' · ')[0]

/** The cluster that has the name of its region, by number; the region's name stands for both. */
const namesake = ({ regions, communities }: Scene['data'], region: number | undefined): number =>
  region === undefined
    ? -1
    : communities.findIndex(
        (one) => one.region === region && firstPart(one.label) === firstPart(regions[region].label),
      )

const isInSight = ({ left, right, top, bottom }: Area, frame: Box): boolean =>
  right > frame.x && left < frame.x + frame.width && bottom > frame.y && top < frame.y + frame.height

function regionsOf({ data, palette, appearance, ratio, region, cluster }: Scene, frame: Box): Named[] {
  if (ratio < INSIDE_REGIONS) return []
  const areas = data.regions.map((_, id) => region(id))
  const small = frame.width < SMALL
  return data.regions.flatMap(({ label }, id) => {
    const area = areas[id] && (cluster(namesake(data, id)) ?? areas[id])
    const shows = data.communities.some(
      (one) => one.region === id && !appearance.hiddenCommunities.has(one.id),
    )
    if (!area || !shows || !isInSight(area, frame)) return []
    const others = areas.filter((other, at): other is Area => other !== undefined && at !== id)
    const color = palette.regions[id]
    const brief = frame.width * frame.height < LARGE
    const size = small ? 13 : brief ? 14 : 18
    const named = { key: `region:${id}`, label, color, size, area, others, brief, insists: 0.15 }
    const smaller = { ...named, brief: true, size: LEAST_SIZE + 1, places: besideAndInside }
    const anywhere = { ...smaller, area: areas[id] ?? area }
    return [{ ...named, places: aroundMiddle, otherwise: { ...smaller, otherwise: anywhere } }]
  })
}

function clustersOf({ data, palette, appearance, ratio, cluster }: Scene, frame: Box): Named[] {
  const areas = data.communities.map(({ id }) => cluster(id))
  const small = frame.width < SMALL
  const below = data.regions.length > 0 && ratio >= INSIDE_REGIONS
  // On a phone there is room for one level at a time.
  if (below && small) return []
  const isNamed = (id: number, region: number | undefined): boolean => below && namesake(data, region) === id
  // Few clusters have room.
  const brief = below || small || (data.regions.length > 0 && frame.width * frame.height < LARGE)
  const room = small ? 11 : brief ? 12 : 13
  return data.communities
    .map(({ id, label, region, concepts, papers }) => ({
      id,
      label,
      region,
      members: concepts + papers,
      area: areas[id],
    }))
    .filter(
      ({ id, region, area }) =>
        area && !isNamed(id, region) && !appearance.hiddenCommunities.has(id) && isInSight(area, frame),
    )
    .sort((a, b) => b.members - a.members || a.id - b.id)
    .map(({ id, label, members, area }) => {
      const named: Named = {
        key: `community:${id}`,
        label,
        color: communityColor(palette, id),
        size: below ? LEAST_SIZE : Math.round(room + Math.min(8, 14 * Math.sqrt(members / data.nodes))),
        area: ratio < INSIDE_CLUSTERS ? within(area!, frame) : area!,
        others: areas.filter((other): other is Area => other !== undefined && other !== area),
        brief,
        places: data.nodes > CROWD && !below ? insideAndBeside : besideAndInside,
        insists: 0.4,
      }
      const smaller = { ...named, brief: true, size: Math.min(LEAST_SIZE + 2, named.size) }
      const smallest = { ...smaller, size: LEAST_SIZE }
      const flat = { ...named, flat: true }
      return { ...named, otherwise: below ? flat : { ...smaller, otherwise: smallest } }
    })
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
  scene: Scene,
  frame: Box,
  named: Named,
  discs: readonly Box[],
  styles: Map<string, Style>,
): Candidate {
  const { palette, text } = scene
  const { key, label, color, size: usual, area, others, brief, flat, places, insists, otherwise } = named
  const parts = label.split(' · ')
  const size = Math.round(usual * text)
  const style: Style = {
    font: `750 ${size}px ${FAMILY}`,
    color: mix(color, palette.ink, 0.72),
    lines: flat
      ? [shorten(parts[0], LINE)]
      : brief
        ? broken(parts[0])
        : parts.slice(0, 2).map((line) => shorten(line, LINE)),
    lineHeight: Math.round(size * 1.2),
    spacing: size > LEAST_SIZE ? '0.02em' : '0px',
  }
  let width = measure(context, style)
  if (!brief && width > WIDER * (area.right - area.left)) {
    style.lines = broken(parts[0])
    width = measure(context, style)
  }
  styles.set(key, style)
  const height = style.lineHeight * style.lines.length
  const weight = scene.data.nodes > CROWD ? POINT : 1
  const ranked = places(area, width, height)
    // At the border of the map a name moves inwards, as little as it must.
    .map(([x, y]): [number, number] => [
      Math.max(frame.x, Math.min(x, frame.x + frame.width - width)),
      Math.max(frame.y, Math.min(y, frame.y + frame.height - height)),
    ])
    .map((place, at) => ({
      place,
      cost: at * insists + costAt(place, width, height, area, others, discs, weight),
    }))
    .sort((a, b) => a.cost - b.cost)
  // Where discs are few and large, half of a name that covers none says more than a whole one over several.
  if (!brief && scene.data.nodes <= CROWD && ranked[0].cost > FEW_COVERED) {
    const half = { ...named, brief: true }
    return labelOf(context, scene, frame, half, discs, styles)
  }
  return {
    key,
    width,
    height,
    places: ranked.map(({ place }) => place),
    ...(otherwise && { otherwise: () => labelOf(context, scene, frame, otherwise, discs, styles) }),
  }
}

/** A long line in two, at the space that leaves the shorter lines. */
function broken(text: string): string[] {
  const spaces = Array.from(text.matchAll(/ /g), ({ index }) => index)
  if (text.length < LONG || spaces.length === 0) return [shorten(text, LINE)]
  const longer = (at: number): number => Math.max(at, text.length - at - 1)
  const at = spaces.reduce((a, b) => (longer(b) < longer(a) ? b : a))
  return [text.slice(0, at), text.slice(at + 1)].map((line) => shorten(line, SHORT_LINE))
}
