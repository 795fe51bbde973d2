/** Text → the terms that the rankers count: stems of words, without function words. */
import { stem } from './stemmer.ts'

/** English function words and the words that every abstract has. */
const STOP = new Set(
  (
    'a about above after again against all also although am among an and any are as at be because been before being ' +
    'below between both but by can could did do does doing done down due during each either et al etc e g i e few for ' +
    'from further had has have having he her here him his how however if in into is it its itself just least less ' +
    'like many may me might more most much must my neither no nor not now of off often on once one only onto or other ' +
    'our ours out over own per rather same several she should since so some such than that the their them then there ' +
    'therefore these they this those though through thus to together too toward towards under until up upon us use ' +
    'used using via very was we well were what when where whether which while who whom whose why will with within ' +
    'without would yet you your show shows shown paper propose proposed proposes present presents'
  ).split(' '),
)

const MARKUP = /\\[A-Za-z]+|<[^<>]*>|&[a-z]+;|https?:\/\/\S+/g
const WORD = /[\p{L}\p{M}\p{N}]+/gu

const stems = new Map<string, string>()
/** Bounds the memory that remembered stems take; a corpus of 100,000 papers has some 200,000 words. */
const REMEMBERED = 500_000

function remembered(word: string): string {
  let found = stems.get(word)
  if (found === undefined) {
    found = stem(word)
    if (stems.size < REMEMBERED) stems.set(word, found)
  }
  return found
}

/** The terms of a text in their order; `''` stands where a function word or a sentence's end breaks a phrase. */
export function termsOf(text: string): string[] {
  const terms: string[] = []
  const plain = text.replace(MARKUP, ' ').normalize('NFKC').toLowerCase()
  for (const [word] of plain.matchAll(WORD)) terms.push(STOP.has(word) ? '' : remembered(word))
  return terms
}
