/** Takes LaTeX, HTML, MathML and Unicode oddities out of a field and remembers where every character came from. */
import { decodeHTMLStrict } from 'entities'
import { readCommand } from './latex.ts'

/** Text to read, with the way back to the text as it was given. */
export interface CleanText {
  text: string
  /** The range of the given text (UTF-16 units) behind `text.slice(start, end)`; `start < end`. */
  given(start: number, end: number): { start: number; end: number }
}

/** Where any of these stands, the text may need cleaning; most texts hold none and pass untouched. */
const ODD = /[\\$<&~{}\u0000-\u0008\u000b-\u001f\u007f-\uffff]/

const TAG =
  /^<\/?(?:(?:jats|mml|xhtml):[a-z-]+|a|abbr|b|bold|br|cite|code|div|em|h[1-6]|i|img|italic|li|m(?:ath|row|i|n|o|sub|sup|subsup|frac|sqrt|text|over|under|style|space|fenced)|ol|p|pre|q|s|sc|sec|small|span|strong|su[bp]|table|t[dhrt]|title|tt|u|ul|inline-formula|tex-math)(?:\s[^<>]{0,300})?\/?>/i
const BLOCK = /^<\/?(?:jats:)?(?:p|br|div|h[1-6]|li|ol|ul|sec|table|t[dhr]|title)\b/i
const ENTITY = /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i
/** Characters that take no room: zero-width, soft hyphen, directional marks, controls, lone surrogates. */
const INVISIBLE =
  /^[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/
const SPACE = /^[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
const LETTER_WITH_MARKS = /^\P{M}\p{M}+/u
/** Look-alikes that NFKC leaves alone. */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2043', '-'],
  ['\u2212', '-'],
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u201b', "'"],
  ['\u02bc', "'"],
  ['\u201c', '"'],
  ['\u201d', '"'],
])

/**
 * Cleans one field. Degenerate case: a text without markup or odd characters comes back as it is, with the identity as
 * its way back. Unbalanced markup never fails: what is not markup stays text.
 */
export function clean(given: string): CleanText {
  if (!ODD.test(given)) return { text: given, given: (start, end) => ({ start, end }) }
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const put = (text: string, from: number, to: number): void => {
    pieces.push(text)
    for (let i = 0; i < text.length; i++) {
      starts.push(from)
      ends.push(to)
    }
  }
  const tex = /\\[A-Za-z'"`^~=.]|\$[^$]{1,300}\$/.test(given)
  let at = 0
  while (at < given.length) {
    const plain = given.slice(at).search(ODD)
    const odd = plain < 0 ? given.length : at + plain
    for (; at < odd; at++) put(given[at], at, at + 1)
    if (at === given.length) break
    const { length, text } = readOdd(given, at, tex)
    put(text, at, at + length)
    at += length
  }
  const text = pieces.join('')
  return { text, given: (start, end) => ({ start: starts[start], end: ends[end - 1] }) }
}

/** What stands at an odd character: how many units it takes and the text that it stands for. */
function readOdd(given: string, at: number, tex: boolean): { length: number; text: string } {
  const char = given[at]
  const ahead = given.slice(at, at + 330)
  const whole = (match: RegExpExecArray, text: string) => ({ length: match[0].length, text })
  if (char === '\\') return tex ? readCommand(ahead) : { length: 1, text: char }
  if (char === '$' || char === '{' || char === '}') return { length: 1, text: tex ? '' : char }
  if (char === '~') return { length: 1, text: tex ? ' ' : char }
  if (char === '<') {
    const tag = TAG.exec(ahead)
    return tag ? whole(tag, BLOCK.test(tag[0]) ? ' ' : '') : { length: 1, text: char }
  }
  if (char === '&') {
    const entity = ENTITY.exec(ahead)
    return entity ? whole(entity, decodeHTMLStrict(entity[0]).replace(/\s/g, ' ')) : { length: 1, text: char }
  }
  if (INVISIBLE.test(char)) return { length: 1, text: '' }
  if (SPACE.test(char)) return { length: 1, text: ' ' }
  const folded = FOLDED.get(char)
  if (folded !== undefined) return { length: 1, text: folded }
  const point = String.fromCodePoint(given.codePointAt(at)!)
  if (point.length === 1 && char >= '\ud800' && char <= '\udfff') return { length: 1, text: '' }
  const marked = LETTER_WITH_MARKS.exec(ahead)
  if (marked) return whole(marked, marked[0].normalize('NFKC'))
  return { length: point.length, text: compatible(point) }
}

/** NFKC for ligatures, full-width and mathematical letters, sub- and superscripts; not for ™, ½, … . */
function compatible(point: string): string {
  const normal = point.normalize('NFKC')
  return /^[\p{L}\p{N}\p{P}]+$/u.test(normal) && !/^[\u2100-\u218f\u00bc-\u00be\u2026]/.test(point)
    ? normal
    : point
}
