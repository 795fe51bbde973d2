/** Names that are another's with something behind a hyphen: ImageNet-C, CIFAR-10-LT. */
import type { ConceptDraft } from './lexicon.ts'

/** The longest name before a hyphen with a capital or a digit behind it: `CIFAR-10` of `CIFAR-10-LT`, nothing of `BERT-based`. */
const VARIANT = /^(\S+)-[\p{Lu}\d]\S*$/u

/**
 * Variants of data are data. Of 490 places where papers on computing have such a variant of a dataset of the vocabulary that
 * the vocabulary knows, too, all are datasets, and so are all ten that were annotated. Elsewhere it says less: of annotated
 * variants of methods, tasks and topics a fifth are something else.
 */
export function withFamilies(drafts: readonly ConceptDraft[]): ConceptDraft[] {
  const data = new Set<string>()
  for (const { type, label, aliases } of drafts) {
    if (type !== 'dataset') continue
    data.add(label)
    for (const { surface } of aliases) data.add(surface)
  }
  const isVariant = (label: string): boolean => {
    for (let base = VARIANT.exec(label)?.[1]; base !== undefined; base = VARIANT.exec(base)?.[1])
      if (data.has(base)) return true
    return false
  }
  return drafts.map((draft) => (isVariant(draft.label) ? { ...draft, type: 'dataset' } : draft))
}
