import { isUnlinked, type MapData } from '../data/map-data.ts'

/** The rectangle that nodes and outlines lie in, in the atlas's coordinates; without papers that are put aside, or of `all`. */
export function bounds(data: MapData, all = false): { x: [number, number]; y: [number, number] } {
  const x: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const y: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const reach = (extent: [number, number], value: number): void => {
    extent[0] = Math.min(extent[0], value)
    extent[1] = Math.max(extent[1], value)
  }
  for (let node = 0; node < data.nodes; node++) {
    if (!all && isUnlinked(data, node)) continue
    reach(x, data.x[node])
    reach(y, data.y[node])
  }
  for (const { hull } of data.communities)
    for (const ring of hull) for (let at = 0; at < ring.length; at++) reach(at % 2 ? y : x, ring[at])
  return { x, y }
}
