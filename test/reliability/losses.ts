/**
 * What a single damage to a file has lost without a word, though whoever reads the file could see it.
 *
 * A word of a record is lost where it still stands in the damaged text as often as before, and yet is in no paper that was
 * read, while nothing was told: no Problem and no Note that was not there before. A damaged word itself is none: it stands
 * there less often.
 *
 * Nobody can see it where the damage is to what a value is called by: `"abstr.ct": "We study"` is a sound field of a name
 * that means nothing, of which files are full. So a loss does not count where it is of one field, or of what stands
 * together, and what stands between that and the values beside it is not as it was. All else counts: records that are
 * gone, values that are gone with another's damage, the rest of a value that was damaged.
 */
import type { Collection } from '../../src/sources/index.ts'
import type { Paper } from '../../src/types.ts'

/** What a reader made of a text. */
export interface Reading {
  text: string
  found: Collection
}

const WORD = /[\p{L}\p{N}]{2,}/gu
/** Of addresses and names, and no part of what they say. */
const EMPTY = new Set(['and', 'http', 'https', 'www', 'doi', 'org', 'com', 'abs'])
const wordsIn = (text: string): string[] => (text.match(WORD) ?? []).filter((word) => !EMPTY.has(word))

/** The words of each field of a paper; an id or an address is one word. */
const fieldsOf = ({ title, abstract, venue, year, ...paper }: Paper): Set<string>[] => [
  ...[
    ...[title, abstract, venue ?? '', String(year ?? ''), paper.keywords.join(' ')],
    paper.authors.map(({ name }) => name).join(' '),
  ].map((value) => new Set(wordsIn(value))),
  ...[paper.doi, paper.arxiv, paper.pmid, paper.acl].map((id) => new Set(id ? [id] : [])),
  new Set(paper.links.map(({ url }) => url)),
]

const isLetter = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '')

/** What an id or an address stands in. */
const isEdge = (text: string, at: number): boolean => /^[\s"'{}<>[\]|,;]?$/.test(text[at] ?? '')

const isId = (word: string): boolean => /[./]/.test(word)

/** Where a word begins in a text, as a word of its own. */
function startsOf(text: string, word: string): number[] {
  const starts: number[] = []
  const own = isId(word)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [at - 1, at + word.length]
    if (own ? isEdge(text, before) && isEdge(text, after) : !isLetter(text, before) && !isLetter(text, after))
      starts.push(at)
  }
  return starts
}

interface Place {
  word: string
  start: number
  end: number
}
const placesOf = (text: string, words: ReadonlySet<string>): Place[] =>
  [...words]
    .flatMap((word) => startsOf(text, word).map((start) => ({ word, start, end: start + word.length })))
    .sort((a, b) => a.start - b.start)

/** Characters that two texts have in common from the start, and beyond those from the end. */
function unchanged(a: string, b: string): [number, number] {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return [start, end]
}

/**
 * Whether what is lost is one value on either side of the damage, and is not called as it was: what stands between it and
 * the word on the other side of the damage does not end (or begin) as it did.
 */
function isNameless(
  lost: ReadonlySet<string>,
  fields: readonly ReadonlySet<string>[],
  before: string,
  after: string,
): boolean {
  const words = new Set(fields.flatMap((field) => [...field]))
  const [then, now] = [placesOf(before, words), placesOf(after, words)]
  const [same, rest] = unchanged(before, after)
  const moved = after.length - before.length
  const gone = now.filter(({ word }) => lost.has(word))
  const [left, right] = [
    gone.filter(({ end }) => end <= same),
    gone.filter(({ start }) => start >= after.length - rest),
  ]
  const sides = new Set([...left, ...right].map(({ word }) => word))
  if ([...lost].some((word) => !sides.has(word))) return false
  const fieldOf = (some: readonly Place[]): ReadonlySet<string> | undefined => {
    const own = some.filter(({ word }) => some === right || !right.some((other) => other.word === word))
    return fields.find((field) => own.every(({ word }) => field.has(word)))
  }
  if (right.length > 0) {
    const last = right[right.length - 1].end
    const isTogether = now.every(
      ({ word, start }) => start < right[0].start || start > last || lost.has(word),
    )
    const field = fieldOf(right) ?? (isTogether ? lost : undefined)
    if (!field) return false
    const from = then.findLast(({ end }) => end <= same)?.end ?? 0
    const around = before.slice(from, then.find(({ start }) => start >= from)?.start)
    // Where the value begins, as far back as its words go.
    let first = then.findIndex(({ start }) => start === right[0].start - moved)
    while (first > 0 && then[first - 1].start >= from && field.has(then[first - 1].word)) first--
    const own = first < 0 ? '' : before.slice(then[first - 1]?.end ?? 0, then[first].start)
    const between = after.slice(from, right[0].start)
    if (between.endsWith(around) && (then[first]?.start === from || between.endsWith(own))) return false
  }
  const onlyLeft = left.filter(({ word }) => !right.some((other) => other.word === word))
  if (onlyLeft.length > 0) {
    if (!fieldOf(onlyLeft)) return false
    const to = then.find(({ start }) => start >= before.length - rest)?.start ?? before.length
    const around = before.slice(then.findLast(({ end }) => end <= to)?.end ?? 0, to)
    if (after.slice(onlyLeft[onlyLeft.length - 1].end, to + moved).startsWith(around)) return false
  }
  return true
}

/**
 * A text as far as it is the paper's. Of a note whose abstract is a callout, all below its first heading that stands in none
 * is its writer's own, and a second heading is a section of that: nobody can see that it was the title.
 */
function ofThePaper(text: string): string {
  const lines = text.split(/\r\n?|\n/)
  if (!lines.some((line) => /^>[ \t]*\[!abstract\]/.test(line))) return text
  const title = lines.findIndex((line) => /^#{1,6} /.test(line))
  return lines.filter((line, l) => title < 0 || l <= title || line.startsWith('>')).join('\n')
}

/** Letters without the marks and the forms that TeX commands give them. */
const bare = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '')

/** The words that are lost, as `paper: word, word`; none where anything was told. */
export function lossesOf(before: Reading, after: Reading): string[] {
  const { papers, problems, notes } = after.found
  const told = JSON.stringify([before.found.problems, before.found.notes])
  if (problems.length + notes.length > 0 && JSON.stringify([problems, notes]) !== told) return []
  const kept = new Set(papers.flatMap(fieldsOf).flatMap((field) => [...field]))
  // An id is not lost that is in what was read, be it with what the damage put beside it or as the record's own.
  const ids = papers.flatMap(({ id, doi = '', arxiv = '', pmid = '', acl = '', links }) => [
    ...[id, doi, arxiv, pmid, acl],
    ...links.map(({ url }) => url),
  ])
  // Nor is a word that is read as a part of another now: the damage has taken away what stood between the two.
  const known = new Set(before.found.papers.flatMap(fieldsOf).flatMap((field) => [...field]))
  const joined = [...kept].filter((word) => !known.has(word)).map(bare)
  const [textBefore, textAfter] = [ofThePaper(before.text), ofThePaper(after.text)]
  return before.found.papers.flatMap((paper) => {
    const fields = fieldsOf(paper)
    const lost = new Set(
      fields
        .flatMap((field) => [...field])
        .filter((word) => {
          if (kept.has(word) || (isId(word) && ids.some((id) => id.includes(word)))) return false
          if (joined.some((other) => other.includes(bare(word)))) return false
          const stood = startsOf(textBefore, word)
          // What is called so in TeX is no word of the paper's.
          if (stood.every((at) => textBefore[at - 1] === '\\')) return false
          return startsOf(textAfter, word).length >= stood.length
        }),
    )
    if (lost.size === 0 || isNameless(lost, fields, before.text, after.text)) return []
    return [`${paper.id}: ${[...lost].join(', ')}`]
  })
}
