/** Mentions inside mentions. */
import type { Mention, Rule } from './index.ts'

/** What these found is a name in itself: its parts are not meant (`VTAB` in VTAB-1K, `transformer` in Vision Transformer). */
const ESTABLISHED: ReadonlySet<Rule> = new Set<Rule>(['abbreviation', 'vocabulary', 'name'])

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
