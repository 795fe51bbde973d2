/** Finds the short forms that a paper explains, with their long forms. */
import type { TextField, Token } from '../../text/index.ts'
import { longFormBefore, longFormFrom, longFormIn } from './long-form.ts'
import { shortForm, shortFormBefore, shortFormFrom, type TokenRange } from './short-form.ts'

export type { TokenRange } from './short-form.ts'

/** Both are ranges of tokens of one field. */
export interface Abbreviation {
  short: TokenRange
  long: TokenRange
}

/** How loose a reading may be: brackets around a short form say most, a mere "or" says least. */
const BRACKETED = 1
const OPENED = 0.8
const NAMED = 0.5
const EQUATED = 0.3
const REMOTE = 0.2

const NAMING = words('abbreviated coined called denoted dubbed named termed')
const STANDING = words('abbreviation short stand standing stands')
/** What may stand between a form and the sign that it is a definition. */
const LINKING = words(
  `, " ' \` a also an and are as hereafter hereinafter henceforth here i.e in is or shortly simply that the to
  referred we which`,
)
/** Brackets that begin so give an example or a reference, never a definition. */
const EXAMPLE = words('cf e.g eg especially including like see such')
const LONGEST_BRACKET = 40

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}

/**
 * The abbreviations that a field defines, sorted by the position of their short form; one that is defined twice comes
 * twice. Reads "long form (SF)", "SF (long form)", "(long form, SF)", "long form, termed SF", "SF stands for long form",
 * "SF: long form" and "long form, or SF", with round or square brackets, nested or not. Short forms keep their plural s;
 * a single upper case letter counts as one ("progesterone (P)"). Which words belong to a short form is decided by
 * `align`; the loosest reading is that of Schwartz and Hearst, "A simple algorithm for identifying abbreviation
 * definitions in biomedical text" (PSB 2003), but here looseness has a cost, and the cost a bound that depends on the
 * construction.
 */
export function findAbbreviations({ tokens }: Pick<TextField, 'tokens'>): Abbreviation[] {
  const found: Abbreviation[] = []
  const opened: number[] = []
  for (let i = 0; i < tokens.length; i++) {
    const { text, lower } = tokens[i]
    if (text === '(' || text === '[') opened.push(i)
    else if (text === ')' || text === ']') {
      const open = opened.pop()
      if (open !== undefined && i - open <= LONGEST_BRACKET) readBrackets(tokens, open, i, found)
    } else if (NAMING.has(lower)) readNamed(tokens, i, found)
    else if (lower === 'for' && i > 0 && STANDING.has(tokens[i - 1].lower)) readStanding(tokens, i, found)
    else if (text === ':' || text === '=') readEquation(tokens, i, found)
    else if (lower === 'or' && i > 0 && tokens[i - 1].text === ',') readOr(tokens, i, found)
  }
  return found.sort((a, b) => a.short.from - b.short.from || a.long.from - b.long.from)
}

/** `long form (SF)` and `(long form, SF)`, else `SF (long form)` and `SF model (long form)`. */
function readBrackets(tokens: readonly Token[], open: number, close: number, found: Abbreviation[]): void {
  if (isExample(tokens[open + 1])) return
  const parts = partsOf(tokens, open, close)
  const before = found.length
  parts.forEach(({ from, to }, i) => {
    const short = shortForm(tokens, from, to)
    if (short === undefined) return
    let long = longFormBefore(tokens, short, open, BRACKETED)
    if (long === undefined && i > 0) long = longFormBefore(tokens, short, parts[i - 1].to, OPENED)
    add(found, short, long)
  })
  if (found.length > before || parts.length === 0) return
  const [{ from, to }] = parts
  const short = shortFormBefore(tokens, open)
  if (short) add(found, short, longFormIn(tokens, short, from, to, OPENED))
  else if (open > 1) {
    const remote = shortFormBefore(tokens, open - 1)
    if (remote) add(found, remote, longFormIn(tokens, remote, from, to, REMOTE))
  }
}

/** `cf. …`, `e.g. …`, `See …`; CF and EG are short forms like others. */
function isExample({ text, lower }: Token): boolean {
  return EXAMPLE.has(lower) && text.slice(1) === lower.slice(1)
}

/** `long form, termed SF`. */
function readNamed(tokens: readonly Token[], verb: number, found: Abbreviation[]): void {
  const short = shortFormFrom(tokens, skipLinking(tokens, verb + 1, tokens.length))
  if (short) add(found, short, longFormBefore(tokens, short, skipLinkingBack(tokens, verb), NAMED))
}

/** `SF stands for long form`, `SF, short for long form`. */
function readStanding(tokens: readonly Token[], preposition: number, found: Abbreviation[]): void {
  const short = shortFormBefore(tokens, skipLinkingBack(tokens, preposition - 1))
  if (!short) return
  add(found, short, longFormFrom(tokens, short, skipLinking(tokens, preposition + 1, tokens.length), NAMED))
}

/** `SF: long form`, `SF = long form`. */
function readEquation(tokens: readonly Token[], sign: number, found: Abbreviation[]): void {
  const short = shortFormBefore(tokens, sign)
  if (!short) return
  add(found, short, longFormFrom(tokens, short, skipLinking(tokens, sign + 1, tokens.length), EQUATED))
}

/** `long form, or SF`, else `SF, or long form`. */
function readOr(tokens: readonly Token[], or: number, found: Abbreviation[]): void {
  const after = shortFormFrom(tokens, or + 1)
  if (after) add(found, after, longFormBefore(tokens, after, or - 1, REMOTE))
  const before = shortFormBefore(tokens, or - 1)
  if (before && !after) add(found, before, longFormFrom(tokens, before, or + 1, REMOTE))
}

function add(found: Abbreviation[], { from, to }: TokenRange, long: TokenRange | undefined): void {
  if (long) found.push({ short: { from, to }, long })
}

/**
 * The parts of a bracket: what its commas and semicolons divide, without quotes and the words that lead in. A bracket
 * within ends a part (`CNNs [12]`) unless it is written close (`FEV(1)`); what it holds is read on its own.
 */
function partsOf(tokens: readonly Token[], open: number, close: number): TokenRange[] {
  const parts: TokenRange[] = []
  let from = open + 1
  let depth = 0
  for (let i = from; i <= close; i++) {
    const { text, start } = tokens[i]
    const closes = text === ')' || text === ']'
    if (i < close && closes && depth > 0 && --depth === 0) from = i + 1
    else if (i < close && (text === '(' || text === '[') && (depth > 0 || start > tokens[i - 1].end)) {
      if (depth++ === 0) keepPart(tokens, from, i, parts)
    } else if (depth === 0 && (i === close || (/^[,;:]$/.test(text) && !isInWord(tokens, i)))) {
      keepPart(tokens, from, i, parts)
      from = i + 1
    }
  }
  return parts
}

/** The comma of `N,N-dimethyl`: close to what is around it, behind a single letter or figure. */
function isInWord(tokens: readonly Token[], at: number): boolean {
  const { start, end } = tokens[at]
  return tokens[at - 1].text.length === 1 && tokens[at - 1].end === start && tokens[at + 1].start === end
}

function keepPart(tokens: readonly Token[], start: number, end: number, parts: TokenRange[]): void {
  const from = skipLinking(tokens, start, end)
  let to = end
  while (to > from && /^["'`]$/.test(tokens[to - 1].text)) to--
  if (to > from) parts.push({ from, to })
}

function skipLinking(tokens: readonly Token[], from: number, to: number): number {
  let at = from
  while (at < to && (LINKING.has(tokens[at].text) || NAMING.has(tokens[at].text))) at++
  return at
}

function skipLinkingBack(tokens: readonly Token[], to: number): number {
  let at = to
  while (at > 0 && LINKING.has(tokens[at - 1].text)) at--
  return at
}
