/** Vocabularies from outside: SKOS, MeSH, the Computer Science Ontology, VOSviewer's thesaurus, plain tables. */
import type { Chunks } from '../../sources/format.ts'
import type { Problem } from '../../types.ts'
import { isGeneric } from '../generic.ts'
import { closedForm, normalForm } from '../normal-form.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { readTerms } from './detect.ts'
import type { Term } from './term.ts'
import { DEFAULT_LANGUAGES } from './term.ts'

/** The text of a vocabulary, and what it is called in Problems. */
export interface OutsideVocabulary {
  file: string
  text: string | Chunks
}

export { VocabularyError } from './detect.ts'

export interface Extension {
  /** Lines for `readVocabulary`, to stand behind those of the shipped vocabulary. */
  rows: string
  problems: Problem[]
}

/** Clashes of one file that are told one by one. */
const MOST_TOLD = 10
/** Characters of a term, at most. */
const LONGEST = 120

/**
 * What outside vocabularies add to the shipped one. What the shipped one knows it knows better, and so does an earlier
 * file: a name that is taken stays where it is, and of a term that is known only the new names are added. What was taken
 * and what clashed is told as Problems. Names are taken in these languages (primary tags, most wanted first), elsewhere in
 * that of a concept's first name. Throws a VocabularyError where a text is no vocabulary.
 */
export async function extendVocabulary(
  shipped: Vocabulary,
  outside: Iterable<OutsideVocabulary> | AsyncIterable<OutsideVocabulary>,
  languages: readonly string[] = DEFAULT_LANGUAGES,
): Promise<Extension> {
  const extension = new Extending(shipped)
  for await (const { file, text } of outside) {
    for await (const item of readTerms(typeof text === 'string' ? [text] : text, file, languages)) {
      if ('problem' in item) extension.problems.push(item.problem)
      else extension.add(item.term, file)
    }
    extension.summarise(file)
  }
  return { rows: extension.rows.join(''), problems: extension.problems }
}

class Extending {
  readonly rows: string[] = []
  readonly problems: Problem[] = []
  readonly #shipped: Vocabulary
  /** Closed form of every name that was taken → label and normal form of its term. */
  readonly #taken = new Map<string, { label: string; form: string }>()
  #terms = 0
  #names = 0
  #clashes = 0
  #senseless = 0

  constructor(shipped: Vocabulary) {
    this.#shipped = shipped
  }

  add(term: Term, file: string): void {
    const label = tidy(term.label)
    const form = normalForm(label)
    if (!isName(label, form)) {
      this.#senseless++
      return
    }
    const known = this.#ownerOf(form)
    const owner = known ?? { label, form }
    const names: string[] = []
    if (known === undefined) this.#taken.set(closedForm(form), owner)
    for (const alias of new Set(term.aliases.map(tidy))) {
      const aliasForm = normalForm(alias)
      if (!isName(alias, aliasForm)) continue
      const claimed = this.#ownerOf(aliasForm)
      if (claimed === undefined && this.#shipped.ambiguous(alias).length === 0) {
        this.#taken.set(closedForm(aliasForm), owner)
        names.push(alias)
      } else if (claimed?.form !== owner.form)
        this.#clash(alias, owner.label, claimed?.label, term.place, file)
    }
    if (known === undefined) this.#terms++
    this.#names += names.length
    if (known === undefined || names.length > 0) {
      const cells = [owner.label, term.type ?? '', names.join('|'), tidy(term.broader ?? '')]
      this.rows.push(`${cells.join('\t')}\n`)
    }
  }

  /** Tells what was taken from a file. */
  summarise(file: string): void {
    const told = [`${this.#terms} terms and ${this.#names} more names taken`]
    if (this.#clashes > 0) told.push(`${this.#clashes} names clash`)
    if (this.#senseless > 0) told.push(`${this.#senseless} terms name nothing that papers could share`)
    const done = this.#clashes > 0 ? 'known names stay as they were' : 'added to the vocabulary'
    this.problems.push({ file, place: '', what: told.join(', '), done })
    this.#terms = this.#names = this.#clashes = this.#senseless = 0
  }

  #ownerOf(form: string): { label: string; form: string } | undefined {
    return this.#shipped.entryOf(form) ?? this.#taken.get(closedForm(form))
  }

  #clash(alias: string, label: string, other: string | undefined, place: string, file: string): void {
    if (++this.#clashes > MOST_TOLD) return
    const what = `${alias} stands for ${label} here, for ${other ?? 'several things'} elsewhere`
    this.problems.push({ file, place, what, done: other ? `left with ${other}` : 'left out' })
  }
}

/** One line without the marks of our own format: `|` between aliases, `?` and `~` behind them. */
const tidy = (text: string): string =>
  text
    .replace(/[\s|\p{C}]+/gu, ' ')
    .replace(/[?~ ]+$/, '')
    .trim()

const isName = (text: string, form: string): boolean =>
  form.length > 1 && text.length <= LONGEST && !isGeneric(form)
