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
import { CONCEPT_TYPES } from '../types.ts'
import type { Candidate } from './candidates.ts'
import { type FormColumns, FormCounter } from './form-counts.ts'
import { REASON_RANK, reasonsOf } from './reasons.ts'
import type { TypeClassifier } from './types/index.ts'

/** Plain data. */
export interface Counts {
  /** Ids of the papers that were counted. */
  papers: string[]
  forms: FormColumns
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

/** Counts papers. */
export class Counter {
  readonly #papers: string[] = []
  readonly #forms = new FormCounter(this.#papers)
  readonly #shortForms: PairCounts = new Map()
  readonly #variants: PairCounts = new Map()

  /** Adds a paper; gives the numbers of its forms, which are their places among those of `counts`. */
  add(
    document: Document,
    { shortForms, variants, domain }: PaperMentions,
    candidates: readonly Candidate[],
    vocabulary: Vocabulary,
    types: TypeClassifier,
  ): number[] {
    const { id } = document.paper
    const paper = this.#papers.push(id) - 1
    const reasonFor = reasonsOf(shortForms, variants, vocabulary.readBy(domain))
    const votes = new Array<number>(CONCEPT_TYPES.length)
    const numbers = candidates.map(({ form }) => this.#forms.numberOf(form))
    for (const [c, { form, mentions }] of candidates.entries()) {
      const number = numbers[c]
      votes.fill(0)
      types.vote(document, mentions, domain, votes)
      this.#forms.add(number, 1, domain >= HOME ? 1 : 0, votes)
      for (const { text, running, place } of surfacesIn(document, mentions)) {
        const isSame = (): boolean =>
          place.field >= 0 && formOf(document.fields[place.field].tokens, place.from, place.to) === form
        const why = (): number => REASON_RANK[isSame() ? 'same form' : reasonFor(text, form)]
        this.#forms.addSurface(number, { text, papers: 1, running, paper }, why)
      }
    }
    for (const { short, long } of shortForms) addPair(this.#shortForms, short, long, { papers: 1, paper: id })
    // What a word more or less makes of a name is the same within its paper only.
    for (const [other, as] of variants)
      if (stemsOf(other) === stemsOf(as) && candidates.some(({ form }) => form === as))
        addPair(this.#variants, other, as, { papers: 1, paper: id })
    return numbers
  }

  /** Adds what was counted over other papers. */
  merge({ papers, forms, shortForms, variants }: Counts): void {
    const first = this.#papers.length
    for (const id of papers) this.#papers.push(id)
    this.#forms.merge(forms, first)
    for (const [short, longs] of shortForms)
      for (const [long, count] of longs) addPair(this.#shortForms, short, long, count)
    for (const [form, others] of variants)
      for (const [as, count] of others) addPair(this.#variants, form, as, count)
  }

  /** What it has counted; to be read before it counts more. */
  counts(): Counts {
    return {
      papers: this.#papers,
      forms: this.#forms.columns(),
      shortForms: this.#shortForms,
      variants: this.#variants,
    }
  }
}

/** The surfaces of a candidate in its paper, each once, with its first place. */
function surfacesIn(
  document: Document,
  mentions: readonly Mention[],
): { text: string; running: number; place: Mention }[] {
  const own: ReturnType<typeof surfacesIn> = []
  for (const mention of mentions) {
    const { field, from, to } = mention
    const text = field < 0 ? document.keywords[from] : surfaceOf(document.fields[field], from, to)
    const running = isRunning(document, mention) ? 1 : 0
    const known = own.find((surface) => surface.text === text)
    if (known) known.running ||= running
    else own.push({ text, running, place: mention })
  }
  return own
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
