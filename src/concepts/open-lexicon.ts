/** The lexicon that links are made with, to look things up in. */
import { closedForm } from '../mentions/normal-form.ts'
import { PhraseTable } from '../mentions/phrase-table.ts'
import { beginningsOf } from '../text/forms.ts'
import { CONCEPT_TYPES, type ConceptType } from '../types.ts'
import { type LinkingData, splitKey } from './lexicon.ts'

/** A lexicon to look things up in. */
export interface Lexicon {
  /** Of each concept. */
  labels: readonly string[]
  /** Of each concept. */
  types: readonly ConceptType[]
  /** Of each concept, 1 where it will not be on the map. */
  rare: Uint8Array
  /** Of each concept, 1 where one paper alone has it. */
  alone: Uint8Array
  /** The concept of a normal form, or undefined. */
  conceptOf(form: string): number | undefined
  /** Finds the forms in text; phrase numbers index `forms`. */
  phrases: PhraseTable
  forms: readonly string[]
  /** The beginnings of the forms of each concept, without spaces, two of each form: of concept `c` `of[start[c]] … ` */
  beginnings: { start: Uint32Array; of: Int16Array }
  names: ReadonlySet<string>
  heads: ReadonlyMap<string, string>
  /** The form that a surface goes by where text gives it this one. */
  formOf(form: string, surface: () => string): string
}

/** Opened before: of a large library it takes as long as reading some thousand papers. */
const opened = new WeakMap<LinkingData, Lexicon>()

export function openLexicon(data: LinkingData): Lexicon {
  const known = opened.get(data) ?? openAnew(data)
  opened.set(data, known)
  return known
}

function openAnew(data: LinkingData): Lexicon {
  const { labels, types, rare, alone, forms, concept, names, splits, heads } = data
  const numberOf = new Map(forms.map((form, i) => [form, concept[i]]))
  const followed = (form: string, surface: string): string => {
    const next = splits.get(splitKey(form, surface))
    return next === undefined ? form : followed(next, surface)
  }
  return {
    labels,
    types: Array.from(types, (type) => CONCEPT_TYPES[type]),
    rare,
    alone,
    conceptOf: (form) => numberOf.get(form),
    phrases: new PhraseTable(forms),
    forms,
    beginnings: beginningsOfAll(forms, concept, labels.length),
    names: new Set(names),
    heads,
    formOf: (form, surface) => (splits.size === 0 ? form : followed(form, surface())),
  }
}

function beginningsOfAll(
  forms: readonly string[],
  concept: Uint32Array,
  concepts: number,
): Lexicon['beginnings'] {
  const start = new Uint32Array(concepts + 1)
  for (const c of concept) start[c + 1] += 2
  for (let c = 0; c < concepts; c++) start[c + 1] += start[c]
  const of = new Int16Array(forms.length * 2)
  const next = start.slice()
  for (let i = 0; i < forms.length; i++)
    for (const beginning of beginningsOf(closedForm(forms[i]))) of[next[concept[i]]++] = beginning
  return { start, of }
}
