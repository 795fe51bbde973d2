/** Why two papers are related: the concepts they share, rarest first, with a sentence from each side. */
import type { Library } from './library.ts'
import type { Asked, Said } from './query.ts'
import { bestQuote, type Quote } from './quotes.ts'
import type { Wanted } from './rank.ts'
import { rarity } from './weights.ts'

export interface Reason {
  /** Index into the atlas's concepts. */
  concept: number
  label: string
  /** Rarity among the papers: 1 where the fewest link to the concept, near 0 where nearly all do. */
  weight: number
  /** The sentence of what was asked about, as given; empty where a concept was asked for. */
  here: string
  /** The sentence of the related paper, as given. */
  there: string
  /** The same with the place of the concept's name. */
  quotes: { here: Said | undefined; there: Quote | undefined }
}

/** Reasons given for one paper. */
const MOST = 8

/**
 * Why `paper`, which has been fetched, is related to a question: at most eight reasons, those of the facet first where
 * one is wanted, those of the role only where one is; then the rarest first, ties by the link's weight, then by concept.
 */
export function reasonsFor(library: Library, asked: Asked, paper: number, wanted: Wanted): Reason[] {
  const { concepts, published } = library
  const { facet, role } = wanted
  const reading = library.reading(paper)
  const shared = reading.links
    .filter((link) => asked.concepts.has(link.concept) && (role === undefined || link.role === role))
    .map((link) => ({
      link,
      rare: rarity(published.length, concepts[link.concept].papers),
      ahead: facet?.isOf(concepts[link.concept]) ? 1 : 0,
    }))
  shared.sort(
    (a, b) =>
      b.ahead - a.ahead ||
      b.rare - a.rare ||
      b.link.weight - a.link.weight ||
      a.link.concept - b.link.concept,
  )
  const rarest = rarity(published.length, 1)
  return shared.slice(0, MOST).map(({ link, rare }) => {
    const here = asked.said(link.concept)
    const there = bestQuote(reading.paper, link)
    return {
      concept: link.concept,
      label: concepts[link.concept].label,
      weight: rare / rarest,
      here: here?.quote.sentence ?? '',
      there: there?.sentence ?? '',
      quotes: { here, there },
    }
  })
}
