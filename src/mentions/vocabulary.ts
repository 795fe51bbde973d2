/** The curated vocabulary: concepts with their types and synonyms, read from TSV and matched in text. */
import type { Token } from '../text/index.ts'
import { STOP_WORDS } from '../text/words.ts'
import { CONCEPT_TYPES, type ConceptType } from '../types.ts'
import { withoutSuffix } from './generic.ts'
import { closedForm, normalForm, singularShort, textOf } from './normal-form.ts'
import { PhraseTable } from './phrase-table.ts'

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
  #plain: ReadonlySet<string> | undefined

  constructor(
    entries: VocabularyEntry[],
    surfaces: Surface[],
    ambiguous: Map<string, number[]>,
    modifiers: Pick<Surface, 'entry' | 'form'>[],
  ) {
    this.entries = entries
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
    if (surface.cased && !writtenAsName(textOf(tokens, from, to), surface.text, capitals)) return undefined
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

/** One word in lower case; a name that only its capital tells from one. */
const LOWER_WORD = /^\p{Ll}+$/u
const CAPITALISED = /^\p{Lu}\p{Ll}+$/u

export type Capitals = 'telling' | 'title' | 'opening'

/** A text agrees with a cased surface when it is the same but for plural, or in a spelling that no plain word has. */
function writtenAsName(text: string, surface: string, capitals: Capitals): boolean {
  if (singularShort(text) === singularShort(surface)) return capitals !== 'opening' || !CAPITALISED.test(text)
  if (/\d/.test(surface)) return true
  const count = text.match(/\p{Lu}/gu)?.length ?? 0
  return count >= 2 || (count === 1 && text.length >= 6 && capitals === 'telling')
}

/**
 * Reads the TSV of `data/vocabulary.tsv` (label, type, aliases separated by `|`, broader; a `?` after an alias marks it
 * as ambiguous, a `~` as a modifier; an empty type is not known). `formOf` gives the normal form of a text, and is asked
 * in the order of the file. Throws an Error naming the line where a type is unknown or the label is missing.
 */
export function readVocabulary(tsv: string, formOf: (text: string) => string = normalForm): Vocabulary {
  const entries: VocabularyEntry[] = []
  const surfaces: Surface[] = []
  const ambiguous = new Map<string, number[]>()
  const modifiers: Pick<Surface, 'entry' | 'form'>[] = []
  for (const [i, line] of tsv.split(/\r?\n/).entries()) {
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
        surfaces.push({ entry: entry - 1, text: alias, form: own, cased: isName(alias) })
      }
    }
  }
  return new Vocabulary(entries, surfaces, ambiguous, modifiers)
}

/** `A* search` without its star is what any text says; it is found by its other spellings. */
const losesSign = (text: string): boolean => /^\p{L}\*\s/u.test(text)

/** One word with a capital or a digit inside: matched by its case. Phrases are matched whatever their case. */
function isName(text: string): boolean {
  return !/\s/.test(text) && /\p{Lu}/u.test(text) && !STOP_WORDS.has(text)
}
