/** What all formats of outside vocabularies come to. */
import type { ConceptType, Problem } from '../../types.ts'

export interface Term {
  label: string
  aliases: string[]
  /** Label of a wider term. */
  broader?: string
  type?: ConceptType
  /** `line 12`, or the term's address. */
  place: string
}

export type TermItem = { term: Term } | { problem: Problem }

/** Primary tags, most wanted first. */
export const DEFAULT_LANGUAGES: readonly string[] = ['en']

/** A copy: a piece of a text keeps the whole text in memory. */
const own = (text: string): string => ` ${text}`.slice(1)

interface Name {
  text: string
  /** How much its language is wanted; 0 is most, and none is as good as that. */
  rank: number
  preferred: boolean
}

interface Named {
  place: string
  names: Name[]
  /** The language of the names where none is wanted. */
  foreign: string | undefined
}

/**
 * The statements of a thesaurus about its concepts, each with an address. Of each concept only names that can be needed
 * are kept, so that a thesaurus in forty languages takes the memory of one.
 */
export class TermGraph {
  readonly #named = new Map<string, Named>()
  readonly #broader = new Map<string, string>()
  /** Concept → addresses of labels; what these say is in #labels. */
  readonly #namedBy = new Map<string, { label: string; preferred: boolean }[]>()
  readonly #labels = new Map<string, Omit<Name, 'preferred'>>()
  readonly #standsFor = new Map<string, string>()
  readonly #languages: readonly string[]

  constructor(languages: readonly string[] = DEFAULT_LANGUAGES) {
    this.#languages = languages
  }

  /** `language` is a BCP 47 tag, '' where none is given. The place of a concept is where it is first named. */
  name(id: string, text: string, language: string, preferred: boolean, place = id): void {
    const named = this.#of(id, place)
    const rank = this.#rankOf(language)
    if (rank >= 0 && named.foreign !== undefined) {
      named.names = []
      named.foreign = undefined
    } else if (rank < 0 && named.names.length === 0) named.foreign = language.toLowerCase()
    if (rank < 0 && named.foreign !== language.toLowerCase()) return
    named.names.push({ text: own(text.trim()), rank: Math.max(rank, 0), preferred })
  }

  /** A label that has an address of its own (SKOS-XL, MeSH). */
  nameBy(id: string, label: string, preferred: boolean): void {
    this.#of(id, id)
    const labels = this.#namedBy.get(id)
    const entry = { label: own(label), preferred }
    if (labels) labels.push(entry)
    else this.#namedBy.set(own(id), [entry])
  }

  /** What a label with an address says; in languages that are not wanted it is left out. */
  label(label: string, text: string, language: string): void {
    const rank = this.#rankOf(language)
    if (rank >= 0) this.#labels.set(own(label), { text: own(text.trim()), rank })
  }

  /** The first wider concept counts. */
  widen(id: string, broader: string): void {
    if (id !== broader && !this.#broader.has(id)) this.#broader.set(own(id), own(broader))
  }

  /** What is said to be wider by one address is wider by the other (a MeSH descriptor and its preferred concept). */
  standFor(id: string, concept: string): void {
    this.#standsFor.set(own(id), own(concept))
  }

  /**
   * One term per concept that has a name, in the order in which they were first named. Names in wanted languages, and
   * those without a language, come before others; where there are none, the language of the first name counts.
   */
  *terms(): Generator<Term> {
    for (const [id, { place }] of this.#named) {
      const names = this.#namesOf(id)
      if (names.length === 0) continue
      const label = labelOf(names)
      const wider = this.#broader.get(id) ?? ''
      const widerNames = this.#namesOf(this.#standsFor.get(wider) ?? wider)
      const aliases = [...new Set(names.map(({ text }) => text))].filter((text) => text !== label)
      yield { label, aliases, ...(widerNames.length > 0 && { broader: labelOf(widerNames) }), place }
    }
  }

  #of(id: string, place: string): Named {
    const known = this.#named.get(id)
    if (known) return known
    const copy = own(id)
    const named: Named = { place: place === id ? copy : own(place), names: [], foreign: undefined }
    this.#named.set(copy, named)
    return named
  }

  #rankOf(language: string): number {
    return language === '' ? 0 : this.#languages.indexOf(language.toLowerCase().split('-', 1)[0])
  }

  #namesOf(id: string): Name[] {
    const named = this.#named.get(id)
    const known = named?.foreign === undefined ? (named?.names ?? []) : []
    const labels = (this.#namedBy.get(id) ?? []).flatMap(({ label, preferred }) => {
      const said = this.#labels.get(label)
      return said ? [{ ...said, preferred }] : []
    })
    const names = labels.length > 0 ? [...known, ...labels] : known
    return names.length > 0 ? names : (named?.names ?? [])
  }
}

const labelOf = (names: readonly Name[]): string => {
  const best = names.reduce((a, b) =>
    (Number(b.preferred) - Number(a.preferred) || a.rank - b.rank) > 0 ? b : a,
  )
  return best.text
}
