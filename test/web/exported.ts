/** What `export --to json` says of an atlas: counts that do not come from the viewer. */
import { json } from '../../src/export/json.ts'
import { readFolder, readManifest } from '../../src/folder/index.ts'
import type { FixtureAtlas } from './fixture.ts'

interface Node {
  key: string
  attributes: {
    kind: 'paper' | 'concept'
    label: string
    year?: number
    conceptType?: string
    papers?: number
    community: number
  }
}

interface Edge {
  source: string
  target: string
  attributes: { kind: 'link' | 'cooccurrence'; role?: string; weight: number }
}

export interface Exported {
  nodes: Node[]
  edges: Edge[]
}

export const exported = ({ manifest, chunks }: FixtureAtlas): Exported =>
  JSON.parse([...json(readFolder(readManifest(manifest), chunks))].join(''))

/** Keys of the nodes that share an edge with this one. */
export const neighbours = ({ edges }: Exported, key: string): Set<string> =>
  new Set(
    edges
      .filter(({ source, target }) => source === key || target === key)
      .map(({ source, target }) => (source === key ? target : source)),
  )

export interface Filters {
  role?: string
  type?: string
  community?: number
  leastPapers?: number
  leastWeight?: number
  years?: [first: number, last: number]
}

/** Keys of the nodes that are left when one role, type and cluster are switched off, and so on: by the definition. */
export function left({ nodes, edges }: Exported, filters: Filters): Set<string> {
  const { role, type, community, leastPapers = 1, leastWeight = 0, years } = filters
  const own = new Map(
    nodes.map(({ key, attributes: { kind, year, papers = 0 } }) => [
      key,
      kind === 'concept'
        ? papers >= leastPapers
        : !years || (year !== undefined && year >= years[0] && year <= years[1]),
    ]),
  )
  const links = edges.filter(({ attributes }) => attributes.kind === 'link')
  const passing = links.filter(
    ({ source, target, attributes }) =>
      own.get(source) && own.get(target) && attributes.role !== role && attributes.weight >= leastWeight,
  )
  const ends = (some: readonly Edge[]): Set<string> =>
    new Set(some.flatMap(({ source, target }) => [source, target]))
  const [linked, stillLinked] = [ends(links), ends(passing)]
  const loses = role !== undefined || leastPapers > 1 || leastWeight > 0 || years !== undefined
  return new Set(
    nodes
      .filter(({ key, attributes }) => {
        const kind = attributes.kind === 'paper' ? 'paper' : attributes.conceptType
        if (!own.get(key) || kind === type || attributes.community === community) return false
        return !loses || !linked.has(key) || stillLinked.has(key)
      })
      .map(({ key }) => key),
  )
}
