/** What the papers of a corpus say that a short form stands for. */
import { closedForm } from '../mentions/normal-form.ts'
import { stemOf, stemsOf } from '../mentions/variants.ts'
import type { PairCount } from './counts.ts'
import { isOneSlip } from './spelling.ts'

/** Papers that must define a short form as the corpus's own, and their share: more where it is known to be ambiguous. */
export const CLEAR = { papers: 2, share: 0.8 }
/** … and where all that define it mean one thing. */
export const ONLY = { papers: 1, share: 1 }
export const AMBIGUOUS = { papers: 5, share: 0.9 }
/** The long form that most papers give, if enough do and few give another. */
export function agreedMeaning(
  longs: ReadonlyMap<string, PairCount>,
  needed: typeof CLEAR,
): { long: string; paper: string } | undefined {
  let all = 0
  let best: { long: string; papers: number; paper: string } | undefined
  for (const [long, { papers, paper }] of longs) {
    all += papers
    if (best === undefined || papers > best.papers || (papers === best.papers && long < best.long))
      best = { long, papers, paper }
  }
  return best && best.papers >= needed.papers && best.papers >= needed.share * all ? best : undefined
}

/** The commonest first; ties by form. */
export const byPapers = (pairs: ReadonlyMap<string, PairCount>): [string, PairCount][] =>
  [...pairs].sort(([a, { papers: x }], [b, { papers: y }]) => y - x || (a < b ? -1 : 1))

/** Whether two long forms of one short form say the same: the same stems, one within the other, or one slip apart. */
export function areAlike(a: string, b: string): boolean {
  if (stemsOf(a) === stemsOf(b) || isOneSlip(closedForm(a), closedForm(b))) return true
  const [shorter, longer] = [a.split(' '), b.split(' ')].sort((x, y) => x.length - y.length)
  if (shorter.length < 2 || longer.length - shorter.length > 1) return false
  let at = 0
  for (const word of longer) if (at < shorter.length && stemOf(word) === stemOf(shorter[at])) at++
  return at === shorter.length
}

/** The pairs with what `of` gives for each in its place: their papers added up, the commonest first. */
export function gathered(
  pairs: ReadonlyMap<string, PairCount>,
  of: (form: string) => string,
): Map<string, PairCount> {
  const all = new Map<string, PairCount>()
  for (const [form, { papers, paper }] of byPapers(pairs)) {
    const one = all.get(of(form))
    if (one === undefined) all.set(of(form), { papers, paper })
    else one.papers += papers
  }
  return all
}
