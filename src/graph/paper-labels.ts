import { clean, isPlaceholder, withoutApparatus } from '../text/index.ts'
import { type Concept, type LinkColumns, type Paper, ROLES } from '../types.ts'

const PROPOSES = ROLES.indexOf('proposes')
/** Words of the abstract that stand for a paper that has nothing else. */
const WORDS = 8

/**
 * What each paper is called on the map: its title; else the name of what it proposes (`proposed`, else the strongest
 * concept with that role); else its most telling concept, the one with the strongest link; else the first words of
 * its abstract; else its id. Markup is taken out of the title, a concept begins with a capital, white space is put together; ties go to the lower concept.
 */
export function paperLabels(
  papers: Paper[],
  concepts: Concept[],
  links: LinkColumns,
  proposed: (string | undefined)[] = [],
): string[] {
  const strongest = (p: number, counts: (role: number) => boolean): string | undefined => {
    let best = -1
    for (let l = links.start[p]; l < links.start[p + 1]; l++)
      if (counts(links.role[l]) && (best < 0 || links.weight[l] > links.weight[best])) best = l
    return best < 0 ? undefined : concepts[links.concept[best]].label
  }
  return papers.map(
    (paper, p) =>
      titleOf(paper) ||
      capitalised(
        oneLine(proposed[p] ?? '') ||
          strongest(p, (role) => role === PROPOSES) ||
          strongest(p, () => true) ||
          '',
      ) ||
      opening(paper.abstract) ||
      paper.id,
  )
}

/** Empty where it only says that there is none. */
function titleOf({ title }: Paper): string {
  const line = oneLine(clean(title).text)
  return isPlaceholder(line) ? '' : line
}

const capitalised = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

function opening(abstract: string): string {
  // An abstract may be a megabyte of anything; its first words are in its first kilobyte.
  const words = oneLine(withoutApparatus(abstract.slice(0, 1000))).split(' ')
  return words.length <= WORDS ? words.join(' ') : `${words.slice(0, WORDS).join(' ')}…`
}
