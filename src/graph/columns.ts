import { bytes, wholes } from '../column.ts'
import { FIELDS, type Link, type LinkColumns, ROLES } from '../types.ts'

/** Gathers the links of papers in columns. */
export class LinkCollector {
  readonly #start = wholes()
  readonly #concept = wholes()
  readonly #role = bytes()
  readonly #evidenceStart = wholes()
  readonly #field = bytes()
  readonly #spanStart = wholes()
  readonly #spanEnd = wholes()
  readonly #sentenceStart = wholes()
  readonly #sentenceEnd = wholes()
  readonly #weights: number[] = []

  constructor() {
    this.#start.push(0)
    this.#evidenceStart.push(0)
  }

  /** How many papers it has links of. */
  get papers(): number {
    return this.#start.size - 1
  }

  /** Adds the links of the next paper, sorted by concept. */
  add(links: readonly Link[]): void {
    for (const { concept, role, weight, evidence } of links) {
      this.#concept.push(concept)
      this.#role.push(ROLES.indexOf(role))
      this.#weights.push(weight)
      for (const { field, start, end, sentence } of evidence) {
        this.#field.push(FIELDS.indexOf(field))
        this.#spanStart.push(start)
        this.#spanEnd.push(end)
        this.#sentenceStart.push(sentence.start)
        this.#sentenceEnd.push(sentence.end)
      }
      this.#evidenceStart.push(this.#field.size)
    }
    this.#start.push(this.#concept.size)
  }

  columns(): LinkColumns {
    return {
      start: this.#start.values(),
      concept: this.#concept.values(),
      role: this.#role.values(),
      weight: Float32Array.from(this.#weights),
      evidenceStart: this.#evidenceStart.values(),
      field: this.#field.values(),
      spanStart: this.#spanStart.values(),
      spanEnd: this.#spanEnd.values(),
      sentenceStart: this.#sentenceStart.values(),
      sentenceEnd: this.#sentenceEnd.values(),
    }
  }
}

/** Turns the links of every paper, each list sorted by concept, into columns. No papers give empty columns. */
export function linkColumns(links: readonly (readonly Link[])[]): LinkColumns {
  const collector = new LinkCollector()
  for (const own of links) collector.add(own)
  return collector.columns()
}

/** The links of papers that follow each other, as one. */
export function joinLinks(parts: readonly LinkColumns[]): LinkColumns {
  const all = <K extends keyof LinkColumns>(name: K, make: new (size: number) => LinkColumns[K]) => {
    const joined = new make(parts.reduce((sum, part) => sum + part[name].length, 0))
    let at = 0
    for (const part of parts) {
      joined.set(part[name], at)
      at += part[name].length
    }
    return joined
  }
  return {
    start: joinStarts(parts.map(({ start }) => start)),
    concept: all('concept', Uint32Array),
    role: all('role', Uint8Array),
    weight: all('weight', Float32Array),
    evidenceStart: joinStarts(parts.map(({ evidenceStart }) => evidenceStart)),
    field: all('field', Uint8Array),
    spanStart: all('spanStart', Uint32Array),
    spanEnd: all('spanEnd', Uint32Array),
    sentenceStart: all('sentenceStart', Uint32Array),
    sentenceEnd: all('sentenceEnd', Uint32Array),
  }
}

function joinStarts(parts: readonly Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(parts.reduce((sum, { length }) => sum + length - 1, 1))
  let [at, before] = [0, 0]
  for (const part of parts) {
    for (let i = 1; i < part.length; i++) joined[++at] = before + part[i]
    before = joined[at]
  }
  return joined
}

/** How many papers link to each concept. */
export function paperCounts(links: Pick<LinkColumns, 'concept'>, concepts: number): Uint32Array {
  const counts = new Uint32Array(concepts)
  for (const c of links.concept) counts[c]++
  return counts
}
