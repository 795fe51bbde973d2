/** Why a query has no answer, for people. */
import type { Atlas } from '../types.ts'
import type { RelatedIndex } from './index.ts'
import { countTerms } from './lexicon.ts'
import { asked, type Query } from './query.ts'

/** One sentence that says why `relatedTo` found nothing for a query, and what to do; only to be asked when it did not. */
export function whyNothing(atlas: Atlas, query: Query, index: RelatedIndex): string {
  if (atlas.papers.length === 0) return 'The atlas has no papers.'
  const { text } = asked(atlas, query, index.surfaces)
  if (`${text.title}${text.abstract}`.trim() === '' && (text.keywords ?? []).length === 0)
    return 'There is no text to go by: expected a title, an abstract or keywords.'
  const terms = countTerms(text)
  if (terms.size === 0) return 'The text has only function words: expected words that say what it is about.'
  const known = [...terms.keys()].filter((term) => index.lexicon.terms.has(term))
  if (known.length === 0)
    return 'None of its words stands in the papers of the atlas: is it in their language, and of their field?'
  return 'No other paper shares a word or a concept with it.'
}
