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

/** The lowest bits hold the group of a cue, 1 … 6. */
export const CUE = 7
export const PREPOSITION = 8
/** Who does what is said next: `we`, `this paper`. */
export const ACTOR = 16
/** May stand between the actor and the verb. */
export const SKIPPED = 32

/** Holds a letter or a digit. */
export const WORD = 64

const WORDS = new Map<string, number>()
function mark(words: string, flag: number): void {
  for (const word of words.split(/\s+/)) WORDS.set(word, (WORDS.get(word) ?? 0) | flag)
}
for (const [group, words] of GROUPS.entries())
  for (const word of words.split(/\s+/)) WORDS.set(word, group + 1)
mark('we paper work study', ACTOR)
mark('have has had also then further thus will can first finally therefore', SKIPPED)
mark(
  `of for on in with by via to from as than using through over between into against across under without like towards
  toward within`,
  PREPOSITION,
)

/** What a word tells about roles: its group of cues and flags, by the word in lower case or else by its norm. */
export function cuesOf(lower: string, norm: string): number {
  const cues = WORDS.get(lower) ?? (norm === lower ? 0 : (WORDS.get(norm) ?? 0) & CUE)
  return lower.endsWith('ly') ? cues | SKIPPED : cues
}
