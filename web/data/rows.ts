/** The rows of the list: which ones, in which order. Pure. */
import { fold } from '../../src/related/names.ts'
import { NODE_TYPES, type Sort } from '../state/state.ts'
import { isPaper, type MapData } from './map-data.ts'

export const clusterOf = ({ communities, community }: MapData, node: number): string =>
  communities[community[node]]?.label ?? ''

/** Those of `nodes` whose name, type, venue, year or cluster holds every word of `query`, in any writing. */
export function filtered(data: MapData, nodes: readonly number[], query: string): readonly number[] {
  const words = fold(query).split(' ').filter(Boolean)
  if (words.length === 0) return nodes
  const clusters = data.communities.map(({ label }) => fold(label))
  return nodes.filter((node) => {
    const own = `${data.label[node]} ${NODE_TYPES[data.type[node]]} ${data.venue[node] ?? ''} ${data.year[node] ?? ''}`
    const text = `${fold(own)} ${clusters[data.community[node]] ?? ''}`
    return words.every((word) => text.includes(word))
  })
}

/** By a column, what it says nothing of at the end; of equals the one that came first stays first. */
export function sorted(data: MapData, nodes: readonly number[], sort: Sort | null): readonly number[] {
  if (sort === null) return nodes
  const { by, down } = sort
  const cellOf = (node: number): string | number | null => {
    switch (by) {
      case 'name':
        return fold(data.label[node])
      case 'type':
        return NODE_TYPES[data.type[node]]
      case 'papers':
        return isPaper(data, node) ? null : data.count[node]
      case 'year':
        return data.year[node] ?? null
      case 'cluster':
        return fold(clusterOf(data, node)) || null
    }
  }
  return nodes
    .map((node, at) => ({ node, at, value: cellOf(node) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null || a.value === b.value)
        return Number(a.value === null) - Number(b.value === null) || a.at - b.at
      return a.value < b.value === down ? 1 : -1
    })
    .map(({ node }) => node)
}
