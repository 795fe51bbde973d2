/** Why two papers are related: the concepts they share, rarest first, with a sentence from each side. */
import { evidenceOf, sentenceOf } from '../atlas.ts'
import type { Atlas } from '../types.ts'
import { rarity } from './bm25f.ts'

export interface Reason {
  /** Index into the atlas's concepts. */
  concept: number
  label: string
  /** Rarity among the papers: 1 where the fewest link to the concept, near 0 where nearly all do. */
  weight: number
  /** The sentence of the query, as given. */
  here: string
  /** The sentence of the related paper, as given. */
  there: string
}

/** What a query says about its concepts: the sentence that names each. */
export type Sentences = ReadonlyMap<number, string>

/** The sentence behind a link: from the abstract where there is one, which says more than a title or a keyword. */
export function sentenceBehind(atlas: Atlas, paper: number, link: number): string {
  const evidence = evidenceOf(atlas.links, link, atlas.papers[paper])
  const best = evidence.find(({ field }) => field === 'abstract') ?? evidence[0]
  return best === undefined ? '' : sentenceOf(atlas.papers[paper], best)
}

/** At most `most` reasons why `paper` is related to a query; ties of rarity by the link's weight, then by concept. */
export function reasonsFor(atlas: Atlas, here: Sentences, paper: number, most: number): Reason[] {
  const { links, concepts, papers } = atlas
  const shared: { link: number; concept: number; rare: number }[] = []
  for (let link = links.start[paper]; link < links.start[paper + 1]; link++) {
    const concept = links.concept[link]
    if (here.has(concept))
      shared.push({ link, concept, rare: rarity(papers.length, concepts[concept].papers) })
  }
  shared.sort(
    (a, b) => b.rare - a.rare || links.weight[b.link] - links.weight[a.link] || a.concept - b.concept,
  )
  const rarest = rarity(papers.length, 1)
  return shared.slice(0, most).map(({ link, concept, rare }) => ({
    concept,
    label: concepts[concept].label,
    weight: rare / rarest,
    here: here.get(concept) ?? '',
    there: sentenceBehind(atlas, paper, link),
  }))
}
