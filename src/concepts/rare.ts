/** Concepts that few papers can link to. */
import type { LexiconData } from './lexicon.ts'

type Counted = Pick<LexiconData, 'concepts' | 'forms' | 'concept' | 'papers'>

/** Per concept, how many papers have one of its forms, at most. */
function mostPapers({ concepts, forms, concept, papers }: Counted): Float64Array {
  const most = new Float64Array(concepts.length)
  for (let f = 0; f < forms.length; f++) most[concept[f]] += papers[f]
  return most
}

/**
 * Per concept, 1 where fewer than `minPapers` papers can link to it, so that its links need not be worked out for the map. A
 * paper links to a concept by a form that was counted in it, or by what it shares with others at the end of its own phrase
 * (heads.ts).
 */
export function rareConcepts(data: Counted & Pick<LexiconData, 'heads'>, minPapers: number): Uint8Array {
  if (minPapers <= 1) return new Uint8Array(data.concepts.length)
  const joined = new Map<string, number>()
  for (const head of data.heads.values()) joined.set(head, (joined.get(head) ?? 0) + 1)
  const most = mostPapers(data)
  for (const [f, form] of data.forms.entries()) most[data.concept[f]] += joined.get(form) ?? 0
  return Uint8Array.from(most, (papers) => (papers < minPapers ? 1 : 0))
}

/** Per concept, 1 where one paper alone has it, in one form: it may go by another one there (termhood/wordings.ts). */
export const aloneConcepts = (data: Counted): Uint8Array =>
  Uint8Array.from(mostPapers(data), (papers) => (papers === 1 ? 1 : 0))
