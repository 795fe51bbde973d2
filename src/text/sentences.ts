/** Sentences of a tokenised text. */
import type { Token } from './tokens.ts'
import { STOP_WORDS } from './words.ts'

export interface Sentence {
  /** UTF-16 units of the clean text. */
  start: number
  end: number
  /** First token, and the one after the last. */
  from: number
  to: number
}

const ENDS = new Set(['.', '!', '?', '。', '！', '？', '।', '؟'])
/** These end a sentence whatever follows, without a space too. */
const ENDS_ALWAYS = new Set(['。', '！', '？', '।'])
const CLOSES = new Set([')', ']', '"', "'"])
/** Words that are followed by a full stop inside a sentence. */
const SHORTENED = new Set(
  'al approx cf dept dr e.g eq eqs etc fig figs i.e mr mrs no prof ref refs resp sec secs st vol vs'.split(
    ' ',
  ),
)
/** Capitals, letters that know no case, figures, brackets and quotes. */
const OPENS = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}"'([]/u
const CAPITAL = /^\p{Lu}$/u
const EMPTY_LINE = /\n\s*\n/

/**
 * Cuts the tokens of `text` into sentences, which together cover all tokens; an empty list of tokens has none. A
 * sentence ends at a full stop, question or exclamation mark, and at an empty line. It does not end after a shortened
 * word or an initial (`Fig. 3`, `J. Smith`), unless a word follows that only a sentence begins with (`et al. We …`).
 */
export function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    const ends = !tokens[i].word && ENDS.has(tokens[i].text)
    const last = ends ? closing(tokens, i) : i
    const next = tokens[last + 1]
    const ended =
      next === undefined ||
      (ends && endsSentence(tokens, i, last)) ||
      (next.start - tokens[last].end > 1 && EMPTY_LINE.test(text.slice(tokens[last].end, next.start)))
    if (ended) {
      sentences.push({ start: tokens[from].start, end: tokens[last].end, from, to: last + 1 })
      from = last + 1
    }
    i = last
  }
  return sentences
}

/** The last of the marks, brackets and quotes that follow the mark at `i` without a space. */
function closing(tokens: readonly Token[], i: number): number {
  let last = i
  for (let next = tokens[i + 1]; next !== undefined; next = tokens[last + 1]) {
    if (next.start !== tokens[last].end || !(ENDS.has(next.text) || CLOSES.has(next.text))) break
    last++
  }
  return last
}

function endsSentence(tokens: readonly Token[], mark: number, last: number): boolean {
  const next = tokens[last + 1]
  const before = tokens[mark - 1]
  if (ENDS_ALWAYS.has(tokens[last].text)) return true
  // Without a space only where the tokeniser has seen a sentence begin (`results.We`).
  if (next.start === tokens[last].end && !(next.word && before?.word && mark === last)) return false
  if (!OPENS.test(next.text)) return false
  if (before === undefined || last > mark || tokens[mark].text !== '.') return true
  if (!SHORTENED.has(before.lower) && !CAPITAL.test(before.text)) return true
  return next.text !== next.lower && STOP_WORDS.has(next.lower)
}
