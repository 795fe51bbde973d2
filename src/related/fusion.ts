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

/**
 * The `count` best papers by the weighted sum of the rankers' scores, each over its highest (Fox & Shaw 1994, CombSUM);
 * ties by paper. `without` and papers with no score are left out. Ranks instead of scores (Cormack et al. 2009) lose how
 * far apart two papers are.
 */
export function fuse(rankers: readonly Ranker[], count: number, without = -1): Ranked[] {
  const papers = rankers[0].scores.length
  const total = rankers.reduce((sum, { weight }) => sum + weight, 0)
  const sum = new Float32Array(papers)
  for (const { scores, weight } of rankers) {
    let most = 0
    for (let p = 0; p < papers; p++) if (scores[p] > most && p !== without) most = scores[p]
    if (most === 0) continue
    const factor = weight / (most * total)
    for (let p = 0; p < papers; p++) if (scores[p] > 0) sum[p] += scores[p] * factor
  }
  if (without >= 0) sum[without] = 0
  return best(sum, count)
}

/** The `count` highest scores above 0, best first, in one pass and a sort of few. */
function best(scores: Float32Array, count: number): Ranked[] {
  const least = count < scores.length ? scores.toSorted()[scores.length - count] : 0
  const ranked: Ranked[] = []
  scores.forEach((score, paper) => {
    if (score > 0 && score >= least) ranked.push({ paper, score })
  })
  ranked.sort((a, b) => b.score - a.score || a.paper - b.paper)
  return ranked.slice(0, count)
}
