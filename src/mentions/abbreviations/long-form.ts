/** The long form of a short form: where to look for it, and the guards that it must pass. */
import type { Token } from '../../text/index.ts'
import { type Alignment, align } from './align.ts'
import type { ShortForm, TokenRange } from './short-form.ts'

/** No long form goes past these. */
const BORDER = /^[.;:!?()[\]]$/
const QUOTE = /^["'`]$/
/** What an alignment may cost per letter, at slack 1. */
const COST_PER_LETTER = 0.5

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
  const least = to - mostTokens(short)
  while (from > 0 && from > least && !BORDER.test(tokens[from - 1].text)) from--
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
  const most = Math.min(tokens.length, from + mostTokens(short))
  while (to < most && !BORDER.test(tokens[to].text)) to++
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
  if (to - from > mostTokens(short)) return undefined
  const long = find(tokens, short, from, to, slack, 'right')
  return long?.from === from ? long : undefined
}

/** Schwartz and Hearst's bound on the words of a long form. */
const mostTokens = (short: ShortForm): number =>
  Math.min(short.letters.length + 5, 2 * short.letters.length + 1)

function find(
  tokens: readonly Token[],
  short: ShortForm,
  from: number,
  to: number,
  slack: number,
  side: 'left' | 'right',
): TokenRange | undefined {
  if (from >= to) return undefined
  const { letters } = short
  let long = align(letters, tokens, from, to, side)
  if (!cheap(long, short, letters, slack)) {
    // A figure may only number what the letters stand for: FEV1 of forced expiratory volume.
    const name = letters.replace(/\d+$/, '')
    if (name.length < 2 || name.length === letters.length) return undefined
    long = align(name, tokens, from, to, side)
    if (!cheap(long, short, name, slack / 5)) return undefined
  }
  return long && plausible(tokens, short, long) ? { from: long.from, to: long.to } : undefined
}

function cheap(long: Alignment | undefined, short: ShortForm, letters: string, slack: number): boolean {
  if (long === undefined) return false
  // One letter, or none in upper case, is too little to go by: initials only.
  const free = letters.length === 1 || short.upper === 0
  return long.cost <= (free ? 0 : COST_PER_LETTER * letters.length * slack)
}

/** A long form is longer than its short form, and does not hold it as a word. */
function plausible(tokens: readonly Token[], short: ShortForm, long: TokenRange): boolean {
  if (tokens[long.to - 1].end - tokens[long.from].start <= short.letters.length + 1) return false
  if (short.to - short.from > 1) return true
  const name = tokens[short.from].lower
  for (let i = long.from; i < long.to; i++) if (tokens[i].lower === name) return false
  return true
}
