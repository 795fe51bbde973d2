/** Several records of one work → one paper that loses nothing: the fuller field wins, links, ids and sources are all kept. */
import type { Reference } from '../citation.ts'
import { byCode } from '../order.ts'
import type { Author, Paper, PaperSource } from '../types.ts'
import type { SourceRecord } from './format.ts'

/** How much a record says: how many fields, then how much text. */
function fullness(paper: Paper): number {
  const values = [
    paper.title,
    paper.abstract,
    paper.keywords.length,
    paper.authors.length,
    paper.year,
    paper.venue,
    paper.doi,
  ]
  return values.filter(Boolean).length * 1e9 + paper.abstract.length
}

const namesLength = (authors: readonly Author[]): number =>
  authors.reduce((length, { name }) => length + name.length, 0)

/** The first of the longest. */
const longest = <T>(values: readonly T[], size: (value: T) => number): T =>
  values.reduce((best, value) => (size(value) > size(best) ? value : best))

/** Each once, where one is written alike. */
function citedBy(papers: readonly Paper[]): Reference[] {
  const [one, ...more] = papers.flatMap(({ references }) => (references ? [references] : []))
  if (more.length === 0) return one ?? []
  const all = new Map([one, ...more].flat().map((reference) => [JSON.stringify(reference), reference]))
  return [...all.values()]
}

/**
 * Merges records of one work (at least one). The name comes from the settled record, else from the fullest that has one of its own;
 * `isNamed` tells whether a record does.
 */
export function mergePapers(
  records: readonly SourceRecord[],
  isNamed: (record: SourceRecord) => boolean,
): Paper {
  const ranked = [...records].sort(
    (a, b) =>
      fullness(b.paper) - fullness(a.paper) ||
      byCode(a.paper.id, b.paper.id) ||
      byCode(JSON.stringify(a.paper), JSON.stringify(b.paper)),
  )
  const papers = ranked.map(({ paper }) => paper)
  const dois = papers.map(({ doi }) => doi).filter((doi) => doi !== undefined)
  const links = new Map(
    papers.flatMap((paper) => paper.links.map((link) => [link.url, link] as const)).reverse(),
  )
  const rest: Partial<Paper> = {}
  const doi = dois.find((given) => !given.startsWith('10.48550/')) ?? dois[0]
  if (doi) rest.doi = doi
  const year = papers.find((paper) => paper.year !== undefined)?.year
  if (year !== undefined) rest.year = year
  for (const name of ['venue', 'arxiv', 'pmid', 'acl', 'language'] as const) {
    const value = papers.map((paper) => paper[name]).find(Boolean)
    if (value) rest[name] = value
  }
  const kept = new Map(papers.flatMap((paper) => paper.kept ?? []).reverse())
  if (kept.size > 0) rest.kept = [...kept].sort(([a], [b]) => byCode(a, b))
  const collections = new Set(papers.flatMap((paper) => paper.collections ?? []))
  if (collections.size > 0) rest.collections = [...collections].sort()
  const cited = citedBy(papers)
  if (cited.length > 0) rest.references = cited
  const others = new Set(dois.filter((given) => given.toLowerCase() !== doi!.toLowerCase()))
  if (others.size > 0) rest.dois = [...others].sort()
  const sources = records.flatMap(
    ({ paper, file, place }): PaperSource[] => paper.sources ?? [{ id: paper.id, file, place }],
  )
  return {
    id: (ranked.find(({ settled }) => settled) ?? ranked.find(isNamed) ?? ranked[0]).paper.id,
    title: longest(papers, ({ title }) => title.trim().length).title,
    abstract: longest(papers, ({ abstract }) => abstract.trim().length).abstract,
    keywords: longest(papers, ({ keywords }) => keywords.length).keywords,
    authors: longest(papers, ({ authors }) => authors.length * 1e6 + namesLength(authors)).authors,
    links: [...links.values()].reverse(),
    ...rest,
    sources,
  }
}
