/** Replays corrections on concepts: those of a lexicon when a map is built, those of a map when it is looked at. */
import { type Correction, idOf, type Outcome, quoted, type Replayed } from '../correction.ts'
import type { Alias } from '../types.ts'
import { type Draft, type KeyOf, NameIndex } from './names.ts'

/** What the replay has to be told about the concepts it works on. */
export interface Ground<Part> {
  keyOf: KeyOf
  /** The key of the name that a part stands for, '' where it stands for none. */
  keyOfPart(part: Part): string
  /** Hears of names that have left a concept for another one, so that the parts can follow. */
  onSplit(from: Draft<Part>, surfaces: readonly string[], to: Draft<Part>): void
}

type Answer = [outcome: Outcome, note: string]

/**
 * Replays corrections in their order. Gives the concepts as they are then (the order is kept, what is split off stands at
 * the end) and what became of each correction, in their order. `given` is left as it was.
 */
export function replay<Part>(
  given: readonly Draft<Part>[],
  corrections: readonly Correction[],
  ground: Ground<Part>,
): { drafts: Draft<Part>[]; replayed: Replayed[] } {
  const replaying = new Replaying(given, ground)
  const replayed = corrections.map((correction) => {
    const [outcome, note] = replaying.apply(correction)
    return { id: idOf(correction), outcome, note }
  })
  return { drafts: [...replaying.drafts], replayed }
}

class Replaying<Part> {
  readonly drafts: Set<Draft<Part>>
  readonly #names: NameIndex<Part>
  readonly #ground: Ground<Part>
  /** Those whose label stands in no paper, because a correction gave it. */
  readonly #renamed = new Set<Draft<Part>>()

  constructor(given: readonly Draft<Part>[], ground: Ground<Part>) {
    this.#ground = ground
    this.#names = new NameIndex(ground.keyOf, ground.keyOfPart)
    this.drafts = new Set(
      given.map((draft) => ({ ...draft, aliases: draft.aliases.slice(), parts: draft.parts.slice() })),
    )
    for (const draft of this.drafts) this.#names.add(draft)
  }

  apply(correction: Correction): Answer {
    const found = this.#names.find(correction.concept)
    if (found.length !== 1) return this.#missed(correction, found)
    const [draft] = found
    switch (correction.do) {
      case 'merge':
        return this.#merge(draft, correction.into)
      case 'split':
        return this.#split(draft, correction.alias)
      case 'rename':
        return this.#rename(draft, correction.label)
      case 'retype': {
        const { type } = draft
        if (type === correction.type) return ['already', `${quoted(draft.label)} is a ${type}`]
        draft.type = correction.type
        return ['done', `${quoted(draft.label)} is a ${correction.type} now, was a ${type}`]
      }
      case 'hide':
        this.#names.remove(draft)
        this.drafts.delete(draft)
        return ['done', `${quoted(draft.label)} is hidden`]
    }
  }

  #missed(correction: Correction, found: readonly Draft<Part>[]): Answer {
    const [name] = correction.concept
    if (found.length > 1) return several(name, found)
    const owners = this.#names.alsoCalled(name)
    if (owners.length === 0) return ['not', `no concept is called ${quoted(name)}`]
    const [{ label }] = owners
    if (correction.do === 'merge' && this.#names.find(correction.into).includes(owners[0]))
      return ['already', `${quoted(name)} is a name of ${quoted(label)}`]
    return ['not', `${quoted(name)} is a name of ${quoted(label)}; split it off first`]
  }

  #merge(draft: Draft<Part>, into: Correction['concept']): Answer {
    const targets = this.#names.find(into)
    if (targets.length > 1) return several(into[0], targets)
    const [target] = targets
    if (target === draft) return ['already', `${quoted(draft.label)} is one concept`]
    // What it should become part of is not here: then it is all there is of it.
    if (target === undefined) return this.#rename(draft, into[0])
    this.#names.remove(draft)
    this.#names.remove(target)
    this.drafts.delete(draft)
    const surfaces = draft.aliases.map(({ surface }) => surface)
    if (!this.#renamed.has(draft)) surfaces.push(draft.label)
    addAliases(target, surfaces, 'correction')
    target.parts.push(...draft.parts)
    this.#names.add(target)
    return ['done', `${quoted(draft.label)} is part of ${quoted(target.label)} now`]
  }

  #split(draft: Draft<Part>, alias: string): Answer {
    const { keyOf, onSplit } = this.#ground
    const key = keyOf(alias)
    if (alias === draft.label)
      return ['not', `${quoted(alias)} is what the concept is called; rename it first`]
    // Spellings of one name go together, unless they are spellings of the name that stays.
    const isOwn = keyOf(draft.label) === key
    const surfaces = draft.aliases
      .map(({ surface }) => surface)
      .filter((surface) => surface === alias || (!isOwn && key !== '' && keyOf(surface) === key))
    const others = this.#names.called(alias).filter((other) => other !== draft)
    if (surfaces.length === 0)
      return others.length > 0
        ? ['already', `${quoted(alias)} is a concept of its own`]
        : ['not', `${quoted(draft.label)} is not called ${quoted(alias)}`]
    this.#names.remove(draft)
    draft.aliases = draft.aliases.filter(({ surface }) => !surfaces.includes(surface))
    const to = others[0] ?? { label: alias, type: draft.type, aliases: [], parts: [] }
    this.#names.remove(to)
    this.drafts.add(to)
    addAliases(to, surfaces, 'same form')
    onSplit(draft, surfaces, to)
    this.#names.add(draft)
    this.#names.add(to)
    const where = others.length > 0 ? `with the concept ${quoted(to.label)}` : 'a concept of its own'
    return ['done', `${quoted(alias)} is ${where} now`]
  }

  #rename(draft: Draft<Part>, label: string): Answer {
    const before = draft.label
    if (before === label) return ['already', `${quoted(label)} is called so`]
    if (this.#names.called(label).some((other) => other !== draft))
      return ['not', `${quoted(label)} is another concept; merge the two instead`]
    this.#names.remove(draft)
    const isGiven = !draft.aliases.some(({ surface }) => surface === label)
    draft.label = label
    draft.aliases = draft.aliases.filter(({ surface }) => surface !== label)
    if (!this.#renamed.has(draft)) addAliases(draft, [before], 'correction')
    if (isGiven) this.#renamed.add(draft)
    else this.#renamed.delete(draft)
    this.#names.add(draft)
    return ['done', `${quoted(before)} is called ${quoted(label)} now`]
  }
}

function several<Part>(name: string, found: readonly Draft<Part>[]): Answer {
  const labels = found.slice(0, 3).map(({ label }) => quoted(label))
  return ['not', `${quoted(name)} may be several concepts: ${labels.join(', ')}`]
}

/** Sorted, each surface once, the label left out. */
function addAliases<Part>(draft: Draft<Part>, surfaces: readonly string[], why: Alias['why']): void {
  const known = new Set([draft.label, ...draft.aliases.map(({ surface }) => surface)])
  for (const surface of surfaces) {
    if (known.has(surface)) continue
    known.add(surface)
    draft.aliases.push({ surface, why })
  }
  draft.aliases.sort((a, b) => (a.surface < b.surface ? -1 : a.surface > b.surface ? 1 : 0))
}
