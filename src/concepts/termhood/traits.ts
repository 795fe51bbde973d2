/** Traits of candidates, whose means over annotated papers are features. */
import { hashText, join } from '../../text/hash.ts'
import { type TargetMeans, trait } from './target-means.ts'
import type { PaperView, Place } from './view.ts'

/** Kinds of traits, for the means over annotated papers. */
export const TRAITS = 12
const [
  FORM,
  HEAD,
  FIRST,
  BEFORE,
  AFTER,
  HEAD_CLUSTER,
  FIRST_CLUSTER,
  BEFORE_CLUSTER,
  AFTER_CLUSTER,
  LAST_TWO,
  SHAPE,
  AROUND,
] = Array.from({ length: TRAITS }).keys()

/** Traits whose number of candidates is a feature, too. */
const COUNTED_TRAITS = [FORM, HEAD]

/** Columns of the traits. */
export const TRAIT_COLUMNS = TRAITS + COUNTED_TRAITS.length

/** Writes the keys of a candidate's traits to `traits` from `at` on; `words` are the hashes of its form's words. */
export function writeTraits(
  view: PaperView,
  words: readonly number[],
  form: string,
  { from, to }: Place,
  traits: Uint32Array,
  at: number,
): void {
  const { type } = view.tagged.sequence
  const s = view.sentenceOf[from]
  const [before, after] = [view.clusterIn(from - 1, s), view.clusterIn(to, s)]
  const head = words[words.length - 1]
  traits[at + FORM] = trait(FORM, hashText(form))
  traits[at + HEAD] = trait(HEAD, head)
  traits[at + FIRST] = trait(FIRST, words[0])
  traits[at + BEFORE] = trait(BEFORE, view.lowerIn(from - 1, s))
  traits[at + AFTER] = trait(AFTER, view.lowerIn(to, s))
  traits[at + HEAD_CLUSTER] = trait(HEAD_CLUSTER, view.clusterIn(to - 1, s))
  traits[at + FIRST_CLUSTER] = trait(FIRST_CLUSTER, view.clusterIn(from, s))
  traits[at + BEFORE_CLUSTER] = trait(BEFORE_CLUSTER, before)
  traits[at + AFTER_CLUSTER] = trait(AFTER_CLUSTER, after)
  const lastTwo = form.slice(form.lastIndexOf(' ', form.lastIndexOf(' ') - 1) + 1)
  traits[at + LAST_TWO] = trait(LAST_TWO, hashText(lastTwo))
  traits[at + SHAPE] = trait(SHAPE, view.lexicon.words.shape[type[to - 1]])
  traits[at + AROUND] = trait(AROUND, join(before >> 2, after >> 2))
}

/** Fills in the columns of a candidate's traits, which begin at `to`; its keys begin at `from`. */
export function fillMeans(
  values: Float32Array,
  to: number,
  traits: Uint32Array,
  from: number,
  means: TargetMeans,
): void {
  for (let kind = 0; kind < TRAITS; kind++) {
    const counted = COUNTED_TRAITS.indexOf(kind)
    means.write(traits[from + kind], values, to + kind, counted < 0 ? -1 : to + TRAITS + counted)
  }
}
