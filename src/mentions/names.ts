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
  /^(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2}|AM|PM|OK|USA?|UK|EU|NY|[A-Z]|\d+(?:[.,]\d+)*[%xX]?|\d+(?:st|nd|rd|th|D|d|k|K|M|B|m|b|s|x|X|ms|px|GB|MB|Hz|kHz)?)$/

const strong = (text: string): boolean =>
  !NO_NAME.test(text) && (/\p{Lu}.*\p{Lu}/u.test(text) || (/\p{Lu}/u.test(text) && /\d/.test(text)))
const capital = (text: string): boolean => /^[\p{Lu}\d]/u.test(text)

/** The names of one sentence, by position, not overlapping. A sentence in capitals throughout has none. */
export function findNames(tokens: readonly Token[], sentence: Sentence): NameSpan[] {
  const names: NameSpan[] = []
  let words = 0
  let shouted = 0
  for (let i = sentence.from; i < sentence.to; i++) {
    if (tokens[i].word) words++
    if (/^\p{Lu}{2,}$/u.test(tokens[i].text)) shouted++
  }
  if (words > 3 && shouted * 2 > words) return names
  for (let i = sentence.from; i < sentence.to; i++) {
    const announced = announcedAt(tokens, i, sentence.from)
    if (announced ? !(tokens[i].word && capital(tokens[i].text)) : tokens[i].glued) continue
    let to = i + 1
    let isStrong = strong(tokens[i].text)
    while (
      to < sentence.to &&
      tokens[to].word &&
      (tokens[to].glued || (announced && to - i < 5)) &&
      capital(tokens[to].text)
    ) {
      isStrong ||= strong(tokens[to].text)
      to++
    }
    if (!isStrong && !announced) continue
    names.push({ from: i, to, announced })
    i = to - 1
  }
  return names
}

/** Whether a cue stands before token `i`, with at most three fillers between. */
function announcedAt(tokens: readonly Token[], i: number, from: number): boolean {
  for (let at = i - 1, steps = 0; at >= from && steps < 4; at--, steps++) {
    if (CUES.has(tokens[at].lower)) return true
    if (!FILLERS.has(tokens[at].lower)) return false
  }
  return false
}
