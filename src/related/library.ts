/** What related work is found in: what ranking needs of all papers, and the papers themselves when they are quoted. */
import { type ConceptPapers, papersByConcept } from '../atlas.ts'
import type { Citations } from '../citation.ts'
import type { Atlas, Concept, LinkColumns } from '../types.ts'
import { type Citing, citingOf } from './citing.ts'
import { type Reading, readingOf } from './quotes.ts'
import { inMemory, type StoredIndex } from './stored.ts'
import { type Surfaces, surfacesOf } from './surfaces.ts'
import { buildWordIndex } from './word-index.ts'

/** What ranking needs; all of it but citations stands in the manifest of an atlas. */
export interface Catalogue {
  concepts: readonly Concept[]
  links: Pick<LinkColumns, 'start' | 'concept' | 'role' | 'weight'>
  /** Of each paper, in the order of the papers. */
  published: readonly { year?: number | undefined; venue?: string | undefined }[]
  /** Undefined where no source tells of any. */
  citations?: Citations | undefined
}

export interface Library extends Catalogue {
  index: StoredIndex
  papersOf: ConceptPapers
  citing?: Citing
  /** Names of concepts, collected when they are first needed. */
  surfaces: () => Surfaces
  /** Reads papers, so that `reading` can give them. */
  fetch(papers: readonly number[]): Promise<void>
  /** A paper that was fetched. Throws a RangeError where there is no such paper. */
  reading(paper: number): Reading
}

/** A library over a catalogue; `fetch` and `reading` come from where the papers are. */
export function libraryOver(
  catalogue: Catalogue,
  index: StoredIndex,
  papers: Pick<Library, 'fetch' | 'reading'>,
): Library {
  let surfaces: Surfaces | undefined
  return {
    ...catalogue,
    ...papers,
    index,
    papersOf: papersByConcept(catalogue.links, catalogue.concepts.length),
    ...(catalogue.citations && { citing: citingOf(catalogue.citations) }),
    surfaces: () => {
      surfaces ??= surfacesOf(catalogue.concepts)
      return surfaces
    },
  }
}

/** A library of an atlas in memory; without an index of its words one is built. */
export function libraryOf(
  atlas: Atlas,
  index: StoredIndex = inMemory(buildWordIndex(atlas.papers)),
): Library {
  const { concepts, links, papers, citations } = atlas
  return libraryOver({ concepts, links, published: papers, citations }, index, {
    fetch: async () => {},
    reading: (paper) => readingOf(atlas, paper),
  })
}
