/** A paper's concepts find what the first pass missed: every further place of one of their forms. */
import { byPlace, type Mention, spanKey } from '../mentions/index.ts'
import { BEGINNINGS } from '../text/forms.ts'
import { type Document, surfaceOf } from '../text/index.ts'
import type { Lexicon } from './open-lexicon.ts'

/**
 * The mentions given, and where else the paper says a form of one of their concepts; sorted by place. What is no concept
 * of this paper stays so: it was judged here, with more to go by than that other papers have it. What it shares with them
 * at the end of a phrase that is its alone is one, too.
 */
export function completeMentions(
  document: Document,
  mentions: readonly Mention[],
  lexicon: Lexicon,
): Mention[] {
  const complete = mentions.map((mention) => settled(document, mention, lexicon))
  const taken = new Set(mentions.map(({ field, from, to }) => spanKey(field, from, to)))
  const own = new Set<number>()
  const addConceptOf = (form: string): void => {
    const concept = lexicon.conceptOf(form)
    if (concept !== undefined) own.add(concept)
  }
  for (const { form } of complete) {
    addConceptOf(form)
    const head = lexicon.heads.get(form)
    if (head !== undefined) addConceptOf(head)
  }
  setBeginnings(own, lexicon, 1)
  for (const [f, field] of document.fields.entries()) {
    for (const sentence of field.sentences) {
      const matches = lexicon.phrases.matches(field.tokens, sentence.from, sentence.to, begins)
      for (const { from, to, phrase } of matches) {
        if (taken.has(spanKey(f, from, to))) continue
        const form = lexicon.formOf(lexicon.forms[phrase], () => surfaceOf(field, from, to))
        if (!own.has(lexicon.conceptOf(form)!)) continue
        // One word counts only as it was written before, with a capital: `fact` is not FacT.
        if (to - from > 1 || lexicon.names.has(surfaceOf(field, from, to)))
          complete.push({ field: f, from, to, form, rule: 'lexicon', posterior: 0 })
      }
    }
  }
  setBeginnings(own, lexicon, 0)
  return complete.sort(byPlace)
}

/** 1 for how the forms of the paper in hand begin. */
const begins = new Uint8Array(BEGINNINGS)

function setBeginnings(concepts: Iterable<number>, { beginnings: { start, of } }: Lexicon, to: 0 | 1): void {
  for (const concept of concepts)
    for (let i = start[concept]; i < start[concept + 1]; i++) if (of[i] >= 0) begins[of[i]] = to
}

/** A mention under the form that its surface goes by. */
function settled(document: Document, mention: Mention, lexicon: Lexicon): Mention {
  const { field, from, to } = mention
  const form = lexicon.formOf(mention.form, () =>
    field < 0 ? document.keywords[from] : surfaceOf(document.fields[field], from, to),
  )
  return form === mention.form ? mention : { ...mention, form }
}

/**
 * The mentions with what this paper alone has under the form of what it is another wording of in it (`wordings`, by form);
 * what others have, too, stays. What one holds at a place is said by the longer wording there. Chains end, since each wording
 * holds the next.
 */
export function inSharedWords(
  mentions: readonly Mention[],
  wordings: ReadonlyMap<string, string> | undefined,
  { conceptOf, alone }: Lexicon,
): readonly Mention[] {
  if (wordings === undefined) return mentions
  const sharedOf = (form: string): string => {
    const next = wordings.get(form)
    const concept = conceptOf(form)
    return next === undefined || concept === undefined || alone[concept] === 0 ? form : sharedOf(next)
  }
  const wholes: Mention[] = []
  const shared = mentions.map((mention) => {
    const form = sharedOf(mention.form)
    if (form === mention.form) return mention
    const whole = { ...mention, form }
    wholes.push(whole)
    return whole
  })
  const isInside = (one: Mention): boolean =>
    wholes.some(
      ({ field, from, to, form }) =>
        field === one.field &&
        form === one.form &&
        from <= one.from &&
        one.to <= to &&
        to - from > one.to - one.from,
    )
  return wholes.length === 0 ? mentions : shared.filter((one) => !isInside(one))
}
