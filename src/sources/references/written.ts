/** References that are written as text: what can be told of their parts. */
import type { Reference } from '../../citation.ts'
import { doiIn, identifier } from '../identifiers.ts'

const DOI = /\b10\.\d{4,9}\/[^\s"<>|;,[\]{}]+/i
const ARXIV =
  /\barxiv(?:\.org\/(?:abs|pdf)\/|:?\s*(?:preprint\s*)?(?:arxiv:\s*)?)(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})/i
const YEAR = /^(?:1[5-9]|20)\d\d$/
/** Of a text the years in brackets, the last one of which says when a work appeared. */
const BRACKETED_YEAR = /\(((?:1[5-9]|20)\d\d)[a-z]?\)/g

/** A DOI that a text holds, without what closes the sentence; '' where there is none. */
function doiWithin(text: string): string {
  const found = DOI.exec(text)?.[0].replace(/[.)]+$/, '') ?? ''
  return found === '' ? '' : doiIn(found)
}

const idsWithin = (text: string): string[] => {
  const arxiv = ARXIV.exec(text)?.[1]
  return arxiv === undefined ? [] : [`arxiv:${arxiv}`]
}

/** What says no more than where a work is: a DOI, a number of OpenAlex, arXiv or PubMed, or any other id. */
export function bareReference(text: string): Reference | undefined {
  const doi = doiIn(text)
  if (doi !== '') return { doi }
  const openAlex = /^(?:https?:\/\/(?:api\.)?openalex\.org\/(?:works\/)?)(W\d+)$/i.exec(text)?.[1]
  if (openAlex) return { ids: [openAlex.toUpperCase()] }
  const pmid = /^pmid:?\s*(\d{1,9})$/i.exec(text)?.[1]
  if (pmid) return { ids: [`pmid:${pmid}`] }
  if (/^(?:arxiv:|https?:\/\/(?:www\.)?arxiv\.org\/)\S+$/i.test(text)) {
    const arxiv = identifier('arxiv', text, [])
    return { ids: [`arxiv:${arxiv.replace(/^arxiv:/i, '')}`] }
  }
  return /\s/.test(text) ? undefined : { ids: [text] }
}

/** `Doe J, 2010, NATURE, V1, P2, DOI 10.1000/x`: author, year and journal, as Web of Science shortens them. */
const SHORTENED = /^[^,]{1,100}, (?:1[5-9]|20)\d\d(?:, |$)/

export const isShortened = (text: string): boolean => SHORTENED.test(text)

/** A cited reference of Web of Science: parts that are missing are left out, `[Anonymous]` is nobody. */
function shortenedReference(text: string): Reference {
  const parts = text.split(/,\s+/)
  const doi = doiWithin(text)
  const ids = idsWithin(text)
  const at = parts.findIndex((part) => YEAR.test(part))
  const author = at === 0 || /^\[?anonymous\]?$/i.test(parts[0]) ? '' : parts[0].replace(/^\*/, '')
  const venue = (at >= 0 ? parts[at + 1] : parts[1]) ?? ''
  const isVenue = !/^(?:[VP]\d|ARTN\b|DOI\b|arxiv:)/i.test(venue)
  const numbered = (letter: string): string =>
    parts.find((part) => part[0] === letter && /\d/.test(part[1] ?? ''))?.slice(1) ?? ''
  const [volume, page] = [numbered('V'), numbered('P')]
  return {
    ...(doi && { doi }),
    ...(ids.length > 0 && { ids }),
    ...(author && { author }),
    ...(at >= 0 && { year: Number(parts[at]) }),
    ...(isVenue && venue !== '' && { venue }),
    ...(volume && { volume }),
    ...(page && { page }),
  }
}

/** `Doe J.`, `Doe, J.A.` as two parts, `van der Berg J.-P.`: how names stand at the head of a reference. */
const NAME = /^[\p{Lu}\p{Ll}][\p{L}'’. -]{0,60} (?:\p{Lu}\p{Ll}?\.[- ]?)+$/u
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.[- ]?)+$/u

/** How many of the parts at the head of a reference are names of authors, and the first of them. */
function authorsAhead(parts: readonly string[]): { count: number; first: string } {
  let count = 0
  let first = ''
  while (count < parts.length) {
    const [one, next = ''] = [parts[count], parts[count + 1]]
    const name = NAME.test(one) ? one : INITIALS.test(next) && !/\d/.test(one) ? `${one} ${next}` : ''
    if (name === '' && !/^et al\.?$/i.test(one)) break
    first ||= name.replaceAll('.', '').trim()
    count += name === '' || name === one ? 1 : 2
  }
  return { count, first }
}

/**
 * A reference as Scopus and publishers write it. `Doe, J., Roe, R., Title (2010) Journal, 1, pp. 1-2` and `Doe J., Roe R.,
 * Title, Journal, 1, pp. 1-2, (2010)` are taken apart; of anything else ids and year are told, and all of it is kept.
 */
export function writtenReference(text: string): Reference {
  if (isShortened(text)) return shortenedReference(text)
  const doi = doiWithin(text)
  const ids = idsWithin(text)
  const years = [...text.matchAll(BRACKETED_YEAR)]
  const year = years.at(-1)
  const { count, first } = authorsAhead(text.split(', '))
  const ahead = text.split(', ', count).join(', ').length
  const rest = text.slice(count === 0 ? 0 : ahead + 2)
  const inside = year === undefined ? -1 : rest.indexOf(year[0])
  const title = count > 0 && inside > 0 && /^\)\s*\S/.test(rest.slice(inside + year![0].length - 1))
  return {
    ...(doi && { doi }),
    ...(ids.length > 0 && { ids }),
    ...(first && { author: first }),
    ...(year && { year: Number(year[1]) }),
    ...(title ? { title: rest.slice(0, inside).trim() } : { text: rest || text }),
  }
}
