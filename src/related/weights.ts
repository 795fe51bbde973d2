/** How much a term or a concept says: by how rare it is among the papers, and how often a text has it. */

/** Rarity of what stands in `df` of `papers` papers; positive always. */
export const rarity = (papers: number, df: number): number => Math.log(1 + (papers - df + 0.5) / (df + 0.5))

/** Counts from here on weigh the same; no abstract says anything so often. */
export const MOST_COUNT = 255

/** What so many occurrences in one text weigh, by their number (0 … MOST_COUNT): 1 + ln n, 0 for none. */
export const COUNT_WEIGHTS = Float64Array.from({ length: MOST_COUNT + 1 }, (_, count) =>
  count === 0 ? 0 : 1 + Math.log(count),
)

/** Weight of a term in a paper, or a question, that has it `count` times (a whole number, 1 at least). */
export const termWeight = (papers: number, df: number, count: number): number =>
  COUNT_WEIGHTS[Math.min(count, MOST_COUNT)] * rarity(papers, df)
