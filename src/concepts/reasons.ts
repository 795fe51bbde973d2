/**
 * Why a surface names its concept:
 *
 * - `abbreviation`: a paper defines the one as short for the other;
 * - `same form`: the same words, but for case, plural, hyphens and spelling;
 * - `synonym group`: the vocabulary has both as one entry;
 * - `short form inside`: some of its words are a known short form (`LLM agent`);
 * - `generic head`: a generic word stands behind the name (`VTAB-1K benchmark`);
 * - `word order`: the same words in another order (`detection of fake news`, `detecting fake news`);
 * - `wording`: a paper has both, and they differ as two wordings of one thing do (variants.ts);
 * - `misspelling`: one edit from words that are known or much commoner.
 *
 * The last two, and generic words behind names that the vocabulary does not have, are seen over the corpus (merging.ts).
 */
import { withoutSuffix } from '../mentions/generic.ts'
import type { ShortForm } from '../mentions/index.ts'
import { closedForm, normalForm, singularShort } from '../mentions/normal-form.ts'
import { definitionIn } from '../mentions/short-forms.ts'
import type { Vocabulary } from '../mentions/vocabulary.ts'
import { ALIAS_REASONS, type AliasReason } from '../types.ts'

/** Reads the reasons of one paper, whose short forms and other wordings these are. */
export function reasonsOf(
  shortForms: readonly ShortForm[],
  variants: ReadonlyMap<string, string>,
  vocabulary: Vocabulary,
): (text: string, form: string) => AliasReason {
  const local = new Map(shortForms.map(({ short, long }) => [short, long]))
  const expansions = { get: (short: string) => local.get(short) ?? vocabulary.expansions.get(short) }
  return (text, form) => {
    const closed = closedForm(form)
    const own = normalForm(text)
    if (closedForm(own) === closed) return 'same form'
    if (local.has(singularShort(text)) || definitionIn(text)) return 'abbreviation'
    if (vocabulary.entryOf(own)?.form === form) return 'synonym group'
    const isVariant = (other: string): boolean => variants.get(other) === form
    if (variants.size > 0 && (isVariant(own) || isVariant(vocabulary.resolve(own)))) return 'wording'
    const written = normalForm(text, expansions)
    if (closedForm(written) === closed) return 'short form inside'
    const names = (shorter: string | undefined): boolean =>
      shorter !== undefined && (closedForm(shorter) === closed || vocabulary.entryOf(shorter)?.form === form)
    return names(withoutSuffix(own)) || names(withoutSuffix(written)) ? 'generic head' : 'synonym group'
  }
}

/** The place of a reason among ALIAS_REASONS: the lower, the more it says. */
export const REASON_RANK = Object.fromEntries(ALIAS_REASONS.map((why, rank) => [why, rank])) as Record<
  AliasReason,
  number
>
