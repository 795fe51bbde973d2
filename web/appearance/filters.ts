/** What the filters leave of the map. Pure. */
import { ROLES } from '../../src/types.ts'
import { isPaper, isUnlinked, type MapData } from '../data/map-data.ts'
import { filtersLinks, NODE_TYPES, type State } from '../state/state.ts'

export const HIDDEN = 0
export const FADED = 1
export const SHOWN = 2

export interface Kept {
  /** Per node: HIDDEN or SHOWN. */
  status: Uint8Array
  /** Per edge: 1 where it is not filtered out and both of its ends are SHOWN. */
  passes: Uint8Array
}

/**
 * Clusters and types hide nodes of their own. Role, weight, year and least number of papers take away links; a node that
 * had links and loses all of them goes with them. While years are chosen, papers without a year are hidden. What the map
 * puts aside, papers without a link among it, is hidden unless it is asked for, is in focus, belongs to a paper in focus, or is among `wanted`.
 */
export function kept(data: MapData, state: State, wanted: readonly number[] = []): Kept {
  const { years, leastPapers, alone, unlinked } = state
  // Weights are of single precision: what is said to be 0.7 passes 0.7.
  const leastWeight = Math.fround(state.leastWeight)
  const communities = new Set(state.hiddenCommunities)
  const types = new Set<number>(state.hiddenTypes.map((type) => NODE_TYPES.indexOf(type)))
  const roles = new Set<number>(state.hiddenRoles.map((role) => ROLES.indexOf(role)))
  const status = new Uint8Array(data.nodes)
  const passes = new Uint8Array(data.edges)
  const inSight = new Set([...wanted, ...focused(data, state)])
  const stays = (node: number): boolean => {
    if (!isPaper(data, node))
      return data.count[node] >= leastPapers && (alone || data.aside[node] === 0 || inSight.has(node))
    if (!unlinked && isUnlinked(data, node) && !inSight.has(node)) return false
    const year = data.year[node]
    return years === null || (year !== null && year >= years[0] && year <= years[1])
  }
  const own = new Uint8Array(data.nodes)
  for (let node = 0; node < data.nodes; node++) own[node] = stays(node) ? 1 : 0
  const linked = new Uint8Array(data.nodes)
  const left = new Uint8Array(data.nodes)
  for (let edge = 0; edge < data.edges; edge++) {
    const a = data.source[edge]
    const b = data.target[edge]
    const link = edge < data.links
    if (link) linked[a] = linked[b] = 1
    if (data.weight[edge] < leastWeight || own[a] === 0 || own[b] === 0) continue
    if (link && roles.has(data.role[edge])) continue
    passes[edge] = 1
    if (link) left[a] = left[b] = 1
  }
  const cascade = filtersLinks(state)
  for (let node = 0; node < data.nodes; node++) {
    const hidden =
      own[node] === 0 ||
      (cascade && linked[node] === 1 && left[node] === 0) ||
      communities.has(data.community[node]) ||
      types.has(data.type[node])
    status[node] = hidden ? HIDDEN : SHOWN
  }
  for (let edge = 0; edge < data.edges; edge++)
    if (status[data.source[edge]] === HIDDEN || status[data.target[edge]] === HIDDEN) passes[edge] = 0
  return { status, passes }
}

/** The nodes in focus, and the concepts of the papers among them. */
function focused({ nodeOf, papers, linkStart, target }: MapData, { selected, other, link }: State): number[] {
  const nodes = [selected, other, link].flatMap((key) => nodeOf.get(key ?? '') ?? [])
  const concepts = nodes
    .filter((node) => node < papers)
    .flatMap((paper) => [...target.subarray(linkStart[paper], linkStart[paper + 1])])
  return [...nodes, ...concepts]
}
