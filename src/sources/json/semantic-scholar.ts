/** Papers of the Semantic Scholar API (`paperId`, `externalIds`) and of its data sets (`corpusid`, `externalids`), whole texts among them. */
import type { JsonKind } from './json-records.ts'
import { at, listAt, textAt } from './json-values.ts'
import { marked } from './s2orc.ts'

export const semanticScholar: JsonKind = {
  name: 'Semantic Scholar',

  matches: (record) =>
    'externalIds' in record ||
    'externalids' in record ||
    (('paperId' in record || 'corpusid' in record) && 'title' in record),

  raw(record) {
    const ids = at(record, 'externalIds') ?? at(record, 'externalids')
    return {
      id: textAt(record, 'paperId') || textAt(record, 'corpusid') || textAt(record, 'corpusId'),
      title: at(record, 'title') ?? marked(at(record, 'content'), 'title'),
      abstract: at(record, 'abstract') ?? marked(at(record, 'content'), 'abstract'),
      authors: listAt(record, 'authors').map((author) => at(author, 'name') ?? author),
      year: at(record, 'year') ?? at(record, 'publicationDate') ?? at(record, 'publicationdate'),
      venue:
        textAt(record, 'venue') ||
        textAt(record, 'publicationVenue', 'name') ||
        textAt(record, 'journal', 'name'),
      doi: at(ids, 'DOI'),
      arxiv: at(ids, 'ArXiv'),
      pmid: at(ids, 'PubMed'),
      acl: at(ids, 'ACL'),
      url: at(record, 'url'),
      pdf: textAt(record, 'openAccessPdf', 'url'),
      references: listAt(record, 'references'),
    }
  },
}
