/** Records that name their fields themselves: our own names, and what others commonly write for them. */
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

type Field = keyof RawPaper

/** The field that a name stands for, and its place among the names of that field. */
const PLACES: ReadonlyMap<string, readonly [field: Field, rank: number]> = new Map(
  (Object.entries(NAMES) as [Field, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name, rank) => [name, [field, rank]] as const),
  ),
)
const LINKS: ReadonlySet<Field> = new Set(['url', 'pdf', 'code'])

const isWeb = (value: unknown): boolean =>
  (typeof value === 'string' && /^https?:/i.test(value)) || (Array.isArray(value) && value.every(isWeb))
const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/**
 * The fields of a record under the first of their names that holds anything. Under a name that is not ours, a link must
 * be an address of the web, since others put other things there.
 */
export function namedFields(record: object): RawPaper {
  const raw: RawPaper = {}
  const ranks: Partial<Record<Field, number>> = {}
  for (const name of Object.keys(record)) {
    const place = PLACES.get(name)
    if (!place) continue
    const value = (record as Readonly<Record<string, unknown>>)[name]
    if (!isGiven(value)) continue
    const [field, first] = place
    let rank = first
    if (LINKS.has(field) && !isWeb(value)) {
      if (first > 0) continue
      // What stands under our own name is read, and told of, only where nothing better is given.
      rank = Number.MAX_SAFE_INTEGER
    }
    if (rank >= (ranks[field] ?? Number.POSITIVE_INFINITY)) continue
    ranks[field] = rank
    raw[field] = value
  }
  return raw
}
