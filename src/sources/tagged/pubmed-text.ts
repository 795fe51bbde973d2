/**
 * PubMed's exports for reading: "Abstract (text)", paragraphs under a numbered citation (`1. J Ex. 2021 Jan;…`), and "Summary
 * (text)", one paragraph a record (`1: Doe J. Title. J Ex. 2021 …`).
 */
import { shortName } from '../authors.ts'
import type { Chunks, Format } from '../format.ts'
import { linesOf } from '../lines.ts'
import { LONGEST } from '../mender.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { peekText } from '../peek.ts'
import { linesIn } from './tagged.ts'

const ABSTRACT_BEGINS = /^\d{1,6}\. \S.*/
const SUMMARY_BEGINS = /^\d{1,6}: {1,3}\S.*/
/** Where and when: a journal without stops in its name, and a year. */
const JOURNAL_YEAR =
  /(?:^|(?<=[.?!\])] ))([^.?!]{2,150}(?:\. ?[A-Z][^.?!]{0,60})?)\. ((?:1[89]|20)\d\d)(?=[\s;:.]|$)/
const PMID = /\bPMID: ?(\d{1,9})/
const DOI = /\bdoi: ?(10\.\S+?)[.;]?(?:\s|$)/i
/** A journal, when and a volume; behind what an erratum or a comment is in, there is a colon. */
const CITATION =
  /[.?!\])] ([^.?!:]{2,150}\. (?:1[89]|20)\d\d(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d{1,2})?)?);/g
/** A PMID that goes on as none does. */
const ODD_PMID = /\bPMID: ?\d+(?:[\p{L}:]|:? +\d).*/u
/** A DOI with something behind it. */
const ODD_DOI = /^DOI: 10\.\S+ +\S.*/m
/** Paragraphs that are no abstract; one that begins with copyright or a conflict of interest may be about them. */
const MARGIN =
  /^(?:©|\(c\)|copyright(?=[\s:,.]*(?:©|\(c\)|(?:1[89]|20)\d\d\b|by\b|the authors?\b)|\b.{0,70}$)|doi:|pmid:|pmcid:|author information:|conflict of interest(?: statement)?(?::|$)|(?:comment|update|erratum|republished|expression of concern|retraction|summary|corrected) (?:in|on|of|for)\b(?=.*\b(?:1[89]|20)\d\d\b)|collaborators:|free article|publication types?:|mesh terms:|trial registration: )/i
/** `Doe J(1), van der Roe RS(2)(3).` */
const NAMES =
  /^(?:[\p{L}'’. -]+ \p{Lu}{1,5}(?: (?:Jr|Sr|2nd|3rd))?(?:\(\d+\)(?:\(\d+\)|, ?\(\d+\))*)?(?:[,;] |\.$|$))+/u

/** `van Dyk K Jr`; what has no initials is a group. */
const NUMBERED = /^(.+) (\p{Lu}{1,5}) (Jr|Sr|2nd|3rd)$/u

function personOf(name: string): unknown {
  const [, family, given, suffix] = NUMBERED.exec(name) ?? []
  if (family) return { family, given, suffix }
  const short = shortName(name)
  return typeof short === 'string' ? { literal: short } : short
}

const namesIn = (paragraph: string): unknown[] =>
  paragraph
    .replace(/\(\d+\)/g, '')
    .replace(/\.$/, '')
    .split(/[,;] /)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^et al\.?$/i.test(name))
    .map(personOf)

/** The numbers of `pattern`, each once. */
const numbersIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, number]) => number)),
]

/** What tells that the beginning of the next record, or a line end, is damaged. */
function* faultsIn(paragraphs: readonly string[], summary: boolean): Generator<string> {
  const text = paragraphs.join('\n')
  for (const [name, pattern] of [
    ['PMIDs', /\bPMID: ?(\d{1,9})/g],
    ['DOIs', summary ? /\bdoi: ?(10\.\S+?)\.?(?=\s|$)/g : /^DOI: (10\.\S+)/gm],
  ] as const) {
    const numbers = numbersIn(text, pattern)
    if (numbers.length > 1) yield `two ${name} in one record: ${numbers[0]} and ${numbers[1]}`
  }
  if (!PMID.test(text)) yield 'no PMID'
  const odd = ODD_PMID.exec(text)
  if (odd) yield `more than a number in a PMID: ${JSON.stringify(odd[0].slice(0, 60))}`
  const more = ODD_DOI.exec(text)
  if (more) yield `more than a DOI behind its name: ${JSON.stringify(more[0].slice(0, 60))}`
  if (summary) {
    const [first, second] = [...text.matchAll(CITATION)].map(([, journal]) =>
      JSON.stringify(journal.slice(0, 60)),
    )
    if (second) yield `two citations in one record: ${first} and ${second}`
    return
  }
  const named = paragraphs.findIndex((paragraph, p) => p > 1 && NAMES.test(paragraph))
  const between = paragraphs.slice(2, Math.max(2, named)).find((paragraph) => !/^\[.*\]\.?$/.test(paragraph))
  if (between) yield `text between the title and the names: ${JSON.stringify(between.slice(0, 60))}`
}

/** Of a paragraph for each part: citation, title, names, where they work, abstract, ids. */
function fromAbstract(paragraphs: readonly string[]): RawPaper {
  const citation = paragraphs[0].replace(/^\d+\. /, '')
  const [, venue, year] = JOURNAL_YEAR.exec(citation) ?? []
  const named = paragraphs.findIndex((paragraph, p) => p > 1 && NAMES.test(paragraph))
  const after = paragraphs.slice(named > 0 ? named + 1 : 2)
  const ids = paragraphs.join('\n')
  return {
    id: PMID.exec(ids)?.[1],
    pmid: PMID.exec(ids)?.[1],
    title: paragraphs[1] ?? '',
    abstract: after.filter((paragraph) => !MARGIN.test(paragraph) && !/^\[.*\]$/.test(paragraph)).join('\n'),
    authors: named > 0 ? namesIn(paragraphs[named]) : [],
    year,
    venue,
    doi: /^DOI: (10\.\S+)/im.exec(ids)?.[1] ?? DOI.exec(citation)?.[1],
  }
}

/** Where a summary goes on after its title: `J Ex. 2021 Jan;1(2):3-4.`; journals have no stops in their names. */
const SUMMARY_JOURNAL = /[.?!\]] ([^.?!]{2,150})\. ((?:1[89]|20)\d\d)(?=[\s;:.]|$)/g

/** Of one paragraph: `Doe J, Roe RS. Title. J Ex. 2021 Jan;1(2):3-4. doi: 10.1234/x. PMID: 3.` */
function fromSummary(paragraph: string): RawPaper {
  const text = paragraph.replace(/^\d+: +(?:\[No authors listed\]\. )?/i, '')
  const names =
    /^((?:[\p{L}'’ -]+ \p{Lu}{1,5}(?: (?:Jr|Sr|2nd|3rd))?, )*(?:et al|[\p{L}'’ -]+ \p{Lu}{1,5}(?: (?:Jr|Sr|2nd|3rd))?)(?:; [^.;]{2,150})*)\. /u.exec(
      text,
    )
  const rest = names ? text.slice(names[0].length) : text
  const found = [...rest.matchAll(SUMMARY_JOURNAL)][0]
  return {
    id: PMID.exec(text)?.[1],
    pmid: PMID.exec(text)?.[1],
    title: found ? rest.slice(0, found.index + 1).trim() : rest,
    authors: names ? namesIn(names[1]) : [],
    year: found?.[2],
    venue: found?.[1],
    doi: DOI.exec(text)?.[1],
  }
}

/** The first paragraph that is none of a record: behind its ids only statements follow, behind a summary nothing. */
function strayIn(paragraphs: readonly string[], summary: boolean): number {
  if (summary) return 1
  const ids = paragraphs.findIndex((paragraph, p) => p > 1 && /^PMID: /m.test(paragraph))
  const stray = paragraphs.findIndex((paragraph, p) => ids >= 0 && p > ids && !MARGIN.test(paragraph))
  return stray < 0 ? paragraphs.length : stray
}

/** Records as their paragraphs, each on one line; a numbered line after a blank one begins the next. */
async function* records(
  chunks: Chunks,
  begins: RegExp,
): AsyncGenerator<{ line: number; paragraphs: string[] }> {
  let record: { line: number; paragraphs: string[] } | undefined
  let blank = true
  let next = 1
  for await (const { text, number } of linesOf(chunks, LONGEST.abstract + 100)) {
    const line = text.trim()
    if (line === '') blank = true
    else {
      // An abstract may have numbered paragraphs, too; records are numbered one after the other, and end with their ids.
      const isNext = (): boolean =>
        Number.parseInt(line, 10) === next &&
        (JOURNAL_YEAR.test(line) || record!.paragraphs.some((text) => PMID.test(text)))
      if (blank && begins.test(line) && (!record || isNext())) {
        if (record) yield record
        record = { line: number, paragraphs: [] }
        next = Number.parseInt(line, 10) + 1
      }
      const paragraphs: string[] = record?.paragraphs ?? []
      if (blank || paragraphs.length === 0) paragraphs.push(line)
      else paragraphs[paragraphs.length - 1] += /^(?:DOI|PMID|PMCID): /.test(line) ? `\n${line}` : ` ${line}`
      blank = false
    }
  }
  if (record) yield record
}

export const pubmedText: Format = {
  name: 'PubMed text',
  begins: /1(?:\. [^\n.]{2,150}\. (?:1[89]|20)\d\d[ ;.][^\n]*\n|: [^\n]*\bPMID: \d)/,

  looksLike(head) {
    const [first = ''] = linesIn(head, 1)
    if (!ABSTRACT_BEGINS.test(first) && !SUMMARY_BEGINS.test(first)) return 0
    const citation = linesIn(head, 4).join(' ')
    if (!JOURNAL_YEAR.test(citation)) return 0
    // An abstract may be longer than what is looked at: then the names below the title tell.
    const names =
      head
        .split(/\n[ \t\r]*\n/, 3)[2]
        ?.trim()
        .replaceAll(/\s+/g, ' ') ?? ''
    const isNamed = NAMES.exec(names)?.[0] === names && names !== ''
    return PMID.test(head) || /\bdoi: ?10\./i.test(citation) || isNamed ? 0.95 : 0
  },

  async *read(chunks, context) {
    let number = 0
    const { start, all } = await peekText(chunks, (text) => text.trim().length >= 20)
    const summary = SUMMARY_BEGINS.test(linesIn(start, 1)[0] ?? '')
    for await (const { line, paragraphs } of records(all, summary ? SUMMARY_BEGINS : ABSTRACT_BEGINS)) {
      const place = `line ${line}`
      const end = strayIn(paragraphs, summary)
      const own = paragraphs.slice(0, end)
      const raw = summary ? fromSummary(own.join(' ')) : fromAbstract(own)
      for (const what of faultsIn(own, summary))
        yield { problem: { file: context.file, place, what, done: 'read as one record' } }
      yield* paperFrom(raw, ++number, place, context)
      if (end === paragraphs.length) continue
      const what = `text that is no record: ${JSON.stringify(paragraphs[end].slice(0, 60))}`
      yield { problem: { file: context.file, place, what, done: 'passed over up to the next record' } }
    }
  },
}
