/** Document → Mention[]: every place that may name a concept, and what found it. */
import type { Document } from '../text/index.ts'
import type { Abbreviation } from './abbreviations/index.ts'
import { MentionFinder } from './finder.ts'
import type { Mention } from './mention.ts'
import { findBracketedPersons, findPersons } from './persons.ts'
import { withoutSectionLabels } from './section-labels.ts'
import { readShortForms, type ShortForm } from './short-forms.ts'
import { HOME, type TaggedSpan } from './tagger/index.ts'
import { findVariants } from './variants.ts'
import type { Vocabulary } from './vocabulary.ts'

export { byPlace, type Mention, RULES, type Rule, spanKey } from './mention.ts'
export type { ShortForm } from './short-forms.ts'

export interface PaperMentions {
  /** Sorted by field, from, to; at most one per span. */
  mentions: Mention[]
  shortForms: ShortForm[]
  /** Other wordings of the paper, and the forms that they go by in it. */
  variants: ReadonlyMap<string, string>
  /** How far the paper is about computing, below DOMAINS. */
  domain: number
}

/** The mentions that name no person whom the text cites; a short form that it defines stays. */
function withoutPersons({ fields }: Document, mentions: readonly Mention[]): Mention[] {
  const persons = fields.map(({ tokens, sentences }) => [
    ...sentences.flatMap((sentence) => findPersons(tokens, sentence)),
    ...findBracketedPersons(tokens),
  ])
  const isPerson = ({ field, from, to, rule }: Mention): boolean =>
    field >= 0 &&
    rule !== 'abbreviation' &&
    persons[field].some((person) => person.from <= from && to <= person.to)
  return mentions.filter((mention) => !isPerson(mention))
}

/**
 * All mentions of one paper: what its abbreviations (of each field), the tagger and the vocabulary say, names and
 * keywords; `domain` is what the paper is about, by default computing. Degenerate case: a document without text gives its keywords only.
 */
export function findMentions(
  document: Document,
  perField: readonly Abbreviation[][],
  tagged: readonly TaggedSpan[],
  whole: Vocabulary,
  domain = HOME,
): PaperMentions {
  const vocabulary = whole.readBy(domain)
  const shortForms = readShortForms(document, perField, vocabulary)
  const finder = new MentionFinder(document, vocabulary, shortForms, tagged)
  for (const [field, abbreviations] of perField.entries()) {
    finder.addAbbreviations(field, abbreviations)
    finder.addShortForms(field)
    finder.addVocabulary(field)
    finder.addNames(field)
    finder.addByNeighbours(field)
  }
  finder.addTagged(tagged)
  finder.addKeywords()
  const mentions = withoutPersons(document, withoutSectionLabels(document, finder.mentions()))
  const longs = new Set(shortForms.map(({ long }) => long))
  const variants = findVariants(mentions, (form) => vocabulary.entryOf(form) !== undefined, longs)
  for (const mention of mentions) mention.form = variants.get(mention.form) ?? mention.form
  return { mentions, shortForms, variants, domain }
}
