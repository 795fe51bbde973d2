/** What an export holds unless all is asked for. */
import { shownConcepts } from '../graph/shown.ts'
import type { Atlas } from '../types.ts'
import { partOf } from './part.ts'

/** The atlas with all papers and the concepts that the map shows by default. */
export function shownPart(atlas: Atlas): Atlas {
  const { papers, concepts, links } = atlas
  const shown = shownConcepts(
    links,
    concepts.map(({ papers: count }) => count),
  )
  if (shown.every((one) => one === 1)) return atlas
  return partOf(
    atlas,
    (node) => node < papers.length || shown[node - papers.length] === 1,
    () => true,
  )
}
