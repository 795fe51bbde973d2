/** What an export holds unless all is asked for. */
import { shownConcepts } from '../graph/shown.ts'
import type { Atlas } from '../types.ts'
import { partOf } from './part.ts'

/** The atlas with all papers and the concepts that the map shows by default. */
export function shownPart(atlas: Atlas): Atlas {
  const shown = shownConcepts(
    atlas.links,
    atlas.concepts.map(({ papers }) => papers),
  )
  return withConcepts(atlas, (concept) => shown[concept] === 1)
}

/** The atlas with all papers and the concepts of at least so many papers. */
export const sharedPart = (atlas: Atlas, minPapers: number): Atlas =>
  withConcepts(atlas, (concept) => atlas.concepts[concept].papers >= minPapers)

function withConcepts(atlas: Atlas, keeps: (concept: number) => boolean): Atlas {
  const { papers, concepts } = atlas
  if (concepts.every((_, concept) => keeps(concept))) return atlas
  return partOf(
    atlas,
    (node) => node < papers.length || keeps(node - papers.length),
    () => true,
  )
}
