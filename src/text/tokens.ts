/** Words, numbers and punctuation of a clean text, and its sentences. */
import { american, singular } from './words.ts'

export interface Token {
  /** As it stands in the clean text. */
  text: string
  lower: string
  /** Lower case, singular, American spelling, without possessive: what words are counted and compared by. */
  norm: string
  /** UTF-16 units of the clean text. */
  start: number
  end: number
  /** Holds a letter or a digit. */
  word: boolean
  /** Joined to the token before by a hyphen: `fine-tuning` is `fine` and a glued `tuning`. */
  glued: boolean
}

export interface Sentence {
  /** UTF-16 units of the clean text. */
  start: number
  end: number
  /** First token, and the one after the last. */
  from: number
  to: number
}

const TOKEN = /https?:\/\/[^\s]+|[\p{L}\p{N}\p{M}]+(?:[.'&][\p{L}\p{N}\p{M}]+)*[+#]*(?!\p{L})|[^\s]/gu
const HAS_WORD = /[\p{L}\p{N}]/u
const DASH = /^[-‐‑–]$/

/** Cuts a clean text into tokens. A hyphen between two words is no token: the second word is `glued` instead. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let hyphenEnd = -1
  for (const match of text.matchAll(TOKEN)) {
    const found = match[0]
    const start = match.index
    const end = start + found.length
    if (DASH.test(found)) {
      const before = tokens.at(-1)
      if (before?.word && before.end === start && HAS_WORD.test(text.charAt(end))) {
        hyphenEnd = end
        continue
      }
    }
    const word = HAS_WORD.test(found) && !found.includes('://')
    const lower = found.toLowerCase()
    tokens.push({
      text: found,
      lower,
      norm: word ? normalWord(lower) : lower,
      start,
      end,
      word,
      glued: start === hyphenEnd,
    })
  }
  return tokens
}

const known = new Map<string, string>()
/** Words repeat: their norms are kept, up to a bound. */
function normalWord(lower: string): string {
  let norm = known.get(lower)
  if (norm === undefined) {
    norm = american(singular(lower.replace(/'s$/, '')))
    if (known.size > 200_000) known.clear()
    known.set(lower, norm)
  }
  return norm
}

/** Words that are followed by a full stop inside a sentence. */
const SHORTENED = new Set(
  'e.g i.e al vs fig figs eq eqs etc resp cf dr mr prof sec no ref approx dept st'.split(' '),
)
const OPENS_SENTENCE = /^[\p{Lu}\p{N}"'([]/u

/** Cuts tokens into sentences, which together cover all tokens; an empty list of tokens has none. */
export function splitSentences(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const close = (to: number): void => {
    if (to > from) sentences.push({ start: tokens[from].start, end: tokens[to - 1].end, from, to })
    from = to
  }
  for (let i = 0; i < tokens.length; i++) {
    if (!/^[.!?]$/.test(tokens[i].text)) continue
    let next = i + 1
    while (
      next < tokens.length &&
      /^[.!?)"'\]]$/.test(tokens[next].text) &&
      tokens[next].start === tokens[next - 1].end
    )
      next++
    const follower = tokens[next]
    if (follower === undefined) continue
    if (follower.start === tokens[next - 1].end || !OPENS_SENTENCE.test(follower.text)) continue
    if (i > 0 && next === i + 1 && tokens[i].text === '.' && SHORTENED.has(tokens[i - 1].lower)) continue
    if (i > 0 && tokens[i].text === '.' && /^\p{Lu}$/u.test(tokens[i - 1].text)) continue // an initial
    close(next)
    i = next - 1
  }
  close(tokens.length)
  return sentences
}
