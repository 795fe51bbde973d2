/** A new text read as the papers of the atlas were: its concepts, those that the atlas knows among them. */
import { sentenceOf } from '../../src/atlas.ts'
import { settleLexicon } from '../../src/concepts/lexicon.ts'
import { extractor } from '../../src/extractor.ts'
import type { Knowledge } from '../../src/knowledge.ts'
import { quoteAround } from '../../src/related/query.ts'
import { findConcepts, type Surfaces } from '../../src/related/surfaces.ts'
import { readDocument } from '../../src/text/index.ts'
import type { Concept, ConceptType, Paper, Role } from '../../src/types.ts'

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
 * The concepts of a text, strongest link first, then those that it merely names as the atlas does; each concept of the
 * atlas once.
 */
export async function conceptsOf(
  text: { title: string; abstract: string },
  { concepts, surfaces }: { concepts: readonly Concept[]; surfaces: Surfaces },
  knowledge: Knowledge,
): Promise<TextConcept[]> {
  const paper: Paper = { id: 'text', keywords: [], authors: [], links: [], ...text }
  const reading = extractor([paper], knowledge)
  const silent = (): void => {}
  const lexicon = settleLexicon(await reading.count(silent), knowledge.vocabulary, knowledge.types)
  const [{ links }] = await reading.link(lexicon, silent)
  const known = new Set<number>()
  const found: TextConcept[] = []
  for (const { concept, role, evidence } of [...links].sort((a, b) => b.weight - a.weight)) {
    const { label, type, aliases } = lexicon.concepts[concept]
    const names = [label, ...aliases.map(({ surface }) => surface)]
    const number = names.map((name) => named(surfaces, name)).find((one) => one >= 0) ?? -1
    if (known.has(number)) continue
    if (number >= 0) known.add(number)
    found.push({
      label,
      type,
      role,
      sentence: evidence[0] ? sentenceOf(paper, evidence[0]) : '',
      concept: number,
    })
  }
  const document = readDocument(paper)
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
function named(surfaces: Surfaces, name: string): number {
  const [only, ...more] = findConcepts(surfaces, { title: name, abstract: '' })
  return only && more.length === 0 && only.start === 0 && only.end === name.length ? only.concept : -1
}
