/** Words that tell what a sentence does with the concepts in it. */

const GROUPS = [
  // proposes
  `propose proposed introduce introduced present presented develop developed design designed devise devised build built
   create created release released construct constructed contribute formulate formulated term termed call called dub
   dubbed name named coin coined new novel`,
  // evaluates
  `experiment evaluate evaluated evaluation result empirical empirically test tested validate validated benchmark
   demonstrate demonstrated achieve achieved extensive dataset accuracy performance`,
  // compares
  `compared compare comparison than outperform outperformed surpass surpassed beat exceed exceeded baseline versus
   superior better unlike against contrast state-of-the-art existing previous prior`,
  // uses
  `use using used via based leverage leveraging leveraged employ employing employed utilize utilizing utilized apply
   applying applied adopt adopting adopted incorporate incorporating integrate integrating combine combining exploit
   exploiting through built inspired`,
  // addresses
  `address addressing addressed tackle tackling solve solving task problem challenge focus focusing focused study studied
   investigate investigating investigated explore exploring explored aim towards toward improve improving understand`,
  // background
  `recent recently success widely popular important crucial however despite while although current conventional
   traditional typically often require suffer remain attention increasingly have`,
] as const

const GROUP_OF = new Map<string, number>()
for (const [group, words] of GROUPS.entries())
  for (const word of words.split(/\s+/)) GROUP_OF.set(word, group + 1)

/** The group of a lower-case word or of its norm, 0 for most words. */
export function cueOf(lower: string, norm: string): number {
  return GROUP_OF.get(lower) ?? GROUP_OF.get(norm) ?? 0
}
