/** Radii on the screen at the opening view, in CSS pixels. */
import { isPaper, type MapData } from '../data/map-data.ts'

/**
 * Concepts grow with the square root of their papers (area says how many); papers are all alike and smaller. The more
 * nodes, the smaller: down to points at 100,000, of which only the hubs are seen as discs.
 */
export function radii(data: MapData): Float32Array {
  const scale = Math.min(1, (160 / data.nodes) ** 0.28)
  const reach = 14 * scale ** 0.6
  let most = 1
  for (const count of data.count) most = Math.max(most, count)
  const found = new Float32Array(data.nodes)
  for (let node = 0; node < data.nodes; node++)
    found[node] = isPaper(data, node)
      ? 6 * scale
      : 5 * scale + reach * Math.sqrt(Math.max(0, data.count[node] - 1) / Math.max(8, most - 1))
  return found
}
