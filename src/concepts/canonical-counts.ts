/** Counts in one order, whatever the order in which papers were counted and counts merged. */

import { byCode } from '../order.ts'
import { CONCEPT_TYPES } from '../types.ts'
import type { Counts, PairCounts } from './counts.ts'

const TYPES = CONCEPT_TYPES.length

/** Sorted by form and text; of the papers only those are left that a surface names. */
export function canonicalCounts({ papers, forms, shortForms, variants }: Counts): Counts {
  const { surfaces } = forms
  const named = [...new Set(Array.from(surfaces.paper, (paper) => papers[paper]))].sort(byCode)
  const place = new Map(named.map((id, p) => [id, p]))
  const order = Uint32Array.from(forms.form.keys()).sort((a, b) => byCode(forms.form[a], forms.form[b]))
  const chain: number[] = []
  const before: number[] = []
  const last = Int32Array.from(order, (f) => {
    const own: number[] = []
    for (let s = forms.last[f]; s >= 0; s = surfaces.before[s]) own.push(s)
    // Null is the form as it stands.
    own.sort((a, b) => byCode(surfaces.text[a] ?? forms.form[f], surfaces.text[b] ?? forms.form[f]))
    for (const [i, s] of own.entries()) {
      before.push(i === 0 ? -1 : chain.length - 1)
      chain.push(s)
    }
    return own.length === 0 ? -1 : chain.length - 1
  })
  const types = new Int32Array(order.length * TYPES)
  for (const [f, from] of order.entries())
    types.set(forms.types.subarray(from * TYPES, (from + 1) * TYPES), f * TYPES)
  return {
    papers: named,
    forms: {
      form: Array.from(order, (f) => forms.form[f]),
      papers: Uint32Array.from(order, (f) => forms.papers[f]),
      home: Uint32Array.from(order, (f) => forms.home[f]),
      types,
      last,
      surfaces: {
        text: chain.map((s) => surfaces.text[s]),
        papers: Uint32Array.from(chain, (s) => surfaces.papers[s]),
        running: Uint32Array.from(chain, (s) => surfaces.running[s]),
        why: Uint8Array.from(chain, (s) => surfaces.why[s]),
        paper: Uint32Array.from(chain, (s) => place.get(papers[surfaces.paper[s]])!),
        before: Int32Array.from(before),
      },
    },
    shortForms: sorted(shortForms),
    variants: sorted(variants),
  }
}

function sorted(pairs: PairCounts): PairCounts {
  const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => byCode(a, b))
  return new Map(
    inOrder(pairs).map(([from, others]) => [
      from,
      new Map(inOrder(others).map(([to, { papers, paper }]) => [to, { papers, paper }])),
    ]),
  )
}
