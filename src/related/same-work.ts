/** Whether what is asked about stands in the atlas already, under another id. */

import { isPlaceholder } from '../text/index.ts'
import { fold } from './names.ts'
import type { Text } from './terms.ts'

/** Two works may share a shorter title: `Deep Learning`. */
const LONG_TITLE = 4
/** Two works may share a shorter abstract: `We reply to comments.` */
const LONG_ABSTRACT = 15
/** Of the words of the shorter abstract, where two versions of a work differ. */
const COMMON = 0.5

const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean)
const abstractOf = ({ abstract }: Text): string[] => (isPlaceholder(abstract) ? [] : wordsOf(abstract))

/**
 * Whether two texts are of one work: the same abstract, or the same title and no other abstract. Case, accents and marks do
 * not matter; short titles and abstracts tell nothing by themselves.
 */
export function isSameWork(a: Text, b: Text): boolean {
  const [title, other] = [wordsOf(a.title), wordsOf(b.title)]
  const [one, two] = [abstractOf(a), abstractOf(b)].sort((x, y) => x.length - y.length)
  if (one.length >= LONG_ABSTRACT && one.join(' ') === two.join(' ')) return true
  if (title.length < LONG_TITLE || title.join(' ') !== other.join(' ')) return false
  const [few, many] = [new Set(one), new Set(two)].sort((x, y) => x.size - y.size)
  return [...few].filter((word) => many.has(word)).length >= COMMON * few.size
}
