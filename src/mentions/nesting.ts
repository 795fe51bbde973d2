/** Mentions that overlap. */
import { type Mention, RANK, type Rule } from './mention.ts'

/** What these found is a name in itself: its parts are not meant (`VTAB` in VTAB-1K, `transformer` in Vision Transformer). */
const ESTABLISHED: ReadonlySet<Rule> = new Set<Rule>(['abbreviation', 'stated', 'vocabulary', 'name'])

/**
 * The mentions that stand inside no longer established one. A part of a free phrase stays: `graph transformer` in
 * “unified text-graph transformer” is what is shared. `mentions` are sorted by field, from, to; so is the result.
 */
export function withoutParts(mentions: readonly Mention[]): Mention[] {
  const part = new Uint8Array(mentions.length)
  for (const [i, outer] of mentions.entries()) {
    if (!ESTABLISHED.has(outer.rule) || outer.to - outer.from < 2) continue
    const inside = (at: number): boolean =>
      at >= 0 && at < mentions.length && mentions[at].field === outer.field
    for (let j = i - 1; inside(j) && mentions[j].from === outer.from; j--) part[j] = 1
    for (let j = i + 1; inside(j) && mentions[j].from < outer.to; j++)
      if (mentions[j].from > outer.from && mentions[j].to <= outer.to) part[j] = 1
  }
  return mentions.filter((_, i) => part[i] === 0)
}

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
  const rank = RANK[b.rule] - RANK[a.rule]
  return (rank || a.posterior - b.posterior || b.to - b.from - (a.to - a.from)) > 0
}
