/** A light English stemmer: `generates`, `generated`, `generation` and `generative` become one term. */

/**
 * Endings in the order in which they are tried, each with what takes its place; the first that leaves at least `least`
 * letters wins. The stems need only be equal for related words, not be words themselves.
 */
const ENDINGS: readonly (readonly [ending: string, instead: string, least: number])[] = [
  ['ization', 'iz', 3],
  ['ification', 'if', 2],
  ['ifying', 'if', 2],
  ['ified', 'if', 2],
  ['ify', 'if', 2],
  ['iveness', '', 4],
  ['ation', '', 4],
  ['ating', '', 4],
  ['ative', '', 4],
  ['ated', '', 4],
  ['ator', '', 4],
  ['ate', '', 4],
  ['ition', 'it', 3],
  ['ically', 'ic', 3],
  ['ical', 'ic', 3],
  ['ally', 'al', 3],
  ['ment', '', 5],
  ['ness', '', 4],
  ['ing', '', 3],
  ['ion', '', 4],
  ['ive', '', 4],
  ['ity', '', 4],
  ['ed', '', 3],
  ['ly', '', 4],
  ['er', '', 4],
  ['or', '', 5],
  ['al', '', 5],
  ['e', '', 3],
  ['y', 'i', 3],
]

const VOWEL = /[aeiouy]/

/**
 * The stem of a lower-case singular; words of up to three letters and words with a digit or a letter outside a–z stay as
 * they are. In the spirit of Porter (1980), with one pass over one list of endings.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  for (const [ending, instead, least] of ENDINGS) {
    const rest = word.length - ending.length
    if (rest < least || !word.endsWith(ending)) continue
    const root = word.slice(0, rest)
    if (!VOWEL.test(root)) continue
    const undoubled = instead === '' && /([bdfgmnprt])\1$/.test(root) ? root.slice(0, -1) : root
    return undoubled + instead
  }
  return word
}
