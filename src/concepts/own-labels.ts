/** No two concepts of one atlas have one label. */
import { byCode } from '../order.ts'
import type { ConceptDraft } from './lexicon.ts'

/**
 * Of concepts with one label (two things with one short form) that with most surfaces keeps it; the others are called by
 * another of their names, their long form if they have one. Almost none share a label.
 */
export function withOwnLabels(drafts: readonly ConceptDraft[]): ConceptDraft[] {
  const best = new Map<string, number>()
  const others: number[] = []
  const before = (a: number, b: number): number =>
    drafts[b].aliases.length - drafts[a].aliases.length || byCode(drafts[a].forms[0], drafts[b].forms[0])
  for (let d = 0; d < drafts.length; d++) {
    const first = best.get(drafts[d].label)
    if (first === undefined || before(d, first) < 0) best.set(drafts[d].label, d)
    if (first !== undefined) others.push(best.get(drafts[d].label) === d ? first : d)
  }
  const taken = new Set(best.keys())
  const named = drafts.slice()
  for (const d of others.sort(before)) {
    const label = freeName(drafts[d], taken)
    taken.add(label)
    named[d] = renamed(drafts[d], label)
  }
  return named
}

/** The longest name that no other concept has, else a form; forms are their own. */
function freeName({ label, aliases, forms }: ConceptDraft, taken: ReadonlySet<string>): string {
  const names = aliases.map(({ surface }) => surface)
  names.sort((a, b) => b.length - a.length || byCode(a, b))
  return [...names, ...forms].find((name) => !taken.has(name)) ?? `${label} (${forms[0]})`
}

function renamed(draft: ConceptDraft, label: string): ConceptDraft {
  const aliases = draft.aliases.filter(({ surface }) => surface !== label)
  aliases.push({ surface: draft.label, why: 'same form' })
  return { ...draft, label, aliases: aliases.sort((a, b) => byCode(a.surface, b.surface)) }
}
