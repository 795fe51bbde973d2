/** The short forms of one paper, and what they stand for in it. */
import { type Document, type Token, tokenize } from '../text/index.ts'
import { type Abbreviation, findAbbreviations } from './abbreviations/index.ts'
import { formOf, singularShort, textOf } from './normal-form.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A short form that a paper defines, and the normal form of what it stands for there. */
export interface ShortForm {
  /** As written, without a plural s. */
  short: string
  long: string
}

/** The paper's short forms, as its fields (`perField`), then its keywords define them; the first definition counts. */
export function readShortForms(
  document: Document,
  perField: readonly Abbreviation[][],
  vocabulary: Vocabulary,
): ShortForm[] {
  const longOf = new Map<string, string>()
  const add = (tokens: readonly Token[], { short, long }: Abbreviation): void => {
    const text = singularShort(textOf(tokens, short.from, short.to))
    if (text.length < 2 || longOf.has(text)) return // `progesterone (P)` would claim every P
    const form = formOf(tokens, long.from, long.to, vocabulary.expansions)
    if (form !== '') longOf.set(text, vocabulary.resolve(form))
  }
  for (const [f, abbreviations] of perField.entries())
    for (const abbreviation of abbreviations) add(document.fields[f].tokens, abbreviation)
  for (const keyword of document.keywords) {
    const pair = definitionIn(keyword)
    if (pair) add(pair.tokens, pair)
  }
  return [...longOf].map(([short, long]) => ({ short, long }))
}

/** What a keyword defines: `Reinforcement Learning (RL)`, `RL (reinforcement learning)`; undefined for most. */
export function definitionIn(keyword: string): (Abbreviation & { tokens: Token[] }) | undefined {
  if (!/[([]/.test(keyword)) return undefined
  const tokens = tokenize(keyword)
  const [pair] = findAbbreviations({ tokens })
  return pair && { tokens, ...pair }
}
