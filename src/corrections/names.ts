/** Finds a concept by what it is called, while corrections change what concepts are called. */
import type { ConceptNames } from '../correction.ts'
import type { Alias, ConceptType } from '../types.ts'

/** A concept while it is corrected. */
export interface Draft<Part> {
  label: string
  type: ConceptType
  aliases: Alias[]
  /** What it is made of: normal forms in a lexicon, nodes on a map. */
  parts: Part[]
}

export type KeyOf = (name: string) => string

/** Short forms and single words have several meanings: of further names, only phrases tell which concept is meant. */
const isPhrase = (name: string): boolean => /\S\s+\S/.test(name)

type Index<Part> = Map<string, Set<Draft<Part>>>

export class NameIndex<Part> {
  readonly #labels: Index<Part> = new Map()
  /** By the keys of labels and parts. */
  readonly #keys: Index<Part> = new Map()
  /** Phrases among the aliases, by key. */
  readonly #aliases: Index<Part> = new Map()
  /** All aliases as they are written. */
  readonly #surfaces: Index<Part> = new Map()
  readonly #keyOf: KeyOf
  readonly #keyOfPart: (part: Part) => string

  /** `keyOf` gives what two spellings of one name have in common, '' for what names nothing. */
  constructor(keyOf: KeyOf, keyOfPart: (part: Part) => string) {
    this.#keyOf = keyOf
    this.#keyOfPart = keyOfPart
  }

  add(draft: Draft<Part>): void {
    for (const [index, name] of this.#entries(draft)) {
      const set = index.get(name)
      if (set) set.add(draft)
      else index.set(name, new Set([draft]))
    }
  }

  /** To be called before what it is called changes. */
  remove(draft: Draft<Part>): void {
    for (const [index, name] of this.#entries(draft)) index.get(name)?.delete(draft)
  }

  /** The draft that is labelled so, or else has this name as a form of its own; several where one cannot tell. */
  called(name: string): Draft<Part>[] {
    const exact = this.#labels.get(name)
    if (exact && exact.size > 0) return [...exact]
    const key = this.#keyOf(name)
    return key === '' ? [] : [...(this.#keys.get(key) ?? [])]
  }

  /** The drafts that the names may mean: one where it is found, several where they disagree. */
  find([label, ...further]: ConceptNames): Draft<Part>[] {
    const own = this.#meant(label)
    if (own.length > 0) return own
    return [...new Set(further.filter(isPhrase).flatMap((name) => this.#meant(name)))]
  }

  /** The drafts of which this is a further name, as it is written. */
  alsoCalled(name: string): Draft<Part>[] {
    return [...(this.#surfaces.get(name) ?? [])]
  }

  #meant(name: string): Draft<Part>[] {
    const called = this.called(name)
    return called.length > 0 || !isPhrase(name) ? called : [...(this.#aliases.get(this.#keyOf(name)) ?? [])]
  }

  *#entries({ label, aliases, parts }: Draft<Part>): Generator<[Index<Part>, string]> {
    yield [this.#labels, label]
    const keys = new Set([this.#keyOf(label), ...parts.map(this.#keyOfPart)])
    for (const key of keys) if (key !== '') yield [this.#keys, key]
    for (const { surface } of aliases) {
      yield [this.#surfaces, surface]
      const key = isPhrase(surface) ? this.#keyOf(surface) : ''
      if (key !== '') yield [this.#aliases, key]
    }
  }
}
