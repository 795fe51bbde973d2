/** Mention[] and Lexicon → Link[]: what a paper has to do with each of its concepts, and where it says so. */
import type { Lexicon } from '../concepts/lexicon.ts'
import type { Mention } from '../mentions/index.ts'
import { type Document, sentenceAt, spanOf } from '../text/index.ts'
import type { Evidence, Link } from '../types.ts'
import type { RoleClassifier } from './roles.ts'

/** The links of one paper, sorted by concept; weights are set when all papers are known. */
export function linkPaper(
  document: Document,
  mentions: readonly Mention[],
  lexicon: Lexicon,
  roles: RoleClassifier,
): Link[] {
  const byConcept = new Map<number, Mention[]>()
  for (const mention of mentions) {
    const concept = lexicon.conceptOf(mention.form)
    if (concept === undefined) continue
    const own = byConcept.get(concept)
    if (own) own.push(mention)
    else byConcept.set(concept, [mention])
  }
  const links = [...byConcept].map(([concept, own]) => ({
    concept,
    role: roles.roleOf(document, own, lexicon.types[concept]),
    weight: 0,
    evidence: own.map((mention) => evidenceFor(document, mention)),
  }))
  return links.sort((a, b) => a.concept - b.concept)
}

function evidenceFor(document: Document, { field, from, to }: Mention): Evidence {
  const { paper } = document
  if (field < 0) {
    return {
      field: 'keywords',
      start: from,
      end: to,
      surface: paper.keywords[from],
      sentence: { start: from, end: to },
    }
  }
  const text = document.fields[field]
  const sentence = text.sentences[sentenceAt(text, from)]
  const span = spanOf(text, from, to)
  const { start, end } = spanOf(text, sentence.from, sentence.to)
  return { ...span, surface: paper[text.field].slice(span.start, span.end), sentence: { start, end } }
}
