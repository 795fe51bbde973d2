/** Concepts that too few papers can link to for the map: their links need not be worked out. */
import type { LexiconData } from './lexicon.ts'

/**
 * Per concept, 1 where fewer than `minPapers` papers can link to it. A paper links to a concept by a form that was counted in
 * it, or by what it shares with others at the end of its own phrase (heads.ts). Degenerate case: where corrections have
 * changed what forms mean, nothing is known to be rare.
 */
export function rareConcepts(
  { concepts, forms, concept, heads, papers }: LexiconData,
  minPapers: number,
): Uint8Array {
  if (papers === undefined || minPapers <= 1) return new Uint8Array(concepts.length)
  const joined = new Map<string, number>()
  for (const head of heads.values()) joined.set(head, (joined.get(head) ?? 0) + 1)
  const most = new Uint32Array(concepts.length)
  for (let f = 0; f < forms.length; f++) most[concept[f]] += papers[f] + (joined.get(forms[f]) ?? 0)
  return Uint8Array.from(most, (papers) => (papers < minPapers ? 1 : 0))
}
