/** What a paper proposes, and what it calls it. */
import type { Lexicon } from '../concepts/open-lexicon.ts'
import { singularShort } from '../mentions/normal-form.ts'
import { clean } from '../text/index.ts'
import type { Link } from '../types.ts'

/** A name rather than a phrase: one word with a capital beyond the first letter, or a digit. */
const NAME = /^(?=\S{2,24}$)(?:.*\p{Lu}.*\p{Lu}|.+\p{Lu}|\p{Lu}.*\d).*$/u

/**
 * The link to the main thing that a paper proposes: one with a name goes before those without, then the one that is
 * mentioned first (in the title before the abstract), then the first. Undefined where nothing is proposed.
 */
export function proposedLink(links: readonly Link[]): Link | undefined {
  let main: Link | undefined
  let least = Number.POSITIVE_INFINITY
  for (const link of links) {
    if (link.role !== 'proposes') continue
    const rank = placeOf(link) + (nameIn(link) === undefined ? 1e9 : 0)
    if (rank < least) {
      main = link
      least = rank
    }
  }
  return main
}

/** The name of what a paper proposes, as the paper writes it (`ToCom`, `DAP`), or else the label of that concept. */
export function proposedName(
  links: readonly Link[],
  { labels }: Pick<Lexicon, 'labels'>,
): string | undefined {
  const link = proposedLink(links)
  return link && (nameIn(link) ?? labels[link.concept])
}

/** Where the first mention stands; the title comes first, keywords last. */
function placeOf({ evidence }: Link): number {
  let first = Number.POSITIVE_INFINITY
  for (const { field, start } of evidence)
    first = Math.min(first, start + (field === 'title' ? 0 : field === 'abstract' ? 1e6 : 2e6))
  return first
}

/** The commonest surface that is a name, the shorter, then the first of several. */
function nameIn({ evidence }: Link): string | undefined {
  const counts = new Map<string, number>()
  for (const { surface } of evidence) {
    const name = singularShort(clean(surface).text)
    if (NAME.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  let best: string | undefined
  for (const [name, count] of counts) {
    const more = count - (counts.get(best ?? '') ?? 0)
    if (more > 0 || (more === 0 && name.length < best!.length)) best = name
  }
  return best
}
