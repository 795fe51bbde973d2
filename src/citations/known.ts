/** What an atlas knows of citations → references again, so that papers that come later are cited, too. */
import type { Citations, Reference } from '../citation.ts'
import type { Paper } from '../types.ts'

/**
 * The references of the papers of an atlas, as far as it keeps them: to its papers by their ids, to works outside by what
 * they are called there. What one paper alone cites outside of the library an atlas does not keep.
 */
export function knownReferences(
  papers: readonly Pick<Paper, 'id'>[],
  { start, work, outside }: Citations,
): Reference[][] {
  return papers.map((_, p) =>
    Array.from(work.subarray(start[p], start[p + 1]), (w): Reference => {
      if (w < papers.length) return { ids: [papers[w].id] }
      const { label } = outside[w - papers.length]
      return { ...outside[w - papers.length], text: label, ids: [`outside:${label}`] }
    }),
  )
}
