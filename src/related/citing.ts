/** What papers cite, as rankers: bibliographic coupling, co-citation, and what is cited near. */
import type { Citations } from '../citation.ts'
import { type CitedBy, citedBy, worksOf } from '../citations/read.ts'
import type { Ranker } from './fusion.ts'
import { rarity } from './weights.ts'

/** Citations in both directions, with what each says. */
export interface Citing {
  citations: Citations
  by: CitedBy
  /** Per work: its rarity, by how many papers cite it; 0 where none does. */
  rarity: Float32Array
  /** Per paper: that of its list, by how long it is. */
  listRarity: Float32Array
  /** Per paper: lengths of the vectors of what it cites, and of the lists that it is in. */
  citesNorm: Float32Array
  citedNorm: Float32Array
}

export function citingOf(citations: Citations): Citing {
  const { start, work } = citations
  const papers = start.length - 1
  const by = citedBy(citations)
  const works = by.start.length - 1
  const rare = Float32Array.from({ length: works }, (_, w) => {
    const df = by.start[w + 1] - by.start[w]
    return df === 0 ? 0 : rarity(papers, df)
  })
  // A list of as many works as there are papers says nothing of any.
  const listRarity = Float32Array.from({ length: papers }, (_, p) =>
    rarity(Math.max(papers, works), start[p + 1] - start[p]),
  )
  const citesNorm = new Float32Array(papers)
  const citedNorm = new Float32Array(papers)
  for (let p = 0; p < papers; p++)
    for (let at = start[p]; at < start[p + 1]; at++) {
      citesNorm[p] += rare[work[at]] ** 2
      if (work[at] < papers) citedNorm[work[at]] += listRarity[p] ** 2
    }
  for (let p = 0; p < papers; p++) {
    citesNorm[p] = Math.sqrt(citesNorm[p])
    citedNorm[p] = Math.sqrt(citedNorm[p])
  }
  return { citations, by, rarity: rare, listRarity, citesNorm, citedNorm }
}

/** The papers that cite work `w`, ascending. */
export const citersOf = ({ by }: Citing, w: number): Uint32Array =>
  by.paper.subarray(by.start[w], by.start[w + 1])

/**
 * How far each ranker counts beside those of words and concepts; `npm run eval:related -- cited` measures them.
 */
export const CITING_WEIGHTS = { coupling: 0.3, together: 0.6, near: 1.2, direct: 0.2 }

/** Papers that share references with the question, beyond which no more are asked what they cite: the nearest. */
const MOST_COUPLED = 2000

/**
 * The rankers for a question about papers, those alone that say something:
 *
 * - coupling: what a paper and the question both cite (Kessler 1963), the cosine of their lists, a work that many papers cite
 *   counting less;
 * - together: the lists that a paper and the question are both in (Small 1973), the cosine over lists, a long list counting less;
 * - near: what papers cite that share references with the question, as far as they do, over the root of how often it is cited;
 * - direct: what the question cites, and what cites it.
 */
export function citingRankers(citing: Citing, asked: readonly number[]): Ranker[] {
  const { citations, rarity: rare, listRarity, citesNorm, citedNorm, by } = citing
  const papers = citesNorm.length
  const [coupling, together, near, direct] = [0, 1, 2, 3].map(() => new Float32Array(papers))
  const own = new Set(asked)
  for (const q of asked) {
    for (const w of worksOf(citations, q)) {
      if (w < papers) direct[w] = 1
      for (const p of citersOf(citing, w)) coupling[p] += rare[w] ** 2
    }
    for (const c of citersOf(citing, q)) {
      direct[c] = 1
      for (const w of worksOf(citations, c)) if (w < papers) together[w] += listRarity[c] ** 2
    }
  }
  const coupled: number[] = []
  for (let p = 0; p < papers; p++) {
    if (coupling[p] > 0) {
      coupling[p] /= citesNorm[p]
      if (!own.has(p)) coupled.push(p)
    }
    if (together[p] > 0) together[p] /= citedNorm[p]
  }
  coupled.sort((a, b) => coupling[b] - coupling[a] || a - b)
  for (const c of coupled.slice(0, MOST_COUPLED))
    for (const w of worksOf(citations, c)) if (w < papers) near[w] += coupling[c]
  for (let p = 0; p < papers; p++) if (near[p] > 0) near[p] /= Math.sqrt(by.start[p + 1] - by.start[p])
  const all: [Float32Array, number][] = [
    [coupling, CITING_WEIGHTS.coupling],
    [together, CITING_WEIGHTS.together],
    [near, CITING_WEIGHTS.near],
    [direct, CITING_WEIGHTS.direct],
  ]
  return all.flatMap(([scores, weight]) => {
    for (const q of asked) scores[q] = 0
    return weight > 0 && scores.some((score) => score > 0) ? [{ scores, weight }] : []
  })
}
