/**
 * Items of Zotero by the names of its own fields: its API (`{key, data: {…}}`), its database, and the JSON export of Better
 * BibTeX.
 */
import type { Context, SourceItem } from '../format.ts'
import { paperFrom } from '../paper.ts'
import type { JsonKind } from './json-records.ts'
import { at, type JsonRecord, listAt, textAt } from './json-values.ts'

/** What is no work of its own. */
const PART = /^(?:note|attachment|annotation)$/

const dataOf = (record: JsonRecord): unknown =>
  textAt(record, 'data', 'itemType') ? at(record, 'data') : record

/** Whether an item is a work, and not a note, a file or a mark in one. */
export const isWork = (item: unknown): boolean => {
  const type = textAt(item, 'itemType')
  return type !== '' && !PART.test(type)
}

/** `DOI: 10.…` on a line of the field that holds what has no field. */
const extra = (item: unknown, name: string): string | undefined =>
  new RegExp(`^${name}:\\s*(\\S+)`, 'im').exec(textAt(item, 'extra'))?.[1]

/** The first of these fields that says anything. */
const first = (item: unknown, names: readonly string[]): string =>
  names.map((name) => textAt(item, name)).find(Boolean) ?? ''

const authorOf = (creator: unknown): unknown =>
  textAt(creator, 'lastName')
    ? { family: textAt(creator, 'lastName'), given: textAt(creator, 'firstName') }
    : { literal: textAt(creator, 'name') || textAt(creator, 'firstName') }

function authorsOf(item: unknown): unknown[] {
  const creators = listAt(item, 'creators')
  const editors = creators.filter((creator) => textAt(creator, 'creatorType') === 'editor')
  const others = creators.filter(
    (creator) =>
      !/^(?:editor|seriesEditor|translator|bookAuthor|reviewedAuthor|recipient|contributor)$/.test(
        textAt(creator, 'creatorType'),
      ),
  )
  return (others.length > 0 ? others : editors).map(authorOf)
}

/** What kinds of items call their title, date and venue. */
const TITLES = 'title caseName nameOfAct subject shortTitle'.split(' ')
const DATES = 'date dateDecided dateEnacted issueDate'.split(' ')
const VENUES =
  `publicationTitle proceedingsTitle bookTitle conferenceName encyclopediaTitle dictionaryTitle websiteTitle
  blogTitle forumTitle programTitle university institution`.split(/\s+/)

export const zotero: JsonKind = {
  name: 'Zotero',

  matches: (record) => textAt(record, 'itemType') !== '' || textAt(record, 'data', 'itemType') !== '',

  raw(record) {
    const item = dataOf(record)
    if (PART.test(textAt(item, 'itemType'))) return {}
    return {
      id:
        first(item, ['citationKey', 'citekey']) ||
        extra(item, 'Citation Key') ||
        first(item, ['key', 'itemKey']),
      title: first(item, TITLES) || at(item, 'title'),
      abstract: at(item, 'abstractNote'),
      authors: authorsOf(item),
      year: first(item, DATES) || at(item, 'date'),
      venue: first(item, VENUES),
      keywords: listAt(item, 'tags').map((tag) => textAt(tag, 'tag') || tag),
      doi: textAt(item, 'DOI') || extra(item, 'DOI'),
      pmid: extra(item, 'PMID'),
      arxiv: /^arxiv:/i.test(textAt(item, 'archiveID')) ? textAt(item, 'archiveID') : extra(item, 'arXiv'),
      language: at(item, 'language'),
      url: textAt(item, 'url') || undefined,
    }
  },
}

/** The paper of an item, kept in these collections; nothing of an item that is no work. */
export const fromZotero = (
  item: JsonRecord,
  collections: readonly string[],
  number: number,
  context: Context,
): SourceItem[] =>
  isWork(item)
    ? paperFrom({ ...zotero.raw(item), collections }, number, `item ${textAt(item, 'key')}`, context)
    : []
