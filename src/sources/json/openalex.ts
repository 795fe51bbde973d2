/** OpenAlex works; an abstract that is given as positions of its words is put together again. */
import type { JsonKind } from './json-records.ts'
import { at, listAt, textAt } from './json-values.ts'

/** Most words of an inverted abstract that are read. */
const MOST_WORDS = 200_000

/** `{"We": [0, 9], "show": [1]}` → `We show …`; positions need not be without gaps. */
function abstractOf(inverted: unknown): string {
  if (typeof inverted !== 'object' || inverted === null) return ''
  const words: [position: number, word: string][] = []
  for (const [word, positions] of Object.entries(inverted))
    for (const position of Array.isArray(positions) ? positions : [])
      if (typeof position === 'number' && words.length < MOST_WORDS) words.push([position, word])
  words.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))
  return words.map(([, word]) => word).join(' ')
}

const shortId = (id: string): string => id.replace(/^https?:\/\/openalex\.org\//i, '')

export const openAlex: JsonKind = {
  name: 'OpenAlex',

  matches: (record) =>
    'abstract_inverted_index' in record ||
    'authorships' in record ||
    /^https?:\/\/openalex\.org\/W/i.test(textAt(record, 'id')),

  raw(record) {
    const location = at(record, 'primary_location')
    const locations = [location, ...listAt(record, 'locations')]
    const open = at(record, 'best_oa_location')
    return {
      id: shortId(textAt(record, 'id')),
      title: at(record, 'title') ?? at(record, 'display_name'),
      abstract: abstractOf(at(record, 'abstract_inverted_index')) || at(record, 'abstract'),
      authors: listAt(record, 'authorships')
        .map((entry) => textAt(entry, 'author', 'display_name') || textAt(entry, 'raw_author_name'))
        .filter(Boolean),
      year: at(record, 'publication_year') ?? at(record, 'publication_date'),
      venue:
        textAt(location, 'source', 'display_name') ||
        textAt(location, 'raw_source_name') ||
        textAt(record, 'host_venue', 'display_name'),
      keywords: listAt(record, 'keywords')
        .map((entry) => textAt(entry, 'display_name') || textAt(entry, 'keyword') || entry)
        .filter((keyword) => typeof keyword === 'string'),
      doi: at(record, 'doi') ?? at(record, 'ids', 'doi'),
      arxiv: locations
        .map((place) => /arxiv\.org\/abs\/([^\s?#]+)/.exec(textAt(place, 'landing_page_url'))?.[1])
        .find(Boolean),
      pmid: /\d+$/.exec(textAt(record, 'ids', 'pmid'))?.[0],
      language: at(record, 'language'),
      references: at(record, 'referenced_works'),
      url: textAt(location, 'landing_page_url') || textAt(open, 'landing_page_url'),
      pdf: textAt(open, 'pdf_url') || textAt(location, 'pdf_url'),
    }
  },
}
