/** Zotero's RDF: items beside the journals, books and conferences that they are part of, which are named by address. */
import type { Format, SourceItem } from '../format.ts'
import { type Kept, pathOf } from '../kept.ts'
import { webAddresses } from '../links.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { type XmlElement, xmlRecords } from '../xml.ts'
import { allAt, firstAt, proseAt, proseOf } from '../xml-tree.ts'
import { rootOf } from './root.ts'

/** What stands under RDF: works, what they are part of, notes and files. */
const RECORDS = new Set(
  `Article Book BookSection Thesis Report Manuscript Document Letter Interview Patent Legislation Data Recording Image
  MotionPicture ConferenceProceedings Memo Journal Periodical Series Conference Description Attachment Collection
  UserItem Session Issue Proceedings`.split(/\s+/),
)
/** What is no work: notes, attachments, folders. */
const NO_WORK = /^(?:attachment|note|annotation)$/i
const CONTAINER = /^(?:Journal|Periodical|Series|Conference|Issue|Proceedings)$/

const aboutOf = (element: XmlElement): string =>
  element.attributes.get('about') ?? element.attributes.get('ID') ?? ''

function peopleIn(item: XmlElement, role: string): unknown[] {
  return allAt(item, `${role}/Seq/li`)
    .map((li) => firstAt(li, 'Person') ?? firstAt(li, 'Organization'))
    .filter((person) => person !== undefined)
    .map((person) => {
      const family =
        proseAt(person, 'surname') || proseAt(person, 'family_Name') || proseAt(person, 'familyName')
      const given = proseAt(person, 'givenName') || proseAt(person, 'givenname')
      return family && given ? { family, given } : { literal: family || given || proseAt(person, 'name') }
    })
}

const partLinks = (element: XmlElement): XmlElement[] => [
  ...allAt(element, 'isPartOf'),
  ...allAt(element, 'presentedAt'),
]

/** The first element in which something is part of something, there or by its address. */
function partsOf(item: XmlElement, named: ReadonlyMap<string, XmlElement>): XmlElement[] {
  return partLinks(item).flatMap((link) => {
    const inside = link.children.filter((child) => typeof child !== 'string')
    const known = named.get(link.attributes.get('resource') ?? '')
    return known ? [...inside, known] : inside
  })
}

const identifiersOf = (element: XmlElement): string[] =>
  allAt(element, 'identifier').map((id) => proseAt(id, 'URI/value') || proseOf(id))

const isWork = (element: XmlElement): boolean => {
  const type = proseAt(element, 'itemType')
  return (
    (type !== '' || firstAt(element, 'authors') !== undefined) &&
    !NO_WORK.test(type) &&
    !CONTAINER.test(element.name)
  )
}

/** For each address the collections that it is in. */
function collectionsIn(named: ReadonlyMap<string, XmlElement>): ReadonlyMap<string, string[]> {
  const holders = new Map<string, string[]>()
  for (const [address, element] of named) {
    if (element.name !== 'Collection') continue
    for (const part of allAt(element, 'hasPart')) {
      const inside = part.attributes.get('resource') ?? ''
      const known = holders.get(inside)
      if (known) known.push(address)
      else holders.set(inside, [address])
    }
  }
  const kept = new Map<string, Kept>()
  for (const [address, element] of named)
    if (element.name === 'Collection')
      kept.set(address, { name: proseAt(element, 'title'), outer: holders.get(address)?.[0] })
  return new Map([...holders].map(([inside, all]) => [inside, all.map((one) => pathOf(one, kept))]))
}

/** The addresses of what an element and all in it are part of. */
function* wholesOf(element: XmlElement): Generator<string> {
  for (const link of partLinks(element)) {
    const address = link.attributes.get('resource')
    if (address) yield address
  }
  for (const child of element.children) if (typeof child !== 'string') yield* wholesOf(child)
}

function rawOf(item: XmlElement, named: ReadonlyMap<string, XmlElement>): RawPaper {
  const parts = partsOf(item, named)
  const own = identifiersOf(item)
  const ids = [...own, ...parts.filter(({ name }) => name === 'Journal').flatMap(identifiersOf)]
  const about = aboutOf(item)
  const extra = proseAt(item, 'description')
  const roles = ['authors', 'inventors', 'directors', 'presenters', 'programmers', 'artists', 'editors']
  return {
    id: proseAt(item, 'citationKey') || (/^#/.test(about) ? about.slice(1) : ''),
    title: proseAt(item, 'title'),
    abstract: proseAt(item, 'abstract'),
    authors: roles.map((role) => peopleIn(item, role)).find((people) => people.length > 0) ?? [],
    year: proseAt(item, 'date') || proseAt(item, 'issued'),
    venue: parts.map((part) => proseAt(part, 'title')).find(Boolean) ?? '',
    keywords: allAt(item, 'subject').map(proseOf).filter(Boolean),
    doi:
      ids.map((id) => /^DOI\s+(\S+)/i.exec(id)?.[1]).find(Boolean) ??
      [about, ...own].find((address) => /^https?:\/\/(?:dx\.)?doi\.org\/10\./i.test(address)),
    pmid: /^PMID:\s*(\d+)/im.exec(extra)?.[1],
    language: proseAt(item, 'language'),
    url: webAddresses([...own, about]).slice(0, 1),
  }
}

export const zoteroRdf: Format = {
  name: 'Zotero RDF',

  looksLike(head) {
    const root = rootOf(head)
    return root?.name === 'RDF' && /zotero\.org\/namespaces|purl\.org\/net\/biblio/.test(root.tag) ? 0.95 : 0
  },

  async *read(chunks, context): AsyncGenerator<SourceItem> {
    const named = new Map<string, XmlElement>()
    const works: { element: XmlElement; place: string }[] = []
    const containers: { element: XmlElement; place: string }[] = []
    const wholes = new Set<string>()
    for await (const record of xmlRecords(chunks, RECORDS, context)) {
      if ('problem' in record) yield record
      else {
        const { element, place } = record
        if (isWork(element)) works.push({ element, place })
        else if (CONTAINER.test(element.name)) containers.push({ element, place })
        for (const address of wholesOf(element)) wholes.add(address)
        if (aboutOf(element)) named.set(aboutOf(element), element)
      }
    }
    const collections = collectionsIn(named)
    for (const [w, { element, place }] of works.entries()) {
      const raw = { ...rawOf(element, named), collections: collections.get(aboutOf(element)) }
      yield* paperFrom(raw, w + 1, place, context)
    }
    // Zotero writes a journal only for what is part of it.
    for (const { element, place } of containers) {
      if (wholes.has(aboutOf(element))) continue
      const what = `a ${element.name} that nothing is part of: ${JSON.stringify(proseAt(element, 'title').slice(0, 60))}`
      yield { problem: { file: context.file, place, what, done: 'left out' } }
    }
  },
}
