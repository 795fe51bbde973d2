/** One ranking out of several. */

export interface Ranked {
  paper: number
  score: number
}

/** Sums the rankers' scores, each divided by its highest; papers that no ranker knows are left out. */
export function fuse(rankers: readonly Float32Array[], self: number, count: number): Ranked[] {
  const papers = rankers[0].length
  const sum = new Float32Array(papers)
  for (const scores of rankers) {
    scores[self] = 0
    let most = 0
    for (const score of scores) if (score > most) most = score
    if (most > 0) for (let p = 0; p < papers; p++) sum[p] += scores[p] / most
  }
  const ranked: Ranked[] = []
  for (let p = 0; p < papers; p++) if (sum[p] > 0) ranked.push({ paper: p, score: sum[p] / rankers.length })
  ranked.sort((a, b) => b.score - a.score || a.paper - b.paper)
  return ranked.slice(0, count)
}
