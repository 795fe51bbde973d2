/**
 * What is counted over the corpus. Counts are keyed by normal form and merge by sums, unions and minima, which is
 * commutative and associative: papers can be cut into shards in any way.
 */
import type { PaperMentions } from '../mentions/index.ts'
import { closedForm, formOf, normalForm } from '../mentions/normal-form.ts'
import type { Document } from '../text/index.ts'
import { surfaceOf } from '../text/index.ts'
import type { AliasReason } from '../types.ts'
import type { Candidate } from './candidates.ts'
import type { TypeClassifier } from './types/index.ts'

export interface SurfaceCount {
  papers: number
  why: AliasReason
  /** The smallest id of a paper where it stands. */
  paper: string
}

export interface FormCount {
  papers: number
  /** Surfaces as written, clean. */
  surfaces: Map<string, SurfaceCount>
  /** Votes for each type, summed over the papers. */
  types: Int32Array
}

export interface Counts {
  papers: number
  forms: Map<string, FormCount>
  /** Short form as written → long form → papers that define it so. */
  shortForms: Map<string, Map<string, number>>
}

export const noCounts = (): Counts => ({ papers: 0, forms: new Map(), shortForms: new Map() })

/** Adds one paper to the counts, in place. */
export function countPaper(
  counts: Counts,
  document: Document,
  { shortForms }: PaperMentions,
  candidates: readonly Candidate[],
  types: TypeClassifier,
): void {
  counts.papers++
  const { id } = document.paper
  const shorts = new Set(shortForms.map(({ short }) => short))
  for (const { form, mentions } of candidates) {
    const surfaces = new Map<string, SurfaceCount>()
    for (const { field, from, to } of mentions) {
      const text = field < 0 ? document.keywords[from] : surfaceOf(document.fields[field], from, to)
      if (surfaces.has(text)) continue
      const same = field >= 0 && formOf(document.fields[field].tokens, from, to) === form
      surfaces.set(text, { papers: 1, why: same ? 'same form' : reasonFor(text, form, shorts), paper: id })
    }
    addForm(counts.forms, form, { papers: 1, surfaces, types: types.vote(document, mentions) })
  }
  for (const { short, long } of shortForms) addShortForm(counts.shortForms, short, long, 1)
}

/** Adds `more` to `counts`, in place. */
export function mergeCounts(counts: Counts, more: Counts): void {
  counts.papers += more.papers
  for (const [form, count] of more.forms) addForm(counts.forms, form, count)
  for (const [short, longs] of more.shortForms)
    for (const [long, papers] of longs) addShortForm(counts.shortForms, short, long, papers)
}

function reasonFor(text: string, form: string, shorts: ReadonlySet<string>): AliasReason {
  if (closedForm(normalForm(text)) === closedForm(form)) return 'same form'
  return shorts.has(text) || shorts.has(text.replace(/s$/, '')) ? 'abbreviation' : 'synonym group'
}

function addForm(forms: Map<string, FormCount>, form: string, { papers, surfaces, types }: FormCount): void {
  const known = forms.get(form)
  if (!known) {
    forms.set(form, { papers, surfaces, types })
    return
  }
  known.papers += papers
  for (const [t, votes] of types.entries()) known.types[t] += votes
  for (const [text, surface] of surfaces) {
    const before = known.surfaces.get(text)
    if (!before) known.surfaces.set(text, surface)
    else {
      before.papers += surface.papers
      if (surface.why === 'abbreviation') before.why = 'abbreviation'
      if (surface.paper < before.paper) before.paper = surface.paper
    }
  }
}

function addShortForm(shortForms: Counts['shortForms'], short: string, long: string, papers: number): void {
  const longs = shortForms.get(short) ?? new Map<string, number>()
  longs.set(long, (longs.get(long) ?? 0) + papers)
  shortForms.set(short, longs)
}
