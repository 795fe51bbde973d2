/** What of a paper a reader cares about: its task, its method, its data, or what it reports. */
import type { Concept, ConceptType } from '../types.ts'
import type { Text } from './terms.ts'

export const FACETS = ['task', 'method', 'dataset', 'result'] as const
export type Facet = (typeof FACETS)[number]

const TYPES: ReadonlyMap<Facet, readonly ConceptType[]> = new Map([
  ['task', ['task']],
  ['method', ['method']],
  ['dataset', ['dataset']],
  ['result', ['metric', 'dataset']],
])
/** What is left of the weight of other concepts. */
const OTHERS = 0.2

/** Whether a concept belongs to a facet by its type. */
export const isOf = (facet: Facet, { type }: Pick<Concept, 'type'>): boolean =>
  TYPES.get(facet)!.includes(type)

/**
 * Lays the weight of a question on one facet: its concepts keep their weight, others a fifth of it, and their names count
 * like keywords of its texts. `reported`: concepts that figures are reported on, which are the facet of results whatever
 * their type. A question without any concept of the facet keeps its weights.
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
  if (meant.length === 0) return { texts, concepts }
  const names = { title: '', abstract: '', keywords: meant.map((concept) => all[concept].label) }
  return {
    texts: [...texts, names],
    concepts: new Map(
      [...concepts].map(([concept, weight]) => [concept, isMeant(concept) ? weight : weight * OTHERS]),
    ),
  }
}
