/** Ids that other databases know a paper by, told from what its record says. */

const ARXIV_ID = String.raw`\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}`

/** What counts as an id on its own, and where one stands in an address or a DOI; group 1 is the id. */
const KINDS = {
  arxiv: {
    alone: new RegExp(`^(?:arxiv:\\s*)?(${ARXIV_ID})(?:v\\d+)?(?:\\s*\\[[^\\]]*\\])?$`, 'i'),
    inside: new RegExp(`(?:arxiv\\.org/(?:abs|pdf|html)/|10\\.48550/arxiv\\.)(${ARXIV_ID})`, 'i'),
  },
  pmid: {
    alone: /^(?:pmid:?\s*)?(\d{1,9})$/i,
    inside: /(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,9})/i,
  },
  acl: {
    alone: /^([A-Z]\d{2}-\d{4}|\d{4}\.[a-z\d_]+-[a-z\d]+\.\d+)$/i,
    inside: /aclanthology\.(?:org|info)\/(?:papers\/)?([A-Z]\d{2}-\d{4}|\d{4}\.[a-z\d_]+-[a-z\d]+\.\d+)/i,
  },
} as const

/** Whether an address or a DOI may hold an id at all; next to none do. */
export const tellsId = (place: string): boolean => /arxiv|pubmed|aclanthology/i.test(place)

/**
 * An arXiv id without its version (`2106.09685`, `hep-th/9901001`), a PubMed id (`29872490`) or an ACL Anthology id
 * (`2020.acl-main.1`): the one `given`, else the first that an address or DOI in `places` tells. What is given in
 * another form is kept as it is. '' where there is none.
 */
export function identifier(kind: keyof typeof KINDS, given: string, places: readonly string[]): string {
  const { alone, inside } = KINDS[kind]
  const text = given.trim()
  if (text !== '') return alone.exec(text)?.[1] ?? inside.exec(text)?.[1] ?? text
  for (const place of places) {
    const found = inside.exec(place)?.[1]
    if (found) return found
  }
  return ''
}
