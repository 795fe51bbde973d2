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
  const textAt = (i: number): string => (i >= from && i < end ? tokens[i].text : '')
  const isFamily = (i: number): boolean => i >= from && i < end && FAMILY.test(tokens[i].text)
  /** How many tokens of `, and` stand from `i` on in direction `step`. */
  const linkAt = (i: number, step: 1 | -1): number => {
    const text = textAt(i)
    if (text === ',') return step < 0 || !AND.test(textAt(i + 1)) ? 1 : 2
    return AND.test(text) ? (step < 0 && textAt(i - 1) === ',' ? 2 : 1) : 0
  }
  /** The names that end before token `to`. */
  const addBefore = (to: number): void => {
    if (!isFamily(to - 1)) return
    let first = to - 1
    for (
      let link = linkAt(first - 1, -1);
      link > 0 && isFamily(first - link - 1);
      link = linkAt(first - 1, -1)
    )
      first -= link + 1
    persons.push({ from: first, to })
  }
  for (let i = from + 1; i < end; i++) {
    const { text } = tokens[i]
    if (text === 'et' && /^al\.?$/.test(textAt(i + 1))) addBefore(i)
    else if (text === '(' && YEAR.test(textAt(i + 1))) addBefore(/^['’]s$/.test(textAt(i - 1)) ? i - 1 : i)
    else if (text === ',' && YEAR.test(textAt(i + 1)) && isFamily(i - 1)) {
      // `(Miller, Adams, and Jones, 2004)`: in brackets alone, for `In Paris, 2004` is no person's.
      addBefore(i)
      const { from: first } = persons[persons.length - 1]
      if (textAt(first - 1) !== '(') persons.pop()
    } else if (text === 'by' && DONE.has(tokens[i - 1].lower) && isFamily(i + 1)) {
      let to = i + 2
      for (let link = linkAt(to, 1); link > 0 && isFamily(to + link); link = linkAt(to, 1)) to += link + 1
      // `introduced by Transformer models` names no person.
      if (to === end || !tokens[to].word || tokens[to].form.stop) persons.push({ from: i + 1, to })
    }
  }
  return persons.sort((a, b) => a.from - b.from)
}
