/** arXiv's metadata as JSON (its OAI snapshot): names in parts, years in the history of versions. */
import type { JsonKind } from './json-records.ts'
import { at, listAt, textAt } from './json-values.ts'

export const arxivJson: JsonKind = {
  name: 'arXiv JSON',

  matches: (record) => 'authors_parsed' in record,

  raw(record) {
    const authors = listAt(record, 'authors_parsed').map((parts) => ({
      family: textAt(parts, 0),
      given: textAt(parts, 1),
      suffix: textAt(parts, 2),
    }))
    return {
      id: at(record, 'id'),
      arxiv: at(record, 'id'),
      title: textAt(record, 'title').replace(/\s+/g, ' '),
      abstract: textAt(record, 'abstract').trim(),
      authors: authors.length > 0 ? authors : at(record, 'authors'),
      year: textAt(record, 'versions', 0, 'created') || at(record, 'update_date'),
      venue: at(record, 'journal-ref'),
      doi: at(record, 'doi'),
    }
  },
}
