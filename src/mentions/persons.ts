/** Persons who are cited or named in running text: `presented by Havlicek and Oosterhuis`, `Smith et al.`, `Jones (2004)`. */
import type { Sentence, Token } from '../text/index.ts'

export interface TokenSpan {
  from: number
  to: number
}

/** A family name: a capital, then small letters; `O'Brien`, `McKay`, `García-Pérez`. */
const FAMILY = /^\p{Lu}(?:['’]\p{Lu})?\p{Ll}+(?:\p{Lu}\p{Ll}+)?(?:-\p{Lu}\p{Ll}+)*$/u
const YEAR = /^(?:1[89]|20)\d\d[a-z]?$/
const AND = /^(?:and|&)$/
/** What authors do to what stands before “by”. */
const DONE = new Set(
  `advanced argued coined conjectured described developed devised discussed formulated initiated introduced originated
  pioneered posed presented proposed proved published studied suggested written`.split(/\s+/),
)

/** The persons of one sentence, by position. */
export function findPersons(tokens: readonly Token[], { from, to: end }: Sentence): TokenSpan[] {
  const persons: TokenSpan[] = []
  for (let i = from + 1; i + 1 < end; i++) {
    const { text } = tokens[i]
    if (text.length > 2) continue // most: what tells of a person is `et`, `by`, a bracket or a comma
    const next = tokens[i + 1].text
    if (text === 'et') {
      if (/^al\.?$/.test(next)) addBefore(persons, tokens, from, i)
    } else if (text === '(') {
      if (YEAR.test(next)) addBefore(persons, tokens, from, /^['’]s$/.test(tokens[i - 1].text) ? i - 1 : i)
    } else if (text === ',') {
      // `(Miller, Adams, and Jones, 2004)`: in brackets alone, for `In Paris, 2004` is no person's.
      if (YEAR.test(next)) addBefore(persons, tokens, from, i, true)
    } else if (text === 'by') {
      if (DONE.has(tokens[i - 1].lower)) addBehind(persons, tokens, i + 1, end)
    }
  }
  return persons.sort((a, b) => a.from - b.from)
}

/** Tokens of a name in brackets, at most. */
const LONGEST_NAME = 7
const INITIAL = /^\p{Lu}$/u

/**
 * Names in brackets, as contents and newsletters have them behind a title: `(Donald E. Marlowe)`. An initial tells that a
 * bracket holds a name; beside such a one any other of two words with capitals does: `(Edward Fennimore)`.
 */
export function findBracketedPersons(tokens: readonly Token[]): TokenSpan[] {
  const names: TokenSpan[] = []
  let told = false
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i].text !== '(') continue
    let [words, initials, to] = [0, 0, i + 1]
    for (; to < tokens.length && to <= i + LONGEST_NAME; to++) {
      if (FAMILY.test(tokens[to].text)) words++
      else if (INITIAL.test(tokens[to].text) && tokens[to + 1]?.text === '.') {
        initials++
        to++
      } else break
    }
    const isOne = words > 0 && (initials > 0 || words === 2) && FAMILY.test(tokens[to - 1].text)
    if (!isOne || tokens[to]?.text !== ')') continue
    names.push({ from: i + 1, to })
    told ||= initials > 0
  }
  return told ? names : []
}

/** Adds the names that end before token `to`; those that must be `inBrackets` if a bracket opens before them. */
function addBefore(
  persons: TokenSpan[],
  tokens: readonly Token[],
  from: number,
  to: number,
  inBrackets = false,
): void {
  let first = to - 1
  if (first < from || !FAMILY.test(tokens[first].text)) return
  for (;;) {
    const link = linkBefore(tokens, first, from)
    if (link === 0 || first - link - 1 < from || !FAMILY.test(tokens[first - link - 1].text)) break
    first -= link + 1
  }
  if (!inBrackets || (first > from && tokens[first - 1].text === '(')) persons.push({ from: first, to })
}

/** Adds the names that begin at token `from`, unless a noun follows: `introduced by Transformer models` names no person. */
function addBehind(persons: TokenSpan[], tokens: readonly Token[], from: number, end: number): void {
  if (!FAMILY.test(tokens[from].text)) return
  let to = from + 1
  for (;;) {
    const link = linkBehind(tokens, to, end)
    if (link === 0 || to + link >= end || !FAMILY.test(tokens[to + link].text)) break
    to += link + 1
  }
  if (to === end || !tokens[to].word || tokens[to].form.stop) persons.push({ from, to })
}

/** How many tokens of `, and` stand before token `at`. */
function linkBefore(tokens: readonly Token[], at: number, from: number): number {
  if (at - 1 < from) return 0
  const { text } = tokens[at - 1]
  if (text === ',') return 1
  if (!AND.test(text)) return 0
  return at - 2 >= from && tokens[at - 2].text === ',' ? 2 : 1
}

/** How many tokens of `, and` stand from token `at` on. */
function linkBehind(tokens: readonly Token[], at: number, end: number): number {
  if (at >= end) return 0
  const { text } = tokens[at]
  if (text === ',') return at + 1 < end && AND.test(tokens[at + 1].text) ? 2 : 1
  return AND.test(text) ? 1 : 0
}
