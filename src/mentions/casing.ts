/** How words and phrases are written within sentences, by what background papers do. */
import { formAt } from '../text/forms.ts'
import { hashText } from '../text/hash.ts'
import { tokenize } from '../text/index.ts'
import { hashOfTokens } from './tagger/keyword-hashes.ts'
import { CAPITAL, type Statistics } from './tagger/statistics.ts'

/** The value of CAPITAL where four of five places have one, and where one of five has. */
const MOSTLY = 7
const HARDLY = 3

export interface Casing {
  /** Whether a word keeps its capital wherever it stands: Dutch, Python. */
  isName(word: string): boolean
  /** Whether a phrase is mostly written with capitals (Middle Ages), or mostly without; undefined where either is common or too little known. */
  ofPhrase(text: string): boolean | undefined
}

/** What the background papers of these statistics mostly do. */
export function casingIn(statistics: Statistics): Casing {
  return {
    isName(word) {
      const { norm, stop } = formAt(word, 0, word.length)
      const at = stop ? -1 : statistics.find(hashText(norm)) // of stop words capitals were not looked at
      return at >= 0 && statistics.values[at + CAPITAL] >= MOSTLY
    },
    ofPhrase(text) {
      const at = statistics.find(hashOfTokens(tokenize(text)))
      const capital = at < 0 ? 0 : statistics.values[at + CAPITAL]
      return capital >= MOSTLY ? true : capital > 0 && capital <= HARDLY ? false : undefined
    },
  }
}
