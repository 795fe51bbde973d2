import { findSeries, type Place, type Series } from '../../src/relations/series.ts'
import { type Document, readDocument, type Sentence, type TextField, tokenize } from '../../src/text/index.ts'
import type { ConceptType } from '../../src/types.ts'

export interface Known {
  label: string
  type: ConceptType
}

/** A text as the abstract of a paper, and the concepts in it: the number of a concept is its index in `known`. */
export interface Read {
  document: Document
  field: TextField
  sentences: { sentence: Sentence; series: Series[] }[]
}

export function read(abstract: string, known: readonly Known[]): Read {
  const document = readDocument({ id: 'p', title: '', abstract, keywords: [], authors: [], links: [] })
  const [field] = document.fields
  if (field === undefined) return { document, field, sentences: [] } // `-` stands for no abstract
  const places: Place[] = []
  for (const [concept, { label, type }] of known.entries()) {
    const wanted = tokenize(label).map(({ norm }) => norm)
    for (let from = 0; from + wanted.length <= field.tokens.length; from++)
      if (wanted.every((norm, i) => field.tokens[from + i].norm === norm))
        places.push({ concept, type, from, to: from + wanted.length })
  }
  places.sort((a, b) => a.from - b.from || a.to - b.to)
  const sentences = field.sentences.map((sentence) => ({
    sentence,
    series: findSeries(field, sentence, places),
  }))
  return { document, field, sentences }
}

export const known = (words: Partial<Record<ConceptType, string[]>>): Known[] =>
  Object.entries(words).flatMap(([type, labels]) =>
    labels.map((label) => ({ label, type: type as ConceptType })),
  )
