/** Papers by year, and the concepts that rise and fall. Pure. */
import { isPaper, type MapData } from './map-data.ts'

export interface Years {
  /** Of the first bar; what is older counts there. */
  first: number
  last: number
  /** Papers per year. */
  papers: Uint32Array
}

/** More bars say nothing more. */
const MOST_BARS = 60

/** `null` where fewer than two years are known. */
export function yearsOf(data: MapData): Years | null {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const year of data.year) {
    if (year === null) continue
    first = Math.min(first, year)
    last = Math.max(last, year)
  }
  if (first >= last) return null
  first = Math.max(first, last - MOST_BARS + 1)
  const papers = new Uint32Array(last - first + 1)
  for (const year of data.year) if (year !== null) papers[Math.max(0, year - first)]++
  return { first, last, papers }
}

/** Papers of a concept per year. */
export function yearsOfConcept(data: MapData, { first, papers }: Years, concept: number): Uint32Array {
  const { start, neighbour } = data.adjacency
  const counts = new Uint32Array(papers.length)
  for (let at = start[concept]; at < start[concept + 1]; at++) {
    const paper = neighbour[at]
    const year = isPaper(data, paper) ? data.year[paper] : null
    if (year !== null) counts[Math.max(0, year - first)]++
  }
  return counts
}

export interface Trend {
  concept: number
  /** Standard deviations by which the share of recent papers exceeds that of earlier ones. */
  score: number
}

/** Concepts of fewer papers show chance only. */
const LEAST_PAPERS = 4
const CLEAR = 1

/**
 * By how much the share of each concept in the recent papers (the last years that hold a third of all) differs from its
 * share in the earlier ones: the z-score of the log-odds ratio (Monroe, Colaresi & Quinn 2008, with a flat prior of ½).
 */
export function scores(data: MapData, years: Years): Trend[] {
  const all = years.papers.reduce((sum, papers) => sum + papers, 0)
  let recent = 0
  let from = years.papers.length
  while (from > 1 && recent < all / 3) recent += years.papers[--from]
  const found: Trend[] = []
  for (let concept = data.papers; concept < data.nodes; concept++) {
    if (data.count[concept] < LEAST_PAPERS) continue
    const counts = yearsOfConcept(data, years, concept)
    const early = counts.subarray(0, from).reduce((sum, papers) => sum + papers, 0) + 0.5
    const late = counts.subarray(from).reduce((sum, papers) => sum + papers, 0) + 0.5
    const odds = Math.log(late / (recent - late + 1)) - Math.log(early / (all - recent - early + 1))
    found.push({ concept, score: odds / Math.sqrt(1 / late + 1 / early) })
  }
  return found
}

/** At most `count` concepts that rise and that fall; those that rise fastest first, those that fall fastest first. */
export function trends(data: MapData, years: Years, count: number): { rising: Trend[]; falling: Trend[] } {
  const found = scores(data, years).sort((a, b) => b.score - a.score || a.concept - b.concept)
  return {
    rising: found.filter(({ score }) => score > CLEAR).slice(0, count),
    falling: found
      .filter(({ score }) => score < -CLEAR)
      .reverse()
      .slice(0, count),
  }
}
