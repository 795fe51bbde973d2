/**
 * What is counted over the corpus. Counts are keyed by normal form and merge by sums, unions and minima, which is
 * commutative and associative: papers can be cut into shards in any way.
 */
import type { Mention, PaperMentions } from '../mentions/index.ts'
import { formOf } from '../mentions/normal-form.ts'
import { HOME } from '../mentions/tagger/index.ts'
import { stemsOf } from '../mentions/variants.ts'
import type { Vocabulary } from '../mentions/vocabulary.ts'
import type { Document } from '../text/index.ts'
import { sentenceAt, surfaceOf } from '../text/index.ts'
import { type AliasReason, CONCEPT_TYPES } from '../types.ts'
import type { Candidate } from './candidates.ts'
import { REASON_RANK, reasonsOf } from './reasons.ts'
import type { TypeClassifier } from './types/index.ts'

export interface SurfaceCount {
  /** As written, clean. */
  text: string
  papers: number
  /** Of these, papers that have it in running text: not in a title, at the start of a sentence, or as a definition. */
  running: number
  why: AliasReason
  /** The smallest id of a paper where it stands; for an abbreviation, of one that defines it. */
  paper: string
}

export interface FormCount {
  papers: number
  /** Of these, papers on computing. */
  home: number
  /** One per text. Two of three forms have one, the richest of 30,000 papers 80: they are searched one by one. */
  surfaces: SurfaceCount[]
  /** Votes for each type, summed over the papers. */
  types: number[]
}

export interface Counts {
  papers: number
  forms: Map<string, FormCount>
  /** Short form as written, singular → long form → the papers that define it so. */
  shortForms: PairCounts
  /** Another wording → the form that it goes by → the papers that have both. */
  variants: PairCounts
}

/** One form → another → the papers that say so. */
export type PairCounts = Map<string, Map<string, PairCount>>

export interface PairCount {
  papers: number
  /** The smallest of their ids. */
  paper: string
}

export const noCounts = (): Counts => ({
  papers: 0,
  forms: new Map(),
  shortForms: new Map(),
  variants: new Map(),
})

/** Adds one paper to the counts, in place. */
export function countPaper(
  counts: Counts,
  document: Document,
  { shortForms, variants, domain }: PaperMentions,
  candidates: readonly Candidate[],
  vocabulary: Vocabulary,
  types: TypeClassifier,
): void {
  counts.papers++
  const { id } = document.paper
  const reasonFor = reasonsOf(shortForms, variants, vocabulary.readBy(domain))
  for (const { form, mentions } of candidates) {
    let count = counts.forms.get(form)
    if (count === undefined) {
      count = { papers: 0, home: 0, surfaces: [], types: CONCEPT_TYPES.map(() => 0) }
      counts.forms.set(form, count)
    }
    count.papers++
    if (domain >= HOME) count.home++
    types.vote(document, mentions, domain, count.types)
    const own: SurfaceCount[] = []
    for (const mention of mentions) {
      const { field, from, to } = mention
      const text = field < 0 ? document.keywords[from] : surfaceOf(document.fields[field], from, to)
      const running = isRunning(document, mention) ? 1 : 0
      const known = own.find((surface) => surface.text === text)
      if (known) {
        known.running ||= running
        continue
      }
      const same = field >= 0 && formOf(document.fields[field].tokens, from, to) === form
      own.push({ text, papers: 1, running, why: same ? 'same form' : reasonFor(text, form), paper: id })
    }
    // A list that is made of its elements has room for no more, as most need.
    if (count.surfaces.length === 0) count.surfaces = Array.from(own)
    else for (const surface of own) addSurface(count.surfaces, surface)
  }
  for (const { short, long } of shortForms) addPair(counts.shortForms, short, long, { papers: 1, paper: id })
  // What a word more or less makes of a name is the same within its paper only.
  for (const [other, as] of variants)
    if (stemsOf(other) === stemsOf(as) && candidates.some(({ form }) => form === as))
      addPair(counts.variants, other, as, { papers: 1, paper: id })
}

/** Capitals around small words, as in `Kyoto Encyclopedia of Genes and Genomes`: no definition has them for its letters alone. */
const NAMED_BODY =
  /^\p{Lu}\S*(?: \p{Lu}\S*)* (?:(?:of|and|for|the|in|on|to|&) )+\p{Lu}\S*(?: (?:\p{Lu}\S*|of|and|for|the|in|on|to|&))*$/u

/**
 * Whether a mention stands where capitals mean something: in an abstract behind a word in lower case or a stop word, or
 * before the colon of a title.
 */
function isRunning({ fields }: Document, { field, from, to, rule }: Mention): boolean {
  if (field < 0) return false
  const text = fields[field]
  if (text.field === 'title') return from === 0 && text.tokens[to]?.text === ':'
  if (rule === 'abbreviation' && to - from > 1) return NAMED_BODY.test(surfaceOf(text, from, to))
  if (from === 0) return false
  const { word, stop, text: before } = text.tokens[from - 1].form
  return word && (stop || /^\p{Ll}/u.test(before)) && sentenceAt(text, from) === sentenceAt(text, from - 1)
}

/** Adds `more` to `counts`, in place; what `more` holds may become part of `counts`. */
export function mergeCounts(counts: Counts, more: Counts): void {
  counts.papers += more.papers
  for (const [form, count] of more.forms) addForm(counts.forms, form, count)
  for (const [short, longs] of more.shortForms)
    for (const [long, count] of longs) addPair(counts.shortForms, short, long, count)
  for (const [form, others] of more.variants)
    for (const [as, count] of others) addPair(counts.variants, form, as, count)
}

function addForm(
  forms: Map<string, FormCount>,
  form: string,
  { papers, home, surfaces, types }: FormCount,
): void {
  const known = forms.get(form)
  if (!known) {
    forms.set(form, { papers, home, surfaces, types })
    return
  }
  known.papers += papers
  known.home += home
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
  known.running += surface.running
  const rank = REASON_RANK[surface.why] - REASON_RANK[known.why]
  if (rank > 0 || (rank === 0 && surface.paper >= known.paper)) return
  known.why = surface.why
  known.paper = surface.paper
}

function addPair(pairs: PairCounts, from: string, to: string, { papers, paper }: PairCount): void {
  let others = pairs.get(from)
  if (others === undefined) {
    others = new Map()
    pairs.set(from, others)
  }
  const before = others.get(to)
  others.set(to, {
    papers: papers + (before?.papers ?? 0),
    paper: before && before.paper < paper ? before.paper : paper,
  })
}
