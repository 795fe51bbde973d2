/** What a tool has read, held against what was written. */
import { flat } from '../../src/export/values.ts'
import { toGraphology } from '../../src/graph/to-graphology.ts'
import type { Atlas } from '../../src/types.ts'

export type Attributes = Record<string, unknown>

/** Nodes by key; edges with their ends. */
export interface Reading {
  nodes: Record<string, Attributes>
  edges: [source: string, target: string, attributes: Attributes][]
}

/** `equal` or what is not. */
export interface Verdict {
  nodes: string
  edges: string
  attributes: string
}

/** The atlas in the names of the JSON export, but for `paper_id`. */
export function expectedReading(atlas: Atlas): Reading {
  const graph = toGraphology(atlas)
  const nodes: Reading['nodes'] = {}
  graph.forEachNode((key, attributes) => {
    const { id, ...rest }: Attributes = { ...attributes }
    nodes[key] = id === undefined ? rest : { paper_id: id, ...rest }
  })
  const edges = graph.mapEdges((_, attributes, source, target): Reading['edges'][number] => [
    source,
    target,
    { ...attributes },
  ])
  return { nodes, edges }
}

/** Numbers to six digits, since Gephi keeps places and weights in single precision. */
function canonical(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(6)))
  return flat(value)
}

/** Of several edges between two nodes, `relation` tells which is meant. */
const edgeKey = (a: string, b: string, { relation = '' }: Attributes): string =>
  `${a < b ? `${a}\0${b}` : `${b}\0${a}`}\0${relation}`

/** Compares counts, ends, and the attributes under these names; one that is missing on both sides is equal. */
export function compare(
  expected: Reading,
  found: Reading,
  nodeNames: readonly string[],
  edgeNames: readonly string[],
): Verdict {
  const wrong = new Map<string, number>()
  const check = (given: Attributes, read: Attributes, names: readonly string[]): void => {
    for (const name of names)
      if (canonical(given[name] ?? '') !== canonical(read[name] ?? ''))
        wrong.set(name, (wrong.get(name) ?? 0) + 1)
  }
  const keys = Object.keys(expected.nodes)
  const missing = keys.filter((key) => !(key in found.nodes)).length
  for (const key of keys) check(expected.nodes[key], found.nodes[key] ?? {}, nodeNames)
  const edges = new Map(found.edges.map(([a, b, attributes]) => [edgeKey(a, b, attributes), attributes]))
  const lost = expected.edges.filter(([a, b, attributes]) => !edges.has(edgeKey(a, b, attributes))).length
  for (const [a, b, attributes] of expected.edges)
    check(attributes, edges.get(edgeKey(a, b, attributes)) ?? {}, edgeNames)
  const verdict = (count: number, of: number, gone: number): string =>
    count === of && gone === 0 ? `${of} equal` : `**${count} of ${of}, ${gone} lost**`
  const names = nodeNames.length + edgeNames.length
  return {
    nodes: verdict(Object.keys(found.nodes).length, keys.length, missing),
    edges: verdict(found.edges.length, expected.edges.length, lost),
    attributes:
      wrong.size === 0
        ? `${names} equal`
        : `**${[...wrong].map(([name, count]) => `${name}: ${count}`).join(', ')}**`,
  }
}

export const isEqual = (verdict: Verdict): boolean =>
  Object.values(verdict).every((word) => !word.startsWith('**'))
