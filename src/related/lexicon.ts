/** Papers → numbered terms and their counts. */
import type { Paper } from '../types.ts'
import { emptyRow, type Postings, PostingsWriter, readRow, transpose } from './postings.ts'
import { type Term, termsOf } from './terms.ts'

/** How often one occurrence counts: in a title (a paper's own summary), among its keywords, in its abstract. */
export const FIELD_WEIGHTS = { title: 2, keywords: 2, abstract: 1 } as const

export interface Lexicon {
  /** Number of each term; numbers ascend in the order of first appearance. */
  terms: Map<string, number>
  /** Of each paper its terms, weighted by field. */
  forward: Postings
  /** Of each term its papers. */
  inverted: Postings
  /** Of each paper the sum of its weighted counts, pruned terms included. */
  length: Float32Array
  meanLength: number
}

type Text = Pick<Paper, 'title' | 'abstract'> & { keywords?: readonly string[] }

/**
 * Visits every occurrence of a term with its field's weight: words, and pairs of neighbours joined, so that
 * `fine-tuning` equals `finetuning`.
 */
function eachTerm(text: Text, visit: (term: string, weight: number, pair: boolean) => void): void {
  const read = (given: string, weight: number): void => {
    let before: Term | null = null
    for (const term of termsOf(given)) {
      if (term !== null) {
        visit(term.stem, weight, false)
        if (before !== null) visit(before.word + term.stem, weight, true)
      }
      before = term
    }
  }
  read(text.title, FIELD_WEIGHTS.title)
  read(text.abstract, FIELD_WEIGHTS.abstract)
  for (const keyword of text.keywords ?? []) read(keyword, FIELD_WEIGHTS.keywords)
}

/** Terms of a text with their weighted counts; a pair counts `pair` times as much as a word. */
export function countTerms(text: Text, pair = 1): Map<string, number> {
  const counts = new Map<string, number>()
  eachTerm(text, (term, weight, isPair) => {
    counts.set(term, (counts.get(term) ?? 0) + (isPair ? weight * pair : weight))
  })
  return counts
}

/** Counts the terms of all papers. Pairs of one paper only are dropped: they are most of all terms, and say little. */
export function buildLexicon(papers: readonly Paper[]): Lexicon {
  const numbers = new Map<string, number>()
  const names: string[] = []
  const kept: boolean[] = []
  const writer = new PostingsWriter()
  const length = new Float32Array(papers.length)
  papers.forEach((paper, p) => {
    const counts = new Map<number, number>()
    eachTerm(paper, (term, weight, pair) => {
      length[p] += weight
      let number = numbers.get(term)
      if (number === undefined) {
        number = names.length
        numbers.set(term, number)
        names.push(term)
        kept.push(false)
      } else if (!counts.has(number)) kept[number] = true
      if (!pair) kept[number] = true
      counts.set(number, (counts.get(number) ?? 0) + weight)
    })
    addSorted(writer, [...counts])
  })
  const renumbered = new Int32Array(names.length).fill(-1)
  const terms = new Map<string, number>()
  for (let n = 0; n < names.length; n++) {
    if (!kept[n]) continue
    renumbered[n] = terms.size
    terms.set(names[n], terms.size)
  }
  const forward = renumber(writer.finish(), renumbered)
  const total = length.reduce((sum, one) => sum + one, 0)
  return {
    terms,
    forward,
    inverted: transpose(forward, terms.size),
    length,
    meanLength: total / Math.max(papers.length, 1) || 1,
  }
}

function addSorted(writer: PostingsWriter, entries: [number, number][]): void {
  entries.sort((a, b) => a[0] - b[0])
  writer.add(
    entries.map((entry) => entry[0]),
    entries.map((entry) => entry[1]),
  )
}

/** The same rows with new column numbers, which ascend as the old ones do; columns numbered -1 are left out. */
function renumber(postings: Postings, numbers: Int32Array): Postings {
  const writer = new PostingsWriter()
  const row = emptyRow(1024)
  for (let r = 0; r < postings.size.length; r++) {
    readRow(postings, r, row)
    let size = 0
    for (let i = 0; i < row.size; i++) {
      const number = numbers[row.columns[i]]
      if (number < 0) continue
      row.columns[size] = number
      row.counts[size++] = row.counts[i]
    }
    writer.add(row.columns, row.counts, size)
  }
  return writer.finish()
}
