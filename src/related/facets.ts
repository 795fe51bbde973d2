/** What of a paper a reader cares about: its task, its method, its data, or what it reports. */
import type { Concept, ConceptType } from '../types.ts'
import { type Move, sentencesOf } from './moves.ts'
import type { Text } from './terms.ts'

export const FACETS = ['task', 'method', 'dataset', 'result'] as const
export type Facet = (typeof FACETS)[number]

const TYPES: ReadonlyMap<Facet, readonly ConceptType[]> = new Map([
  ['task', ['task']],
  ['method', ['method']],
  ['dataset', ['dataset']],
  ['result', ['metric', 'dataset']],
])
/** What the sentences do that tell of a facet. */
const MOVES: ReadonlyMap<Facet, readonly Move[]> = new Map([
  ['task', ['background']],
  ['method', ['method']],
  ['dataset', ['data']],
  ['result', ['result']],
])
/** What is left of the weight of other concepts. */
const OTHERS = 0.2

/** Whether a concept belongs to a facet by its type. */
export const isOf = (facet: Facet, { type }: Pick<Concept, 'type'>): boolean =>
  TYPES.get(facet)!.includes(type)

/**
 * Lays the weight of a question on one facet: its concepts keep their weight, others a fifth of it, and their names, and
 * the sentences that tell of the facet by what they say and where they stand, count like keywords of its texts beside the
 * texts. `reported`: concepts that figures are reported on, which are the facet of results whatever their type. A question
 * without any concept of the facet keeps the weights of its concepts.
 */
export function stress(
  { texts, concepts }: { texts: readonly Text[]; concepts: ReadonlyMap<number, number> },
  facet: Facet,
  all: readonly Concept[],
  reported: ReadonlySet<number>,
): { texts: readonly Text[]; concepts: ReadonlyMap<number, number> } {
  const isMeant = (concept: number): boolean =>
    isOf(facet, all[concept]) || (facet === 'result' && reported.has(concept))
  const meant = [...concepts.keys()].filter(isMeant)
  const names = meant.map((concept) => all[concept].label)
  const sentences = texts.flatMap((text) => sentencesOf(text, MOVES.get(facet)!))
  const stressed = [...texts, { title: '', abstract: '', keywords: [...names, ...sentences] }]
  if (meant.length === 0) return { texts: stressed, concepts }
  return {
    texts: stressed,
    concepts: new Map(
      [...concepts].map(([concept, weight]) => [concept, isMeant(concept) ? weight : weight * OTHERS]),
    ),
  }
}
