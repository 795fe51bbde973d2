/** How works and those who wrote them are compared where no id tells: by title, by first author, by journal. */
import { fold } from '../text/fold.ts'

/** Words of a title as they are compared, without markup. */
export const titleWords = (title: string): string[] =>
  fold(title.replace(/<[^<>]{1,100}>/g, ''))
    .split(' ')
    .filter(Boolean)

/** A family name and the first letter of a given name; '' where that is not known. */
export interface Name {
  family: string
  initial: string
}

const closed = (words: readonly string[]): string => words.join('')

/** A name in its parts. */
export const nameOf = (family: string, given = ''): Name => ({
  family: closed(fold(family).split(' ')),
  initial: fold(given)[0] ?? '',
})

/** What a name in one may mean, the likeliest first: `Doe J`, `Doe Jane`, `J. Doe`, `van den Berg`. */
export function readings(name: string): Name[] {
  const words = fold(name).split(' ').filter(Boolean)
  if (words.length < 2) return words.length === 0 ? [] : [{ family: words[0], initial: '' }]
  const behind = /\s\p{Lu}[\p{Lu}.\s-]{0,6}$/u.test(name)
  const front = /^\p{Lu}[.\s]/u.test(name)
  const found: Name[] = []
  if (!front) found.push({ family: closed(words.slice(0, -1)), initial: words[words.length - 1][0] })
  // Several initials are several words: `Doe J.-P.`
  if (behind)
    for (let end = words.length - 2; end > 0 && words[end].length === 1; end--)
      found.unshift({ family: closed(words.slice(0, end)), initial: words[end][0] })
  else
    found.push(
      { family: words[words.length - 1], initial: words[0][0] },
      { family: closed(words), initial: '' },
    )
  return found
}

export const isSameName = (a: Name, b: Name): boolean =>
  a.family === b.family && (a.initial === '' || b.initial === '' || a.initial === b.initial)

/** Words that abbreviations of journals leave out. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  'of the and in on for a an de la le les el et und der die des fur'.split(' '),
)

/** Words of the name of a journal. */
export const venueWords = (venue: string): string[] => {
  const words = fold(venue).split(' ').filter(Boolean)
  return LEFT_OUT.has(words[0]) && words.length > 1 ? words.slice(1) : words
}

/** Whether the letters of `short` stand in `long` in their order, the first at its beginning: `natl`, `national`. */
function shortens(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}

/** With so many words, an abbreviation may break off: `ieee t pattern anal`. */
const BREAKS_OFF = 3

/** Whether `short` abbreviates `long` word by word, or some words by their initials: `usa`, `jmlr`. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  let at = 0
  for (const word of short) {
    while (at < long.length && LEFT_OUT.has(long[at]) && long[at] !== word) at++
    if (at === long.length) return false
    const telling: number[] = []
    for (let l = at; l < long.length && telling.length < word.length; l++)
      if (!LEFT_OUT.has(long[l])) telling.push(l)
    const initials = telling.map((l) => long[l][0]).join('')
    if (word === long[at] || (short.length > 1 && shortens(word, long[at]))) at++
    else if (word.length > 1 && initials === word) at = telling[telling.length - 1] + 1
    else return false
  }
  return short.length >= BREAKS_OFF || long.slice(at).every((word) => LEFT_OUT.has(word))
}

/** Whether two names, in words, are of one journal: the same, or one abbreviates the other. */
export const isSameVenue = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && (a.join(' ') === b.join(' ') || abbreviates(a, b) || abbreviates(b, a))
