/** What is asked: a paper of the atlas or a new text → its words, its concepts, and the sentences that name them. */
import { linksOf } from '../atlas.ts'
import { type Document, readDocument } from '../text/index.ts'
import type { Atlas, Paper } from '../types.ts'
import { sentenceBehind } from './reasons.ts'
import { type Found, findConcepts, type Surfaces } from './surfaces.ts'

export type Query =
  /** Index into the atlas's papers. */
  | { paper: number }
  /** `concepts`: indices into the atlas's concepts that the text is known to name, beside those that are found in it. */
  | { title: string; abstract: string; concepts?: number[] }

export interface Asked {
  text: Pick<Paper, 'title' | 'abstract'> & { keywords?: readonly string[] }
  /** Weight of each concept in (0, 1]. */
  concepts: Map<number, number>
  sentence: (concept: number) => string
  /** The paper that is asked about, which is no answer. */
  self: number
}

/** A query of 1 MB is read up to here; no abstract is longer. */
const LONGEST_TEXT = 20_000

export function asked(atlas: Atlas, query: Query, surfaces: Surfaces): Asked {
  if ('paper' in query) {
    const paper = atlas.papers[query.paper]
    if (paper === undefined)
      throw new RangeError(`paper: expected 0 … ${atlas.papers.length - 1}, got ${query.paper}`)
    const first = atlas.links.start[query.paper]
    const links = linksOf(atlas, query.paper)
    const numbers = new Map(links.map((link, i) => [link.concept, first + i]))
    return {
      text: paper,
      concepts: new Map(links.map((link) => [link.concept, link.weight])),
      sentence: (concept) => sentenceBehind(atlas, query.paper, numbers.get(concept)!),
      self: query.paper,
    }
  }
  const text = { title: query.title.slice(0, LONGEST_TEXT), abstract: query.abstract.slice(0, LONGEST_TEXT) }
  const found = new Map(findConcepts(surfaces, text).map((one) => [one.concept, one]))
  let document: Document | undefined
  return {
    text,
    concepts: new Map([...found.keys(), ...(query.concepts ?? [])].map((concept) => [concept, 1])),
    sentence: (concept) => {
      const one = found.get(concept)
      if (one === undefined) return ''
      document ??= readDocument({ id: '', keywords: [], authors: [], links: [], ...text })
      return sentenceAround(document, one.field, one.start)
    },
    self: -1,
  }
}

/** The sentence of a field that holds the code unit `at`, as given. */
export function sentenceAround(document: Document, field: Found['field'], at: number): string {
  const read = document.fields.find((one) => one.field === field)
  for (const { start, end } of read?.sentences ?? []) {
    const given = read!.clean.given(start, end)
    if (at < given.end) return document.paper[field].slice(given.start, given.end)
  }
  return ''
}
