/** Counts → Lexicon: forms are merged into concepts, named, typed and numbered; from here on nothing changes. */
import { withoutSuffix } from '../mentions/generic.ts'
import { closedForm } from '../mentions/normal-form.ts'
import { PhraseTable } from '../mentions/phrase-table.ts'
import type { Vocabulary } from '../mentions/vocabulary.ts'
import type { Alias, Concept } from '../types.ts'
import type { Counts, FormCount, SurfaceCount } from './counts.ts'
import { chooseLabel, slugOf } from './labels.ts'
import type { TypeClassifier } from './types/index.ts'
import { UnionFind } from './union-find.ts'

/** What is settled about the concepts of a corpus, as plain data that can be sent to a thread. */
export interface LexiconData {
  /** Sorted by slug; `papers` is counted once the links stand. */
  concepts: Concept[]
  /** All accepted normal forms, sorted. */
  forms: string[]
  /** The concept of each form. */
  concept: Uint32Array
  /** One-word surfaces with a capital, as papers write them: the only way in which a single word is found again. */
  names: string[]
}

/** Settles what the concepts of a corpus are. Degenerate case: no forms, no concepts. */
export function settleLexicon(counts: Counts, vocabulary: Vocabulary, types: TypeClassifier): LexiconData {
  const forms = [...counts.forms.keys()].sort()
  const sets = mergeForms(forms, counts, vocabulary)
  const members = new Map<number, string[]>()
  for (const [i, form] of forms.entries()) {
    const set = sets.find(i)
    const group = members.get(set)
    if (group) group.push(form)
    else members.set(set, [form])
  }
  const drafts = [...members.values()].map((group) => describe(group, counts.forms, vocabulary, types))
  drafts.sort((a, b) => compare(a.slug, b.slug) || compare(a.forms[0], b.forms[0]))
  const conceptOf = new Map<string, number>()
  const taken = new Set<string>()
  const concepts = drafts.map(({ forms, slug, label, type, aliases }, c) => {
    for (const form of forms) conceptOf.set(form, c)
    return { slug: unused(slug, taken), label, type, aliases, papers: 0 }
  })
  const concept = Uint32Array.from(forms, (form) => conceptOf.get(form)!)
  return { concepts, forms, concept, names: capitalNames(counts.forms) }
}

function capitalNames(forms: Counts['forms']): string[] {
  const names = new Set<string>()
  for (const [form, { surfaces }] of forms)
    if (!form.includes(' ')) for (const text of surfaces.keys()) if (/\p{Lu}/u.test(text)) names.add(text)
  return [...names].sort()
}

/** A lexicon to look things up in. */
export interface Lexicon {
  concepts: readonly Concept[]
  /** The concept of a normal form, or undefined. */
  conceptOf(form: string): number | undefined
  /** Finds the forms in text; phrase numbers index `forms`. */
  phrases: PhraseTable
  forms: readonly string[]
  names: ReadonlySet<string>
}

export function openLexicon({ concepts, forms, concept, names }: LexiconData): Lexicon {
  const numberOf = new Map(forms.map((form, i) => [form, concept[i]]))
  return {
    concepts,
    conceptOf: (form) => numberOf.get(form),
    phrases: new PhraseTable(forms),
    forms,
    names: new Set(names),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function unused(slug: string, taken: Set<string>): string {
  let free = slug
  for (let n = 2; taken.has(free); n++) free = `${slug}-${n}`
  taken.add(free)
  return free
}

/** Joins forms on strong evidence; two entries of the vocabulary are never joined. */
function mergeForms(forms: readonly string[], counts: Counts, vocabulary: Vocabulary): UnionFind {
  const sets = new UnionFind(forms.length)
  const entry = forms.map((form) => vocabulary.entryOf(form)?.form)
  const numberOf = new Map(forms.map((form, i) => [form, i]))
  const join = (a: number, b: number): void => {
    const [x, y] = [sets.find(a), sets.find(b)]
    if (x === y || (entry[x] && entry[y] && entry[x] !== entry[y])) return
    const known = entry[x] ?? entry[y]
    sets.union(x, y)
    entry[Math.min(x, y)] = known
  }
  const byClosed = new Map<string, number>()
  for (const [i, form] of forms.entries()) {
    const closed = closedForm(form)
    const first = byClosed.get(closed)
    if (first === undefined) byClosed.set(closed, i)
    else join(first, i)
  }
  for (const [i, form] of forms.entries()) {
    const shorter = numberOf.get(withoutSuffix(form) ?? '')
    if (shorter !== undefined && (entry[shorter] || !forms[shorter].includes(' '))) join(shorter, i)
  }
  for (const [short, longs] of counts.shortForms) {
    const i = numberOf.get(short.toLowerCase())
    const long = dominant(longs)
    const j = long === undefined ? undefined : numberOf.get(long)
    if (i !== undefined && j !== undefined && vocabulary.ambiguous(short).length === 0) join(i, j)
  }
  return sets
}

/** The long form that at least four in five of the defining papers give, unless it is the word of one paper of many. */
function dominant(longs: ReadonlyMap<string, number>): string | undefined {
  let all = 0
  let most = 0
  let best: string | undefined
  for (const [long, papers] of longs) {
    all += papers
    if (papers > most || (papers === most && best !== undefined && long < best)) {
      most = papers
      best = long
    }
  }
  return most >= 0.8 * all ? best : undefined
}

type Draft = Omit<Concept, 'papers'> & { forms: string[] }

function describe(
  group: string[],
  forms: ReadonlyMap<string, FormCount>,
  vocabulary: Vocabulary,
  types: TypeClassifier,
): Draft {
  const surfaces = new Map<string, SurfaceCount>()
  for (const form of group) {
    for (const [text, surface] of forms.get(form)!.surfaces) {
      const before = surfaces.get(text)
      surfaces.set(text, before ? { ...before, papers: before.papers + surface.papers } : surface)
    }
  }
  const entry = group.map((form) => vocabulary.entryOf(form)).find((found) => found !== undefined)
  const label = entry?.label ?? chooseLabel(surfaces)
  const aliases: Alias[] = []
  for (const [surface, { why, paper }] of surfaces)
    if (surface !== label) aliases.push({ surface, why, ...(why === 'abbreviation' && { paper }) })
  aliases.sort((a, b) => compare(a.surface, b.surface))
  const type = entry?.type ?? types.typeOf(group.map((form) => ({ form, ...forms.get(form)! })))
  return { slug: slugOf(label), label, type, aliases, forms: group }
}
