/** Records that name their fields themselves: our own names, and what others commonly write for them. */
import { at } from './json-values.ts'
import type { RawPaper } from './paper.ts'

const NAMES: Readonly<Record<keyof RawPaper, readonly string[]>> = {
  id: ['id', 'citekey', 'citationkey', 'key', 'paper_id', 'paperId'],
  title: ['title', 'paper_title'],
  abstract: ['abstract', 'summary', 'description'],
  authors: ['authors', 'author', 'creators'],
  year: ['year', 'publication_year', 'date', 'published', 'publishdate', 'publication_date', 'update_date'],
  venue: [
    'venue',
    'journal',
    'booktitle',
    'conference',
    'proceeding',
    'publication',
    'container-title',
    'journal-ref',
    'journal_ref',
  ],
  keywords: ['keywords', 'tags', 'keyword', 'categories', 'tasks'],
  doi: ['doi', 'DOI'],
  arxiv: ['arxiv', 'arxiv-id', 'arxiv_id', 'arxivId', 'eprint'],
  pmid: ['pmid', 'PMID', 'pubmed_id'],
  acl: ['acl', 'acl_id'],
  language: ['language', 'lang'],
  url: ['url', 'link', 'url_abs', 'url_source', 'source', 'paper_url'],
  pdf: ['pdf', 'url_pdf', 'pdf_url'],
  code: ['code', 'url_code', 'code_url', 'repo_url', 'repository'],
}

const FIELDS = Object.entries(NAMES) as [keyof RawPaper, readonly string[]][]

const isWeb = (value: unknown): boolean =>
  (typeof value === 'string' && /^https?:/i.test(value)) || (Array.isArray(value) && value.every(isWeb))
const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/**
 * The fields of a record under the first of their names that holds anything. Under a name that is not ours, a link must
 * be an address of the web, since others put other things there.
 */
export function namedFields(record: unknown): RawPaper {
  const raw: RawPaper = {}
  for (const [field, names] of FIELDS) {
    const isLink = field === 'url' || field === 'pdf' || field === 'code'
    const found = names
      .map((name) => at(record, name))
      .find((value) => isGiven(value) && (!isLink || isWeb(value)))
    if (found !== undefined) raw[field] = found
    else if (isGiven(at(record, names[0]))) raw[field] = at(record, names[0])
  }
  return raw
}
