/** What is asked: papers of the atlas, concepts, or a new text → its words, its concepts, and the sentences that name them. */
import { type Document, languageOf, readDocument } from '../text/index.ts'
import type { Facet } from './facets.ts'
import type { Library } from './library.ts'
import { bestQuote, type Quote, type Reading } from './quotes.ts'
import { type Found, findConcepts } from './surfaces.ts'
import { countTerms, type Text, wordKeys } from './terms.ts'

export type Query =
  /** Indices into the papers: what is near to all of them. */
  | { papers: readonly number[] }
  /** Indices into the concepts. */
  | { concepts: readonly number[] }
  /** `concepts`: those that the text is known to name, beside those that are found in it. */
  | { title: string; abstract: string; concepts?: readonly number[] }

/** A sentence of what was asked about; `paper` is undefined where it is a new text. */
export interface Said {
  quote: Quote
  paper: number | undefined
}

export interface Asked {
  texts: readonly Text[]
  /** The works that are asked about, as given; none where concepts are. */
  works: readonly Text[]
  /** Per text the weighted counts of its terms by key. */
  counts: readonly Map<number, number>[]
  /** Keys of the terms that are single words, not pairs of them. */
  words: ReadonlySet<number>
  /** Weight of each concept in (0, 1]. */
  concepts: ReadonlyMap<number, number>
  /** Undefined where no sentence names the concept. */
  said: (concept: number) => Said | undefined
  /** The papers that are asked about, which are no answer. */
  selves: readonly number[]
  /** The same of its concepts' names alone, for a text that is in another language than English. */
  names?: readonly Map<number, number>[]
}

/** A query of 1 MB is read up to here; no abstract is longer. */
export const LONGEST_TEXT = 20_000

/** The papers that have to be fetched before a query is asked. */
export const papersIn = (query: Query): readonly number[] => ('papers' in query ? query.papers : [])

/** Throws a RangeError where a paper or a concept that is asked about does not exist. */
export function asked(library: Library, query: Query, facet?: Facet): Asked {
  const read =
    'papers' in query
      ? askedPapers(library, query.papers)
      : 'title' in query
        ? askedText(library, query)
        : askedConcepts(library, query.concepts)
  const { texts, concepts } = facet?.stress(library, query, read) ?? read
  const counts = texts.map(countTerms)
  const words = wordKeys(texts)
  if (foreignLanguage(query) === undefined) return { ...read, texts, concepts, counts, words }
  const labels = [...concepts.keys()].map((concept) => library.concepts[concept].label)
  const names = { title: '', abstract: '', keywords: labels }
  return {
    ...read,
    texts,
    concepts,
    counts,
    words: wordKeys([...texts, names]),
    names: [countTerms(names)],
  }
}

/** Keys of all terms that a question is ranked by. */
export const keysIn = ({ counts, names = [] }: Asked): number[] =>
  [...counts, ...names].flatMap((own) => [...own.keys()])

type Read = Omit<Asked, 'counts' | 'words' | 'names'>

function askedPapers(library: Library, papers: readonly number[]): Read {
  const readings = papers.map((paper) => library.reading(paper))
  const concepts = new Map<number, number>()
  /** The paper that has most to do with the concept. */
  const best = new Map<number, { reading: Reading; paper: number; weight: number }>()
  readings.forEach((reading, r) => {
    for (const { concept, weight } of reading.links) {
      concepts.set(concept, (concepts.get(concept) ?? 0) + weight / papers.length)
      if (weight > (best.get(concept)?.weight ?? 0)) best.set(concept, { reading, paper: papers[r], weight })
    }
  })
  return {
    texts: readings.map(({ paper }) => paper),
    works: readings.map(({ paper }) => paper),
    concepts,
    said: (concept) => {
      const { reading, paper } = best.get(concept)!
      const link = reading.links.find((one) => one.concept === concept)!
      const quote = bestQuote(reading.paper, link)
      return quote && { quote, paper }
    },
    selves: papers,
  }
}

function askedConcepts({ concepts }: Library, asked: readonly number[]): Read {
  const texts = asked.map((number) => {
    const concept = concepts[number]
    if (concept === undefined)
      throw new RangeError(`concept: expected 0 … ${concepts.length - 1}, got ${number}`)
    return {
      title: '',
      abstract: '',
      keywords: [concept.label, ...concept.aliases.map(({ surface }) => surface)],
    }
  })
  return {
    texts,
    works: [],
    concepts: new Map(asked.map((one) => [one, 1])),
    said: () => undefined,
    selves: [],
  }
}

function askedText(library: Library, query: Extract<Query, { title: string }>): Read {
  const text = { title: query.title.slice(0, LONGEST_TEXT), abstract: query.abstract.slice(0, LONGEST_TEXT) }
  const found = new Map(findConcepts(library.surfaces(), text).map((one) => [one.concept, one]))
  let document: Document | undefined
  return {
    texts: [text],
    works: [text],
    concepts: new Map([...found.keys(), ...(query.concepts ?? [])].map((concept) => [concept, 1])),
    said: (concept) => {
      const one = found.get(concept)
      if (one === undefined) return undefined
      document ??= readDocument({ id: '', keywords: [], authors: [], links: [], ...text })
      return { quote: quoteAround(document, one), paper: undefined }
    },
    selves: [],
  }
}

/** BCP 47, of a text that is told to be in another language than English. */
export function foreignLanguage(query: Query): string | undefined {
  const language = 'title' in query ? languageOf(`${query.title}\n${query.abstract}`) : undefined
  return language === 'en' ? undefined : language
}

/** The sentence in which a concept was found, as given; the whole field where no sentence holds it. */
export function quoteAround(document: Document, { field, start, end }: Found): Quote {
  const given = document.paper[field]
  const read = document.fields.find((one) => one.field === field)
  for (const sentence of read?.sentences ?? []) {
    const place = read!.clean.given(sentence.start, sentence.end)
    if (start >= place.end) continue
    const from = Math.min(place.start, start)
    const to = Math.max(place.end, end)
    return { field, sentence: given.slice(from, to), start: start - from, end: end - from }
  }
  return { field, sentence: given, start, end }
}
