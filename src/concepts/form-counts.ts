/** What is counted of the normal forms of a corpus, in columns: a form has few numbers, and a corpus very many forms. */
import { bytes, type Column, integers, wholes } from '../column.ts'
import { ALIAS_REASONS, type AliasReason, CONCEPT_TYPES } from '../types.ts'

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
  /** One per text, in no order. */
  surfaces: SurfaceCount[]
  /** Votes for each type, summed over the papers. */
  types: number[]
}

/** Plain data that is quickly sent to another thread. */
export interface FormColumns {
  /** Normal forms, each once. */
  form: string[]
  papers: Uint32Array
  home: Uint32Array
  /** As many votes per form as there are types. */
  types: Int32Array
  /** The surface of each form that was met last; surfaces of one form are chained. */
  last: Int32Array
  surfaces: {
    /** Null where it is its form. */
    text: (string | null)[]
    papers: Uint32Array
    running: Uint32Array
    /** Index into ALIAS_REASONS. */
    why: Uint8Array
    /** Index into the ids of the papers. */
    paper: Uint32Array
    /** The surface of the same form that was met before; -1 where there is none. */
    before: Int32Array
  }
}

const TYPES = CONCEPT_TYPES.length

/** A surface in the numbers of its columns. */
interface Surface {
  text: string
  papers: number
  running: number
  paper: number
}

const SAME = ALIAS_REASONS.indexOf('same form')

/** Counts forms; two of three have one surface, the richest of 30,000 papers 80: they are searched one by one. */
export class FormCounter {
  readonly #numberOf = new Map<string, number>()
  readonly #form: string[] = []
  readonly #papers = wholes()
  readonly #home = wholes()
  readonly #types = integers()
  readonly #last = integers()
  readonly #text: (string | null)[] = []
  readonly #surfacePapers = wholes()
  readonly #running = wholes()
  readonly #why = bytes()
  readonly #paper = wholes()
  readonly #before = integers()
  /** Of each number that stands for a paper its id. */
  readonly #ids: readonly string[]

  constructor(ids: readonly string[]) {
    this.#ids = ids
  }

  /** The number of a form, a new one where it has none yet. */
  numberOf(form: string): number {
    const known = this.#numberOf.get(form)
    if (known !== undefined) return known
    const number = this.#form.push(form) - 1
    this.#numberOf.set(form, number)
    this.#papers.push(0)
    this.#home.push(0)
    this.#last.push(-1)
    for (let t = 0; t < TYPES; t++) this.#types.push(0)
    return number
  }

  /** Adds what papers say of a form; `types[at] …` are their votes. */
  add(form: number, papers: number, home: number, types: ArrayLike<number>, at = 0): void {
    this.#papers.array[form] += papers
    this.#home.array[form] += home
    for (let t = 0; t < TYPES; t++) this.#types.array[form * TYPES + t] += types[at + t]
  }

  /**
   * Adds a surface; of two reasons the better stays, of two papers that give it the first. `whyOf` gives the reason, and is
   * not asked where it is known: what has the same words has them in every paper.
   */
  addSurface(form: number, { text, papers, running, paper }: Surface, whyOf: () => number): void {
    const given = text === this.#form[form] ? null : text
    let known = this.#last.array[form]
    while (known >= 0 && this.#text[known] !== given) known = this.#before.array[known]
    if (known < 0) {
      this.#surfacePapers.push(papers)
      this.#running.push(running)
      this.#why.push(whyOf())
      this.#paper.push(paper)
      this.#before.push(this.#last.array[form])
      this.#last.array[form] = this.#text.push(given) - 1
      return
    }
    this.#surfacePapers.array[known] += papers
    this.#running.array[known] += running
    const before = this.#why.array[known]
    const rank = (before === SAME ? SAME : whyOf()) - before
    if (rank > 0 || (rank === 0 && this.#ids[paper] >= this.#ids[this.#paper.array[known]])) return
    this.#why.array[known] = before + rank
    this.#paper.array[known] = paper
  }

  /** Adds what was counted over other papers, whose numbers begin at `first` here. */
  merge({ form, papers, home, types, last, surfaces }: FormColumns, first: number): void {
    for (let f = 0; f < form.length; f++) {
      const own = this.numberOf(form[f])
      this.add(own, papers[f], home[f], types, f * TYPES)
      for (let s = last[f]; s >= 0; s = surfaces.before[s])
        this.addSurface(
          own,
          {
            text: surfaces.text[s] ?? form[f],
            papers: surfaces.papers[s],
            running: surfaces.running[s],
            paper: first + surfaces.paper[s],
          },
          () => surfaces.why[s],
        )
    }
  }

  columns(): FormColumns {
    const all = <T extends Uint8Array | Uint32Array | Int32Array>(column: Column<T>): T => column.values()
    return {
      form: this.#form,
      papers: all(this.#papers),
      home: all(this.#home),
      types: all(this.#types),
      last: all(this.#last),
      surfaces: {
        text: this.#text,
        papers: all(this.#surfacePapers),
        running: all(this.#running),
        why: all(this.#why),
        paper: all(this.#paper),
        before: all(this.#before),
      },
    }
  }
}

/** The forms of a corpus, sorted; a form's number is its place. */
export class FormCounts {
  readonly forms: readonly string[]
  readonly #numberOf = new Map<string, number>()
  readonly #columns: FormColumns
  /** Of each form its place in the columns. */
  readonly #place: Uint32Array
  readonly #ids: readonly string[]

  /** `ids` are those of the papers. */
  constructor(columns: FormColumns, ids: readonly string[]) {
    const { form } = columns
    this.#columns = columns
    this.#ids = ids
    this.#place = Uint32Array.from(form.keys()).sort((a, b) => (form[a] < form[b] ? -1 : 1))
    this.forms = Array.from(this.#place, (place) => form[place])
    for (let f = 0; f < this.forms.length; f++) this.#numberOf.set(this.forms[f], f)
  }

  /** The number of a form; undefined where no paper has it. */
  find(form: string): number | undefined {
    return this.#numberOf.get(form)
  }

  papers(form: number): number {
    return this.#columns.papers[this.#place[form]]
  }

  /** Of its papers, those on computing. */
  home(form: number): number {
    return this.#columns.home[this.#place[form]]
  }

  /** All that is counted of a form, made anew. */
  count(form: number): FormCount {
    const { papers, home, types, last, surfaces } = this.#columns
    const place = this.#place[form]
    const all: SurfaceCount[] = []
    for (let s = last[place]; s >= 0; s = surfaces.before[s])
      all.push({
        text: surfaces.text[s] ?? this.forms[form],
        papers: surfaces.papers[s],
        running: surfaces.running[s],
        why: ALIAS_REASONS[surfaces.why[s]],
        paper: this.#ids[surfaces.paper[s]],
      })
    return {
      papers: papers[place],
      home: home[place],
      surfaces: all,
      types: Array.from(types.subarray(place * TYPES, (place + 1) * TYPES)),
    }
  }

  /** The texts of its surfaces. */
  *texts(form: number): Generator<string> {
    const { last, surfaces } = this.#columns
    for (let s = last[this.#place[form]]; s >= 0; s = surfaces.before[s])
      yield surfaces.text[s] ?? this.forms[form]
  }
}
