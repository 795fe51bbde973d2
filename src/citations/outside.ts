/** Works that papers cite and that are not in the library: which references are to the same one, and what it is called. */
import type { CitedWork, Reference } from '../citation.ts'
import { readings, titleWords } from './names.ts'
import { idKeys, TELLING_TITLE } from './resolve.ts'

/** Words that tell a work once its author and year are known, where a title is not told from what follows. */
const LEAD = 6
/** As few may tell it, where author and year do, too. */
const TELLING_WORDS = 3
/** Numbers by which some file counts its records. */
const COUNTED = /^\d{1,5}$/

/**
 * What a work may be known by, the surest first: DOI, ids, author, year and place, then author, year and the first words of
 * its title, or the title. Empty where nothing tells the work from others.
 */
export function workKeys(reference: Reference): string[] {
  const { doi, author, year, venue = '', volume = '', page = '', title, text = '' } = reference
  const ids = idKeys(reference).filter((id) => !COUNTED.test(id))
  const keys = [...(doi === undefined ? [] : [`doi:${doi.toLowerCase()}`]), ...ids.sort()]
  const family = author === undefined ? '' : (readings(author)[0]?.family ?? '')
  const words = titleWords(title ?? text)
  const isDated = family !== '' && year !== undefined
  if (isDated && volume !== '' && page !== '')
    keys.push(`at ${family} ${year} ${volume} ${page}`.toLowerCase())
  else if (isDated && venue !== '' && volume + page !== '')
    keys.push(`in ${family} ${year} ${titleWords(venue).join(' ')} ${volume} ${page}`.toLowerCase())
  if (isDated && words.length >= TELLING_WORDS)
    keys.push(`of ${family} ${year} ${words.slice(0, LEAD).join(' ')}`)
  else if (words.length >= (title === undefined ? LEAD : TELLING_TITLE))
    keys.push(`called ${words.join(' ')}`)
  return keys
}

const LONGEST_LABEL = 160

/** What is read of a work. */
export function labelOf({
  label: known,
  doi,
  ids = [],
  author,
  year,
  venue,
  volume,
  page,
  title,
  text,
}: Reference): string {
  if (known !== undefined) return known
  const place = [venue, volume, page].filter(Boolean).join(' ')
  const what = title || text || place
  const parts = [author, year === undefined ? '' : String(year), what].filter(Boolean)
  const label = what || (author && year) ? parts.join(', ') : (doi ?? ids[0] ?? parts.join(', '))
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).toWellFormed()}…` : label
}

/** How much a reference says to who reads it. */
const telling = ({ label, title, text, author, venue }: Reference): number =>
  (label ? 8 : 0) + (title ? 4 : 0) + (text ? 2 : 0) + (author ? 2 : 0) + (venue ? 1 : 0)

/** Whether `a` is rather shown than `b`: of two that say as much, the one in small letters. */
const isBetter = (a: Reference, b: Reference): boolean =>
  telling(a) > telling(b) || (telling(a) === telling(b) && labelOf(a) > labelOf(b))

/** Many keys of one work lead to the surest of them. */
export class Works {
  /** Of a key the surest one that went with it; '' where there were several. */
  private readonly surer = new Map<string, string>()

  /** Learns from a reference that knows a work by several keys. */
  learn(reference: Reference): void {
    const [surest, ...others] = workKeys(reference)
    for (const key of others) {
      const known = this.surer.get(key)
      if (known === undefined) this.surer.set(key, surest)
      else if (known !== surest) this.surer.set(key, '')
    }
  }

  /** The key of the work that a reference is to; undefined where it says too little. */
  keyOf(reference: Reference): string | undefined {
    let [key] = workKeys(reference)
    // Of keys that lead to each other, the first one seen again ends it.
    const seen = new Set<string>()
    for (let next = this.surer.get(key); next && !seen.has(key); next = this.surer.get(key)) {
      seen.add(key)
      key = next
    }
    return key
  }
}

/** Of all references to a work the one that says most, and what others add. */
export class Described {
  private readonly best = new Map<string, Reference>()
  private readonly doi = new Map<string, string>()

  add(key: string, reference: Reference): void {
    const before = this.best.get(key)
    if (before === undefined || isBetter(reference, before)) this.best.set(key, reference)
    const { doi } = reference
    const known = this.doi.get(key)
    if (doi !== undefined && (known === undefined || doi < known)) this.doi.set(key, doi)
  }

  of(key: string): CitedWork {
    const best = this.best.get(key)!
    const doi = this.doi.get(key)
    return {
      label: labelOf(best),
      ...(doi !== undefined && { doi }),
      ...(best.year !== undefined && { year: best.year }),
    }
  }
}
