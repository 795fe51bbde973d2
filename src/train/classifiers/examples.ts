/** Annotated papers → what the program would have before it classifies: mentions of every annotated concept. */
import { findAbbreviations } from '../../mentions/abbreviations/index.ts'
import { findMentions, type Mention } from '../../mentions/index.ts'
import type { TaggedSpan } from '../../mentions/tagger/index.ts'
import type { Vocabulary } from '../../mentions/vocabulary.ts'
import { type Document, readDocument, spanOf } from '../../text/index.ts'
import type { AnnotatedConcept, AnnotatedPaper } from '../corpora.ts'

export interface Example {
  concept: AnnotatedConcept
  /** All mentions with one of the forms, sorted by place. */
  mentions: Mention[]
  /** Normal forms of the mentions. */
  forms: string[]
}

export interface ExamplePaper {
  document: Document
  /** How far it is about computing. */
  domain: number
  examples: Example[]
  /** All mentions of the paper, of annotated concepts or not. */
  mentions: Mention[]
}

/** Finds the annotated surfaces in their papers; a concept without one in the tokens is left out. */
export function findExamples(
  { paper, concepts }: AnnotatedPaper,
  vocabulary: Vocabulary,
  domainOf: (document: Document) => number,
): ExamplePaper {
  const document = readDocument(paper)
  const domain = domainOf(document)
  const spans = concepts.map((concept) => spansOf(document, concept))
  const { mentions } = findMentions(
    document,
    document.fields.map(findAbbreviations),
    spans.flat(),
    vocabulary,
    domain,
  )
  const examples = concepts.flatMap((concept, c) => {
    const own = new Set(spans[c].map(keyOf))
    const forms = new Set(
      mentions.filter((mention) => own.has(keyOf(mention))).map((mention) => mention.form),
    )
    const found = mentions.filter((mention) => forms.has(mention.form))
    return found.length === 0 ? [] : [{ concept, mentions: found, forms: [...forms] }]
  })
  return { document, domain, examples, mentions }
}

const keyOf = ({ field, from, to }: Pick<Mention, 'field' | 'from' | 'to'>): string =>
  `${field}:${from}:${to}`

/** The token spans of the aliases of a concept, longest first, none inside another. */
function spansOf(document: Document, { aliases }: AnnotatedConcept): TaggedSpan[] {
  const spans: TaggedSpan[] = []
  const longestFirst = [...aliases].sort((a, b) => b.length - a.length)
  for (const [field, text] of document.fields.entries()) {
    const given = document.paper[text.field]
    const places = text.tokens.map((_, i) => spanOf(text, i, i + 1))
    for (const alias of longestFirst) {
      for (let at = given.indexOf(alias); at >= 0; at = given.indexOf(alias, at + 1)) {
        const from = places.findIndex((place) => place.end > at)
        if (from < 0) continue // behind the last token: no text of the paper
        let to = from
        while (to < places.length && places[to].start < at + alias.length) to++
        if (to <= from || places[from].start < at - 2 || places[to - 1].end > at + alias.length + 2) continue
        if (spans.some((span) => span.field === field && from < span.to && span.from < to)) continue
        spans.push({ field, from, to, posterior: 1 })
      }
    }
  }
  return spans
}
