/** Crossref works: titles in lists, abstracts in JATS. */

import { xmlFragment } from '../xml.ts'
import { proseOf } from '../xml-tree.ts'
import type { JsonKind } from './json-records.ts'
import { at, listAt, textAt, yearAt } from './json-values.ts'

/** A text without its tags; what is not well-formed stays as it is. */
const prose = (markup: string): string => {
  if (!/[<&]/.test(markup)) return markup
  const element = xmlFragment(markup)
  return element ? proseOf(element) : markup
}

const DATES = ['issued', 'published', 'published-print', 'published-online', 'posted', 'created']

export const crossref: JsonKind = {
  name: 'Crossref',

  matches: (record) =>
    // The journal in a list, which nobody else writes, tells where the DOI is not given.
    Array.isArray(at(record, 'container-title')) || ('DOI' in record && Array.isArray(at(record, 'title'))),

  raw(record) {
    const links = listAt(record, 'link')
    return {
      id: at(record, 'DOI'),
      title: prose(textAt(record, 'title', 0)),
      abstract: prose(textAt(record, 'abstract')),
      authors: (listAt(record, 'author').length > 0
        ? listAt(record, 'author')
        : listAt(record, 'editor')
      ).map((author) =>
        textAt(author, 'family') ? author : { literal: textAt(author, 'name') || textAt(author, 'given') },
      ),
      year: DATES.map((name) => yearAt(record, name)).find(Boolean),
      venue: prose(textAt(record, 'container-title', 0)) || textAt(record, 'event', 'name'),
      keywords: at(record, 'subject'),
      doi: at(record, 'DOI'),
      language: at(record, 'language'),
      url: textAt(record, 'resource', 'primary', 'URL') || textAt(record, 'URL'),
      pdf: links
        .filter((link) => textAt(link, 'content-type') === 'application/pdf')
        .map((link) => textAt(link, 'URL'))
        .slice(0, 1),
      references: listAt(record, 'reference'),
    }
  },
}
