import type { Paper } from '../types.ts'
import { CHUNK_PAPERS } from './format.ts'
import type { Columns } from './read-manifest.ts'

/**
 * Papers of an atlas folder that read their texts when they are asked for them. One chunk of them is held at a time, and of those
 * `quoted`, which may be asked in any order, all texts.
 */
export class StoredPapers {
  readonly papers: Paper[]
  readonly chunks: number
  /** Whether any of them keeps a number. */
  readonly keeps: boolean
  readonly #read: (chunk: number) => Paper[]
  readonly #quoted: ReadonlySet<number>
  readonly #held = new Map<number, Paper>()
  #number = -1
  #chunk: Paper[] = []

  constructor(
    { papers: { id, year }, keeps }: Pick<Columns, 'papers' | 'keeps'>,
    read: (chunk: number) => Paper[],
    quoted: ReadonlySet<number>,
  ) {
    this.chunks = Math.ceil(id.length / CHUNK_PAPERS)
    this.keeps = keeps
    this.#read = read
    this.#quoted = quoted
    // What is left out of a paper is undefined here, which who reads one does not tell apart.
    this.papers = id.map((one, p) => new StoredPaper(this, p, one, year[p] ?? undefined) as Paper)
  }

  at(p: number): Paper {
    const kept = this.#held.get(p)
    if (kept) return kept
    const number = Math.floor(p / CHUNK_PAPERS)
    const isInOrder = number === this.#number || number === this.#number + 1
    if (!isInOrder && this.#quoted.has(p)) for (let all = 0; all < this.chunks; all++) this.#hold(all)
    this.#hold(number)
    return this.#chunk[p % CHUNK_PAPERS]
  }

  #hold(number: number): void {
    if (number === this.#number) return
    this.#chunk = this.#read(number)
    this.#number = number
    for (const [at, paper] of this.#chunk.entries()) {
      const p = number * CHUNK_PAPERS + at
      if (this.#quoted.has(p)) this.#held.set(p, paper)
    }
  }
}

/** All that a paper may have: what is left out there is undefined here. */
type Whole = { [K in keyof Required<Paper>]: Paper[K] }

class StoredPaper implements Whole {
  readonly id: string
  readonly year: number | undefined
  readonly #papers: StoredPapers
  readonly #p: number

  constructor(papers: StoredPapers, p: number, id: string, year: number | undefined) {
    this.#papers = papers
    this.#p = p
    this.id = id
    this.year = year
  }

  get #own(): Paper {
    return this.#papers.at(this.#p)
  }

  get title(): string {
    return this.#own.title
  }

  get abstract(): string {
    return this.#own.abstract
  }

  get keywords(): Paper['keywords'] {
    return this.#own.keywords
  }

  get authors(): Paper['authors'] {
    return this.#own.authors
  }

  get links(): Paper['links'] {
    return this.#own.links
  }

  get venue(): Paper['venue'] {
    return this.#own.venue
  }

  get doi(): Paper['doi'] {
    return this.#own.doi
  }

  get arxiv(): Paper['arxiv'] {
    return this.#own.arxiv
  }

  get pmid(): Paper['pmid'] {
    return this.#own.pmid
  }

  get acl(): Paper['acl'] {
    return this.#own.acl
  }

  get language(): Paper['language'] {
    return this.#own.language
  }

  get collections(): Paper['collections'] {
    return this.#own.collections
  }

  get kept(): Paper['kept'] {
    return this.#papers.keeps ? this.#own.kept : undefined
  }

  get sources(): Paper['sources'] {
    return this.#own.sources
  }

  get references(): Paper['references'] {
    return this.#own.references
  }

  get dois(): Paper['dois'] {
    return this.#own.dois
  }

  /** As it stands in its chunk. */
  toJSON(): Paper {
    return this.#own
  }
}
