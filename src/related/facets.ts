/** What of a paper a reader cares about: its task, its method, its data, or what it reports. */
import type { Concept, ConceptType } from '../types.ts'
import type { Library } from './library.ts'
import { type Move, sentencesThat } from './moves.ts'
import { papersIn, type Query } from './query.ts'
import { findConcepts } from './surfaces.ts'
import type { Text } from './terms.ts'

export const FACETS = ['task', 'method', 'dataset', 'result'] as const
export type FacetName = (typeof FACETS)[number]

/** What a question is about, as far as a facet changes it. */
export interface Stressed {
  texts: readonly Text[]
  /** Weight of each concept in (0, 1]. */
  concepts: ReadonlyMap<number, number>
}

/** A facet that may be asked for; made by `facetOf`, so that what never asks for any need not carry how its sentences are found. */
export interface Facet {
  /** Whether a concept belongs to it by its type. */
  isOf(concept: Pick<Concept, 'type'>): boolean
  /** Lays the weight of a question on it. */
  stress(library: Library, query: Query, asked: Stressed): Stressed
}

const TYPES: ReadonlyMap<FacetName, readonly ConceptType[]> = new Map([
  ['task', ['task']],
  ['method', ['method']],
  ['dataset', ['dataset']],
  ['result', ['metric', 'dataset']],
])
/** What the sentences do that tell of it; data are told of anywhere, beside all else. */
const TOLD_IN: ReadonlyMap<FacetName, Move> = new Map([
  ['task', 'background'],
  ['method', 'method'],
  ['result', 'result'],
])
/** How often the sentences of the facet count beside the whole text. */
const STRESS = 3
/** What is left of the weight of other concepts. */
const OTHERS = 0.2

/**
 * The facet of this name. The sentences that tell of it count four times, where the others count once; concepts keep their weight
 * that are of its types, that these sentences name, or for results that figures are reported on; others keep a fifth of it.
 * The names of the first count like keywords. A question without any such sentence and concept keeps its weights.
 */
export function facetOf(name: FacetName): Facet {
  const isOf: Facet['isOf'] = ({ type }) => TYPES.get(name)!.includes(type)
  return {
    isOf,
    stress(library, query, { texts, concepts }) {
      const told = toldIn(texts, name)
      const named = new Set(
        told.flatMap((text) => findConcepts(library.surfaces(), text).map(({ concept }) => concept)),
      )
      if (name === 'result') for (const concept of reportedBy(library, query)) named.add(concept)
      const isMeant = (concept: number): boolean => isOf(library.concepts[concept]) || named.has(concept)
      const meant = [...concepts.keys()].filter(isMeant)
      const stressed = [...texts, ...Array<readonly Text[]>(STRESS).fill(told).flat()]
      if (meant.length === 0) return { texts: stressed, concepts }
      const keywords = meant.map((concept) => library.concepts[concept].label)
      return {
        texts: [...stressed, { title: '', abstract: '', keywords }],
        concepts: new Map(
          [...concepts].map(([concept, weight]) => [concept, isMeant(concept) ? weight : weight * OTHERS]),
        ),
      }
    },
  }
}

/** The sentences of texts that tell of a facet, of each text that has any. */
function toldIn(texts: readonly Text[], name: FacetName): { title: string; abstract: string }[] {
  const move = TOLD_IN.get(name)
  if (move === undefined) return []
  const told = texts.map(({ abstract }) => sentencesThat(move, abstract).join(' '))
  return told.filter((abstract) => abstract !== '').map((abstract) => ({ title: '', abstract }))
}

/** The concepts that the papers asked about report figures on. */
const reportedBy = (library: Library, query: Query): number[] =>
  papersIn(query)
    .flatMap((paper) =>
      library.reading(paper).results.flatMap(({ on, metric, method }) => [on, metric, method]),
    )
    .filter((concept) => concept !== undefined)
