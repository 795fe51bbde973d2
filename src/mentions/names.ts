/** Names by how they are written: mixed case, capitals and digits (ToCom, VTAB-1K), or after “named”, “called”, “termed”. */
import type { Sentence, Token } from '../text/index.ts'

export interface NameSpan {
  from: number
  to: number
  /** The sentence says that this is a name. */
  announced: boolean
}

const CUES = new Set([
  'named',
  'called',
  'termed',
  'dubbed',
  'coined',
  'namely',
  'denoted',
  'titled',
  'christened',
])
/** What may stand between the cue and the name. */
const FILLERS = new Set(['as', 'the', 'a', 'an', '"', "'", ',', ':', '`', '``'])
/** Roman numerals, units and the like: capitals that name nothing. */
const NO_NAME =
  /^(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2}|AM|PM|OK|USA?|UK|EU|NY|[A-Z]|\d+(?:[.,]\d+)*[%xX]?|\d+(?:st|nd|rd|th|D|d|k|K|M|B|m|b|s|x|X|ms|px|GB|MB|Hz|kHz)?|[KMGT]B|[KMGT]Hz)$/

/** Tokens of an announced name, at most. */
const LONGEST = 5

/** Two capitals, or a capital and a digit. */
const strong = ({ text, lower }: Token): boolean =>
  text !== lower && /\p{Lu}.*[\p{Lu}\d]|\d.*\p{Lu}/u.test(text) && !NO_NAME.test(text)
const capital = (text: string): boolean => /^[\p{Lu}\d]/u.test(text)

/** The names of one sentence, by position, not overlapping. A sentence in capitals throughout has none. */
export function findNames(tokens: readonly Token[], { from, to: end }: Sentence): NameSpan[] {
  const names: NameSpan[] = []
  if (isShouted(tokens, from, end)) return names
  for (let i = from; i < end; i++) {
    const { text, word, glued } = tokens[i]
    const announced = announcedAt(tokens, i, from)
    if (announced ? !(word && capital(text)) : glued) continue
    let to = i + 1
    let isStrong = strong(tokens[i])
    while (
      to < end &&
      tokens[to].word &&
      (tokens[to].glued || (announced && to - i < LONGEST)) &&
      capital(tokens[to].text)
    ) {
      isStrong ||= strong(tokens[to])
      to++
    }
    if (!isStrong && !announced) continue
    names.push({ from: i, to, announced })
    i = to - 1
  }
  return names
}

/** Whether most words are in capitals. */
function isShouted(tokens: readonly Token[], from: number, to: number): boolean {
  let words = 0
  let shouted = 0
  for (let i = from; i < to; i++) {
    const { text, lower, word } = tokens[i]
    if (word) words++
    if (text !== lower && /^\p{Lu}{2,}$/u.test(text)) shouted++
  }
  return words > 3 && shouted * 2 > words
}

/** Whether a cue stands before token `i`, with at most three fillers between. */
function announcedAt(tokens: readonly Token[], i: number, from: number): boolean {
  for (let at = i - 1, steps = 0; at >= from && steps < 4; at--, steps++) {
    if (CUES.has(tokens[at].lower)) return true
    if (!FILLERS.has(tokens[at].lower)) return false
  }
  return false
}
