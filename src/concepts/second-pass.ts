/** Accepted concepts find what the first pass missed: every further place of a known form. */
import type { Mention, PaperMentions } from '../mentions/index.ts'
import { type Document, surfaceOf } from '../text/index.ts'
import type { Lexicon } from './lexicon.ts'

/** The mentions of accepted forms, first those given, then those that the lexicon adds; sorted by place. */
export function completeMentions(
  document: Document,
  { mentions }: PaperMentions,
  lexicon: Lexicon,
): Mention[] {
  const taken = new Set(mentions.map(({ field, from, to }) => `${field}:${from}:${to}`))
  const complete = mentions.slice()
  for (const [f, field] of document.fields.entries()) {
    for (const sentence of field.sentences) {
      for (const { from, to, phrase } of lexicon.phrases.matches(field.tokens, sentence.from, sentence.to)) {
        if (taken.has(`${f}:${from}:${to}`)) continue
        const form = lexicon.forms[phrase]
        if (form.includes(' ') || isKnownName(surfaceOf(field, from, to), form, lexicon))
          complete.push({ field: f, from, to, form, rule: 'lexicon' })
      }
    }
  }
  return complete.sort((a, b) => a.field - b.field || a.from - b.from || a.to - b.to)
}

/** One word is only taken where it is written exactly as it was before, with a capital: `fact` is not FacT. */
function isKnownName(text: string, form: string, lexicon: Lexicon): boolean {
  return /\p{Lu}/u.test(text) && (lexicon.counts.forms.get(form)?.surfaces.has(text) ?? false)
}
