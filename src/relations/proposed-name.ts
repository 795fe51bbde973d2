/** What a paper calls the thing that it proposes. */
import type { Lexicon } from '../concepts/lexicon.ts'
import { singularShort } from '../mentions/normal-form.ts'
import { clean } from '../text/index.ts'
import type { Link } from '../types.ts'

/** A name rather than a phrase: one word with a capital beyond the first letter, or a digit. */
const NAME = /^(?=\S{2,24}$)(?:.*\p{Lu}.*\p{Lu}|.+\p{Lu}|\p{Lu}.*\d).*$/u

/**
 * The name of what a paper proposes, as the paper writes it (`ToCom`, `DAP`): of several the one that it introduces
 * first. Where none of them is a name, the label of the proposed concept with the most evidence, ties to the first;
 * undefined where nothing is proposed.
 */
export function proposedName(links: readonly Link[], lexicon: Lexicon): string | undefined {
  const proposed = links.filter(({ role }) => role === 'proposes')
  let name: string | undefined
  let first = Number.POSITIVE_INFINITY
  for (const { evidence } of proposed) {
    const introduced = evidence.find(({ field }) => field === 'abstract')?.start ?? 0
    const own = shortestName(evidence.map(({ surface }) => singularShort(clean(surface).text)))
    if (own === undefined || introduced >= first) continue
    name = own
    first = introduced
  }
  if (name !== undefined) return name
  const most = Math.max(...proposed.map(({ evidence }) => evidence.length))
  const phrase = proposed.find(({ evidence }) => evidence.length === most)
  return phrase && lexicon.concepts[phrase.concept].label
}

function shortestName(surfaces: readonly string[]): string | undefined {
  return surfaces.filter((surface) => NAME.test(surface)).sort((a, b) => a.length - b.length)[0]
}
