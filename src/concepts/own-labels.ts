/** No two concepts of one atlas have one label. */
import type { ConceptDraft } from './lexicon.ts'

/**
 * Of concepts with one label (two things with one short form) that with most surfaces keeps it; the others are called by
 * another of their names, their long form if they have one.
 */
export function withOwnLabels(drafts: readonly ConceptDraft[]): ConceptDraft[] {
  const taken = new Set<string>()
  const claims = drafts.map((_, d) => d)
  claims.sort(
    (a, b) =>
      drafts[b].aliases.length - drafts[a].aliases.length || compare(drafts[a].forms[0], drafts[b].forms[0]),
  )
  const named: ConceptDraft[] = []
  for (const d of claims) {
    const draft = drafts[d]
    const label = taken.has(draft.label) ? freeName(draft, taken) : draft.label
    taken.add(label)
    named[d] = label === draft.label ? draft : renamed(draft, label)
  }
  return named
}

/** The longest name that no other concept has, else a form; forms are their own. */
function freeName({ label, aliases, forms }: ConceptDraft, taken: ReadonlySet<string>): string {
  const names = aliases.map(({ surface }) => surface)
  names.sort((a, b) => b.length - a.length || compare(a, b))
  return [...names, ...forms].find((name) => !taken.has(name)) ?? `${label} (${forms[0]})`
}

function renamed(draft: ConceptDraft, label: string): ConceptDraft {
  const aliases = draft.aliases.filter(({ surface }) => surface !== label)
  aliases.push({ surface: draft.label, why: 'same form' })
  return { ...draft, label, aliases: aliases.sort((a, b) => compare(a.surface, b.surface)) }
}

/** By code units. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
