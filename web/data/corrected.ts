/** A map as corrections want it, before the next build: the same nodes and edges, some of them out of sight. Pure. */
import type { ConceptNames, Correction, Replayed } from '../../src/correction.ts'
import type { Draft } from '../../src/corrections/names.ts'
import { replay } from '../../src/corrections/replay.ts'
import { fold } from '../../src/related/names.ts'
import type { Renamed } from '../search/catalogue.ts'
import { NODE_TYPES } from '../state/state.ts'
import { adjacency } from './adjacency.ts'
import { aside, type MapData } from './map-data.ts'

export interface Corrected {
  data: MapData
  /** What became of each correction, in their order. */
  replayed: Replayed[]
  /** Names that were split off and become concepts with the next build, by the node that they left. */
  apart: ReadonlyMap<number, string[]>
}

/** Weight of an edge that is there no more: no filter lets it pass. */
const GONE = -1

/**
 * Numbers of nodes and edges stay. What is merged hands its edges over, the stronger of two to one node staying; what is
 * hidden or merged has no papers, no label and no edges left, which hides it everywhere. Papers are counted anew; weights,
 * clusters and places are for the next build. Without corrections `data` is what was given.
 */
export function corrected(data: MapData, corrections: readonly Correction[]): Corrected {
  if (corrections.length === 0) return { data, replayed: [], apart: new Map() }
  const given: Draft<number>[] = data.aliases.map((aliases, concept) => ({
    label: data.label[data.papers + concept],
    type: NODE_TYPES[data.type[data.papers + concept]] as Draft<number>['type'],
    aliases: aliases.map(({ surface, why, paper }) => ({ surface, why, ...(paper && { paper }) })),
    parts: [data.papers + concept],
  }))
  const left = new Map<Draft<number>, number>()
  const { drafts, replayed } = replay(given, corrections, {
    keyOf: (name) => fold(name).replaceAll(' ', ''),
    keyOfPart: () => '',
    onSplit: (from, _, to) => {
      if (to.parts.length === 0 && from.parts.length > 0) left.set(to, from.parts[0])
    },
  })
  const apart = new Map<number, string[]>()
  for (const draft of drafts) {
    const from = left.get(draft)
    if (draft.parts.length === 0 && from !== undefined)
      apart.set(from, [...(apart.get(from) ?? []), draft.label])
  }
  if (replayed.every(({ outcome }) => outcome !== 'done')) return { data, replayed, apart }
  return { data: redrawn(data, drafts), replayed, apart }
}

function redrawn(data: MapData, drafts: readonly Draft<number>[]): MapData {
  const label = data.label.slice()
  const type = data.type.slice()
  const aliases: MapData['aliases'] = data.aliases.map(() => [])
  const home = Int32Array.from({ length: data.nodes }, (_, node) => (node < data.papers ? node : -1))
  for (const draft of drafts) {
    const [own, ...others] = draft.parts
    if (own === undefined) continue
    for (const node of draft.parts) home[node] = own
    for (const node of others) label[node] = ''
    label[own] = draft.label
    type[own] = NODE_TYPES.indexOf(draft.type)
    aliases[own - data.papers] = draft.aliases.map(({ surface, why, paper }) => ({ surface, why, paper }))
  }
  let gone = 0
  const nodeOf = new Map(data.nodeOf)
  for (let node = data.papers; node < data.nodes; node++) {
    if (home[node] === node) continue
    gone++
    label[node] = ''
    if (home[node] < 0) nodeOf.delete(data.key[node])
    else nodeOf.set(data.key[node], home[node])
  }
  const larger = new Uint8Array(data.nodes)
  for (let node = data.papers; node < data.nodes; node++)
    if (home[node] >= 0 && home[node] !== node) larger[home[node]] = 1
  const edges = joined(data, home, larger)
  return { ...data, ...edges, aside: aside({ ...data, ...edges }), label, type, aliases, gone, nodeOf }
}

/**
 * Edges lead where their ends have gone; of those to a node that is `larger` which come to the same, the strongest stays,
 * then the first. With them the papers of each concept.
 */
function joined(
  data: MapData,
  home: Int32Array,
  larger: Uint8Array,
): Pick<MapData, 'source' | 'target' | 'weight' | 'adjacency' | 'count'> {
  const source = data.source.slice()
  const target = data.target.slice()
  const weight = data.weight.slice()
  const strongest = new Map<number, number>()
  for (let edge = 0; edge < data.edges; edge++) {
    const [a, b] = [home[source[edge]], home[target[edge]]]
    if (a < 0 || b < 0 || a === b) {
      weight[edge] = GONE
      continue
    }
    source[edge] = a
    target[edge] = b
    if (larger[a] === 0 && larger[b] === 0) continue
    const pair = Math.min(a, b) * data.nodes + Math.max(a, b)
    const other = strongest.get(pair) ?? -1
    if (other >= 0 && weight[other] >= weight[edge]) {
      weight[edge] = GONE
      continue
    }
    if (other >= 0) weight[other] = GONE
    strongest.set(pair, edge)
  }
  const count = data.count.map((papers, node) => (home[node] === node && larger[node] === 0 ? papers : 0))
  for (let link = 0; link < data.links; link++)
    if (larger[target[link]] === 1 && weight[link] !== GONE) count[target[link]]++
  return { source, target, weight, count, adjacency: adjacency(data.nodes, source, target, weight) }
}

/** The concepts that are called otherwise than given. */
export function renamed(given: MapData, now: MapData): Renamed[] {
  if (given === now) return []
  const namesIn = ({ label, aliases }: MapData, concept: number): string[] =>
    label[given.papers + concept] === ''
      ? []
      : [label[given.papers + concept], ...aliases[concept].map(({ surface }) => surface)]
  return given.aliases.flatMap((_, concept) => {
    const names = namesIn(now, concept)
    return names.join('\n') === namesIn(given, concept).join('\n') ? [] : [{ concept, names }]
  })
}

/** Further names that tell a concept, and how long the longest may be. */
const FURTHER = 5
const LONGEST = 300

/** What a concept is called, for a correction that another build has to understand. */
export function namesOf(data: MapData, concept: number): ConceptNames {
  const phrases = data.aliases[concept - data.papers]
    .map(({ surface }) => surface)
    .filter((surface) => /\S\s+\S/.test(surface) && surface.length <= LONGEST)
  return [data.label[concept], ...phrases.slice(0, FURTHER)]
}
