/** What a new paper names, as the atlas knows it. */
import { quoteAround } from '../../src/related/query.ts'
import { findConcepts, type Surfaces } from '../../src/related/surfaces.ts'
import { readDocument } from '../../src/text/index.ts'
import type { Concept, ConceptType, Role } from '../../src/types.ts'
import type { NamedConcept } from '../reader/extract.ts'

export interface NewText {
  title: string
  abstract: string
}

export interface TextConcept {
  label: string
  type: ConceptType
  role: Role
  /** The sentence that names it, as given. */
  sentence: string
  /** Index into the atlas's concepts; -1 where the atlas does not have it. */
  concept: number
}

/**
 * The concepts of a text in their order, then those that it merely names as the atlas does; each concept of the atlas
 * once.
 */
export function placed(
  text: NewText,
  named: readonly NamedConcept[],
  { concepts, surfaces }: { concepts: readonly Concept[]; surfaces: Surfaces },
): TextConcept[] {
  const known = new Set<number>()
  const found: TextConcept[] = []
  for (const { label, aliases, type, role, sentence } of named) {
    const concept = [label, ...aliases].map((name) => numberOf(surfaces, name)).find((c) => c >= 0) ?? -1
    if (known.has(concept)) continue
    if (concept >= 0) known.add(concept)
    found.push({ label, type, role, sentence, concept })
  }
  const document = readDocument({ id: '', keywords: [], authors: [], links: [], ...text })
  for (const one of findConcepts(surfaces, text)) {
    const { concept } = one
    if (known.has(concept)) continue
    const { label, type } = concepts[concept]
    const { sentence } = quoteAround(document, one)
    found.push({ label, type, role: 'mentions', sentence, concept })
  }
  return found
}

/** The atlas's concept of exactly this name, -1 without. */
function numberOf(surfaces: Surfaces, name: string): number {
  const [only, ...more] = findConcepts(surfaces, { title: name, abstract: '' })
  return only && more.length === 0 && only.start === 0 && only.end === name.length ? only.concept : -1
}
