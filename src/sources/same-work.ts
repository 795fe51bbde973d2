/**
 * Which records are of the same work: those with a common DOI, arXiv, PubMed or ACL id, else those with the same title, an
 * author in common and at most a year between them. Two works with the same short title stay two.
 */
import type { Paper } from '../types.ts'

/** Of a title with fewer words than this, year and all authors must be the same: `Deep Learning`. */
const LONG_TITLE = 4
/** Authors of a paper that are looked at. */
const MOST_AUTHORS = 50

const plain = (text: string): string =>
  text
    .replace(/<[^<>]{1,100}>/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const familiesOf = ({ authors }: Paper): string[] => [
  ...new Set(authors.slice(0, MOST_AUTHORS).map(({ family, name }) => plain(family ?? name))),
]

/** A DOI that arXiv gave says nothing against the publisher's. */
const isPreprint = (doi: string): boolean => /^10\.(?:48550|1101|2139|20944|26434|31234|31219)\//.test(doi)

/** Ids of which two that differ mean two works. */
function telling(paper: Paper): string[] {
  const ids: string[] = []
  if (paper.doi && !isPreprint(paper.doi)) ids.push(`doi ${paper.doi.toLowerCase()}`)
  if (paper.pmid) ids.push(`pmid ${paper.pmid}`)
  if (paper.arxiv) ids.push(`arxiv ${paper.arxiv.toLowerCase()}`)
  return ids
}

const idsOf = (paper: Paper): string[] => [
  ...telling(paper),
  ...(paper.doi && isPreprint(paper.doi) ? [`doi ${paper.doi.toLowerCase()}`] : []),
  ...(paper.acl ? [`acl ${paper.acl.toLowerCase()}`] : []),
]

/** A wrong id (that of a whole volume) joins papers that have nothing else in common. */
function mayBeSame(a: Paper, b: Paper): boolean {
  const [one, other] = [a, b].map(({ title }) => new Set(plain(title).split(' ').filter(Boolean)))
  if (one.size === 0 || other.size === 0) return true
  const common = [...one].filter((word) => other.has(word)).length
  if (common >= 0.3 * Math.min(one.size, other.size)) return true
  const families = new Set(familiesOf(a))
  const others = familiesOf(b)
  return families.size === 0 || others.length === 0 || others.some((family) => families.has(family))
}

/** Union-find over records, each group with the ids that tell it from other works. */
class Groups {
  private readonly parent: Int32Array
  private readonly ids: Map<number, Set<string>> = new Map()

  constructor(papers: readonly Paper[]) {
    this.parent = Int32Array.from(papers, (_, p) => p)
    papers.forEach((paper, p) => {
      const ids = telling(paper)
      if (ids.length > 0) this.ids.set(p, new Set(ids))
    })
  }

  find(p: number): number {
    while (this.parent[p] !== p) {
      this.parent[p] = this.parent[this.parent[p]]
      p = this.parent[p]
    }
    return p
  }

  join(a: number, b: number): void {
    const [to, from] = [this.find(a), this.find(b)].sort((x, y) => x - y)
    if (to === from) return
    this.parent[from] = to
    const all = new Set([...(this.ids.get(to) ?? []), ...(this.ids.get(from) ?? [])])
    if (all.size > 0) this.ids.set(to, all)
  }

  /** Do both groups have an id of one kind, and none in common? */
  conflict(a: number, b: number): boolean {
    const [one, other] = [this.ids.get(this.find(a)), this.ids.get(this.find(b))]
    if (!one || !other || this.find(a) === this.find(b)) return false
    const kindOf = (id: string): string => id.slice(0, id.indexOf(' '))
    const kinds = new Set([...one].map(kindOf))
    return [...other].some((id) => kinds.has(kindOf(id)) && !one.has(id))
  }
}

function buckets(papers: readonly Paper[], keysOf: (paper: Paper) => string[]): [string, number[]][] {
  const first = new Map<string, number>()
  const shared = new Map<string, number[]>()
  papers.forEach((paper, p) => {
    for (const key of new Set(keysOf(paper))) {
      const before = first.get(key)
      if (before === undefined) first.set(key, p)
      else {
        const all = shared.get(key)
        if (all) all.push(p)
        else shared.set(key, [before, p])
      }
    }
  })
  return [...shared].sort(([a], [b]) => (a < b ? -1 : 1))
}

function titleKeys(paper: Paper): string[] {
  const { year } = paper
  if (year === undefined || paper.authors.length === 0) return []
  const title = plain(paper.title)
  if (title === '') return []
  const families = familiesOf(paper)
  return title.split(' ').length < LONG_TITLE
    ? [`${title}|${[...families].sort().join('|')}|${year}`]
    : families.map((family) => `${title}|${family}`)
}

/**
 * For every record the least index of its group; `papers` must be in an order that does not depend on that of the files.
 * Time is linear but for sorting. Records whose publisher's DOIs, arXiv or PubMed ids differ are never joined by title.
 */
export function sameWorks(papers: readonly Paper[]): Int32Array {
  const groups = new Groups(papers)
  for (const [, [first, ...others]] of buckets(papers, idsOf))
    for (const other of others) if (mayBeSame(papers[first], papers[other])) groups.join(first, other)
  for (const [, found] of buckets(papers, titleKeys)) {
    found.sort((a, b) => papers[a].year! - papers[b].year! || a - b)
    let anchor = found[0]
    for (const other of found.slice(1)) {
      const near = papers[other].year! - papers[anchor].year! <= 1
      if (near && !groups.conflict(anchor, other)) groups.join(anchor, other)
      else anchor = other
    }
  }
  return Int32Array.from(papers, (_, p) => groups.find(p))
}
