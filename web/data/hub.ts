/** The neighbours of a node that a picture of it shows, and where the rest are. Pure. */
import { isPaper, type MapData } from './map-data.ts'

/**
 * The `most` (0: all) strongest neighbours of a node along edges that pass (`null`: all), half of them papers and half
 * concepts where there are as many, and their edges; strongest first.
 */
export function strongest(
  data: MapData,
  node: number,
  most: number,
  passes: Uint8Array | null,
): { nodes: number[]; edges: number[] } {
  const { start, neighbour, edge } = data.adjacency
  const kinds: [papers: number[], concepts: number[]] = [[], []]
  for (let at = start[node]; at < start[node + 1]; at++)
    if (passes?.[edge[at]] !== 0) kinds[isPaper(data, neighbour[at]) ? 0 : 1].push(at)
  const all = kinds[0].length + kinds[1].length
  const room = most === 0 ? all : Math.min(most, all)
  const papers = Math.min(kinds[0].length, Math.max(Math.floor(room / 2), room - kinds[1].length))
  const places = [...kinds[0].slice(0, papers), ...kinds[1].slice(0, room - papers)].sort((a, b) => a - b)
  return { nodes: places.map((at) => neighbour[at]), edges: places.map((at) => edge[at]) }
}

export interface Share {
  /** -1 for those without one. */
  cluster: number
  count: number
  shown: number
}

/** The clusters of all neighbours along edges that pass, most neighbours first; `shown` tells which are on the map. */
export function sharesOf(
  data: MapData,
  node: number,
  passes: Uint8Array | null,
  shown: ReadonlySet<number>,
): Share[] {
  const shares = new Map<number, Share>()
  for (const other of strongest(data, node, 0, passes).nodes) {
    const cluster = data.community[other]
    const share = shares.get(cluster) ?? { cluster, count: 0, shown: 0 }
    share.count++
    if (shown.has(other)) share.shown++
    shares.set(cluster, share)
  }
  return [...shares.values()].sort((a, b) => b.count - a.count || a.cluster - b.cluster)
}
