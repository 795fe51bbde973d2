/** Items of Zotero itself: its web API (`{key, data: {…}}`) and the JSON export of Better BibTeX. */
import type { JsonKind, JsonRecord } from './json-records.ts'
import { at, listAt, textAt } from './json-values.ts'

/** What is no work of its own. */
const PART = /^(?:note|attachment|annotation)$/

const dataOf = (record: JsonRecord): unknown =>
  textAt(record, 'data', 'itemType') ? at(record, 'data') : record

/** `DOI: 10.…` on a line of the field that holds what has no field. */
const extra = (item: unknown, name: string): string | undefined =>
  new RegExp(`^${name}:\\s*(\\S+)`, 'im').exec(textAt(item, 'extra'))?.[1]

const authorOf = (creator: unknown): unknown =>
  textAt(creator, 'lastName')
    ? { family: textAt(creator, 'lastName'), given: textAt(creator, 'firstName') }
    : { literal: textAt(creator, 'name') || textAt(creator, 'firstName') }

function authorsOf(item: unknown): unknown[] {
  const creators = listAt(item, 'creators')
  const editors = creators.filter((creator) => textAt(creator, 'creatorType') === 'editor')
  const others = creators.filter(
    (creator) =>
      !/^(?:editor|seriesEditor|translator|reviewedAuthor|contributor)$/.test(textAt(creator, 'creatorType')),
  )
  return (others.length > 0 ? others : editors).map(authorOf)
}

const VENUES =
  'publicationTitle proceedingsTitle bookTitle conferenceName encyclopediaTitle websiteTitle university institution'.split(
    ' ',
  )

export const zotero: JsonKind = {
  name: 'Zotero',

  matches: (record) => textAt(record, 'itemType') !== '' || textAt(record, 'data', 'itemType') !== '',

  raw(record) {
    const item = dataOf(record)
    if (PART.test(textAt(item, 'itemType'))) return {}
    return {
      id:
        textAt(item, 'citationKey') || textAt(item, 'citekey') || textAt(item, 'key') || at(item, 'itemKey'),
      title: at(item, 'title'),
      abstract: at(item, 'abstractNote'),
      authors: authorsOf(item),
      year: at(item, 'date'),
      venue: VENUES.map((name) => textAt(item, name)).find(Boolean),
      keywords: listAt(item, 'tags').map((tag) => textAt(tag, 'tag') || tag),
      doi: textAt(item, 'DOI') || extra(item, 'DOI'),
      pmid: extra(item, 'PMID'),
      arxiv: /^arxiv:/i.test(textAt(item, 'archiveID')) ? textAt(item, 'archiveID') : extra(item, 'arXiv'),
      language: at(item, 'language'),
      url: textAt(item, 'url') || undefined,
    }
  },
}
