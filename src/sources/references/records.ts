/** References that are records of their own, under the names that Crossref, Semantic Scholar, INSPIRE, Lens and others use. */
import type { Reference } from '../../citation.ts'
import { authorFrom } from '../authors.ts'
import { doiIn } from '../identifiers.ts'
import { at, textAt } from '../json/json-values.ts'
import { bareReference, writtenReference } from './written.ts'

/** The first text under these paths; of a list its first one. */
function first(record: unknown, ...paths: string[]): string {
  for (const path of paths) {
    const found = at(record, ...path.split('.'))
    const text = textAt({ found: Array.isArray(found) ? found[0] : found }, 'found').trim()
    if (text !== '') return text
  }
  return ''
}

const ID_KEYS: readonly (readonly [prefix: string, ...paths: string[]])[] = [
  ['', 'paperId', 'lens_id', 'openalex', 'ids.openalex', 'id', 'eid', 'bibcode', 'record.$ref'],
  ['pmid:', 'pmid', 'PMID', 'externalIds.PubMed', 'externalids.PubMed', 'other_ids.pmid', 'other_ids.PMID'],
  [
    'arxiv:',
    'arxiv',
    'arxiv_id',
    'arxiv_eprint',
    'externalIds.ArXiv',
    'externalids.ArXiv',
    'other_ids.arXiv',
  ],
  ['acl:', 'acl', 'externalIds.ACL', 'externalids.ACL'],
]

/** The first author with the family name in front. */
function authorOf(record: unknown): string {
  for (const name of ['author', 'authors', 'creators']) {
    const given = at(record, name)
    const one = Array.isArray(given) ? given[0] : given
    // Whoever writes one text writes a family name, or one with its initials.
    if (typeof one === 'string' && one === given) return one.split(/;|,? (?:and|&) /)[0].trim()
    const author = authorFrom(at(one, 'full_name') ?? at(one, 'author') ?? one)
    if (author) return author.family ? `${author.family} ${author.given ?? ''}`.trim() : author.name
  }
  return ''
}

/** The reference that a record is; undefined where nothing in it says of what. */
export function recordedReference(given: object): Reference | undefined {
  const record = at(given, 'citedPaper') ?? at(given, 'reference') ?? given
  if (typeof record !== 'object' || record === null) return undefined
  const doi = doiIn(
    first(record, 'DOI', 'doi', 'externalIds.DOI', 'externalids.DOI', 'ids.doi', 'other_ids.DOI', 'dois'),
  )
  const ids = ID_KEYS.flatMap(([prefix, ...paths]) => {
    const id = first(record, ...paths)
    if (id === '') return []
    if (prefix === '') return bareReference(id)?.ids ?? []
    return [id.toLowerCase().startsWith(prefix) ? `${prefix}${id.slice(prefix.length)}` : `${prefix}${id}`]
  })
  const text = first(record, 'unstructured', 'raw_text', 'raw', 'citation', 'text', 'misc')
  const written = text === '' ? {} : writtenReference(text.replace(/\s+/g, ' '))
  const year = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.exec(
    first(record, 'year', 'publication_year', 'publication_info.year', 'date'),
  )?.[0]
  const inBook = first(record, 'article-title', 'title', 'title.title', 'display_name')
  const title = inBook || first(record, 'volume-title')
  const author = authorOf(record)
  const venue = first(
    record,
    'journal-title',
    'venue',
    'journal',
    'journal.name',
    'publication_info.journal_title',
    'container-title',
    'source',
    ...(inBook ? ['volume-title', 'series-title'] : ['series-title']),
  )
  const volume = first(record, 'volume', 'journal.volume', 'publication_info.journal_volume')
  const page = first(record, 'first-page', 'page', 'pages', 'journal.pages').split(/[-–]/)[0].trim()
  const reference: Reference = {
    ...written,
    ...(doi && { doi }),
    ...(ids.length > 0 && { ids }),
    ...(author && { author }),
    ...(year && { year: Number(year) }),
    ...(venue && { venue }),
    ...(volume && { volume }),
    ...(page && { page }),
    ...(title && { title }),
  }
  return Object.keys(reference).length > 0 ? reference : undefined
}
