/** The curated vocabulary: concepts with their types and synonyms, read from TSV and matched in text. */
import type { Token } from '../text/index.ts'
import { CONCEPT_TYPES, type ConceptType } from '../types.ts'
import { withoutSuffix } from './generic.ts'
import { closedForm, normalForm, singularShort, textOf } from './normal-form.ts'
import { PhraseTable } from './phrase-table.ts'
import { HOME } from './tagger/domain.ts'
import {
  CAPITALISED,
  type Capitals,
  isName,
  isNamePhrase,
  isUnmistakable,
  LOWER_WORD,
  writtenAsName,
} from './written-names.ts'

export interface VocabularyEntry {
  label: string
  /** Absent where the papers have to tell. */
  type?: ConceptType
  /** Normal form of the label: what every synonym resolves to. */
  form: string
  /** Label of a wider entry. */
  broader?: string
}

/** How a surface of the vocabulary must be written in a text to be taken for it. */
interface Surface {
  entry: number
  text: string
  /** Normal form of the text. */
  form: string
  /** A name: capitals count. */
  cased: boolean
  /** The user's, not a shipped one: it is meant in whatever the papers are about. */
  own: boolean
}

export class Vocabulary {
  readonly entries: readonly VocabularyEntry[]
  /** Unambiguous one-word acronyms and the forms that they stand for, to write out `LLM agent`. */
  readonly expansions: ReadonlyMap<string, string>
  /** Normal forms of all labels and aliases. */
  readonly forms: readonly string[]
  readonly phrases: PhraseTable
  /** Aliases that count only right before another concept or a generic head: `few-shot`. */
  readonly modifiers: PhraseTable
  readonly #modified: number[]
  readonly #surfaces: Surface[]
  /** Closed forms of ambiguous short forms (`er`) → entries that a paper may confirm. */
  readonly #ambiguous: ReadonlyMap<string, number[]>
  /** Whether names are to be written exactly as they stand here. */
  readonly #exact: boolean
  #away: Vocabulary | undefined
  #plain: ReadonlySet<string> | undefined

  constructor(
    entries: readonly VocabularyEntry[],
    surfaces: Surface[],
    ambiguous: ReadonlyMap<string, number[]>,
    modifiers: Pick<Surface, 'entry' | 'form'>[],
    exact = false,
  ) {
    this.entries = entries
    this.#exact = exact
    this.modifiers = new PhraseTable(modifiers.map(({ form }) => form))
    this.#modified = modifiers.map(({ entry }) => entry)
    this.#surfaces = surfaces
    this.#ambiguous = ambiguous
    this.forms = surfaces.map(({ form }) => form)
    this.phrases = new PhraseTable(this.forms)
    const expansions = new Map<string, string>()
    for (const { entry, text } of surfaces) {
      const { form } = entries[entry]
      if (/^\p{Lu}[\p{L}\d]*\p{Lu}[\p{L}\d]*$/u.test(text) && form.includes(' ')) expansions.set(text, form)
    }
    this.expansions = expansions
  }

  /**
   * What it says to a paper of this domain. In a paper that is not about computing, short forms and other names stand for
   * other things (GMM, distillation, community structure) unless the paper says what it means by them: there the shipped
   * vocabulary keeps its labels alone, names only if no plain word or short form is written so (ImageNet), exactly. All
   * that the user brings stays.
   */
  readBy(domain: number): Vocabulary {
    if (domain >= HOME) return this
    const kept = ({ entry, text, form, cased, own }: Surface): boolean =>
      own || (form === this.entries[entry].form && (!cased || isUnmistakable(text) || isNamePhrase(text)))
    const exact = (one: Surface): Surface => ({ ...one, cased: one.cased || isNamePhrase(one.text) })
    this.#away ??= new Vocabulary(
      this.entries,
      this.#surfaces.filter(kept).map(exact),
      this.#ambiguous,
      [],
      true,
    )
    return this.#away
  }

  /** The entry that a normal form names without doubt, or undefined. */
  entryOf(form: string): VocabularyEntry | undefined {
    const phrase = this.phrases.find(form)
    return phrase < 0 ? undefined : this.entries[this.#surfaces[phrase].entry]
  }

  /**
   * What a normal form comes to: the form of the entry that it names, also under a generic head (`dual encoder model`),
   * else itself.
   */
  resolve(form: string): string {
    const entry = this.entryOf(form)
    if (entry !== undefined) return entry.form
    const shorter = withoutSuffix(form)
    return (shorter === undefined ? undefined : this.entryOf(shorter))?.form ?? form
  }

  /**
   * What the normal form of a text comes to. A plain word in lower case is none of the names: neither `kinetics` nor
   * `habitat` a dataset, nor `map`, which other entries have in lower case, mAP; `svm` is SVM.
   */
  resolveText(text: string, form: string): string {
    return LOWER_WORD.test(text) && this.isWord(form) ? form : this.resolve(form)
  }

  /** Whether a form is that of a name, and in lower case a plain word. */
  isWord(form: string): boolean {
    const phrase = this.phrases.find(form)
    if (phrase < 0 || !this.#surfaces[phrase].cased) return false
    return CAPITALISED.test(this.#surfaces[phrase].text) || this.#plainWords().has(form)
  }

  /** Whether the user's vocabulary has a form. */
  isOwn(form: string): boolean {
    const phrase = this.phrases.find(form)
    return phrase >= 0 && this.#surfaces[phrase].own
  }

  /** The entries that a short form may name where the paper says so. */
  ambiguous(short: string): VocabularyEntry[] {
    return (this.#ambiguous.get(closedForm(normalForm(short))) ?? []).map((entry) => this.entries[entry])
  }

  /** The entry behind a match of `modifiers`. */
  modified(phrase: number): VocabularyEntry {
    return this.entries[this.#modified[phrase]]
  }

  /**
   * The entry behind a match of `phrases`, if it is written as such a name is: `React` is not ReAct. `capitals` says
   * whether a first capital means something there: not at the start of a sentence, `title` where every word has one.
   */
  accepts(
    phrase: number,
    tokens: readonly Token[],
    from: number,
    to: number,
    capitals: Capitals,
  ): VocabularyEntry | undefined {
    const surface = this.#surfaces[phrase]
    if (!surface.cased) return this.entries[surface.entry]
    const text = textOf(tokens, from, to)
    const isName = this.#exact
      ? singularShort(text) === singularShort(surface.text)
      : writtenAsName(text, surface.text, capitals)
    if (!isName) return undefined
    return this.entries[surface.entry]
  }

  /** Words in lower case of all phrases; most corpora never ask. */
  #plainWords(): ReadonlySet<string> {
    this.#plain ??= new Set(
      this.#surfaces.flatMap(({ text }) =>
        text.includes(' ') ? text.split(/[\s-]+/).filter((word) => LOWER_WORD.test(word)) : [],
      ),
    )
    return this.#plain
  }
}

/**
 * Reads the TSV of `data/vocabulary.tsv` (label, type, aliases separated by `|`, broader; a `?` after an alias marks it
 * as ambiguous, a `~` as a modifier; an empty type is not known). `formOf` gives the normal form of a text, and is asked
 * in the order of the file; `rows` are further lines, the user's own. Throws an Error naming the line where a type is unknown or the label is missing.
 */
export function readVocabulary(
  tsv: string,
  formOf: (text: string) => string = normalForm,
  rows = '',
): Vocabulary {
  const entries: VocabularyEntry[] = []
  const surfaces: Surface[] = []
  const ambiguous = new Map<string, number[]>()
  const modifiers: Pick<Surface, 'entry' | 'form'>[] = []
  const shipped = tsv.split(/\r?\n/)
  for (const [i, line] of [...shipped, ...rows.split(/\r?\n/)].entries()) {
    if (i === 0 || line.trim() === '') continue
    const [label, type = '', aliases = '', broader = ''] = line.split('\t')
    if (!label || (type !== '' && !CONCEPT_TYPES.includes(type as ConceptType)))
      throw new Error(
        `vocabulary line ${i + 1}: expected label and one of ${CONCEPT_TYPES.join(', ')}, got ${line}`,
      )
    const form = formOf(losesSign(label) ? aliases.split('|')[0] || label : label)
    const entry = entries.push({
      label,
      ...(type !== '' && { type: type as ConceptType }),
      form,
      ...(broader && { broader }),
    })
    for (const alias of [label, ...aliases.split('|')].filter(Boolean)) {
      if (alias.endsWith('?')) {
        const key = closedForm(formOf(alias.slice(0, -1)))
        ambiguous.set(key, [...(ambiguous.get(key) ?? []), entry - 1])
      } else if (alias.endsWith('~')) modifiers.push({ entry: entry - 1, form: formOf(alias.slice(0, -1)) })
      else if (!losesSign(alias)) {
        const own = alias === label ? form : formOf(alias)
        surfaces.push({
          entry: entry - 1,
          text: alias,
          form: own,
          cased: isName(alias),
          own: i >= shipped.length,
        })
      }
    }
  }
  return new Vocabulary(entries, surfaces, ambiguous, modifiers)
}

/** `A* search` without its star is what any text says; it is found by its other spellings. */
const losesSign = (text: string): boolean => /^\p{L}\*\s/u.test(text)
