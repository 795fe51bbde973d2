/** Which normal forms are one concept, and why. */
import { withoutSuffix } from '../mentions/generic.ts'
import { closedForm, normalForm } from '../mentions/normal-form.ts'
import type { Vocabulary } from '../mentions/vocabulary.ts'
import { compoundsOf, modifierKey } from '../mentions/word-order.ts'
import type { AliasReason } from '../types.ts'
import type { Counts, PairCount } from './counts.ts'
import type { FormCounts } from './form-counts.ts'
import { type Groups, groupsOf } from './groups.ts'
import { isWrittenAsName, isWrittenSo, knownEntry } from './known-entry.ts'
import { AMBIGUOUS, agreedMeaning, areAlike, byPapers, CLEAR, gathered, ONLY } from './long-forms.ts'
import { Spelling } from './spelling.ts'
import { UnionFind } from './union-find.ts'

/** How a form came to its concept. */
export interface Joined {
  why: AliasReason
  /** For an abbreviation: the smallest id of a paper that defines it. */
  paper?: string
}

export interface Concord {
  /** Numbers of forms, by concept. */
  groups: Groups
  /** What joined a form to the others; absent where its own form did. */
  joined: ReadonlyMap<number, Joined>
}

/** A form in no more papers than this is rare; so is one that is this many times rarer than what it may stand for. */
const RARE = 2
const RARER = 20
/** A single word shorter than this is too near to others: oncology is no ontology. */
const SHORTEST_ALONE = 10
/**
 * Merges sorted forms. Strong evidence (one closed form, a generic word behind a name) joins transitively; weak evidence
 * (short forms, word order, misspellings) attaches a set of forms to a hub, and neither a hub to another nor anything to
 * what is attached, so that it makes no chains. Two entries of the vocabulary are never joined.
 */
export function mergeForms(
  forms: FormCounts,
  { shortForms, variants }: Pick<Counts, 'shortForms' | 'variants'>,
  vocabulary: Vocabulary,
): Concord {
  const merging = new Merging(forms, vocabulary)
  merging.joinSpellings()
  merging.joinSuffixes()
  merging.attachLongForms(shortForms)
  merging.attachShortForms(shortForms)
  merging.attachVariants(variants)
  merging.attachOrders()
  merging.attachMisspellings()
  return merging.concord()
}

class Merging {
  readonly #counts: FormCounts
  readonly #forms: readonly string[]
  readonly #vocabulary: Vocabulary
  readonly #sets: UnionFind
  /** Per set, by its first form, the form of its vocabulary entry. */
  readonly #entry: (string | undefined)[]
  /** Attached set → its hub, both by first form. */
  readonly #hubOf = new Map<number, number>()
  readonly #hubs = new Set<number>()
  readonly #why = new Map<number, Joined>()
  /** Forms with a generic word behind the name. */
  readonly #headed = new Set<number>()

  constructor(counts: FormCounts, vocabulary: Vocabulary) {
    this.#counts = counts
    this.#forms = counts.forms
    this.#vocabulary = vocabulary
    this.#sets = new UnionFind(counts.forms.length)
    this.#entry = counts.forms.map((form, i) => knownEntry(form, () => counts.count(i), vocabulary)?.form)
  }

  /** `fine tuning` and `finetuning`. */
  joinSpellings(): void {
    const byClosed = new Map<string, number>()
    for (const [i, form] of this.#forms.entries()) {
      const closed = closedForm(form)
      const first = byClosed.get(closed)
      if (first === undefined) byClosed.set(closed, i)
      else this.#join(first, i)
    }
  }

  /** `vtab 1k benchmark` and `vtab 1k`: where what is left is known, or a name (no `web` of `web corpus`). */
  joinSuffixes(): void {
    for (const [i, form] of this.#forms.entries()) {
      const shorter = withoutSuffix(form)
      const name = shorter === undefined ? undefined : this.#counts.find(shorter)
      if (name === undefined) continue
      if (
        (this.#entry[this.#sets.find(name)] || isWrittenAsName(this.#counts.count(name))) &&
        this.#join(name, i)
      )
        this.#headed.add(i)
    }
  }

  /** Long forms of one short form that differ in endings, in a word more or less, or by a slip, to the commonest. */
  attachLongForms(shortForms: Counts['shortForms']): void {
    for (const short of [...shortForms.keys()].sort()) {
      const longs = byPapers(shortForms.get(short)!)
      for (const [at, [long, { paper }]] of longs.entries()) {
        const own = this.#counts.find(long)
        if (own === undefined) continue
        for (const [other] of longs.slice(0, at)) {
          const hub = this.#counts.find(other)
          if (hub === undefined || !areAlike(long, other)) continue
          this.#attach(own, hub, { why: 'abbreviation', paper })
          break
        }
      }
    }
  }

  /** Wordings that papers have beside the form that they go by there, to the commoner of the two. */
  attachVariants(variants: Counts['variants']): void {
    for (const form of [...variants.keys()].sort()) {
      const [as] = byPapers(variants.get(form)!)[0]
      const [a, b] = [this.#counts.find(form), this.#counts.find(as)]
      if (a === undefined || b === undefined) continue
      if (this.#counts.papers(a) > this.#counts.papers(b)) this.#attach(b, a, { why: 'wording' })
      else this.#attach(a, b, { why: 'wording' })
    }
  }

  /** Short forms (FISH, no fish) that papers use without a definition, where nearly all that define them agree. */
  attachShortForms(shortForms: Counts['shortForms']): void {
    const meant = new Map<number, { hub: number; paper: string } | 'several'>()
    for (const short of [...shortForms.keys()].sort()) {
      const own = this.#counts.find(normalForm(short))
      if (own === undefined || !isWrittenSo(this.#counts.count(own), short)) continue
      const longs = this.#meanings(shortForms.get(short)!)
      const isAmbiguous = short.length < 3 || this.#vocabulary.ambiguous(short).length > 0
      const agreed = agreedMeaning(longs, isAmbiguous ? AMBIGUOUS : longs.size === 1 ? ONLY : CLEAR)
      const hub = agreed === undefined ? undefined : this.#counts.find(agreed.long)
      if (hub === undefined) continue
      const before = meant.get(own)
      // EGFR and eGFR have one form: which of them it is where neither is defined nobody knows.
      const isOther = before !== undefined && (before === 'several' || before.hub !== hub)
      meant.set(own, isOther ? 'several' : { hub, paper: agreed!.paper })
    }
    for (const [own, one] of meant)
      if (one !== 'several') this.#attach(own, one.hub, { why: 'abbreviation', paper: one.paper })
  }

  /** `detection of fake news`, `detecting fake news`; `agglomerative hierarchical clustering` to the commoner order. */
  attachOrders(): void {
    const counts = this.#counts
    const isKnown = (form: string): boolean => this.#vocabulary.entryOf(form) !== undefined
    const byKey = new Map<string, number[]>()
    for (const [i, form] of this.#forms.entries()) {
      // What the vocabulary knows is called so: `quality of service` is no service quality.
      if (this.#entry[this.#sets.find(i)] === undefined) {
        const compound = compoundsOf(form, isKnown).find((one) => counts.find(one) !== undefined)
        if (compound !== undefined) this.#attach(i, counts.find(compound)!, { why: 'word order' })
      }
      const key = modifierKey(form)
      if (key === undefined) continue
      const group = byKey.get(key)
      if (group) group.push(i)
      else byKey.set(key, [i])
    }
    const known = (i: number): number => (this.#entry[this.#sets.find(i)] === undefined ? 0 : 1)
    for (const group of byKey.values()) {
      if (group.length < 2) continue
      const more = (a: number, b: number): number =>
        known(b) - known(a) || counts.papers(b) - counts.papers(a)
      const hub = group.reduce((a, b) => (more(a, b) > 0 ? b : a))
      for (const i of group) if (i !== hub) this.#attach(i, hub, { why: 'word order' })
    }
  }

  /** Rare forms in which one edit per misspelt word makes the form of something known, or much commoner. */
  attachMisspellings(): void {
    const spelling = new Spelling(wordsOf(this.#vocabulary.forms))
    const corrected = new Map<string, string>()
    const correct = (word: string): string => {
      const right = corrected.get(word) ?? spelling.correct(word) ?? word
      corrected.set(word, right)
      return right
    }
    for (const [i, form] of this.#forms.entries()) {
      if (this.#entry[this.#sets.find(i)] !== undefined) continue
      const words = form.split(' ')
      if (words.every((word) => correct(word) === word)) continue
      if (words.length === 1 && form.length < SHORTEST_ALONE) continue
      const right = words.map(correct).join(' ')
      const hub = this.#counts.find(this.#vocabulary.resolve(right))
      if (hub === undefined) continue
      const [papers, common] = [this.#counts.papers(i), this.#counts.papers(hub)]
      const isKnown = this.#entry[this.#sets.find(hub)] !== undefined
      if ((isKnown && papers <= RARE) || papers * RARER <= common)
        this.#attach(i, hub, { why: 'misspelling' })
    }
  }

  /** Long forms, each with what was attached to it. */
  #meanings(longs: ReadonlyMap<string, PairCount>): Map<string, PairCount> {
    return gathered(longs, (long) => {
      const number = this.#counts.find(long)
      const hub = number === undefined ? undefined : this.#hubOf.get(this.#sets.find(number))
      return hub === undefined ? long : this.#forms[hub]
    })
  }

  concord(): Concord {
    const joined = new Map<number, Joined>()
    const hubs = Uint32Array.from(this.#forms, (_, i) => {
      const set = this.#sets.find(i)
      const why: Joined | undefined = this.#headed.has(i) ? { why: 'generic head' } : this.#why.get(set)
      if (why) joined.set(i, why)
      return this.#hubOf.get(set) ?? set
    })
    return { groups: groupsOf(hubs), joined }
  }

  /** False where they may not be one. */
  #join(a: number, b: number): boolean {
    const [x, y] = [this.#sets.find(a), this.#sets.find(b)]
    if (this.#areApart(x, y)) return false
    const entry = this.#entry[x] ?? this.#entry[y]
    this.#sets.union(x, y)
    this.#entry[this.#sets.find(x)] = entry
    return true
  }

  #attach(a: number, b: number, why: Joined): void {
    const [own, hub] = [this.#sets.find(a), this.#sets.find(b)]
    if (own === hub || this.#areApart(own, hub)) return
    if (this.#hubs.has(own) || this.#hubOf.has(own) || this.#hubOf.has(hub)) return
    this.#hubOf.set(own, hub)
    this.#hubs.add(hub)
    this.#why.set(own, why)
  }

  /** Cannot-link: two entries of the vocabulary. */
  #areApart(x: number, y: number): boolean {
    const [a, b] = [this.#entry[x], this.#entry[y]]
    return a !== undefined && b !== undefined && a !== b
  }
}

function* wordsOf(forms: Iterable<string>): Generator<string> {
  for (const form of forms) yield* form.split(' ')
}
