/** References → papers of the library: by DOI, else by id, by title, by author, year and journal. */
import type { Reference } from '../citation.ts'
import { isPreprint } from '../sources/identifiers.ts'
import type { Paper } from '../types.ts'
import { isSameName, isSameVenue, type Name, nameOf, readings, titleWords, venueWords } from './names.ts'

/** Shorter titles are of many works; they tell one only with its author and year. */
export const TELLING_TITLE = 4
/** What so many papers and more have in common tells nothing of one of them, and is not looked through. */
const MOST_ALIKE = 1000

const ARXIV_DOI = /^10\.48550\/arxiv\./

/** The DOI as it is compared. */
const doiKey = (doi: string): string => `doi:${doi.toLowerCase()}`

/** Ids as they are compared; a DOI that arXiv gave is an id of arXiv. */
export function idKeys({ doi, ids = [] }: Pick<Reference, 'doi' | 'ids'>): string[] {
  const lower = doi?.toLowerCase() ?? ''
  const keys = ids.map((id) => id.toLowerCase())
  return ARXIV_DOI.test(lower) ? [`arxiv:${lower.replace(ARXIV_DOI, '')}`, ...keys] : keys
}

/** What a paper is compared by. */
interface Known {
  dois: string[]
  ids: string[]
  title: string[]
  name: Name | undefined
  year: number | undefined
  venue: string[]
  /** Whether it has a publisher's DOI, which another one speaks against. */
  hasOwnDoi: boolean
}

function knownOf(paper: Paper): Known {
  const { id, sources = [], doi, dois: others = [], arxiv, pmid, acl, authors, year, venue = '' } = paper
  const dois = [...(doi ? [doi] : []), ...others]
  const [first] = authors
  const named = [
    ...(arxiv ? [`arxiv:${arxiv}`] : []),
    ...(pmid ? [`pmid:${pmid}`] : []),
    ...(acl ? [`acl:${acl}`] : []),
  ]
  return {
    dois: dois.map(doiKey),
    ids: [
      id,
      ...sources.map((source) => source.id),
      ...named,
      ...dois.flatMap((one) => idKeys({ doi: one })),
    ].map((one) => one.toLowerCase()),
    title: titleWords(paper.title),
    name: first && nameOf(first.family ?? first.name, first.given),
    year,
    venue: venueWords(venue),
    hasOwnDoi: dois.some((one) => !isPreprint(one)),
  }
}

/** Whether nothing that both tell speaks against the reference being to the paper. */
function agrees(reference: Reference, { dois, name, year, hasOwnDoi }: Known): boolean {
  const { doi, author, year: told } = reference
  if (doi !== undefined && hasOwnDoi && !isPreprint(doi) && !dois.includes(doiKey(doi))) return false
  if (told !== undefined && year !== undefined && Math.abs(told - year) > 1) return false
  return author === undefined || name === undefined || readings(author).some((one) => isSameName(one, name))
}

const SEVERAL = 2

/** The papers of some keys, each once; none where they are too many to tell one. */
function alike(buckets: Buckets, keys: readonly string[]): number[] {
  const own = keys.map((key) => buckets.get(key) ?? [])
  const count = own.reduce((sum, { length }) => sum + length, 0)
  return count > MOST_ALIKE ? [] : [...new Set(own.flat())]
}

/** Papers by key; those of a key ascending. */
type Buckets = Map<string, number[]>

function add(buckets: Buckets, key: string, paper: number): void {
  const own = buckets.get(key)
  if (own === undefined) buckets.set(key, [paper])
  else if (own[own.length - 1] !== paper) own.push(paper)
}

/** The first words of titles, and how many words have those that begin so. */
type Beginnings = Map<string, Set<number>>

class Resolver {
  private readonly known: readonly Known[]
  private readonly byId: Buckets = new Map()
  private readonly byTitle: Buckets = new Map()
  private readonly beginnings: Beginnings = new Map()
  /** By family name, year and first letter of the journal. */
  private readonly byName: Buckets = new Map()

  constructor(papers: readonly Paper[]) {
    this.known = papers.map(knownOf)
    for (const [p, { dois, ids, title, name, year, venue }] of this.known.entries()) {
      for (const key of [...dois, ...ids]) add(this.byId, key, p)
      if (title.length > 0) add(this.byTitle, title.join(' '), p)
      if (title.length >= TELLING_TITLE) {
        const begin = title.slice(0, TELLING_TITLE).join(' ')
        this.beginnings.set(begin, (this.beginnings.get(begin) ?? new Set()).add(title.length))
      }
      if (name && year !== undefined && venue.length > 0)
        add(this.byName, `${name.family}|${year}|${venue[0][0]}`, p)
    }
  }

  /** The papers that any of these keys names; two of them where there are more. */
  private named(keys: readonly string[]): number[] {
    return [...new Set(keys.flatMap((key) => this.byId.get(key)?.slice(0, SEVERAL) ?? []))]
  }

  private titled(reference: Reference): number[] {
    const words = titleWords(reference.title ?? '')
    const isTelling = words.length >= TELLING_TITLE
    return alike(this.byTitle, [words.join(' ')]).filter((p) => {
      const { name, year } = this.known[p]
      const isTold = reference.author !== undefined && reference.year !== undefined && name && year
      return (isTelling || isTold) && agrees(reference, this.known[p])
    })
  }

  /** Of the titles that stand in a text, with the name of the author, the longest. */
  private written(reference: Reference): number[] {
    const words = titleWords(reference.text ?? '')
    const text = ` ${words.join(' ')} `
    let found: number[] = []
    let longest = 0
    for (let at = 0; at + TELLING_TITLE <= words.length; at++)
      for (const length of this.beginnings.get(words.slice(at, at + TELLING_TITLE).join(' ')) ?? []) {
        if (length < longest || at + length > words.length) continue
        const fits = alike(this.byTitle, [words.slice(at, at + length).join(' ')]).filter((p) => {
          const { name } = this.known[p]
          const isNamed = reference.author !== undefined || !name || closedIn(text, name.family)
          return isNamed && agrees(reference, this.known[p])
        })
        if (fits.length === 0) continue
        found = length > longest ? fits : [...new Set([...found, ...fits])]
        longest = length
      }
    return found
  }

  private published({ author, year, venue, ...rest }: Reference): number[] {
    if (author === undefined || year === undefined || venue === undefined) return []
    const words = venueWords(venue)
    if (words.length === 0) return []
    const families = new Set(readings(author).map(({ family }) => family))
    const keys = [...families].map((family) => `${family}|${year}|${words[0][0]}`)
    return alike(this.byName, keys).filter(
      (p) => agrees({ author, year, ...rest }, this.known[p]) && isSameVenue(words, this.known[p].venue),
    )
  }

  /** The papers that fit, by the first way in which any does. */
  fitting(reference: Reference): number[] {
    const ways = [
      () => this.named(reference.doi === undefined ? [] : [doiKey(reference.doi)]),
      () => this.named(idKeys(reference)),
      () => this.titled(reference),
      () => this.written(reference),
      () => this.published(reference),
    ]
    for (const way of ways) {
      const found = way()
      if (found.length > 0) return found
    }
    return []
  }
}

/** Whether a family name stands in a text of words, in one word or in several. */
const closedIn = (text: string, family: string): boolean =>
  text.includes(` ${family} `) || (family.length > 5 && text.replaceAll(' ', '').includes(family))

/** The paper that a reference is to: an index, -1 where none fits, or several do. */
export type Resolve = (reference: Reference) => number

/**
 * How references are resolved to these papers: by DOI, else by an id (of OpenAlex, Semantic Scholar, PubMed, arXiv, the ACL
 * Anthology, or what the record is called), else by title (also where it stands in a text that is not taken apart), else by
 * first author, year and journal. The first of these by which any paper fits decides, and only where one alone does; another
 * DOI, another author, or a year further away than one speaks against a paper that no id names. Time is linear in the papers,
 * and for a reference in its length and the papers of its first author and year.
 */
export function resolver(papers: readonly Paper[]): Resolve {
  const all = new Resolver(papers)
  return (reference) => {
    const fitting = all.fitting(reference)
    return fitting.length === 1 ? fitting[0] : -1
  }
}
