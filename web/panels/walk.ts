import { type Appearance, HIDDEN, type Ranking } from '../appearance/appearance.ts'
import { type MapData, neighboursOf } from '../data/map-data.ts'

/**
 * Where an arrow key leads: the neighbour of the focus that lies most in this direction (radians, counter-clockwise
 * from the right; nearer ones first among similar), without a focus the most important node; -1 where nothing is.
 */
export function turn(
  data: MapData,
  ranked: Ranking,
  { selected, status }: Appearance,
  direction: number,
): number {
  if (selected < 0) return ranked.labelOrder.find((node) => status[node] !== HIDDEN) ?? -1
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const { node } of neighboursOf(data, selected)) {
    if (status[node] === HIDDEN) continue
    const dx = data.x[node] - data.x[selected]
    const dy = data.y[node] - data.y[selected]
    const off = Math.abs(
      Math.atan2(Math.sin(Math.atan2(dy, dx) - direction), Math.cos(Math.atan2(dy, dx) - direction)),
    )
    if (off > Math.PI / 2.5) continue
    const cost = Math.hypot(dx, dy) * (1 + 2 * off)
    if (cost < least) {
      least = cost
      best = node
    }
  }
  return best
}
