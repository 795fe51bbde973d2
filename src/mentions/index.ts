/** Document → Mention[]: every place that may name a concept, and what found it. */
import type { Document } from '../text/index.ts'
import type { Abbreviation } from './abbreviations/index.ts'
import { MentionFinder } from './finder.ts'
import type { Mention } from './mention.ts'
import { withoutSectionLabels } from './section-labels.ts'
import { readShortForms, type ShortForm } from './short-forms.ts'
import type { TaggedSpan } from './tagger/index.ts'
import type { Vocabulary } from './vocabulary.ts'

export { type Mention, RULES, type Rule, spanKey } from './mention.ts'
export type { ShortForm } from './short-forms.ts'

export interface PaperMentions {
  /** Sorted by field, from, to; at most one per span. */
  mentions: Mention[]
  shortForms: ShortForm[]
}

/**
 * All mentions of one paper: what its abbreviations (of each field), the tagger and the vocabulary say, names and
 * keywords. Degenerate case: a document without text gives its keywords only.
 */
export function findMentions(
  document: Document,
  perField: readonly Abbreviation[][],
  tagged: readonly TaggedSpan[],
  vocabulary: Vocabulary,
): PaperMentions {
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
  return { mentions: withoutSectionLabels(document, finder.mentions()), shortForms }
}
