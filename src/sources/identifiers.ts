/** Ids that other databases know a paper by, told from what its record says. */

const ARXIV_ID = String.raw`\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}`
const ACL_ID = String.raw`[A-Z]\d{2}-\d{4}|\d{4}\.[a-z\d_]+-[a-z\d]+\.\d+`

/** What counts as an id on its own, and where one stands in an address or a DOI; group 1 is the id. */
const KINDS = {
  arxiv: {
    alone: new RegExp(`^(?:arxiv:\\s*)?(${ARXIV_ID})(?:v\\d+)?(?:\\s*\\[[^\\]]*\\])?$`, 'i'),
    inside: new RegExp(`(?:arxiv\\.org/(?:abs|pdf|html)/|10\\.48550/arxiv\\.)(${ARXIV_ID})`, 'i'),
  },
  pmid: {
    alone: /^(?:pmid:?\s*)?(\d{1,9})(?:\.0)?$/i,
    inside: /(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,9})/i,
  },
  acl: {
    alone: new RegExp(`^(${ACL_ID})$`, 'i'),
    // The DOIs that the ACL gives hold the id since 2014.
    inside: new RegExp(
      `(?:aclanthology\\.(?:org|info)/(?:papers/)?|10\\.(?:3115|18653)/v1/)(${ACL_ID})`,
      'i',
    ),
  },
} as const

/** A DOI on its own, as nearly all are given. */
const ALONE = /^10\.\d{3,9}\/[^\s%]*[^\s%.,;/]$/
const DOI = /10\.\d{3,9}(?:\.\d+)*\//
/** What may stand before a DOI: an address of whatever host (a proxy's, a publisher's), `doi:`, `info:doi/`. */
const BEFORE_DOI =
  /^(?:doi:?\s+)?(?:(?:https?:\/\/|\/\/|www\.|info:|urn:|(?:dx\.)?doi\b|[a-z\d-]+(?:\.[a-z\d-]+)+\/)\S*\s*)?$/i
const AFTER_DOI = /^\s*(?:[[(][a-z][a-z ]{0,30}[\])])?[.,;]?$/i
/** How publishers' addresses go on. */
const PAGE = /(?:\/(?:pdf|epdf|full|fulltext|abstract|meta|html)|\.pdf)$/
/** bioRxiv and medRxiv add the version to it, and how it is shown. */
const PREPRINT_PAGE = /^(10\.(?:1101|64898)\/[\d.]+?)v\d+(?:\.[a-z-]+)*$/
/** What a DOI as a whole may stand in. */
const WRAPPED =
  /^\s*(?:\\(?:url|doi|href)\s*)?(?:\{(.*)\}|\((.*)\)|<(.*)>|\[([^\]]*)\](?:\([^()]*\))?|"(.*)"|'(.*)')\s*$/s

/** In an address, and where the slash is, a DOI is percent-encoded. */
const ADDRESS = /^(?:https?:|www\.|doi\.|dx\.)|10\.\d{3,9}%2F/i
const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address)
  } catch {
    return address.replace(/%2F/gi, '/')
  }
}

/** The DOI that a text is, in any of the ways to write one (`https://doi.org/…`, `doi:…`, behind a proxy), else ''. */
export function doiIn(given: string): string {
  if (ALONE.test(given)) return given
  const wrapped = WRAPPED.exec(given)?.slice(1).find(Boolean)
  if (wrapped) return doiIn(wrapped)
  const text = /^\S*%[\da-f]{2}\S*$/i.test(given) && ADDRESS.test(given) ? decoded(given) : given
  const at = text.search(DOI)
  if (at < 0) return ''
  const before = text.slice(0, at)
  const [doi] = /^\S*/.exec(text.slice(at))!
  if ((before !== '' && !BEFORE_DOI.test(before)) || !AFTER_DOI.test(text.slice(at + doi.length))) return ''
  const isPage = /^(?:https?:)?\/\//i.test(before) && !/doi\.org/i.test(before)
  const address = isPage
    ? doi
        .replace(/[?#].*$/, '')
        .replace(PAGE, '')
        .replace(PREPRINT_PAGE, '$1')
    : doi
  const plain = address.replace(/[.,;/]+$/, '')
  return /\/\S/.test(plain) ? plain : ''
}

/** The DOI that an address of doi.org holds, the first of several; '' where there is none. */
export const doiOfAddress = (address: unknown): string =>
  [address]
    .flat()
    .map((url) =>
      typeof url === 'string' && /^https?:\/\/(?:dx\.|www\.)?doi\.org\/10\./i.test(url) ? doiIn(url) : '',
    )
    .find(Boolean) ?? ''

const MAY_TELL = /arxiv|pubmed|aclanthology|10\.(?:3115|18653)\//i

/** Whether an address or a DOI may hold an id at all; next to none do. */
export const tellsId = (place: string): boolean => place !== '' && MAY_TELL.test(place)

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

/** A DOI that arXiv or another archive of preprints gave says nothing against the publisher's. */
export const isPreprint = (doi: string): boolean =>
  /^10\.(?:48550|1101|2139|20944|26434|31234|31219)\//.test(doi)
