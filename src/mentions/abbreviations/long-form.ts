/** The long form of a short form: where to look for it, and the guards that it must pass. */
import { STOP_WORDS, type Token } from '../../text/index.ts'
import { type Alignment, align } from './align.ts'
import type { ShortForm, TokenRange } from './short-form.ts'

/** No long form goes past these. */
const BORDER = /^[.;:!?()[\]]$/
const QUOTE = /^["'`]$/
const VERBS = new Set('am are be been had has have is was were'.split(' '))
/** What an alignment may cost per letter, at slack 1. */
const COST_PER_LETTER = 0.7

/** The long form that ends before token `end`. `slack` (0, 1] scales what its alignment may cost. */
export function longFormBefore(
  tokens: readonly Token[],
  short: ShortForm,
  end: number,
  slack: number,
): TokenRange | undefined {
  let to = end
  while (to > 0 && QUOTE.test(tokens[to - 1].text)) to--
  let from = to
  for (let left = mostWords(short); from > 0 && (left > 0 || tokens[from].glued); ) {
    if (isBorder(tokens, from - 1)) break
    if (!tokens[--from].glued) left--
  }
  return find(tokens, short, from, to, slack, 'right')
}

/** The long form that starts at token `from` and ends where its alignment is cheapest. */
export function longFormFrom(
  tokens: readonly Token[],
  short: ShortForm,
  from: number,
  slack: number,
): TokenRange | undefined {
  let to = from
  const most = Math.min(tokens.length, from + mostWords(short))
  while (to < most && !isBorder(tokens, to)) to++
  return find(tokens, short, from, to, slack, 'left')
}

/** The tokens `from … to - 1`, if they are the long form as a whole. */
export function longFormIn(
  tokens: readonly Token[],
  short: ShortForm,
  from: number,
  to: number,
  slack: number,
): TokenRange | undefined {
  const long = find(tokens, short, from, to, slack, 'right')
  return long?.from === from ? long : undefined
}

/** Schwartz and Hearst's bound on the words of a long form. */
const mostWords = (short: ShortForm): number =>
  Math.min(short.letters.length + 5, 2 * short.letters.length + 1)

/** Sentence punctuation and brackets, but not the brackets of an index: `E(2)`. */
function isBorder(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at]
  return (
    BORDER.test(text) && !(text === '(' && isIndex(tokens, at)) && !(text === ')' && isIndex(tokens, at - 2))
  )
}

function isIndex(tokens: readonly Token[], open: number): boolean {
  if (open < 1 || open + 2 >= tokens.length || tokens[open].text !== '(' || tokens[open + 2].text !== ')')
    return false
  return tokens[open + 2].end - tokens[open - 1].end === tokens[open + 1].text.length + 2
}

function find(
  tokens: readonly Token[],
  short: ShortForm,
  from: number,
  to: number,
  slack: number,
  side: 'left' | 'right',
): TokenRange | undefined {
  if (from >= to) return undefined
  const long = align(short.letters, tokens, from, to, side)
  if (long === undefined || !cheap(long, short, slack)) return undefined
  return plausible(tokens, short, long) ? { from: long.from, to: long.to } : undefined
}

/** One capital among five letters or more (Eisner) says no more than none does. */
function cheap({ cost }: Alignment, { letters, upper }: ShortForm, slack: number): boolean {
  if (letters.length === 1) return cost === 0 // one letter is too little to go by
  return cost <= COST_PER_LETTER * letters.length * slack * (upper > (letters.length > 4 ? 1 : 0) ? 1 : 0.5)
}

/**
 * A long form is longer than its short form, does not hold it, neither as a word nor at the beginning of one, does not
 * end in the middle of a phrase, and is no clause (`pressure was monitored`).
 */
function plausible(tokens: readonly Token[], short: ShortForm, long: TokenRange): boolean {
  const last = tokens[long.to - 1].lower
  if (STOP_WORDS.has(last) && !short.letters.endsWith(last[0])) return false
  if (tokens[long.to - 1].end - tokens[long.from].start <= short.letters.length + 1) return false
  for (let i = long.from; i < long.to; i++)
    if (VERBS.has(tokens[i].lower) && !short.letters.includes(tokens[i].lower[0])) return false
  if (short.to - short.from > 1) return true
  const { text, norm } = tokens[short.from]
  for (let i = long.from; i < long.to; i++) {
    if (tokens[i].norm === norm || (short.upper > 1 && tokens[i].text.startsWith(text))) return false
  }
  return true
}
