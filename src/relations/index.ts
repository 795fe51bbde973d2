/** Mention[] and Lexicon → Link[]: what a paper has to do with each of its concepts, and where it says so. */
import type { Lexicon } from '../concepts/lexicon.ts'
import type { Mention } from '../mentions/index.ts'
import { type Document, sentenceAt } from '../text/index.ts'
import type { Evidence, Link } from '../types.ts'
import type { RoleClassifier } from './roles.ts'

/** The links of one paper of a domain, sorted by concept; weights are set when all papers are known. */
export function linkPaper(
  document: Document,
  mentions: readonly Mention[],
  lexicon: Lexicon,
  roles: RoleClassifier,
  domain: number,
): Link[] {
  const byConcept = new Map<number, Mention[]>()
  for (const mention of mentions) {
    const concept = lexicon.conceptOf(mention.form)
    if (concept === undefined) continue
    const own = byConcept.get(concept)
    if (own) own.push(mention)
    else byConcept.set(concept, [mention])
  }
  const quote = quotesOf(document)
  const links = [...byConcept].map(([concept, own]) => ({
    concept,
    role: roles.roleOf(document, own, lexicon.types[concept], domain),
    weight: 0,
    evidence: own.map(quote),
  }))
  return links.sort((a, b) => a.concept - b.concept)
}

/** What a mention of this paper is told by. Places of sentences are worked out once: most hold several mentions. */
function quotesOf(document: Document): (mention: Mention) => Evidence {
  const { paper, fields } = document
  const places = fields.map(({ sentences }) => new Array<Evidence['sentence'] | undefined>(sentences.length))
  return ({ field, from, to }) => {
    if (field < 0) {
      const sentence = { start: from, end: to }
      return { field: 'keywords', start: from, end: to, surface: paper.keywords[from], sentence }
    }
    const text = fields[field]
    const s = sentenceAt(text, from)
    const sentence = text.sentences[s]
    places[field][s] ??= text.clean.given(text.tokens[sentence.from].start, text.tokens[sentence.to - 1].end)
    const { start, end } = text.clean.given(text.tokens[from].start, text.tokens[to - 1].end)
    const surface = paper[text.field].slice(start, end)
    return { field: text.field, start, end, surface, sentence: places[field][s] }
  }
}
