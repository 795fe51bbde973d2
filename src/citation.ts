/** What papers cite: as their sources tell it, and as it is resolved to papers of the library. */

/** A work that a paper cites, as far as its source tells it. */
export interface Reference {
  doi?: string
  /** `W2741809807`, `pmid:29872490`, `arxiv:1706.03762`, or how other records are called in the same source. */
  ids?: string[]
  /** The first author, family name first: `Doe J`. */
  author?: string
  year?: number
  venue?: string
  volume?: string
  /** The first one. */
  page?: string
  title?: string
  /** All of it as it stands, where its title is not told apart. */
  text?: string
  /** What an atlas calls it. */
  label?: string
}

/** A work that is not in the library, and that at least two of its papers cite. */
export interface CitedWork {
  /** For reading: author, year and title, or as much of it as is known. */
  label: string
  doi?: string
  year?: number
}

/**
 * What each paper cites, in columns: works `work[start[p]] … work[start[p + 1] - 1]` for paper `p`, ascending, each once. A
 * number below that of the papers is a paper, never `p` itself; one from there on is a work of `outside`.
 */
export interface Citations {
  start: Uint32Array
  work: Uint32Array
  outside: CitedWork[]
}
