/**
 * What is counted over the corpus. Counts are keyed by normal form and merge by sums, unions and minima, which is
 * commutative and associative: papers can be cut into shards in any way.
 */
import type { PaperMentions } from '../mentions/index.ts'
import { formOf } from '../mentions/normal-form.ts'
import type { Vocabulary } from '../mentions/vocabulary.ts'
import type { Document } from '../text/index.ts'
import { surfaceOf } from '../text/index.ts'
import { type AliasReason, CONCEPT_TYPES } from '../types.ts'
import type { Candidate } from './candidates.ts'
import { REASON_RANK, reasonsOf } from './reasons.ts'
import type { TypeClassifier } from './types/index.ts'

export interface SurfaceCount {
  /** As written, clean. */
  text: string
  papers: number
  why: AliasReason
  /** The smallest id of a paper where it stands; for an abbreviation, of one that defines it. */
  paper: string
}

export interface FormCount {
  papers: number
  /** One per text. Two of three forms have one, the richest of 30,000 papers 80: they are searched one by one. */
  surfaces: SurfaceCount[]
  /** Votes for each type, summed over the papers. */
  types: number[]
}

export interface Counts {
  papers: number
  forms: Map<string, FormCount>
  /** Short form as written, singular → long form → the papers that define it so. */
  shortForms: Map<string, Map<string, ShortFormCount>>
}

export interface ShortFormCount {
  papers: number
  /** The smallest of their ids. */
  paper: string
}

export const noCounts = (): Counts => ({ papers: 0, forms: new Map(), shortForms: new Map() })

/** Adds one paper to the counts, in place. */
export function countPaper(
  counts: Counts,
  document: Document,
  { shortForms }: PaperMentions,
  candidates: readonly Candidate[],
  vocabulary: Vocabulary,
  types: TypeClassifier,
): void {
  counts.papers++
  const { id } = document.paper
  const reasonFor = reasonsOf(shortForms, vocabulary)
  const seen: string[] = []
  for (const { form, mentions } of candidates) {
    let count = counts.forms.get(form)
    if (count === undefined) {
      count = { papers: 0, surfaces: [], types: CONCEPT_TYPES.map(() => 0) }
      counts.forms.set(form, count)
    }
    count.papers++
    types.vote(document, mentions, count.types)
    seen.length = 0
    for (const { field, from, to } of mentions) {
      const text = field < 0 ? document.keywords[from] : surfaceOf(document.fields[field], from, to)
      if (seen.includes(text)) continue
      seen.push(text)
      const same = field >= 0 && formOf(document.fields[field].tokens, from, to) === form
      const surface = { text, papers: 1, why: same ? 'same form' : reasonFor(text, form), paper: id }
      // A list that is made of its only element has room for no more, as most need.
      if (count.surfaces.length === 0) count.surfaces = [surface]
      else addSurface(count.surfaces, surface)
    }
  }
  for (const { short, long } of shortForms)
    addShortForm(counts.shortForms, short, long, { papers: 1, paper: id })
}

/** Adds `more` to `counts`, in place; what `more` holds may become part of `counts`. */
export function mergeCounts(counts: Counts, more: Counts): void {
  counts.papers += more.papers
  for (const [form, count] of more.forms) addForm(counts.forms, form, count)
  for (const [short, longs] of more.shortForms)
    for (const [long, count] of longs) addShortForm(counts.shortForms, short, long, count)
}

function addForm(forms: Map<string, FormCount>, form: string, { papers, surfaces, types }: FormCount): void {
  const known = forms.get(form)
  if (!known) {
    forms.set(form, { papers, surfaces, types })
    return
  }
  known.papers += papers
  for (let t = 0; t < types.length; t++) known.types[t] += types[t]
  for (const surface of surfaces) addSurface(known.surfaces, surface)
}

/** Adds a surface, in place; of two reasons the better stays, of two papers that give it the first. */
export function addSurface(surfaces: SurfaceCount[], surface: SurfaceCount): void {
  const known = surfaces.find(({ text }) => text === surface.text)
  if (known === undefined) {
    surfaces.push(surface)
    return
  }
  known.papers += surface.papers
  const rank = REASON_RANK[surface.why] - REASON_RANK[known.why]
  if (rank > 0 || (rank === 0 && surface.paper >= known.paper)) return
  known.why = surface.why
  known.paper = surface.paper
}

function addShortForm(
  shortForms: Counts['shortForms'],
  short: string,
  long: string,
  { papers, paper }: ShortFormCount,
): void {
  let longs = shortForms.get(short)
  if (longs === undefined) {
    longs = new Map()
    shortForms.set(short, longs)
  }
  const before = longs.get(long)
  longs.set(long, {
    papers: papers + (before?.papers ?? 0),
    paper: before && before.paper < paper ? before.paper : paper,
  })
}
