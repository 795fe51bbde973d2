/**
 * How often each paper has a frequent term, to be looked up: of the papers that may be an answer few are asked about, and
 * postings can only be read from their beginning.
 */
import { emptyRow, readRow } from './postings.ts'
import { MOST_COUNT } from './weights.ts'
import type { KnownTerm } from './word-index.ts'

/** Bytes that all tables take at most; the one that was not asked for longest goes first. */
const ROOM = 1 << 26

const decoded = emptyRow(1024)

export class CountTables {
  readonly #papers: number
  readonly #tables = new Map<number, Uint8Array>()

  constructor(papers: number) {
    this.#papers = papers
  }

  /** Counts of a term by paper, up to MOST_COUNT. */
  of({ chunk, postings, row }: KnownTerm): Uint8Array {
    const key = chunk.keys[row]
    let table = this.#tables.get(key)
    if (table !== undefined) this.#tables.delete(key)
    else {
      table = new Uint8Array(this.#papers)
      const { columns, counts, size } = readRow(postings, row, decoded)
      for (let i = 0; i < size; i++) table[columns[i]] = Math.min(counts[i], MOST_COUNT)
      for (const [oldest] of this.#tables) {
        if ((this.#tables.size + 1) * this.#papers <= ROOM) break
        this.#tables.delete(oldest)
      }
    }
    this.#tables.set(key, table)
    return table
  }
}
