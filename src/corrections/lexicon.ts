/** Corrections on a lexicon: what a build replays. */
import { type LexiconData, numberConcepts, splitKey, UNKNOWN_PAPERS } from '../concepts/lexicon.ts'
import type { Correction, Replayed } from '../correction.ts'
import { closedForm, normalForm } from '../mentions/normal-form.ts'
import type { Draft } from './names.ts'
import { replay } from './replay.ts'

/**
 * The lexicon as corrections want it, and what became of each, in their order. A concept that is hidden leaves no form
 * behind, so nothing links to it; of one that is split, every surface says which form it goes by. Without corrections
 * the lexicon is the one given, which is never changed.
 */
export function correctLexicon(
  data: LexiconData,
  corrections: readonly Correction[],
): { lexicon: LexiconData; replayed: Replayed[] } {
  if (corrections.length === 0) return { lexicon: data, replayed: [] }
  const given: Draft<string>[] = data.concepts.map(({ label, type, aliases }) => ({
    label,
    type,
    aliases,
    parts: [],
  }))
  for (const [f, form] of data.forms.entries()) given[data.concept[f]].parts.push(form)
  const splits = new Splits(data)
  const { drafts, replayed } = replay(given, corrections, {
    keyOf: (name) => closedForm(normalForm(name)),
    keyOfPart: closedForm,
    onSplit: (from, surfaces, to) => splits.add(from, surfaces, to),
  })
  const formed = drafts.filter(({ parts }) => parts.length > 0)
  const numbered = numberConcepts(
    formed.map(({ parts, ...concept }) => ({ ...concept, forms: parts.sort() })),
    [...new Set([...data.names, ...splits.names])].sort(),
    data.heads,
    splits.all,
  )
  const lexicon = { ...numbered, papers: papersOf(numbered, data, new Set(splits.all.values())) }
  return { lexicon, replayed }
}

/** Of each form, how many papers have it: what was counted where its concept is as it was, and no surface was given to it. */
function papersOf(
  { forms, concept, concepts }: Omit<LexiconData, 'papers'>,
  data: LexiconData,
  targets: ReadonlySet<string>,
): Uint32Array {
  const before = new Map(data.forms.map((form, f) => [form, f]))
  const formsOf = (all: Uint32Array, many: number): Uint32Array => {
    const counts = new Uint32Array(many)
    for (const c of all) counts[c]++
    return counts
  }
  const [then, now] = [formsOf(data.concept, data.concepts.length), formsOf(concept, concepts.length)]
  return Uint32Array.from(forms, (form, f) => {
    const known = before.get(form)
    if (known === undefined || targets.has(form)) return UNKNOWN_PAPERS
    const [was, is] = [data.concept[known], concept[f]]
    const { label, type } = data.concepts[was]
    const isSame = then[was] === now[is] && label === concepts[is].label && type === concepts[is].type
    return isSame ? data.papers[known] : UNKNOWN_PAPERS
  })
}

class Splits {
  readonly all: Map<string, string>
  /** One-word surfaces with a capital that have become concepts of their own. */
  readonly names: string[] = []
  readonly #forms: Set<string>
  readonly #madeFor = new Map<string, readonly string[]>()

  constructor({ forms, splits }: LexiconData) {
    this.all = new Map(splits)
    this.#forms = new Set(forms)
  }

  /** The surfaces under any form of `from` go by a form of `to`, which gets one where it has none. */
  add(from: Draft<string>, surfaces: readonly string[], to: Draft<string>): void {
    // A form that was made for these surfaces alone goes with them.
    const own = from.parts.filter((part) => this.#isOnlyFor(part, surfaces))
    from.parts = from.parts.filter((part) => !own.includes(part))
    to.parts.push(...own)
    if (to.parts.length === 0) to.parts.push(this.#formFor(surfaces))
    const form = to.parts.reduce((first, part) => (part < first ? part : first))
    for (const surface of surfaces) {
      // What was said of it before ends here: the latest word counts, and no chain can turn round.
      for (const part of to.parts) this.all.delete(splitKey(part, surface))
      for (const part of from.parts) this.all.set(splitKey(part, surface), form)
      if (/^\S*\p{Lu}\S*$/u.test(surface)) this.names.push(surface)
    }
  }

  #isOnlyFor(form: string, surfaces: readonly string[]): boolean {
    const made = this.#madeFor.get(form)
    return made?.every((surface) => surfaces.includes(surface)) ?? false
  }

  /** Their normal form, or, where that means something else, one that no text has. */
  #formFor(surfaces: readonly string[]): string {
    let form = normalForm(surfaces[0]) || '='
    while (this.#forms.has(form)) form = `=${form}`
    this.#forms.add(form)
    this.#madeFor.set(form, surfaces)
    return form
  }
}
