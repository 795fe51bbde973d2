/** The mentions of many papers in columns: kept from one pass to the next, they are most of what a paper takes. */
import { bytes, wholes } from '../column.ts'
import { byPlace, type Mention, RANK, RULES } from './mention.ts'

/** Posteriors are whole multiples of one over this. */
const STEPS = 1024

export class MentionColumns {
  /** The mentions of paper `p` are `#start[p] … #start[p + 1]`. */
  readonly #start = wholes()
  readonly #form = wholes()
  /** One more than the index of the field, 0 for keywords; above it the rule. */
  readonly #kind = bytes()
  readonly #from = wholes()
  readonly #to = wholes()
  readonly #steps = wholes()
  constructor() {
    this.#start.push(0)
  }

  /** How many papers it holds. */
  get papers(): number {
    return this.#start.size - 1
  }

  /** Adds the mentions of the next paper by form, of which each has a number. */
  add(candidates: readonly { mentions: readonly Mention[] }[], numbers: readonly number[]): void {
    for (const [c, { mentions }] of candidates.entries()) {
      for (const { field, from, to, rule, posterior } of mentions) {
        this.#form.push(numbers[c])
        this.#kind.push(field + 1 + RANK[rule] * 4)
        this.#from.push(from)
        this.#to.push(to)
        this.#steps.push(posterior * STEPS)
      }
    }
    this.#start.push(this.#form.size)
  }

  /** The mentions of a paper by place, made anew; `forms` are those of the numbers. */
  of(paper: number, forms: readonly string[]): Mention[] {
    const mentions: Mention[] = []
    for (let m = this.#start.array[paper]; m < this.#start.array[paper + 1]; m++) {
      const kind = this.#kind.array[m]
      mentions.push({
        field: (kind & 3) - 1,
        from: this.#from.array[m],
        to: this.#to.array[m],
        form: forms[this.#form.array[m]],
        rule: RULES[kind >> 2],
        posterior: this.#steps.array[m] / STEPS,
      })
    }
    return mentions.sort(byPlace)
  }
}
