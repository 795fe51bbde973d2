/**
 * Which records are of the same work: those with a common DOI, arXiv, PubMed or ACL id, else those with the same title, an
 * author in common and at most a year between them. Two works with the same short title stay two.
 */
import type { Paper } from '../types.ts'
import { isPreprint } from './identifiers.ts'

/** Of a title with fewer words than this, year and all authors must be the same: `Deep Learning`. */
const LONG_TITLE = 4
/** Authors of a paper that are looked at. */
const MOST_AUTHORS = 50

const unaccented = (text: string): string =>
  /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')

const plain = (text: string): string =>
  unaccented(text.replace(/<[^<>]{1,100}>/g, ''))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const familiesOf = ({ authors }: Paper): string[] => [
  ...new Set(authors.slice(0, MOST_AUTHORS).map(({ family, name }) => plain(family ?? name))),
]

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

/** How much of the shorter title must be in the longer one where no author is in common. */
const SAME_TITLES = 0.75

/** A wrong id, that of a whole volume or book, joins papers that have nothing else in common. */
function mayBeSame(a: Paper, b: Paper): boolean {
  const families = new Set(familiesOf(a))
  const others = familiesOf(b)
  if (families.size === 0 || others.length === 0 || others.some((family) => families.has(family))) return true
  const [one, other] = [a, b].map(({ title }) => new Set(plain(title).split(' ').filter(Boolean)))
  const common = [...one].filter((word) => other.has(word)).length
  return common >= SAME_TITLES * Math.min(one.size, other.size)
}

/** Union-find over records, each group with the ids that tell it from other works. */
class Groups {
  private readonly papers: readonly Paper[]
  private readonly parent: Int32Array
  /** Of groups of more than one. */
  private readonly ids: Map<number, ReadonlySet<string>> = new Map()

  constructor(papers: readonly Paper[]) {
    this.papers = papers
    this.parent = Int32Array.from(papers, (_, p) => p)
  }

  find(p: number): number {
    while (this.parent[p] !== p) {
      this.parent[p] = this.parent[this.parent[p]]
      p = this.parent[p]
    }
    return p
  }

  private idsIn(group: number): ReadonlySet<string> {
    return this.ids.get(group) ?? new Set(telling(this.papers[group]))
  }

  join(a: number, b: number): void {
    const [to, from] = [this.find(a), this.find(b)].sort((x, y) => x - y)
    if (to === from) return
    this.parent[from] = to
    this.ids.set(to, new Set([...this.idsIn(to), ...this.idsIn(from)]))
  }

  /** Do both groups have an id of one kind, and none in common? */
  conflict(a: number, b: number): boolean {
    const [one, other] = [this.find(a), this.find(b)].map((group) => this.idsIn(group))
    if (this.find(a) === this.find(b)) return false
    const kindOf = (id: string): string => id.slice(0, id.indexOf(' '))
    const kinds = new Set([...one].map(kindOf))
    return [...other].some((id) => kinds.has(kindOf(id)) && !one.has(id))
  }
}

/** A hash (FNV-1a) of the words of a text; that of a text of ASCII is that of its plain form. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  let pending = false
  for (let c = 0; c < text.length; c++) {
    let code = text.charCodeAt(c)
    if (code >= 65 && code <= 90) code += 32
    else if (code < 48 || (code > 57 && code < 97) || (code > 122 && code < 128)) {
      pending = hash !== 0x811c9dc5
      continue
    }
    if (pending) hash = Math.imul(hash ^ 32, 0x01000193)
    pending = false
    hash = Math.imul(hash ^ code, 0x01000193)
  }
  return hash
}

const idHashes = ({ doi, arxiv, pmid, acl }: Paper): number[] => {
  const hashes: number[] = []
  for (const id of [doi, arxiv, pmid, acl]) if (id) hashes.push(hashOf(id.toLowerCase()))
  return hashes
}

/** Titles of papers that can be told by title. */
const titleOf = (paper: Paper): string[] => {
  if (paper.year === undefined || paper.authors.length === 0) return []
  const title = plain(paper.title)
  return title === '' ? [] : [title]
}

const titleHashes = ({ title }: Paper): number[] => [
  hashOf(/[<\x80-\uffff]/.test(title) ? plain(title) : title),
]

/** The papers that may have a key in common with another: nearly all stand alone, and nothing more is asked of them. */
function hashedAlike(papers: readonly Paper[], hashesOf: (paper: Paper) => number[]): number[] {
  const hashes: number[] = []
  const owners: number[] = []
  for (const [p, paper] of papers.entries())
    for (const hash of hashesOf(paper)) {
      hashes.push(hash)
      owners.push(p)
    }
  const sorted = Int32Array.from(hashes).sort()
  const repeated = new Set(sorted.filter((hash, h) => hash === sorted[h + 1]))
  return [...new Set(owners.filter((_, h) => repeated.has(hashes[h])))]
}

/** The keys that several of `some` papers have, in their order, with those papers. */
function buckets(
  papers: readonly Paper[],
  some: readonly number[],
  keysOf: (paper: Paper) => string[],
): [string, number[]][] {
  const members = new Map<string, number[]>()
  for (const p of some)
    for (const key of new Set(keysOf(papers[p]))) {
      const all = members.get(key)
      if (all) all.push(p)
      else members.set(key, [p])
    }
  return [...members].filter(([, all]) => all.length > 1).sort(([a], [b]) => (a < b ? -1 : 1))
}

function authorKeys(paper: Paper, title: string): string[] {
  const families = familiesOf(paper)
  return title.split(' ').length < LONG_TITLE ? [`${[...families].sort().join('|')}|${paper.year}`] : families
}

/** Joins papers of one title and author that are at most a year apart and have no ids against it. */
function joinNear(found: number[], papers: readonly Paper[], groups: Groups): void {
  found.sort((a, b) => papers[a].year! - papers[b].year! || a - b)
  let anchor = found[0]
  for (const other of found.slice(1)) {
    const near = papers[other].year! - papers[anchor].year! <= 1
    if (near && !groups.conflict(anchor, other)) groups.join(anchor, other)
    else anchor = other
  }
}

/**
 * For every record the least index of its group; `papers` must be in an order that does not depend on that of the files.
 * Time is linear but for sorting. Records whose publisher's DOIs, arXiv or PubMed ids differ are never joined by title.
 */
export function sameWorks(papers: readonly Paper[]): Int32Array {
  const groups = new Groups(papers)
  for (const [, [first, ...others]] of buckets(papers, hashedAlike(papers, idHashes), idsOf))
    for (const other of others) if (mayBeSame(papers[first], papers[other])) groups.join(first, other)
  for (const [title, namesakes] of buckets(papers, hashedAlike(papers, titleHashes), titleOf))
    for (const [, near] of buckets(papers, namesakes, (paper) => authorKeys(paper, title)))
      joinNear(near, papers, groups)
  return Int32Array.from(papers, (_, p) => groups.find(p))
}
