/** One door for the records of all formats: whatever a record holds becomes a Paper, and what was mended is said. */
import type { Author, ExternalLink, Paper } from '../types.ts'
import { authorsOf } from './author-lists.ts'
import { authorFrom } from './authors.ts'
import type { Context, SourceItem } from './format.ts'
import { doiIn, doiOfAddress, identifier, tellsId } from './identifiers.ts'
import { keptNumbers, type Lookup } from './kept-numbers.ts'
import { keywordsIn } from './keyword-lists.ts'
import { languageTag } from './language.ts'
import { codeLinks, linkTo } from './links.ts'
import { LONGEST, Mender, show } from './mender.ts'
import { saysNothing } from './nothing.ts'
import { readReferences } from './references/index.ts'

/** What a reader found; every field may be missing, null or of a wrong type. */
export interface RawPaper {
  id?: unknown
  title?: unknown
  abstract?: unknown
  keywords?: unknown
  authors?: unknown
  year?: unknown
  venue?: unknown
  doi?: unknown
  arxiv?: unknown
  pmid?: unknown
  acl?: unknown
  language?: unknown
  url?: unknown
  pdf?: unknown
  code?: unknown
  collections?: unknown
  /** What it cites: a list of texts, ids and records, or a text that lists them. */
  references?: unknown
}

/** Where links stand, and what they lead to; undefined where the address tells. */
const LINKS = [
  ['url', undefined],
  ['pdf', 'pdf'],
  ['code', 'code'],
] as const

const OTHER_IDS = ['arxiv', 'pmid', 'acl'] as const
/** Any of these, like an author, says which work a record without words is of. */
const IDS = ['doi', ...OTHER_IDS] as const

/** A list that has grown holds room for more: as much as a paper's text, over its three lists. */
const fitted = <T>(list: T[]): T[] => list.slice()

function readAuthors(mender: Mender, value: unknown): Author[] {
  const authors: Author[] = []
  for (const item of mender.list('authors', value, LONGEST.authors, authorsOf)) {
    const given = typeof item === 'string' ? mender.text('authors', item) : item
    const author = authorFrom(given)
    if (author) {
      // The text of a name given as a string is mended already.
      if (typeof item !== 'string')
        for (const key of Object.keys(author) as (keyof Author)[])
          author[key] = mender.text('authors', author[key])
      authors.push(author)
    } else if (item !== '') mender.say(`authors: expected a name, found ${show(item)}`, 'left out')
  }
  return fitted(authors)
}

function readTexts(mender: Mender, name: 'keywords' | 'collections', value: unknown): string[] {
  const texts: string[] = []
  for (const item of mender.list(name, value, LONGEST.keywords, keywordsIn))
    if (typeof item === 'string') texts.push(mender.text(name, item))
    else mender.say(`${name}: expected text, found ${show(item)}`, 'left out')
  return fitted(texts)
}

const isYear = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value <= 2999

/** Milliseconds since 1970, from 1989 to 2039. */
const isMoment = (value: number): boolean => value > 6e11 && value < 2.2e12
const MS_A_YEAR = 31_556_952_000

/** What a date that is a list or an object begins with: `[2020, 3]`, `{"date-parts": [[2020, 3]]}`, `{"year": 2020}`. */
function firstOfDate(value: unknown): unknown {
  let date = value
  for (let depth = 0; depth < 4 && typeof date === 'object' && date !== null; depth++) {
    const parts: Readonly<Record<string, unknown>> = Array.isArray(date) ? { year: date[0] } : { ...date }
    date = parts.year ?? parts['date-parts'] ?? parts.value
  }
  return date
}

function readYear(mender: Mender, value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (isYear(value)) return value
  const date = firstOfDate(value)
  if (typeof date === 'number' && isMoment(date)) return 1970 + Math.floor(date / MS_A_YEAR)
  const text =
    typeof date === 'string' || typeof date === 'number'
      ? /(?<!\d)\d{4}(?=(?:[01]\d(?:[0-3]\d)?)?(?!\d))/.exec(String(date))?.[0]
      : undefined
  const year = text === undefined ? date : Number(text)
  if (isYear(year)) return year
  mender.say(`year: expected four digits, found ${show(value)}`, 'left out')
  return undefined
}

function readDoi(mender: Mender, value: unknown): string {
  const given = mender.text('doi', value).trim()
  const doi = doiIn(given)
  if (given === '' || doi !== '' || saysNothing(given)) return doi
  const several = given
    .split(/[\s,;|]+/)
    .map(doiIn)
    .filter(Boolean)
  if (several.length > 1) {
    mender.say(`doi: expected one, found ${show(given)}`, 'the first counts')
    return several[0]
  }
  mender.say(`doi: expected 10.…/…, found ${show(given)}`, 'left out')
  return ''
}

function readLinks(mender: Mender, raw: RawPaper, paper: { doi: string; texts: string[] }): ExternalLink[] {
  const links: ExternalLink[] = []
  for (const [name, kind] of LINKS) {
    if (raw[name] === undefined) continue
    for (const item of mender.list(name, raw[name], LONGEST.short, (text) => [text])) {
      const link = typeof item === 'string' ? linkTo(mender.text(name, item), kind) : undefined
      if (link) links.push(link)
      else mender.say(`${name}: expected an http address, found ${show(item)}`, 'left out')
    }
  }
  if (paper.doi)
    links.push({ kind: 'paper', url: `https://doi.org/${encodeURI(paper.doi).replaceAll('#', '%23')}` })
  for (const text of paper.texts) for (const link of codeLinks(text)) links.push(link)
  if (links.length < 2) return fitted(links)
  const first = new Map<string, ExternalLink>()
  for (const link of links) if (!first.has(link.url)) first.set(link.url, link)
  return [...first.values()]
}

/**
 * Makes a Paper of record `number` (from 1) that stands at `place`. Gives the Paper, if there is one, and a Problem for
 * every value that was mended. A record without title, abstract and keywords gives only a Problem; one without an id
 * is called `<stem>-<number>`. Text is kept as given, so that offsets count in what the source says. `fieldOf` finds the
 * numbers to be kept.
 */
export function paperFrom(
  raw: RawPaper,
  number: number,
  place: string,
  context: Context,
  fieldOf?: Lookup,
): SourceItem[] {
  const mender = new Mender()
  const id = mender.text('id', raw.id).trim() || `${context.stem}-${number}`
  const title = mender.text('title', raw.title, LONGEST.title)
  const given = mender.text('abstract', raw.abstract, LONGEST.abstract)
  const abstract = saysNothing(given) ? '' : given
  const keywords = readTexts(mender, 'keywords', raw.keywords)
  const year = readYear(mender, raw.year)
  const doi = readDoi(mender, raw.doi) || doiOfAddress(raw.url)
  const venue = mender.text('venue', raw.venue).trim()
  const authors = readAuthors(mender, raw.authors)
  const links = readLinks(mender, raw, { doi, texts: [title, abstract] })
  const paper: Paper = { id, title, abstract, keywords, authors, links }
  if (year !== undefined) paper.year = year
  if (doi) paper.doi = doi
  if (venue) paper.venue = venue
  const places = tellsId(doi) ? [doi] : []
  for (const { kind, url } of links) if (kind !== 'code' && tellsId(url)) places.push(url)
  for (const name of OTHER_IDS) {
    if (raw[name] === undefined && places.length === 0) continue
    const known = identifier(name, mender.text(name, raw[name]), places)
    if (known) paper[name] = known
    if (name === 'pmid' && /\d/.test(known) && !/^\d{1,9}$/.test(known))
      mender.say(`pmid: expected a number, found ${show(known)}`, 'kept as it is')
  }
  const language = languageTag(mender.text('language', raw.language))
  if (language) paper.language = language
  const collections = readTexts(mender, 'collections', raw.collections)
  if (collections.length > 0) paper.collections = [...new Set(collections)].sort()
  if (context.keep && fieldOf) {
    const { kept, wrong } = keptNumbers(context.keep, fieldOf)
    if (kept.length > 0) paper.kept = kept
    for (const [name, value] of wrong)
      mender.say(`${name}: expected a number, found ${show(value)}`, 'left out')
  }
  const { references, said } = readReferences(raw.references)
  if (references.length > 0) paper.references = references
  mender.said.push(...said)
  const items: SourceItem[] = []
  const says = title.trim() || abstract.trim() || keywords.length > 0
  const known = authors.length > 0 || IDS.some((name) => paper[name])
  if (says || known) items.push({ paper, file: context.file, place })
  if (!says)
    mender.say('neither title nor abstract nor keywords', known ? 'kept for its authors and ids' : 'skipped')
  for (const said of mender.said) items.push({ problem: { file: context.file, place, ...said } })
  return items
}
