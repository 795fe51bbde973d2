/** Edges: gentle arcs, gathered into few paths by colour and strength, so that a frame is a few strokes. */

import { communityColor, type Palette } from '../appearance/palette.ts'
import type { MapData } from '../data/map-data.ts'
import { type Layer, type Projection, project } from './layer.ts'

/** How far an arc leaves the straight line, as a share of its length. */
const BEND = 0.09

export interface Strokes {
  path: Path2D
  color: string
  alpha: number
  /** CSS pixels. */
  width: number
}

const LEVELS = 3
/** Arcs per path: 3,746 arcs in software took 22 ms as one path, 6 ms by 200, 13 ms by 48. */
const ARCS = 200

/** The strokes of these edges in the atlas's coordinates. `strong` edges are those of the focus. */
export function strokesOf(data: MapData, edges: Uint32Array, palette: Palette, strong: boolean): Strokes[] {
  const found: Strokes[] = []
  const open = new Map<string, { strokes: Strokes; arcs: number }>()
  const crowd = strong ? 1 : Math.min(1, Math.max(0.35, (300 / Math.max(1, edges.length)) ** 0.35))
  for (const edge of edges) {
    const [a, b] = [data.source[edge], data.target[edge]]
    const community = strong || data.community[a] === data.community[b] ? data.community[b] : -2
    const level = Math.min(LEVELS - 1, Math.floor(data.weight[edge] * LEVELS))
    const name = `${community} ${level}`
    let group = open.get(name)
    if (!group || group.arcs === ARCS) {
      const strokes = {
        path: new Path2D(),
        color: community === -2 ? palette.edge : communityColor(palette, community),
        alpha: strong ? 0.4 + 0.17 * level : crowd * (community === -2 ? 0.5 : 1) * (0.2 + 0.16 * level),
        width: strong ? 1.1 + level * 0.9 : 0.7 + level * 0.7 * crowd,
      }
      found.push(strokes)
      group = { strokes, arcs: 0 }
      open.set(name, group)
    }
    const { path } = group.strokes
    group.arcs++
    const [cx, cy] = control(data, a, b)
    path.moveTo(data.x[a], data.y[a])
    path.quadraticCurveTo(cx, cy, data.x[b], data.y[b])
  }
  return found
}

const control = (data: MapData, a: number, b: number): [number, number] => [
  (data.x[a] + data.x[b]) / 2 - (data.y[b] - data.y[a]) * BEND,
  (data.y[a] + data.y[b]) / 2 + (data.x[b] - data.x[a]) * BEND,
]

/** `fade` is for those outside of the focus. */
export function drawEdges(
  { context }: Layer,
  strokes: readonly Strokes[],
  projection: Projection,
  fade = 1,
): void {
  context.save()
  project(context, projection)
  context.lineCap = 'round'
  for (const { path, color, alpha, width } of strokes) {
    context.globalAlpha = alpha * fade
    context.strokeStyle = color
    context.lineWidth = width / projection.scale
    context.stroke(path)
  }
  context.restore()
}

/** The edge whose arc comes nearest to the point (atlas's coordinates), within `reach`; -1 where none does. */
export function edgeAt(data: MapData, edges: Iterable<number>, x: number, y: number, reach: number): number {
  let nearest = -1
  let least = reach * reach
  for (const edge of edges) {
    const [a, b] = [data.source[edge], data.target[edge]]
    const [cx, cy] = control(data, a, b)
    let [px, py] = [data.x[a], data.y[a]]
    for (let step = 1; step <= 8; step++) {
      const t = step / 8
      const qx = (1 - t) ** 2 * data.x[a] + 2 * t * (1 - t) * cx + t * t * data.x[b]
      const qy = (1 - t) ** 2 * data.y[a] + 2 * t * (1 - t) * cy + t * t * data.y[b]
      const distance = squaredDistance(x, y, px, py, qx, qy)
      if (distance < least) {
        least = distance
        nearest = edge
      }
      px = qx
      py = qy
    }
  }
  return nearest
}

/** From a point to a segment. */
function squaredDistance(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const t = length ? Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0
  return (x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2
}
