/** Text that was put in capitals → plain case. */
import type { RawPaper } from '../paper.ts'

/** Has it words, and no small letter? */
const isShouted = (text: string): boolean => /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text)

/** Capitals become small, but for the first of a sentence; the length stays, whatever the letters. */
export function sentenceCase(text: string): string {
  if (!isShouted(text)) return text
  return text.replace(/\p{Lu}+/gu, (letters, at: number) => {
    const small = letters.toLowerCase()
    if (small.length !== letters.length) return letters
    const begins =
      /(?:^|[.!?]\s+)\P{L}*$/u.test(text.slice(Math.max(0, at - 8), at)) &&
      (at === 0 || /[\s"'([]/.test(text[at - 1]))
    return begins ? letters[0] + small.slice(1) : small
  })
}

/** `OLD-SMITH` → `Old-Smith`; initials stay. */
const nameCase = (name: string): string =>
  isShouted(name) ? name.replace(/(?<=\p{Lu})\p{Lu}+/gu, (letters) => letters.toLowerCase()) : name

const titleCase = (name: string): string =>
  nameCase(name).replace(/ (?:Of|And|The|In|For|On|To|At|Et|De) /g, (word) => word.toLowerCase())

const family = (author: unknown): unknown =>
  typeof author === 'object' && author !== null && 'family' in author && typeof author.family === 'string'
    ? { ...author, family: nameCase(author.family) }
    : typeof author === 'string'
      ? nameCase(author)
      : author

const textOf = (value: unknown): unknown => (typeof value === 'string' ? sentenceCase(value) : value)

/** A record of bibliometrix, which puts all text in capitals. */
export const plainCase = (raw: RawPaper): RawPaper => ({
  ...raw,
  title: textOf(raw.title),
  abstract: textOf(raw.abstract),
  authors: Array.isArray(raw.authors) ? raw.authors.map(family) : raw.authors,
  venue: typeof raw.venue === 'string' ? titleCase(raw.venue) : raw.venue,
  keywords: Array.isArray(raw.keywords)
    ? raw.keywords.map((keyword) =>
        typeof keyword === 'string' && isShouted(keyword) ? keyword.toLowerCase() : keyword,
      )
    : raw.keywords,
})
