/** Aligns the letters of a short form with the words of a long form at the least cost. */
import { STOP_WORDS, type Token } from '../../text/index.ts'

/** What a letter costs that is not the first of its word, and a word that gives no letter. */
const NEXT_LETTER = 0.15
const LATER_LETTER = 0.5
const LETTER_OF_UNANCHORED_WORD = 1
const SKIPPED_FUNCTION_WORD = 0.1
const SKIPPED_NUMBER = 0.1
const SKIPPED_PART = 0.4
const SKIPPED_WORD = 1
const SKIPPED_STOP_WORD = 2
const STOP_WORD_FIRST = 1
/** A long form that begins inside a hyphenated word. */
const PART_FIRST = 1
/** A figure that no word gives, behind two letters at least: FEV1 of forced expiratory volume. */
const UNREAD_FIGURE = 1.3
const FUNCTION_WORDS = new Set(
  `a about across after against among an and around as at before between beyond by during for from in into of on onto or
  over per s the through to toward towards under via with within without`.split(/\s+/),
)

export interface Alignment {
  /** Tokens of the long form: `from … to - 1`. */
  from: number
  to: number
  cost: number
}

/**
 * The cheapest way to read `letters` (lower case) out of the tokens `from … to - 1`, in order. The first letter begins
 * the first word of the long form; a letter that begins a word is free, the letters after it in the same word cost
 * little when they follow at once and more when they do not, and a letter out of a word that does not give its initial
 * costs most; a figure may stay unread. So plain initials win over anchored words and those over what Schwartz and
 * Hearst (2003) accept, without a cascade. `side` says which end of the window the long form must touch; of equal costs the shorter form wins.
 * Returns undefined when the letters cannot be read at all. Time: letters of the window × `letters`.
 */
export function align(
  letters: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  side: 'left' | 'right',
): Alignment | undefined {
  const n = letters.length
  // Index j: the first j letters are read. done: at the end of a word; inside: earlier in this word; last: at its last character.
  const done = new Float64Array(n + 1).fill(Infinity)
  const inside = new Float64Array(n + 1)
  const last = new Float64Array(n + 1)
  const doneStart = new Int32Array(n + 1)
  const insideStart = new Int32Array(n + 1)
  const lastStart = new Int32Array(n + 1)
  let best: Alignment | undefined
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (!token.word) {
      if (token.text === ',') for (let j = 1; j <= n; j++) done[j] += SKIPPED_WORD
      continue
    }
    inside.fill(Infinity)
    last.fill(Infinity)
    const mayStart = side === 'right' || i === from
    const word = token.lower
    for (let p = 0; p < word.length; p++) {
      for (let j = n; j >= 1; j--) {
        let cost = Infinity
        let start = i
        if (word[p] === letters[j - 1] || (p === 0 && standsFor(letters[j - 1], word))) {
          if (j > 1) {
            cost = done[j - 1] + (p === 0 ? 0 : LETTER_OF_UNANCHORED_WORD)
            start = doneStart[j - 1]
            if (last[j - 1] + NEXT_LETTER <= cost) {
              cost = last[j - 1] + NEXT_LETTER
              start = lastStart[j - 1]
            }
            if (inside[j - 1] + LATER_LETTER < cost) {
              cost = inside[j - 1] + LATER_LETTER
              start = insideStart[j - 1]
            }
          } else if (p === 0 && mayStart)
            cost = (STOP_WORDS.has(word) ? STOP_WORD_FIRST : 0) + (token.glued && i > 0 ? PART_FIRST : 0)
        }
        // What was last is now further back; j falls, so last[j - 1] above was still that of the character before.
        if (last[j] <= inside[j]) {
          inside[j] = last[j]
          insideStart[j] = lastStart[j]
        }
        last[j] = cost
        lastStart[j] = start
      }
    }
    const skip = skipping(token)
    for (let j = 1; j <= n; j++) {
      done[j] += skip
      if (inside[j] <= done[j]) {
        done[j] = inside[j]
        doneStart[j] = insideStart[j]
      }
      if (last[j] <= done[j]) {
        done[j] = last[j]
        doneStart[j] = lastStart[j]
      }
    }
    for (let j = 3; j <= n; j++) {
      if (!isDigit(letters[j - 1]) || done[j - 1] + UNREAD_FIGURE >= done[j]) continue
      done[j] = done[j - 1] + UNREAD_FIGURE
      doneStart[j] = doneStart[j - 1]
    }
    if (side === 'left' && done[n] < (best?.cost ?? Infinity)) best = { from, to: i + 1, cost: done[n] }
  }
  if (side === 'right' && done[n] < Infinity) best = { from: doneStart[n], to, cost: done[n] }
  return best
}

function skipping({ lower, glued }: Token): number {
  if (FUNCTION_WORDS.has(lower)) return SKIPPED_FUNCTION_WORD
  if (STOP_WORDS.has(lower)) return SKIPPED_STOP_WORD
  if (!glued) return SKIPPED_WORD
  return isDigit(lower[0]) ? SKIPPED_NUMBER : SKIPPED_PART
}

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9'

/** Letters and figures that people write for the beginning of a word: X-ray of eXtensible, 2 of to, 3 of three. */
function standsFor(letter: string, word: string): boolean {
  switch (letter) {
    case 'x':
      return word.startsWith('ex') || word === 'cross' || word.startsWith('trans')
    case '2':
      return word === 'to' || word === 'two'
    case '3':
      return word === 'three'
    case '4':
      return word === 'for' || word === 'four'
    default:
      return false
  }
}
