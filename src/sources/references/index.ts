/** What a paper cites: the texts, ids or records that its source gives → References, bounded in number and length. */
import type { Reference } from '../../citation.ts'
import { recordedReference } from './records.ts'
import { bareReference, isShortened, writtenReference } from './written.ts'

/** More than any work cites, and longer than what says of which one. */
export const MOST_REFERENCES = 10_000
const LONGEST = { id: 300, author: 100, venue: 300, place: 30, title: 500, text: 1000 }
const MOST_IDS = 8

export interface ReadReferences {
  references: Reference[]
  /** What was mended. */
  said: { what: string; done: string }[]
}

/** A bracket may hold what separates: `DOI [10.1000/a; 10.1000/b]`. */
export const BETWEEN = /\s*;+\s*(?![^[;]*\])/

/** The items of a written list: at semicolons, bars or lines where there are any; ids alone also at commas and spaces. */
export function listedReferences(text: string): string[] {
  const at = (separator: RegExp): string[] =>
    text
      .split(separator)
      .map((item) => item.trim())
      .filter(Boolean)
  // How many there are is no list of them.
  if (/^\s*\d*\s*$/.test(text)) return []
  const ids = at(/[\s,;|]+/)
  if (ids.every((id) => /^10\.\d{3,9}\/|^https?:/.test(id))) return ids
  if (text.includes(';')) return at(BETWEEN)
  if (/[|\n]/.test(text)) return at(/\s*[|\n]\s*/)
  const parts = at(/,\s*/)
  const isIds = parts.length > 1 && parts.every((part) => !/\s/.test(part)) && !isShortened(text)
  return isIds ? parts : [text.trim()]
}

/** What sources write where they know nothing. */
const isEmpty = (item: unknown): boolean =>
  item === null ||
  (typeof item === 'string' && item.trim() === '') ||
  (typeof item === 'object' && !Array.isArray(item))

function referenceOf(item: unknown): Reference | undefined {
  if (typeof item === 'number' && Number.isFinite(item)) return { ids: [String(item)] }
  if (typeof item === 'object' && item !== null && !Array.isArray(item)) return recordedReference(item)
  if (typeof item !== 'string') return undefined
  const text = item.slice(0, LONGEST.text).replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : (bareReference(text) ?? writtenReference(text))
}

/** Whole characters alone, at most `longest` units of them. */
const cut = (text: string, longest: number): string =>
  text.slice(0, longest).toWellFormed().replaceAll('\0', '\uFFFD')

/** Within bounds: a name is cut, an id that is too long is none. Undefined where nothing is left. */
function bounded({ doi, ids = [], year, ...parts }: Reference): Reference | undefined {
  const { author, venue, volume, page, title, text } = parts
  const short = (id: string): boolean => id.length <= LONGEST.id && id.isWellFormed() && !id.includes('\0')
  const kept = [...new Set(ids.filter(short))].slice(0, MOST_IDS)
  const reference: Reference = {
    ...(doi && short(doi) && { doi }),
    ...(kept.length > 0 && { ids: kept }),
    ...(author && { author: cut(author, LONGEST.author) }),
    ...(year !== undefined && { year }),
    ...(venue && { venue: cut(venue, LONGEST.venue) }),
    ...(volume && { volume: cut(volume, LONGEST.place) }),
    ...(page && { page: cut(page, LONGEST.place) }),
    ...(title ? { title: cut(title, LONGEST.title) } : text && { text: cut(text, LONGEST.text) }),
  }
  return Object.keys(reference).length > 0 ? reference : undefined
}

/**
 * Reads what stands where a paper tells what it cites: a list of texts, numbers and records, or a text that lists them.
 * What is none of these is left out and counted; nothing given is no list.
 */
export function readReferences(given: unknown): ReadReferences {
  const said: ReadReferences['said'] = []
  if (given === undefined || given === null || given === '') return { references: [], said }
  const items =
    typeof given === 'string'
      ? listedReferences(given)
      : Array.isArray(given)
        ? given
        : typeof given === 'object'
          ? Object.values(given)
          : []
  if (items.length > MOST_REFERENCES)
    said.push({ what: `references: ${items.length} items`, done: `cut to ${MOST_REFERENCES}` })
  const references: Reference[] = []
  let lost = 0
  for (const item of items.slice(0, MOST_REFERENCES)) {
    const found = referenceOf(item)
    const reference = found && bounded(found)
    if (reference) references.push(reference)
    else if (!isEmpty(item)) lost++
  }
  if (lost > 0)
    said.push({
      what: `references: expected texts, ids or records, found ${lost} of ${items.length} that are none`,
      done: 'left out',
    })
  return { references: references.slice(), said }
}
