/** Edges are gentle arcs. Pure. */
import type { MapData } from '../data/map-data.ts'

/** How far an arc leaves the straight line, as a share of its length. */
export const BEND = 0.09

/** The edge whose arc comes nearest to the point (atlas's coordinates), within `reach`; -1 where none does. */
export function edgeAt(data: MapData, edges: Iterable<number>, x: number, y: number, reach: number): number {
  let nearest = -1
  let least = reach * reach
  for (const edge of edges) {
    const [a, b] = [data.source[edge], data.target[edge]]
    const [ax, ay, bx, by] = [data.x[a], data.y[a], data.x[b], data.y[b]]
    // An arc stays within its bend of the straight line.
    const bend = (Math.abs(bx - ax) + Math.abs(by - ay)) * BEND + reach
    if (x < Math.min(ax, bx) - bend || x > Math.max(ax, bx) + bend) continue
    if (y < Math.min(ay, by) - bend || y > Math.max(ay, by) + bend) continue
    const cx = (ax + bx) / 2 - (by - ay) * BEND
    const cy = (ay + by) / 2 + (bx - ax) * BEND
    let [px, py] = [ax, ay]
    for (let step = 1; step <= 8; step++) {
      const t = step / 8
      const qx = (1 - t) ** 2 * ax + 2 * t * (1 - t) * cx + t * t * bx
      const qy = (1 - t) ** 2 * ay + 2 * t * (1 - t) * cy + t * t * by
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
