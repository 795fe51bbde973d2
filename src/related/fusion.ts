/** One ranking out of several. */

export interface Ranked {
  paper: number
  score: number
}

export interface Ranker {
  /** One per paper; what is not above 0 counts as nothing. */
  scores: Float32Array
  weight: number
}

/** The papers whose mean score is the scale of a ranker: one of so many, and no more than ten. */
const ONE_OF = 100
const MOST_SCALE = 10

/** The mean of the highest scores above 0 of the papers that pass; 0 where none is. */
function scaleOf(scores: Float32Array, passes: Uint8Array): number {
  const count = Math.min(MOST_SCALE, Math.ceil(scores.length / ONE_OF))
  /** Ascending. */
  const highest = new Float64Array(count)
  for (let p = 0; p < scores.length; p++) {
    if (scores[p] <= highest[0] || passes[p] === 0) continue
    let at = 0
    for (; at + 1 < count && highest[at + 1] < scores[p]; at++) highest[at] = highest[at + 1]
    highest[at] = scores[p]
  }
  const found = highest.filter((score) => score > 0)
  return found.length === 0 ? 0 : found.reduce((sum, score) => sum + score, 0) / found.length
}

/**
 * The weighted sum of the rankers' scores (Fox & Shaw 1994, CombSUM) of the papers that pass (1 in `passes`); 0 for the
 * others. Each ranker is scaled by the mean of its ten highest scores (fewer where there are few papers), not by the highest:
 * else one paper that is the question itself under another id decides how far the others lie apart. Ranks instead of scores (Cormack et al. 2009) lose how far apart two papers are, and
 * have a lower mean average precision on both sets of judgements (`npm run eval:related -- --ways`).
 */
export function combine(rankers: readonly Ranker[], passes: Uint8Array): Float32Array {
  const sum = new Float32Array(passes.length)
  for (const { scores, weight } of rankers) {
    const scale = scaleOf(scores, passes)
    if (scale === 0) continue
    const factor = weight / scale
    // Without a branch, which for every other paper would be foretold wrongly.
    for (let p = 0; p < scores.length; p++) sum[p] += Math.max(scores[p], 0) * factor * passes[p]
  }
  return sum
}

const BUCKETS = 2048

/** A number that at least `count` of the scores reach, and few more do; 0 where fewer are above 0. One pass, no sort. */
export function reachedBy(scores: Float32Array, count: number): number {
  let most = 0
  for (let p = 0; p < scores.length; p++) if (scores[p] > most) most = scores[p]
  if (most === 0) return 0
  const bucket = new Uint32Array(BUCKETS + 1)
  const factor = BUCKETS / most
  for (let p = 0; p < scores.length; p++) if (scores[p] > 0) bucket[Math.floor(scores[p] * factor)]++
  let reached = 0
  for (let b = BUCKETS; b > 0; b--) {
    reached += bucket[b]
    // A bucket lower than counted: the division may round a score up into the next one.
    if (reached >= count) return (b - 1) / factor
  }
  return 0
}

/** The `count` highest scores above 0, best first, ties by paper. */
export function best(scores: Float32Array, count: number): Ranked[] {
  const least = reachedBy(scores, count)
  const ranked: Ranked[] = []
  for (let p = 0; p < scores.length; p++)
    if (scores[p] > 0 && scores[p] >= least) ranked.push({ paper: p, score: scores[p] })
  ranked.sort((a, b) => b.score - a.score || a.paper - b.paper)
  return ranked.slice(0, count)
}
