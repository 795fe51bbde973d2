/** Counts of n-grams → rows of statistics. */
import { countIn, type NgramRows } from './ngram-counts.ts'
import {
  ALONE,
  CAPITAL,
  halfLog,
  KEYNESS,
  KEYWORD,
  LEFT,
  level,
  MIXED,
  PAPERS,
  RIGHT,
  Statistics,
  TITLE,
  WIDTH,
} from './statistics.ts'

/** An n-gram is kept when it stands in at least this many papers … */
export const LEAST_PAPERS = 3
/** … and when at least this share of its places is not inside a longer run of content words. */
const LEAST_ALONE = 0.04

/**
 * Quantises the counts of the n-grams that are frequent enough and stand alone `leastAlone` times; columns that counts say
 * nothing of are 0.
 */
export function quantise(counts: NgramRows, leastAlone = 1): Statistics {
  const kept: number[] = []
  for (let row = 0; row < counts.keys.length; row++) {
    const alone = countIn(counts, row, 'alone')
    const least = Math.max(leastAlone, LEAST_ALONE * countIn(counts, row, 'places'))
    if (countIn(counts, row, 'papers') >= LEAST_PAPERS && alone >= least) kept.push(row)
  }
  const values = new Uint8Array(kept.length * WIDTH)
  for (const [to, row] of kept.entries()) write(counts, row, values, to * WIDTH)
  return new Statistics(
    counts.papers,
    Uint32Array.from(kept, (row) => counts.keys[row]),
    values,
  )
}

function write(counts: NgramRows, row: number, values: Uint8Array, to: number): void {
  const papers = countIn(counts, row, 'papers')
  const places = countIn(counts, row, 'places')
  const body = countIn(counts, row, 'body')
  values[to + PAPERS] = 1 + halfLog(papers)
  values[to + ALONE] = Math.round((15 * countIn(counts, row, 'alone')) / places)
  values[to + LEFT] = Math.round((7 * countIn(counts, row, 'left')) / places)
  values[to + RIGHT] = Math.round((7 * countIn(counts, row, 'right')) / places)
  values[to + TITLE] = Math.min(7, Math.floor((16 * countIn(counts, row, 'title')) / papers))
  const judged = countIn(counts, row, 'judged')
  if (judged >= 4)
    values[to + KEYNESS] = 1 + Math.round(14 * Math.sqrt(countIn(counts, row, 'given') / judged))
  values[to + KEYWORD] = level(countIn(counts, row, 'keyword'))
  if (body < 3) return
  values[to + CAPITAL] = 1 + Math.round((7 * countIn(counts, row, 'capital')) / body)
  values[to + MIXED] = 1 + Math.round((7 * countIn(counts, row, 'mixed')) / body)
}
