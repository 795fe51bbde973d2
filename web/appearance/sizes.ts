/** Radii on the screen at the opening view, in CSS pixels. */
import { isPaper, type MapData } from '../data/map-data.ts'

/** Concepts grow with the square root of their papers (area says how many); papers are all alike and smaller. */
export function radii(data: MapData): Float32Array {
  const scale = Math.min(1, Math.max(0.42, (160 / data.nodes) ** 0.28))
  let most = 1
  for (const count of data.count) most = Math.max(most, count)
  const found = new Float32Array(data.nodes)
  for (let node = 0; node < data.nodes; node++)
    found[node] = isPaper(data, node)
      ? 6 * scale
      : scale * (5 + 14 * Math.sqrt(Math.max(0, data.count[node] - 1) / Math.max(8, most - 1)))
  return found
}
