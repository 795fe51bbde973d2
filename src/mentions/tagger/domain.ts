/** How far a paper is about computing, where the shipped vocabulary is at home: the words of its text tell. */
import type { Document } from '../../text/index.ts'
import { Lexicon } from './features.ts'
import type { TaggerModel } from './model.ts'
import { readSequence, type Sequence } from './sequence.ts'
import { COMPUTING } from './statistics.ts'
import { STOP, WORD, WordTypes } from './words.ts'

/** The value of COMPUTING of a word that is as common in papers on computing as in others. */
const EVEN = 8
/** Words that say nothing are counted with every text: a few words say little. */
const DRAWN = 12

/** Domains, from a paper that has nothing of computing to one that is of nothing else. */
export const DOMAINS = 8
/** Papers of this domain and of those above are about computing rather than about something else. */
export const HOME = 4

/**
 * The domain of a paper, a whole number below DOMAINS: the mean over its content words of how much commoner each is in
 * papers on computing, as a naive Bayes classifier would add it up. Degenerate case: a text without known words is of
 * domain HOME.
 */
export function domainOf({ type }: Sequence, { row, statistics, words }: Lexicon): number {
  let sum = 0
  let seen = DRAWN
  for (const word of type) {
    if (row[word] < 0 || (words.flags[word] & (WORD | STOP)) !== WORD) continue
    const value = statistics.values[row[word] + COMPUTING]
    if (value === 0) continue
    sum += value - EVEN
    seen++
  }
  return Math.max(0, Math.min(DOMAINS - 1, HOME + Math.floor((2 * sum) / seen)))
}

/** The domains of documents, by what a model knows of their words. */
export function domainsBy({ statistics, clusters }: TaggerModel): (document: Document) => number {
  const lexicon = new Lexicon(new WordTypes(), statistics, clusters)
  return (document) => {
    lexicon.words.makeRoom([document])
    const sequence = readSequence(document, lexicon.words)
    lexicon.update()
    return domainOf(sequence, lexicon)
  }
}
