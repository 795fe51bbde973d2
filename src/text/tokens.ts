/** Words, numbers and punctuation of a clean text. */
import { type Form, formAt } from './forms.ts'

/** A word form at a place of the clean text. */
export class Token {
  readonly form: Form
  /** UTF-16 units of the clean text. */
  readonly start: number
  readonly end: number
  /** Joined to the token before by a hyphen: `fine-tuning` is `fine` and a glued `tuning`. */
  readonly glued: boolean

  constructor(form: Form, start: number, end: number, glued: boolean) {
    this.form = form
    this.start = start
    this.end = end
    this.glued = glued
  }

  /** As it stands in the clean text. */
  get text(): string {
    return this.form.text
  }

  get lower(): string {
    return this.form.lower
  }

  /** Lower case, singular, American spelling, without possessive: what words are counted and compared by. */
  get norm(): string {
    return this.form.norm
  }

  /** Holds a letter or a digit, and is no address. */
  get word(): boolean {
    return this.form.word
  }
}

const SPACE = 1
const LETTER = 2 // or digit
const MARK = 3
const OTHER = 4

/** Kinds of the code units outside the surrogates, filled in as they are met. */
const kinds = new Uint8Array(0x10000)

/** The kind of the code point at `at`; 0 past the end. */
function kindAt(text: string, at: number): number {
  if (at >= text.length) return 0
  const unit = text.charCodeAt(at)
  if (kinds[unit] > 0) return kinds[unit]
  const kind = kindOf(String.fromCodePoint(text.codePointAt(at)!))
  if (unit < 0xd800 || unit > 0xdfff) kinds[unit] = kind
  return kind
}

function kindOf(point: string): number {
  if (/^\s$/u.test(point)) return SPACE
  if (/^[\p{L}\p{N}]$/u.test(point)) return LETTER
  return /^\p{M}$/u.test(point) ? MARK : OTHER
}

const isWordPart = (kind: number): boolean => kind === LETTER || kind === MARK

/** Units of the code point at `at`. */
const widthAt = (text: string, at: number): number =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1

const URL_PATTERN = /https?:\/\/\S*[^\s.,;:!?)\]}'"]/y

/**
 * Cuts a clean text into tokens: addresses; words, which may hold `.`, `'` and `&` between letters (`e.g`, `3.5`,
 * `Crohn's`, `Q&A`; not where a sentence ends without a space: `results.We`) and end in `+` or `#` (`C++`); and every
 * other character that is no space. A hyphen between two words is no token: the second word is `glued` instead.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let before: Token | undefined
  let glued = false
  let at = 0
  while (at < text.length) {
    const kind = kindAt(text, at)
    if (kind === SPACE) {
      at++
      continue
    }
    let end = at
    if (isWordPart(kind)) end = urlEnd(text, at) ?? wordEnd(text, at)
    else {
      end += widthAt(text, at)
      const hyphens = hyphensAt(text, at)
      if (hyphens > 0 && before?.word && before.end === at && kindAt(text, at + hyphens) === LETTER) {
        at += hyphens
        glued = true
        continue
      }
    }
    before = new Token(formAt(text, at, end), at, end, glued)
    tokens.push(before)
    glued = false
    at = end
  }
  return tokens
}

/** How many units of hyphen stand at `at`: one, or two as TeX writes a dash. */
function hyphensAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit === 0x2d) return text.charCodeAt(at + 1) === 0x2d ? 2 : 1
  return unit === 0x2010 || unit === 0x2011 || unit === 0x2013 ? 1 : 0
}

function urlEnd(text: string, at: number): number | undefined {
  if (text.charCodeAt(at) !== 0x68 || !text.startsWith('http', at)) return undefined
  URL_PATTERN.lastIndex = at
  return URL_PATTERN.test(text) ? URL_PATTERN.lastIndex : undefined
}

function wordEnd(text: string, start: number): number {
  let at = start
  for (;;) {
    const first = at
    while (at < text.length) {
      const kind = kinds[text.charCodeAt(at)]
      if (isWordPart(kind)) at++
      else if (kind === 0 && isWordPart(kindAt(text, at))) at += widthAt(text, at)
      else break
    }
    const single = at - first <= 1
    const unit = text.charCodeAt(at)
    const joint =
      unit === 0x27 || unit === 0x26 || (unit === 0x2e && (single || !opensSentence(text, at + 1)))
    if (!joint || !isWordPart(kindAt(text, at + 1))) break
    at++
  }
  let signs = at
  while (text.charCodeAt(signs) === 0x2b || text.charCodeAt(signs) === 0x23) signs++
  return isWordPart(kindAt(text, signs)) ? at : signs
}

/** A capital and a small letter, as words at the start of a sentence. */
function opensSentence(text: string, at: number): boolean {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  return first >= 0x41 && first <= 0x5a && second >= 0x61 && second <= 0x7a
}
