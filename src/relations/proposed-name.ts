/** What a paper calls the thing that it proposes. */
import type { Lexicon } from '../concepts/lexicon.ts'
import { singularShort } from '../mentions/normal-form.ts'
import { clean } from '../text/index.ts'
import type { Link } from '../types.ts'

/** A name rather than a phrase: one word with a capital beyond the first letter, or a digit. */
const NAME = /^(?=\S{2,24}$)(?:.*\p{Lu}.*\p{Lu}|.+\p{Lu}|\p{Lu}.*\d).*$/u

/**
 * The name of what a paper proposes, as the paper writes it (`ToCom`, `DAP`), or else the label of the proposed concept
 * with the most evidence; undefined where nothing is proposed. Ties go to the concept that comes first.
 */
export function proposedName(links: readonly Link[], lexicon: Lexicon): string | undefined {
  let best: string | undefined
  let most = -1
  for (const { concept, role, evidence } of links) {
    if (role !== 'proposes') continue
    const surfaces = evidence.map(({ surface }) => singularShort(clean(surface).text))
    const name = surfaces.find((surface) => NAME.test(surface))
    const rank = evidence.length + (name === undefined ? 0 : 1000)
    if (rank > most) {
      most = rank
      best = name ?? lexicon.concepts[concept].label
    }
  }
  return best
}
