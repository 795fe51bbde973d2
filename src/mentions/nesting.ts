/** Mentions that overlap. */
import { type Mention, RULES } from './index.ts'

/**
 * Of mentions that overlap and have the same form (`PET`, `PET methods`), the best: the surest rule, then the higher
 * posterior, then the shorter. Input and output are sorted by field, from, to.
 */
export function withoutRepeats(mentions: readonly Mention[]): Mention[] {
  const last = new Map<string, number>()
  const kept: (Mention | undefined)[] = []
  for (const mention of mentions) {
    const at = last.get(mention.form)
    const before = at === undefined ? undefined : kept[at]
    if (before && before.field === mention.field && before.to > mention.from) {
      if (isBetter(mention, before)) kept[at!] = undefined
      else continue
    }
    last.set(mention.form, kept.push(mention) - 1)
  }
  return kept.filter((mention) => mention !== undefined)
}

function isBetter(a: Mention, b: Mention): boolean {
  const rank = RULES.indexOf(b.rule) - RULES.indexOf(a.rule)
  return (rank || a.posterior - b.posterior || b.to - b.from - (a.to - a.from)) > 0
}
