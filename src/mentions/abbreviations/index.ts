/** Finds the short forms that a paper explains, with their long forms. */
import type { TextField, Token } from '../../text/index.ts'
import { STOP_WORDS } from '../../text/index.ts'
import { align } from './align.ts'
import { type ShortForm, shortForm, shortFormAfter, shortFormBefore, type TokenRange } from './short-form.ts'

export type { TokenRange } from './short-form.ts'

export interface Abbreviation {
  short: TokenRange
  long: TokenRange
}

const BORDER = /^[.;:!?()[\]]$/
const NAMED = new Set('abbreviated called coined denoted dubbed named termed'.split(' '))
/** What may stand between a long form and the verb that names its short form, and before a short form in brackets. */
const LINKING = new Set(
  `, " ' a an and are as hereafter hereinafter henceforth here is or simply that we which also i.e in short the`.split(
    /\s+/,
  ),
)
/** Brackets that begin so give an example or a reference, never a definition. */
const EXAMPLE = new Set('e.g eg such see cf like including especially'.split(' '))
const LONGEST_BRACKET = 40

/**
 * The abbreviations that a field defines, sorted by the position of their short form; one that is defined twice comes
 * twice. Reads "long form (SF)", "SF (long form)", "long form, termed SF", "long form, or SF" and "SF stands for long
 * form", with round or square brackets, nested or not. Short forms keep their plural s. Which long form belongs to a
 * short form is decided by `align`; the loosest reading is that of Schwartz and Hearst, "A simple algorithm for
 * identifying abbreviation definitions in biomedical text" (PSB 2003), but here looseness has a cost and a bound.
 */
export function findAbbreviations(field: TextField): Abbreviation[] {
  const { tokens } = field
  const found: Abbreviation[] = []
  const opened: number[] = []
  for (let i = 1; i < tokens.length; i++) {
    const { text, lower } = tokens[i]
    if (text === '(' || text === '[') opened.push(i)
    else if (text === ')' || text === ']') {
      const open = opened.pop()
      if (open !== undefined && i - open <= LONGEST_BRACKET) readBrackets(tokens, open, i, found)
    } else if (NAMED.has(lower)) readNamed(tokens, i, found)
    else if (lower === 'for') readStandsFor(tokens, i, found)
    else if (lower === 'or' && tokens[i - 1].text === ',') readOr(tokens, i, found)
  }
  return found.sort((a, b) => a.short.from - b.short.from || a.long.from - b.long.from)
}

/** `long form (SF)`, else `SF (long form)`. */
function readBrackets(tokens: readonly Token[], open: number, close: number, found: Abbreviation[]): void {
  if (EXAMPLE.has(tokens[open + 1].lower)) return
  const parts = partsOf(tokens, open + 1, close)
  const before = found.length
  for (const part of parts) {
    const short = shortForm(tokens, part.from, part.to)
    const long = short && longBefore(tokens, short, open, 1)
    if (long) found.push({ short: range(short), long })
  }
  if (found.length > before || parts.length === 0) return
  const short = shortFormBefore(tokens, open)
  const long = short && short.upper > 1 && longAfter(tokens, short, parts[0].from, parts[0].to)
  if (long) found.push({ short: range(short), long })
}

/** `long form, termed SF`. */
function readNamed(tokens: readonly Token[], verb: number, found: Abbreviation[]): void {
  const at = skipLinking(tokens, verb + 1, tokens.length)
  const short = at < tokens.length ? shortFormAfter(tokens, at, tokens.length) : undefined
  if (short === undefined || short.upper < 2) return
  const long = longBefore(tokens, short, skipLinkingBack(tokens, verb), 0.5)
  if (long) found.push({ short: range(short), long })
}

/** `SF stands for long form`, `SF, short for long form`. */
function readStandsFor(tokens: readonly Token[], at: number, found: Abbreviation[]): void {
  if (!/^(?:short|stands?|standing|abbreviation)$/.test(tokens[at - 1].lower)) return
  const end = skipLinkingBack(tokens, at - 1)
  const short = end > 0 ? shortFormBefore(tokens, end) : undefined
  if (short === undefined || short.upper < 2) return
  const from = skipLinking(tokens, at + 1, tokens.length)
  let to = from
  while (to < tokens.length && to - from < mostWords(short.letters) && !BORDER.test(tokens[to].text)) to++
  const long = align(short.letters, tokens, from, to, 'left')
  if (long && long.cost <= 0.5 * mostCost(short.letters)) {
    found.push({ short: range(short), long: { from, to: long.to } })
  }
}

/** `long form, or SF` and `SF, or long form`. */
function readOr(tokens: readonly Token[], or: number, found: Abbreviation[]): void {
  const short = or + 1 < tokens.length ? shortFormAfter(tokens, or + 1, tokens.length) : undefined
  const long = short && short.upper > 1 && longBefore(tokens, short, or - 1, 0)
  if (long) found.push({ short: range(short), long })
}

/** The parts of a bracket: between its commas and semicolons, without the words that lead in. */
function partsOf(tokens: readonly Token[], from: number, to: number): TokenRange[] {
  const parts: TokenRange[] = []
  let start = from
  for (let i = from; i <= to; i++) {
    if (i < to && !/^[,;:=]$/.test(tokens[i].text)) continue
    const first = skipLinking(tokens, start, i)
    let last = i
    while (last > first && /^["']$/.test(tokens[last - 1].text)) last--
    if (last > first) parts.push({ from: first, to: last })
    start = i + 1
  }
  return parts
}

function skipLinking(tokens: readonly Token[], from: number, to: number): number {
  while (
    from < to &&
    (NAMED.has(tokens[from].lower) || (LINKING.has(tokens[from].lower) && isLower(tokens[from])))
  )
    from++
  return from
}

function skipLinkingBack(tokens: readonly Token[], to: number): number {
  while (to > 0 && LINKING.has(tokens[to - 1].lower)) to--
  return to
}

const isLower = (token: Token): boolean => token.text === token.lower

const range = ({ from, to }: TokenRange): TokenRange => ({ from, to })

/** Schwartz and Hearst's bound on the words of a long form, with room for the words between. */
const mostWords = (letters: string): number => Math.min(letters.length + 5, 2 * letters.length + 1)

/** How much an alignment may cost. */
const mostCost = (letters: string): number => (letters.length === 1 ? 0 : 0.4 * letters.length)

/** The long form that ends before token `end`; `slack` scales what it may cost. */
function longBefore(
  tokens: readonly Token[],
  short: ShortForm,
  end: number,
  slack: number,
): TokenRange | undefined {
  let to = end
  while (to > 0 && /^["']$/.test(tokens[to - 1].text)) to--
  let from = to
  const least = Math.max(0, to - mostWords(short.letters))
  while (from > least && !BORDER.test(tokens[from - 1].text)) from--
  return from < to ? accept(tokens, short, align(short.letters, tokens, from, to, 'right'), slack) : undefined
}

/** The long form that starts at `from` and takes all tokens up to `to`. */
function longAfter(
  tokens: readonly Token[],
  short: ShortForm,
  from: number,
  to: number,
): TokenRange | undefined {
  if (to - from > mostWords(short.letters) + 2) return undefined
  const long = align(short.letters, tokens, from, to, 'right')
  return long && accept(tokens, short, long.from === from ? long : undefined, 0.8)
}

/** The strict guards. */
function accept(
  tokens: readonly Token[],
  short: ShortForm,
  long: { from: number; to: number; cost: number } | undefined,
  slack: number,
): TokenRange | undefined {
  if (long === undefined) return undefined
  let cost = mostCost(short.letters) * slack
  if (short.upper === 0) cost = 0
  if (long.cost > cost) return undefined
  const { from, to } = long
  const length = tokens[to - 1].end - tokens[from].start
  if (length <= short.letters.length + 1) return undefined
  if (STOP_WORDS.has(tokens[from].lower) && short.letters.length > to - from) return undefined
  const letters = tokens[short.from].lower
  for (let i = from; i < to; i++)
    if (tokens[i].lower === letters && short.to - short.from === 1) return undefined
  return { from, to }
}
