/** Hulls: where every cluster lies densely, as soft areas behind everything. */

import type { Palette } from '../appearance/palette.ts'
import type { MapData } from '../data/map-data.ts'
import { type Projection, project } from './layer.ts'
import type { Area } from './scene.ts'

/** In the atlas's coordinates; communities without an outline have no path. */
export type Hulls = readonly (Path2D | undefined)[]

export const pathsOf = ({ communities }: MapData): Hulls =>
  communities.map(({ hull }) => {
    if (hull.length === 0) return undefined
    const path = new Path2D()
    for (const ring of hull) round(path, ring)
    return path
  })

/** A closed curve through the middles of the ring's sides, with its corners as control points. */
function round(path: Path2D, ring: readonly number[]): void {
  const middle = (at: number): [number, number] => {
    const next = (at + 2) % ring.length
    return [(ring[at] + ring[next]) / 2, (ring[at + 1] + ring[next + 1]) / 2]
  }
  path.moveTo(...middle(ring.length - 2))
  for (let at = 0; at < ring.length; at += 2) path.quadraticCurveTo(ring[at], ring[at + 1], ...middle(at))
  path.closePath()
}

/**
 * The middle of every community's largest ring and how far it reaches, in the atlas's coordinates; of its nodes where
 * it has none because they are fewer than three; `undefined` where its nodes lie scattered among others.
 */
export function areas(data: MapData): (Area | undefined)[] {
  const nodes: number[][] = data.communities.map(() => [])
  for (let node = 0; node < data.nodes; node++) {
    const own = data.communities[data.community[node]]
    if (own && own.hull.length === 0 && own.concepts + own.papers < 3)
      nodes[data.community[node]].push(data.x[node], data.y[node])
  }
  return data.communities.map(({ hull }, id) => {
    const points = hull[0] ?? nodes[id]
    return points.length > 0 ? { ...middleOf(points), ...extentOf(points) } : undefined
  })
}

/** A region's communities count for its middle as far as this part of the map from where most of them lie. */
const NEAR = 7

/** Where the communities of each region lie, its middle where most of their members lie together. */
export function regionAreas(
  { regions, communities }: Pick<MapData, 'regions' | 'communities'>,
  areas: readonly (Area | undefined)[],
): (Area | undefined)[] {
  const all = areas.filter((area): area is Area => area !== undefined)
  const span = Math.max(1e-6, ...all.map(({ x }) => x)) - Math.min(0, ...all.map(({ x }) => x))
  return regions.map((_, id) => {
    const own = communities.flatMap(({ region, concepts, papers }, at) => {
      const area = areas[at]
      return region === id && area ? [{ area, members: concepts + papers }] : []
    })
    const members = own.reduce((sum, one) => sum + one.members, 0)
    if (members === 0) return undefined
    const reach = span / NEAR
    const near = (a: Area, b: Area): number => Math.exp(-(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) / reach ** 2))
    const around = (middle: Area): number =>
      own.reduce((sum, { area, members }) => sum + members * near(area, middle), 0)
    const densest = own.map(({ area }) => area).reduce((a, b) => (around(b) > around(a) ? b : a))
    const mean = (of: (area: Area) => number): number =>
      own.reduce((sum, { area, members }) => sum + of(area) * members * near(area, densest), 0) /
      around(densest)
    return {
      x: mean(({ x }) => x),
      y: mean(({ y }) => y),
      left: Math.min(...own.map(({ area }) => area.left)),
      right: Math.max(...own.map(({ area }) => area.right)),
      top: Math.max(...own.map(({ area }) => area.top)),
      bottom: Math.min(...own.map(({ area }) => area.bottom)),
    }
  })
}

function extentOf(points: readonly number[]): Pick<Area, 'left' | 'right' | 'top' | 'bottom'> {
  const extent = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity }
  for (let at = 0; at < points.length; at += 2) {
    extent.left = Math.min(extent.left, points[at])
    extent.right = Math.max(extent.right, points[at])
    extent.top = Math.max(extent.top, points[at + 1])
    extent.bottom = Math.min(extent.bottom, points[at + 1])
  }
  return extent
}

/** The centroid of a polygon; the mean of the points where it has no area. */
function middleOf(points: readonly number[]): { x: number; y: number } {
  let [area, x, y, mx, my] = [0, 0, 0, 0, 0]
  for (let at = 0; at < points.length; at += 2) {
    const next = (at + 2) % points.length
    const cross = points[at] * points[next + 1] - points[next] * points[at + 1]
    area += cross
    x += (points[at] + points[next]) * cross
    y += (points[at + 1] + points[next + 1]) * cross
    mx += (2 * points[at]) / points.length
    my += (2 * points[at + 1]) / points.length
  }
  return Math.abs(area) > 1e-9 ? { x: x / (3 * area), y: y / (3 * area) } : { x: mx, y: my }
}

export function drawHulls(
  context: CanvasRenderingContext2D,
  hulls: Hulls,
  hidden: ReadonlySet<number>,
  palette: Palette,
  projection: Projection,
): void {
  const crowd = Math.min(1, Math.max(0.6, Math.sqrt(8 / Math.max(1, hulls.length))))
  context.save()
  project(context, projection)
  context.lineWidth = 1 / projection.scale
  for (const [community, path] of hulls.entries()) {
    if (!path || hidden.has(community)) continue
    context.fillStyle = context.strokeStyle = palette.communities[community]
    context.globalAlpha = (palette.theme === 'light' ? 0.085 : 0.1) * crowd
    context.fill(path)
    context.globalAlpha = 0.34 * crowd
    context.stroke(path)
  }
  context.restore()
}
