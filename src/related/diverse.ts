/** A list that covers the sub-topics: maximal marginal relevance (Carbonell & Goldstein 1998) over concepts. */
import type { Ranked } from './fusion.ts'
import type { Catalogue } from './library.ts'
import { rarity } from './weights.ts'

/** How much a paper's own score counts against its likeness to what stands above it. */
const OWN = 0.6
/** Papers to choose from, for each that is asked for. */
export const CHOICE = 6

/**
 * The `count` of the ranked papers that are near to the question and unlike each other, in the order in which they are
 * chosen; the first stays the first. Likeness is the cosine of the papers' concepts, weighted by rarity. Ties by place.
 */
export function diversify(
  { concepts, links, published }: Catalogue,
  ranked: readonly Ranked[],
  count: number,
): Ranked[] {
  const top = ranked[0]?.score ?? 1
  const vectors = ranked.map(({ paper }) => {
    const vector = new Map<number, number>()
    for (let l = links.start[paper]; l < links.start[paper + 1]; l++) {
      const { papers } = concepts[links.concept[l]]
      vector.set(links.concept[l], links.weight[l] * rarity(published.length, papers))
    }
    const norm = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0))
    return { vector, norm }
  })
  const cosine = (a: number, b: number): number => {
    let sum = 0
    for (const [concept, value] of vectors[a].vector) sum += value * (vectors[b].vector.get(concept) ?? 0)
    return sum > 0 ? sum / (vectors[a].norm * vectors[b].norm) : 0
  }
  const likeness = new Float64Array(ranked.length)
  const left = new Set(ranked.keys())
  const chosen: Ranked[] = []
  while (chosen.length < count && left.size > 0) {
    let best = -1
    let most = Number.NEGATIVE_INFINITY
    for (const one of left) {
      const gain = (OWN * ranked[one].score) / top - (1 - OWN) * likeness[one]
      if (gain > most) {
        most = gain
        best = one
      }
    }
    left.delete(best)
    chosen.push(ranked[best])
    for (const one of left) likeness[one] = Math.max(likeness[one], cosine(one, best))
  }
  return chosen
}
