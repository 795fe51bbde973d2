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

/** The statements of a thesaurus about its concepts, each with an address. */
export class TermGraph {
  readonly #labels = new Map<string, Named[]>()
  readonly #broader = new Map<string, string>()
  readonly #places = new Map<string, string>()

  /** `language` is a BCP 47 tag, '' where none is given. The place of a concept is where it is first named. */
  name(id: string, text: string, language: string, preferred: boolean, place = id): void {
    const named = { text: text.trim(), language: language.toLowerCase(), preferred }
    const labels = this.#labels.get(id)
    if (labels) labels.push(named)
    else this.#labels.set(id, [named])
    if (!this.#places.has(id)) this.#places.set(id, place)
  }

  /** The first wider concept counts. */
  widen(id: string, broader: string): void {
    if (id !== broader && !this.#broader.has(id)) this.#broader.set(id, broader)
  }

  /**
   * One term per concept that has a name, in the order in which they were first named. English names, and those without
   * a language, come before others; where there are none, the language of the first name counts.
   */
  *terms(): Generator<Term> {
    for (const [id, all] of this.#labels) {
      const names = inOneLanguage(all)
      const label = labelOf(names)
      const wider = this.#labels.get(this.#broader.get(id) ?? '')
      const broader = wider && labelOf(inOneLanguage(wider))
      const aliases = [...new Set(names.map(({ text }) => text))].filter((text) => text !== label)
      yield { label, aliases, ...(broader && { broader }), place: this.#places.get(id)! }
    }
  }
}

interface Named {
  text: string
  language: string
  preferred: boolean
}

const labelOf = (names: readonly Named[]): string =>
  (names.find(({ preferred }) => preferred) ?? names[0]).text

function inOneLanguage(names: readonly Named[]): readonly Named[] {
  const english = names.filter(({ language }) => language === '' || /^en\b/.test(language))
  return english.length > 0 ? english : names.filter(({ language }) => language === names[0].language)
}
