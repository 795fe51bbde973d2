/** Radii on the screen at the opening view, in CSS pixels. */
import { isPaper, type MapData } from '../data/map-data.ts'

/** How much of the reach a node has whose size says something else. */
const LEAST = 0.55

/**
 * Concepts grow with the square root of their papers (area says how many); papers are all alike and smaller. The more
 * nodes, the smaller: down to points at 100,000, of which only the hubs are seen as discs. Where size says something else, `steps` has it per node, in [0, 1], NaN where
 * a node has none: then all grow alike, by area.
 */
export function radii(data: MapData, steps: Float32Array | null = null): Float32Array {
  const scale = Math.min(1, (160 / data.nodes) ** 0.28)
  const reach = 14 * scale ** 0.6
  if (steps)
    return steps.map((step) =>
      Number.isNaN(step) ? 3.5 * scale : LEAST * 6 * scale + 0.8 * reach * Math.sqrt(step),
    )
  let most = 1
  for (const count of data.count) most = Math.max(most, count)
  const found = new Float32Array(data.nodes)
  for (let node = 0; node < data.nodes; node++)
    found[node] = isPaper(data, node)
      ? 6 * scale
      : 5 * scale + reach * Math.sqrt(Math.max(0, data.count[node] - 1) / Math.max(8, most - 1))
  return found
}
