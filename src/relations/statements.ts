/** What a paper states about its concepts: figures and relations, sentence by sentence. */
import type { Lexicon } from '../concepts/open-lexicon.ts'
import type { Mention } from '../mentions/index.ts'
import { type Document, spanOf } from '../text/index.ts'
import type { Link, RelationKind, Result, Span } from '../types.ts'
import { findRelations } from './concept-relations.ts'
import type { LinkedPaper } from './index.ts'
import { proposedLink } from './proposed-name.ts'
import { findResults } from './results.ts'
import { findSeries, type Place } from './series.ts'

/** A relation that a paper states, with its sentence. */
export interface Statement extends Span {
  kind: RelationKind
  from: number
  to: number
}

export interface Statements {
  results: Result[]
  relations: Statement[]
}

/** Reads the statements of one paper; `mentions` are those of `linkPaper`, `linked` is what it gave. */
export function readStatements(
  document: Document,
  mentions: readonly Mention[],
  linked: LinkedPaper,
  lexicon: Lexicon,
): Statements {
  const results: Result[] = []
  const relations: Statement[] = []
  const isMethod = ({ concept }: Link): boolean => lexicon.types[concept] === 'method'
  const own = (): number | undefined => proposedLink(linked.all().filter(isMethod))?.concept
  for (const [f, text] of document.fields.entries()) {
    const places = placesIn(f, mentions, lexicon)
    let first = 0
    for (const sentence of text.sentences) {
      while (first < places.length && places[first].from < sentence.from) first++
      let last = first
      while (last < places.length && places[last].from < sentence.to) last++
      if (last === first) continue
      const series = findSeries(text, sentence, places.slice(first, last))
      for (const said of findRelations(text, sentence, series))
        relations.push({ ...said, ...spanOf(text, sentence.from, sentence.to) })
      if (text.field === 'abstract') results.push(...findResults(document, text, sentence, series, own))
    }
  }
  return { results, relations }
}

function placesIn(field: number, mentions: readonly Mention[], lexicon: Lexicon): Place[] {
  const places: Place[] = []
  for (const mention of mentions) {
    const concept = mention.field === field ? lexicon.conceptOf(mention.form) : undefined
    if (concept !== undefined)
      places.push({ concept, type: lexicon.types[concept], from: mention.from, to: mention.to })
  }
  return places
}
