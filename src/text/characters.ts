/** What a single odd character stands for. */

/** Characters that take no room: zero-width, soft hyphen, directional marks, controls, lone surrogates, no characters. */
const INVISIBLE =
  /^[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff]$|^[\ufe00-\ufe0f]$/
const SPACE = /^\s$/u
/** Look-alikes that NFKC leaves alone. */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ...Array.from('\u2010\u2011\u2043\u2212', (dash) => [dash, '-'] as const),
  ...Array.from('\u2018\u2019\u201a\u201b\u02bc\u00b4', (quote) => [quote, "'"] as const),
  ...Array.from('\u201c\u201d\u201e\u201f', (quote) => [quote, '"'] as const),
])
/** Letters, figures and punctuation, but nothing that markup is made of. */
const READABLE = /^(?:(?![\\&{}])[\p{L}\p{N}\p{P}])+$/u
/** Signs that are clearer than what NFKC makes of them: ™, ½, …, and letter-like symbols. */
const SIGN = /^[\u2100-\u218f\u00bc-\u00be\u2026]$/

const known = new Map<string, string>()

/**
 * What a character (one code point) reads as: nothing when it takes no room, a space, a plain quote or hyphen, or its
 * NFKC form where that is readable (ligatures, full-width and mathematical letters, sub- and superscripts).
 */
export function plainCharacter(point: string): string {
  let plain = known.get(point)
  if (plain === undefined) {
    plain = fold(point)
    known.set(point, plain)
  }
  return plain
}

function fold(point: string): string {
  if (point === '\t' || point === '\n' || point === '\r') return point
  if (INVISIBLE.test(point)) return ''
  if (SPACE.test(point)) return ' '
  const folded = FOLDED.get(point)
  if (folded !== undefined) return folded
  const normal = point.normalize('NFKC')
  if (!READABLE.test(normal) || SIGN.test(point)) return point
  return Array.from(normal, (part) => FOLDED.get(part) ?? part).join('') // ŉ holds an apostrophe
}
