/** Hulls: the outline of every cluster, widened by a round margin. */

import type { Palette } from '../appearance/palette.ts'
import type { MapData } from '../data/map-data.ts'
import type { Layer, Projection } from './layer.ts'
import type { Area } from './scene.ts'

/** CSS pixels by which the outline is widened and rounded. */
export const MARGIN = 8

/** By community: x0, y0, x1, y1, … counter-clockwise in the atlas's coordinates; of the nodes themselves below three. */
export function outlines(data: MapData): number[][] {
  const found = data.communities.map(({ hull }) => (signedArea(hull) < 0 ? reversed(hull) : hull))
  for (let node = 0; node < data.nodes; node++) {
    const community = data.community[node]
    if (community >= 0 && data.communities[community].hull.length < 6) {
      if (found[community] === data.communities[community].hull) found[community] = []
      found[community].push(data.x[node], data.y[node])
    }
  }
  return found
}

/** The middle of every community's nodes, and how far its outline reaches, in the atlas's coordinates. */
export function areas(data: MapData, shapes: readonly number[][]): Area[] {
  const members = new Uint32Array(shapes.length)
  const found = shapes.map((points) => {
    const xs = points.filter((_, at) => at % 2 === 0)
    const ys = points.filter((_, at) => at % 2 === 1)
    return {
      x: 0,
      y: 0,
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.max(...ys),
      bottom: Math.min(...ys),
    }
  })
  for (let node = 0; node < data.nodes; node++) {
    const community = data.community[node]
    if (community < 0) continue
    members[community]++
    found[community].x += (data.x[node] - found[community].x) / members[community]
    found[community].y += (data.y[node] - found[community].y) / members[community]
  }
  return found
}

function signedArea(points: readonly number[]): number {
  let area = 0
  for (let at = 0; at < points.length; at += 2) {
    const next = (at + 2) % points.length
    area += points[at] * points[next + 1] - points[next] * points[at + 1]
  }
  return area
}

function reversed(points: readonly number[]): number[] {
  const found: number[] = []
  for (let at = points.length - 2; at >= 0; at -= 2) found.push(points[at], points[at + 1])
  return found
}

export function drawHulls(
  { context }: Layer,
  shapes: readonly number[][],
  hidden: ReadonlySet<number>,
  palette: Palette,
  projection: Projection,
  fade: number,
): void {
  const crowd = Math.min(1, Math.sqrt(8 / Math.max(1, shapes.length)))
  for (let community = 0; community < shapes.length; community++) {
    if (hidden.has(community) || shapes[community].length === 0) continue
    const path = widened(shapes[community], projection)
    context.fillStyle = context.strokeStyle = palette.communities[community]
    context.globalAlpha = (palette.theme === 'light' ? 0.085 : 0.1) * crowd * fade
    context.fill(path)
    context.globalAlpha = 0.34 * crowd * fade
    context.lineWidth = 1
    context.stroke(path)
  }
  context.globalAlpha = 1
}

/** A convex outline and everything within MARGIN of it: an arc at every corner, joined by lines. */
function widened(points: readonly number[], { scale, left, top }: Projection): Path2D {
  const corners: [number, number][] = []
  // The screen's y points down: going backwards keeps the turn.
  for (let at = points.length - 2; at >= 0; at -= 2) {
    const corner: [number, number] = [scale * points[at] + left, top - scale * points[at + 1]]
    const last = corners.at(-1)
    if (!last || Math.hypot(corner[0] - last[0], corner[1] - last[1]) > 0.01) corners.push(corner)
  }
  const path = new Path2D()
  if (corners.length === 1) {
    path.arc(corners[0][0], corners[0][1], MARGIN, 0, 2 * Math.PI)
    return path
  }
  /** Angle of a side's outward normal. */
  const normal = (a: [number, number], b: [number, number]): number => Math.atan2(a[0] - b[0], b[1] - a[1])
  for (let at = 0; at < corners.length; at++) {
    const before = corners[(at + corners.length - 1) % corners.length]
    const here = corners[at]
    const after = corners[(at + 1) % corners.length]
    path.arc(here[0], here[1], MARGIN, normal(before, here), normal(here, after))
  }
  path.closePath()
  return path
}
