/** Mention[] and Lexicon → Link[]: what a paper has to do with each of its concepts, and where it says so. */
import type { Lexicon } from '../concepts/lexicon.ts'
import type { Mention } from '../mentions/index.ts'
import { type Document, spanOf } from '../text/index.ts'
import { type Evidence, type Link, ROLES, type Role } from '../types.ts'
import { roleOfMention } from './roles.ts'

/** The links of one paper, sorted by concept; weights are set when all papers are known. */
export function linkPaper(document: Document, mentions: readonly Mention[], lexicon: Lexicon): Link[] {
  const links = new Map<number, { evidence: Evidence[]; roles: Role[] }>()
  for (const mention of mentions) {
    const concept = lexicon.conceptOf(mention.form)
    if (concept === undefined) continue
    let link = links.get(concept)
    if (!link) links.set(concept, (link = { evidence: [], roles: [] }))
    link.evidence.push(evidenceFor(document, mention))
    if (mention.field >= 0) {
      const { type } = lexicon.concepts[concept]
      link.roles.push(roleOfMention(textBefore(document, mention), type, isTitle(document, mention)))
    }
  }
  return [...links]
    .map(([concept, { evidence, roles }]) => ({ concept, role: strongest(roles), weight: 0, evidence }))
    .sort((a, b) => a.concept - b.concept)
}

function strongest(roles: readonly Role[]): Role {
  return ROLES.find((role) => roles.includes(role)) ?? 'mentions'
}

const isTitle = (document: Document, { field }: Mention): boolean => document.fields[field].field === 'title'

function textBefore(document: Document, { field, from }: Mention): string {
  const { clean, tokens, sentences } = document.fields[field]
  const sentence = sentences.find((s) => from < s.to)!
  return clean.text.slice(sentence.start, tokens[from].start)
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
  const sentence = text.sentences.find((s) => from < s.to)!
  const span = spanOf(text, from, to)
  const { start, end } = spanOf(text, sentence.from, sentence.to)
  return { ...span, surface: paper[text.field].slice(span.start, span.end), sentence: { start, end } }
}
