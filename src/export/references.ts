/** What the bibliographic formats share: addresses, keywords, citation keys. */
import type { Atlas, Paper } from '../types.ts'
import { allowed } from './xml.ts'

const encoded = (part: string): string => encodeURIComponent(allowed(part)).replaceAll('%2F', '/')

/** Where the paper is found by its ids; empty where it has none. Safe in any format: ASCII, percent-encoded. */
export function addressesOf({ doi, arxiv, pmid, acl }: Paper): string[] {
  return [
    ...(doi ? [`https://doi.org/${encoded(doi)}`] : []),
    ...(arxiv ? [`https://arxiv.org/abs/${encoded(arxiv)}`] : []),
    ...(pmid ? [`https://pubmed.ncbi.nlm.nih.gov/${encoded(pmid)}/`] : []),
    ...(acl ? [`https://aclanthology.org/${encoded(acl)}/`] : []),
  ]
}

/** The best address to open: by id, else the first http(s) link of the paper, else undefined. */
export function addressOf(paper: Paper): string | undefined {
  const [first] = addressesOf(paper)
  if (first) return first
  for (const { url } of paper.links)
    if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return new URL(url).href
  return undefined
}

/** The paper's own keywords, then the concepts it links to, strongest first; each once, whatever its case. */
export function keywordsOf(atlas: Atlas, p: number): string[] {
  const { start, concept, weight } = atlas.links
  const linked = Array.from({ length: start[p + 1] - start[p] }, (_, i) => start[p] + i)
  linked.sort((l, m) => weight[m] - weight[l] || l - m)
  const found = new Map<string, string>()
  for (const text of [...atlas.papers[p].keywords, ...linked.map((l) => atlas.concepts[concept[l]].label)]) {
    const keyword = oneLine(text)
    if (keyword !== '' && !found.has(keyword.toLowerCase())) found.set(keyword.toLowerCase(), keyword)
  }
  return [...found.values()]
}

/** Text on one line, without the characters that XML forbids. */
export const oneLine = (text: string): string => allowed(text).replace(/\s+/g, ' ').trim()

/** A citation key for each paper: its id in ASCII letters, digits and `-:.`, unique whatever the case. */
export function citationKeys(papers: readonly Paper[]): string[] {
  const used = new Set<string>()
  return papers.map(({ id }) => {
    const plain = id.replace(/[^A-Za-z0-9:.-]+/g, '-').replace(/^-+|-+$/g, '') || 'paper'
    let key = plain
    for (let i = 2; used.has(key.toLowerCase()); i++) key = `${plain}-${i}`
    used.add(key.toLowerCase())
    return key
  })
}
