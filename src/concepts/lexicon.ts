/** Counts → Lexicon: forms are merged into concepts, named, typed and numbered; from here on nothing changes. */
import type { Casing } from '../mentions/casing.ts'
import type { Vocabulary, VocabularyEntry } from '../mentions/vocabulary.ts'
import { byCode } from '../order.ts'
import { type Alias, CONCEPT_TYPES, type Concept } from '../types.ts'
import type { Counts } from './counts.ts'
import { mayBeData } from './data-names.ts'
import { withFamilies } from './families.ts'
import { FormCounts } from './form-counts.ts'
import { sharedHeads } from './heads.ts'
import { knownEntry } from './known-entry.ts'
import { chooseLabel, slugOf } from './labels.ts'
import { type Member, surfacesOf } from './members.ts'
import { mergeForms } from './merging.ts'
import { withOwnLabels } from './own-labels.ts'
import { aloneConcepts, rareConcepts } from './rare.ts'
import type { TypeClassifier } from './types/index.ts'

/** Papers of a form of which nobody knows how many it is in. */
export const UNKNOWN_PAPERS = 0xffffffff

/** What is settled about the concepts of a corpus. */
export interface LexiconData extends Forms {
  /** Sorted by slug; `papers` is counted once the links stand. */
  concepts: Concept[]
  /** Of each form, how many papers have it; UNKNOWN_PAPERS where corrections have changed what it means. */
  papers: Uint32Array
}

/** What links are made with, as plain data that is quickly sent to threads: most concepts stand in one paper only. */
export interface LinkingData extends Forms {
  /** Of each concept. */
  labels: string[]
  /** Of each concept its type, a place in CONCEPT_TYPES. */
  types: Uint8Array
  /** Of each concept, 1 where it will not be on the map (rare.ts). */
  rare: Uint8Array
  /** Of each concept, 1 where one paper alone has it. */
  alone: Uint8Array
}

interface Forms {
  /** All accepted normal forms, sorted. */
  forms: string[]
  /** The concept of each form. */
  concept: Uint32Array
  /** One-word surfaces with a capital, as papers write them: the only way in which a single word is found again. */
  names: string[]
  /** Surfaces that go by another form than text tells: `splitKey` → the form that is meant; its own may be split again. */
  splits: ReadonlyMap<string, string>
  /** Forms of one paper and what they share with others (heads.ts). */
  heads: ReadonlyMap<string, string>
}

/** A surface under a form that it has in text. */
export const splitKey = (form: string, surface: string): string => `${form}\n${surface}`

/**
 * Settles what the concepts of a corpus are. Labels are written as `casing` knows, by default as papers do in running text.
 * Degenerate case: no forms, no concepts.
 */
export function settleLexicon(
  counts: Counts,
  vocabulary: Vocabulary,
  types: TypeClassifier,
  casing?: Casing,
): LexiconData {
  const forms = new FormCounts(counts.forms, counts.papers)
  const { groups, joined } = mergeForms(forms, counts, vocabulary)
  const described = Array.from(groups.start.subarray(1), (end, c) => {
    const members = Array.from(groups.member.subarray(groups.start[c], end), (i) => ({
      form: forms.forms[i],
      ...forms.count(i),
      joined: joined.get(i),
    }))
    return describe(members, vocabulary, types, casing)
  })
  const drafts = withOwnLabels(withFamilies(described))
  return {
    ...numberConcepts(drafts, capitalNames(forms), sharedHeads(forms, vocabulary)),
    papers: Uint32Array.from(forms.forms, (_, i) => forms.papers(i)),
  }
}

/** Numbers concepts, each with its sorted forms, at least one; no form belongs to two. Slugs follow from labels. */
export function numberConcepts(
  drafts: readonly ConceptDraft[],
  names: string[],
  heads: ReadonlyMap<string, string>,
  splits: ReadonlyMap<string, string> = new Map(),
): Omit<LexiconData, 'papers'> {
  const slugs = drafts.map(({ label }) => slugOf(label))
  const order = Uint32Array.from(drafts.keys()).sort(
    (a, b) => byCode(slugs[a], slugs[b]) || byCode(drafts[a].forms[0], drafts[b].forms[0]),
  )
  const conceptOf = new Map<string, number>()
  const taken = new Set<string>()
  const concepts = Array.from(order, (d, c) => {
    const { forms, label, type, aliases } = drafts[d]
    for (const form of forms) conceptOf.set(form, c)
    return { slug: unused(slugs[d], taken), label, type, aliases, papers: 0 }
  })
  const forms = [...conceptOf.keys()].sort()
  const concept = Uint32Array.from(forms, (form) => conceptOf.get(form)!)
  return { concepts, forms, concept, names, splits, heads }
}

function capitalNames(counts: FormCounts): string[] {
  const names = new Set<string>()
  for (const [f, form] of counts.forms.entries())
    if (!form.includes(' ')) for (const text of counts.texts(f)) if (/\p{Lu}/u.test(text)) names.add(text)
  return [...names].sort()
}

/** Leaves out what belongs to the map alone, whose concepts have `minPapers` papers or more. */
export function forLinking(data: LexiconData, minPapers = 1): LinkingData {
  const { concepts, papers, ...forms } = data
  return {
    ...forms,
    labels: concepts.map(({ label }) => label),
    types: Uint8Array.from(concepts, ({ type }) => CONCEPT_TYPES.indexOf(type)),
    rare: rareConcepts(data, minPapers),
    alone: aloneConcepts(data),
  }
}

function unused(slug: string, taken: Set<string>): string {
  let free = slug
  for (let n = 2; taken.has(free); n++) free = `${slug}-${n}`
  taken.add(free)
  return free
}

/** A concept and its forms, before it has a number. */
export type ConceptDraft = Pick<Concept, 'label' | 'type' | 'aliases'> & { forms: string[] }

function describe(
  members: readonly Member[],
  vocabulary: Vocabulary,
  types: TypeClassifier,
  casing: Casing | undefined,
): ConceptDraft {
  const surfaces = surfacesOf(members)
  const forms = members.map(({ form }) => form)
  const entry = firstEntry(members, vocabulary)
  const label = entry?.label ?? chooseLabel(surfaces, casing)
  const aliases: Alias[] = []
  for (const { text, why, paper } of surfaces)
    if (text !== label) aliases.push({ surface: text, why, ...(why === 'abbreviation' && { paper }) })
  aliases.sort((a, b) => byCode(a.surface, b.surface))
  const isHome = isMostlyHome(members)
  const isTyped = entry !== undefined && (isHome || vocabulary.isOwn(entry.form))
  const type = (isTyped ? entry.type : undefined) ?? types.typeOf(members, () => mayBeData(surfaces, isHome))
  return { label, type, aliases, forms }
}

/** Whether most papers of a concept are about computing, for which alone the shipped vocabulary knows types. */
function isMostlyHome(members: readonly Member[]): boolean {
  let [papers, home] = [0, 0]
  for (const member of members) {
    papers += member.papers
    home += member.home
  }
  return home * 2 > papers
}

function firstEntry(members: readonly Member[], vocabulary: Vocabulary): VocabularyEntry | undefined {
  for (const member of members) {
    const entry = knownEntry(member.form, () => member, vocabulary)
    if (entry) return entry
  }
  return undefined
}
