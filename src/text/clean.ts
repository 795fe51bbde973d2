/** Takes LaTeX, HTML, MathML and Unicode oddities out of a field and remembers where every character came from. */
import { decodeHTMLStrict } from 'entities'
import { plainCharacter } from './characters.ts'
import { readCommand } from './latex.ts'
import { Pieces } from './pieces.ts'

/** Text to read, with the way back to the text as it was given. */
export interface CleanText {
  text: string
  /** The range of the given text (UTF-16 units) behind `text.slice(start, end)`; `start < end`. */
  given(start: number, end: number): { start: number; end: number }
}

/** Everything that may need cleaning: all but characters that surely stand for themselves. Most texts hold few. */
const ODD = /[^\t\n\r -#%'-;=-[\]-z|°±×÷À-ÖØ-öø-ıĴ-ľŁ-ňŊ-žΆ-ΊΌΎ-ΡΣ-ώЀ-ҁ–—•…→≈≠≤≥ぁ-ゖァ-ヺ一-鿿가-힣]/g
/** Whether `$`, `{`, `}`, `~` and `\` are markup or themselves. */
const TEX = /\\[A-Za-z'"`^~=.]|\$[^$]{1,300}\$/
/** How far markup may reach. */
const AHEAD = 330
const TAG =
  /^<(?:!--[^>]{0,300}-->|\/?(?:(?:jats|mml|xhtml):[a-z-]+|a|abbr|b|bold|br|cite|code|div|em|h[1-6]|i|img|inline-formula|italic|li|m(?:ath|row|i|n|o|sub|sup|subsup|frac|sqrt|text|over|under|style|space|fenced)|ol|p|pre|q|s|sc|sec|small|span|strong|su[bp]|table|t[dhrt]|tex-math|title|u|ul)(?:\s+[\w:-]+\s*=[^<>]{0,300})?\s*\/?>)/i
const BLOCK = /^<\/?(?:jats:)?(?:p|br|div|h[1-6]|li|ol|ul|sec|table|t[dhr]|title)\b/i
const ENTITY = /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i
const MARK = /^\p{M}$/u

/**
 * Cleans one field. Degenerate case: a text without markup or odd characters comes back as it is, with the identity as
 * its way back. Unbalanced markup never fails: what is not markup stays text. Time is linear in the text.
 */
export function clean(given: string): CleanText {
  ODD.lastIndex = 0
  if (!ODD.test(given)) return { text: given, given: (start, end) => ({ start, end }) }
  const pieces = new Pieces(given)
  const tex = TEX.test(given)
  const keep = keeper(given, tex, pieces)
  let at = 0
  ODD.lastIndex = 0
  while (ODD.test(given)) {
    const odd = ODD.lastIndex - 1
    keep(at, odd)
    at = odd + readOdd(given, odd, tex, pieces)
    ODD.lastIndex = at
  }
  keep(at, given.length)
  return pieces.finish()
}

/** The mark of an index between what it belongs to and its number: `TiO$_2$`, `F_1`, `Bi$_{2}$Se`. */
const INDEX = /(?<=[\p{L}\p{N})\]}$])_(?=\{?\d)/gu

/** What keeps stretches of a text from left to right; in TeX without the marks of indices, so that a formula is one word. */
function keeper(given: string, tex: boolean, pieces: Pieces): (from: number, to: number) => void {
  const marks = tex ? Array.from(given.matchAll(INDEX), ({ index }) => index) : []
  let next = 0
  return (from, to) => {
    let kept = from
    while (next < marks.length && marks[next] < from) next++
    for (; next < marks.length && marks[next] < to; next++) {
      pieces.keep(kept, marks[next])
      kept = marks[next] + 1
    }
    pieces.keep(kept, to)
  }
}

/** Reads what stands at an odd character into the pieces. Returns how many units of the given text it takes. */
function readOdd(given: string, at: number, tex: boolean, pieces: Pieces): number {
  const char = given[at]
  switch (char) {
    case '\\': {
      if (!tex) break
      const { length, text } = readCommand(given.slice(at, at + AHEAD))
      pieces.put(text, at, at + length)
      return length
    }
    case '$':
    case '{':
    case '}':
    case '~':
      if (!tex) break
      pieces.put(char === '~' ? ' ' : '', at, at + 1)
      return 1
    case '<': {
      const tag = TAG.exec(given.slice(at, at + AHEAD))?.[0]
      if (!tag) break
      // A block ends a sentence, and sentences see it as an empty line.
      pieces.put(BLOCK.test(tag) ? '\n\n' : '', at, at + tag.length)
      return tag.length
    }
    case '&': {
      const entity = ENTITY.exec(given.slice(at, at + AHEAD))?.[0]
      if (!entity) break
      pieces.put(Array.from(decodeHTMLStrict(entity), plainCharacter).join(''), at, at + entity.length)
      return entity.length
    }
  }
  const point = String.fromCodePoint(given.codePointAt(at)!)
  const plain = plainCharacter(point)
  if (plain !== '' && MARK.test(point)) pieces.combine(plain, at, at + point.length)
  else pieces.put(plain, at, at + point.length)
  return point.length
}
