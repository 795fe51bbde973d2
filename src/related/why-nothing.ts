/** Why a query has no answer, or not the answer one may expect; for people. */

import { isPlaceholder } from '../text/index.ts'
import type { Library } from './library.ts'
import { asked, foreignLanguage, keysIn, LONGEST_TEXT, type Query } from './query.ts'
import { rank, type Wanted } from './rank.ts'
import { termAt } from './word-index.ts'

/**
 * One sentence that says why nothing was found for a query, and what to do; only to be asked when nothing was, in the same
 * library.
 */
export function whyNothing(library: Library, query: Query, wanted: Wanted): string {
  if (library.published.length === 0) return 'The atlas has no papers.'
  const question = asked(library, query)
  if (library.published.length === new Set(question.selves).size) return 'The atlas has no other paper.'
  const isBlank = question.texts.every(
    ({ title, abstract, keywords }) =>
      title.trim() === '' &&
      (abstract.trim() === '' || isPlaceholder(abstract)) &&
      (keywords ?? []).length === 0,
  )
  if (isBlank) return 'There is no text to go by: expected a title, an abstract or keywords.'
  const keys = keysIn(question)
  if (keys.length === 0) return 'The text has only function words: expected words that say what it is about.'
  const { count } = wanted
  if (rank(library, question, { count }).length > 0)
    return 'Papers are related, but none of them is as asked for: widen the year, the venue or the role.'
  const language = foreignLanguage(query)
  if (language !== undefined)
    return `The text is in another language than the papers (${nameOf(language)}), and has no name of a concept in common with them.`
  if (keys.every((key) => termAt(library.index.words, key, 1) === undefined))
    return 'None of its words stands in the papers of the atlas: is it in their language, and of their field?'
  return 'No other paper shares a word or a concept with it.'
}

/** What has to be known about an answer: that the text was cut, or is in another language; one sentence each. */
export function remarksOn(query: Query): string[] {
  const remarks: string[] = []
  if ('title' in query && Math.max(query.title.length, query.abstract.length) > LONGEST_TEXT)
    remarks.push(`The text is longer than an abstract; its first ${LONGEST_TEXT} characters were read.`)
  if ('title' in query && query.abstract.trim() !== '' && isPlaceholder(query.abstract))
    remarks.push('Its abstract only says that there is none; the title was asked about alone.')
  const language = foreignLanguage(query)
  if (language !== undefined)
    remarks.push(
      `The text seems to be in ${nameOf(language)}; what it shares with papers in another language are names.`,
    )
  return remarks
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['de', 'German'],
  ['fr', 'French'],
  ['es', 'Spanish'],
  ['it', 'Italian'],
  ['pt', 'Portuguese'],
  ['nl', 'Dutch'],
  ['ja', 'Japanese'],
  ['ko', 'Korean'],
  ['zh', 'Chinese'],
  ['ru', 'Russian'],
  ['el', 'Greek'],
  ['ar', 'Arabic'],
  ['he', 'Hebrew'],
  ['hi', 'Hindi'],
])
const nameOf = (language: string): string => NAMES.get(language) ?? language
