/** Addresses that papers give; only those a browser opens as a web page. */
import type { Paper } from '../../src/types.ts'

export interface WebLink {
  label: string
  href: string
}

/** The address as a web address, `null` for anything but http and https. */
export function webAddress(address: string): string | null {
  try {
    const { protocol, href } = new URL(address)
    return protocol === 'http:' || protocol === 'https:' ? href : null
  } catch {
    return null
  }
}

/** A paper's links without repetition: its own, then those that follow from its identifiers. */
export function webLinks({ links, doi, arxiv, pmid, acl }: Paper): WebLink[] {
  const named: [label: string, address: string][] = links.map(({ kind, url }) => [
    kind === 'code' ? 'Code' : kind === 'pdf' ? 'PDF' : 'Page',
    url,
  ])
  if (doi) named.push(['DOI', `https://doi.org/${encodeURI(doi)}`])
  if (arxiv) named.push(['arXiv', `https://arxiv.org/abs/${encodeURI(arxiv)}`])
  if (pmid) named.push(['PubMed', `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}`])
  if (acl) named.push(['ACL', `https://aclanthology.org/${encodeURIComponent(acl)}`])
  const found = new Map<string, WebLink>()
  for (const [label, address] of named) {
    const href = webAddress(address)
    if (href && !found.has(href)) found.set(href, { label, href })
  }
  return [...found.values()]
}
