import { polygonHull } from 'd3-polygon'
import { PLACE_DECIMALS, round } from './round.ts'

/** Space between the outermost nodes and the outline. */
const PADDING = 6
/** Share of a community's nodes that lie within its outline; below 20 nodes, all of them. */
const WITHIN = 0.95
const CORNERS = 8

/**
 * The convex outline of each of `count` communities, padded: x0, y0, x1, y1, … counter-clockwise as d3 gives it.
 * Empty below three nodes. In communities of 20 nodes and more, the 5 % furthest from the middle (nodes drawn away by
 * other communities) are left out, so that one of them does not spread an outline over the map.
 */
export function hulls(
  community: Int32Array,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  size: ArrayLike<number>,
  count: number,
): number[][] {
  const members: number[][] = Array.from({ length: count }, () => [])
  for (let i = 0; i < community.length; i++) if (community[i] >= 0) members[community[i]].push(i)
  return members.map((list) => {
    if (list.length < 3) return []
    const points: [number, number][] = []
    for (const i of inner(list, x, y))
      for (let corner = 0; corner < CORNERS; corner++) {
        const angle = (2 * Math.PI * corner) / CORNERS
        const reach = size[i] + PADDING
        points.push([x[i] + reach * Math.cos(angle), y[i] + reach * Math.sin(angle)])
      }
    return (polygonHull(points) ?? []).flat().map((value) => round(value, PLACE_DECIMALS))
  })
}

function inner(list: number[], x: ArrayLike<number>, y: ArrayLike<number>): number[] {
  if (list.length < 20) return list
  const middle = (values: ArrayLike<number>): number => {
    const sorted = list.map((i) => values[i]).sort((a, b) => a - b)
    return sorted[sorted.length >> 1]
  }
  const [mx, my] = [middle(x), middle(y)]
  const distance = (i: number): number => (x[i] - mx) ** 2 + (y[i] - my) ** 2
  return list.toSorted((i, j) => distance(i) - distance(j) || i - j).slice(0, Math.ceil(list.length * WITHIN))
}
