/** Which language a text is in, as far as its most frequent little words and its script tell. */

import type { Paper } from '../types.ts'

/** Little words that are frequent in one of these languages and rare in the others. */
const LITTLE_WORDS: readonly [string, string][] = Object.entries({
  en: 'the of and to in is that for we with are this by from be which as our has can on an it have these their was',
  de: 'der die das und ist ein eine einer von den dem des zu mit für auf nicht wird werden sich auch wir als im bei durch',
  fr: 'le la les l d de des et en est une un du dans pour que qui sur par avec nous ce cette sont aux au pas ont leur ces plus',
  es: 'el la los las de que y en un una por con para se del es al lo como más este esta son su sus ha entre',
  it: 'il di che e la per una del della è in un con sono dei delle nel al da le gli si questo questa alla come',
  pt: 'o os as de que e do da em um uma para com não por dos das na no se são ao mais este esta foi pelo pela',
  nl: 'de het een van en in is dat op te voor met zijn niet aan door wordt deze worden ook bij naar uit kan wij',
})
/** Little word → the numbers of the languages that have it. */
const LANGUAGES_OF = new Map<string, number[]>()
for (const [number, [, words]] of LITTLE_WORDS.entries())
  for (const word of words.split(' ')) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), number])
const LONGEST = Math.max(...Array.from(LANGUAGES_OF.keys(), (word) => word.length))
const NONE: readonly number[] = []
/** Scripts that tell a language, or nearly. */
const SCRIPTS: readonly [string, RegExp][] = [
  ['ja', /[\u3041-\u30ff]/g],
  ['ko', /[\uac00-\ud7a3]/g],
  ['zh', /[\u4e00-\u9fff]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['hi', /[\u0900-\u097f]/g],
]
/** A text without any of their characters is in none of the scripts. */
const IN_A_SCRIPT = new RegExp(SCRIPTS.map(([, { source }]) => source).join('|'))
/** Enough to tell: no more is read. */
const MOST_TEXT = 800
const LEAST_WORDS = 8
/** The share of little words that a running text has at least, and how far it must lead. */
const LEAST_SHARE = 0.12
const LEAD = 1.3
/** A script counts when it holds this share of the letters; Japanese mixes kana with Chinese characters. */
const SCRIPT_SHARE = 0.3
const KANA_SHARE = 0.1

/**
 * The language of a running text as a BCP 47 primary tag: `en`, `de`, `fr`, `es`, `it`, `pt`, `nl`, or by its script
 * `ja`, `ko`, `zh`, `ru`, `el`, `ar`, `he`, `hi` (the most common language of the script). Undefined when the text is
 * too short or too unlike all of them to tell, as titles and lists of keywords often are. Reads 800 characters.
 */
export function languageOf(text: string): string | undefined {
  const sample = text.slice(0, MOST_TEXT)
  const language = IN_A_SCRIPT.test(sample) ? languageOfScript(sample) : undefined
  if (language !== undefined) return language
  const counts = LITTLE_WORDS.map(() => 0)
  const words = countWords(sample.toLowerCase(), counts)
  if (words < LEAST_WORDS) return undefined
  const [most, second] = counts.toSorted((a, b) => b - a)
  if (most < LEAST_SHARE * words || most < LEAD * second || most === 0) return undefined
  return LITTLE_WORDS[counts.indexOf(most)][0]
}

/** How many words a text in lower case has; adds to the count of each language how many of them are its little words. */
function countWords(text: string, counts: number[]): number {
  let words = 0
  let start = 0
  for (let end = 0; end <= text.length; end++) {
    if (end < text.length && isLetter(text, end)) continue
    if (end > start) {
      words++
      if (end - start <= LONGEST)
        for (const number of LANGUAGES_OF.get(text.slice(start, end)) ?? NONE) counts[number]++
    }
    start = end + 1
  }
  return words
}

/** A letter or a mark; of a code point beyond U+FFFF its halves are, for what is counted here. */
function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit < 0x80 ? unit >= 0x61 && unit <= 0x7a : /[\p{L}\p{M}\ud800-\udfff]/u.test(text[at])
}

function languageOfScript(sample: string): string | undefined {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < LEAST_WORDS) return undefined
  const share = (script: RegExp): number => (sample.match(script)?.length ?? 0) / letters
  return SCRIPTS.find(([tag, script]) => share(script) >= (tag === 'ja' ? KANA_SHARE : SCRIPT_SHARE))?.[0]
}

/**
 * The language of a paper: what its title and abstract tell, else what its source says (sources often name the language
 * of a journal whose abstracts are English). Undefined where neither tells.
 */
export function languageOfPaper({ title, abstract, language }: Paper): string | undefined {
  return languageOf(`${title.slice(0, MOST_TEXT)}\n${abstract.slice(0, MOST_TEXT)}`) ?? language
}
