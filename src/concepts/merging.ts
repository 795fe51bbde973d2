/** Which normal forms are one concept, and why. */
import { withoutSuffix } from '../mentions/generic.ts'
import { closedForm, normalForm } from '../mentions/normal-form.ts'
import type { Vocabulary } from '../mentions/vocabulary.ts'
import type { AliasReason } from '../types.ts'
import type { Counts, FormCount, ShortFormCount } from './counts.ts'
import { Spelling } from './spelling.ts'
import { UnionFind } from './union-find.ts'
import { compoundsOf, modifierKey } from './word-order.ts'

/** How a form came to its concept. */
export interface Joined {
  why: AliasReason
  /** For an abbreviation: the smallest id of a paper that defines it. */
  paper?: string
}

export interface Concord {
  /** Indices of forms, by concept, in the order of their first. */
  groups: number[][]
  /** What joined a form to the others; absent where its own form did. */
  joined: ReadonlyMap<number, Joined>
}

/** Papers that must define a short form as the corpus's own, and their share: more where it is known to be ambiguous. */
const CLEAR = { papers: 2, share: 0.8 }
const AMBIGUOUS = { papers: 5, share: 0.9 }
/** A form in no more papers than this is rare; so is one that is this many times rarer than what it may stand for. */
const RARE = 2
const RARER = 20
/** A single word shorter than this is too near to others: oncology is no ontology. */
const SHORTEST_ALONE = 10

/**
 * Merges sorted forms. Strong evidence (one closed form, a generic word behind a name) joins transitively; weak evidence
 * (the corpus's own short forms, word order, misspellings) attaches a set of forms to a hub, and neither a hub to another nor anything
 * to what is attached itself, so that weak evidence makes no chains. Two entries of the vocabulary are never joined.
 */
export function mergeForms(forms: readonly string[], counts: Counts, vocabulary: Vocabulary): Concord {
  const merging = new Merging(forms, vocabulary)
  merging.joinSpellings()
  merging.joinSuffixes(counts.forms)
  merging.attachShortForms(counts.shortForms)
  merging.attachOrders(counts.forms)
  merging.attachMisspellings(counts.forms)
  return merging.concord()
}

class Merging {
  readonly #forms: readonly string[]
  readonly #vocabulary: Vocabulary
  readonly #numberOf: ReadonlyMap<string, number>
  readonly #sets: UnionFind
  /** Per set, by its first form, the form of its vocabulary entry. */
  readonly #entry: (string | undefined)[]
  /** Attached set → its hub, both by first form. */
  readonly #hubOf = new Map<number, number>()
  readonly #hubs = new Set<number>()
  readonly #why = new Map<number, Joined>()
  /** Forms with a generic word behind the name. */
  readonly #headed = new Set<number>()

  constructor(forms: readonly string[], vocabulary: Vocabulary) {
    this.#forms = forms
    this.#vocabulary = vocabulary
    this.#numberOf = new Map(forms.map((form, i) => [form, i]))
    this.#sets = new UnionFind(forms.length)
    this.#entry = forms.map((form) => vocabulary.entryOf(form)?.form)
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
  joinSuffixes(counts: Counts['forms']): void {
    for (const [i, form] of this.#forms.entries()) {
      const shorter = withoutSuffix(form)
      const name = shorter === undefined ? undefined : this.#numberOf.get(shorter)
      if (name === undefined) continue
      if ((this.#entry[this.#sets.find(name)] || isName(counts.get(shorter!)!)) && this.#join(name, i))
        this.#headed.add(i)
    }
  }

  /** Short forms that papers use without a definition, where nearly all that define them agree. */
  attachShortForms(shortForms: Counts['shortForms']): void {
    for (const short of [...shortForms.keys()].sort()) {
      const own = this.#numberOf.get(normalForm(short))
      if (own === undefined) continue
      const isAmbiguous = short.length < 3 || this.#vocabulary.ambiguous(short).length > 0
      const meant = agreedMeaning(shortForms.get(short)!, isAmbiguous ? AMBIGUOUS : CLEAR)
      const hub = meant === undefined ? undefined : this.#numberOf.get(meant.long)
      if (hub !== undefined) this.#attach(own, hub, { why: 'abbreviation', paper: meant!.paper })
    }
  }

  /** `detection of fake news`, `detecting fake news`; `agglomerative hierarchical clustering` to the commoner order. */
  attachOrders(counts: Counts['forms']): void {
    const isKnown = (form: string): boolean => this.#vocabulary.entryOf(form) !== undefined
    const byKey = new Map<string, number[]>()
    for (const [i, form] of this.#forms.entries()) {
      // What the vocabulary knows is called so: `quality of service` is no service quality.
      if (this.#entry[this.#sets.find(i)] === undefined) {
        const compound = compoundsOf(form, isKnown).find((one) => this.#numberOf.has(one))
        if (compound !== undefined) this.#attach(i, this.#numberOf.get(compound)!, { why: 'word order' })
      }
      const key = modifierKey(form)
      if (key === undefined) continue
      const group = byKey.get(key)
      if (group) group.push(i)
      else byKey.set(key, [i])
    }
    const papers = (i: number): number => counts.get(this.#forms[i])!.papers
    const known = (i: number): number => (this.#entry[this.#sets.find(i)] === undefined ? 0 : 1)
    for (const group of byKey.values()) {
      if (group.length < 2) continue
      const hub = group.reduce((a, b) => ((known(b) - known(a) || papers(b) - papers(a)) > 0 ? b : a))
      for (const i of group) if (i !== hub) this.#attach(i, hub, { why: 'word order' })
    }
  }

  /** Rare forms in which one edit per misspelt word makes the form of something known, or much commoner. */
  attachMisspellings(counts: Counts['forms']): void {
    const spelling = new Spelling(wordsOf(this.#vocabulary.forms))
    const corrected = new Map<string, string>()
    const correct = (word: string): string => {
      let right = corrected.get(word)
      if (right === undefined) {
        right = spelling.correct(word) ?? word
        corrected.set(word, right)
      }
      return right
    }
    for (const [i, form] of this.#forms.entries()) {
      if (this.#entry[this.#sets.find(i)] !== undefined) continue
      const right = form.split(' ').map(correct).join(' ')
      if (right === form || (form.length < SHORTEST_ALONE && !form.includes(' '))) continue
      const hub = this.#numberOf.get(this.#vocabulary.resolve(right))
      if (hub === undefined) continue
      const { papers } = counts.get(form)!
      const common = counts.get(this.#forms[hub])!.papers
      const isKnown = this.#entry[this.#sets.find(hub)] !== undefined
      if ((isKnown && papers <= RARE) || papers * RARER <= common)
        this.#attach(i, hub, { why: 'misspelling' })
    }
  }

  concord(): Concord {
    const groups = new Map<number, number[]>()
    const joined = new Map<number, Joined>()
    for (let i = 0; i < this.#forms.length; i++) {
      const set = this.#sets.find(i)
      const why: Joined | undefined = this.#headed.has(i) ? { why: 'generic head' } : this.#why.get(set)
      if (why) joined.set(i, why)
      const hub = this.#hubOf.get(set) ?? set
      const group = groups.get(hub)
      if (group) group.push(i)
      else groups.set(hub, [i])
    }
    return { groups: [...groups.values()], joined }
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

/** Whether most papers write a form as no plain word is: `ToCom`, `MIM`, `gpt2`; not `WEB` in a title in capitals. */
function isName({ surfaces, papers }: FormCount): boolean {
  let named = 0
  for (const surface of surfaces)
    if (/^\S*(?:\p{Lu}\S*\p{Lu}|\d)\S*$/u.test(surface.text)) named += surface.papers
  return named * 2 > papers
}

/** The long form that most papers give, if enough do and few give another. */
function agreedMeaning(
  longs: ReadonlyMap<string, ShortFormCount>,
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

function* wordsOf(forms: Iterable<string>): Generator<string> {
  for (const form of forms) yield* form.split(' ')
}
