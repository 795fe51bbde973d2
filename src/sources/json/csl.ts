/** CSL-JSON, as Zotero, Mendeley and Pandoc write it. */
import type { JsonKind } from './json-records.ts'
import { at, listAt, textAt, yearAt } from './json-values.ts'

const FIELDS = ['container-title', 'issued', 'DOI', 'citation-key', 'citation-label', 'accessed']

/** `PMID: 123` on a line of Zotero's note field. */
const noted = (record: unknown, name: string): string | undefined =>
  new RegExp(`^${name}:\\s*(\\S+)`, 'im').exec(textAt(record, 'note'))?.[1]

export const csl: JsonKind = {
  name: 'CSL-JSON',

  matches: (record) => {
    const author = at(record, 'author', 0)
    return (
      FIELDS.some((name) => name in record) ||
      at(author, 'family') !== undefined ||
      at(author, 'literal') !== undefined
    )
  },

  raw: (record) => ({
    id: at(record, 'id') ?? at(record, 'citation-key'),
    title: at(record, 'title'),
    abstract: at(record, 'abstract'),
    authors: listAt(record, 'author').length > 0 ? at(record, 'author') : listAt(record, 'editor'),
    year: yearAt(record, 'issued') || at(record, 'year'),
    venue: textAt(record, 'container-title') || textAt(record, 'event-title') || textAt(record, 'event'),
    keywords: at(record, 'keyword') ?? at(record, 'keywords'),
    doi: at(record, 'DOI') ?? noted(record, 'DOI'),
    pmid: at(record, 'PMID') ?? noted(record, 'PMID'),
    arxiv: /^arxiv/i.test(textAt(record, 'number')) ? textAt(record, 'number') : noted(record, 'arXiv'),
    language: at(record, 'language'),
    url: textAt(record, 'URL') || undefined,
  }),
}
