/** What a node can be coloured and sized by: a number per node. Pure. */
import { isPaper, type MapData } from '../data/map-data.ts'
import { scores, type Years } from '../data/years.ts'
import type { Coloring, Sizing } from '../state/state.ts'

/** Of all values so many lie beyond either end of the scale, whose colours they have. */
const BEYOND = 0.02
/** Standard deviations of a rise or fall at which it has its full colour. */
export const CLEAR_TREND = 3

/** A value per node, NaN where it has none; how it is scaled, and how it is said. */
export interface Measure {
  title: string
  values: Float32Array
  /** Least and greatest of the scale; their logarithms are even steps where `isLog`. */
  range: readonly [number, number]
  isLog?: boolean
  label: (value: number) => string
  without: string
}

/** So many times as large as the least is the greatest of numbers that spread widely. */
const WIDE = 50
const number = (value: number): string =>
  Number.isInteger(value) || Math.abs(value) >= 100 ? whole(value) : String(Number(value.toPrecision(3)))
const whole = (value: number): string => Math.round(value).toLocaleString('en', { useGrouping: value >= 1e4 })

/** Of papers what is `given`, of concepts the mean over their papers that have a value. */
function ofPapers(data: MapData, given: (paper: number) => number | null): Float32Array {
  const { adjacency, papers, nodes } = data
  const values = new Float32Array(nodes).fill(Number.NaN)
  for (let paper = 0; paper < papers; paper++) values[paper] = given(paper) ?? Number.NaN
  for (let concept = papers; concept < nodes; concept++)
    values[concept] = mean(data, concept, adjacency, values, true)
  return values
}

/** Over the neighbours of a node that are papers, or concepts, and have a value. */
function mean(
  data: MapData,
  node: number,
  { start, neighbour }: MapData['adjacency'],
  values: Float32Array,
  ofPapers: boolean,
): number {
  let [sum, count] = [0, 0]
  for (let at = start[node]; at < start[node + 1]; at++) {
    const value = values[neighbour[at]]
    if (isPaper(data, neighbour[at]) !== ofPapers || Number.isNaN(value)) continue
    sum += value
    count++
  }
  return count === 0 ? Number.NaN : sum / count
}

/** Least and greatest of the values but for the few beyond. */
export function rangeOf(values: Float32Array): readonly [number, number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  if (sorted.length === 0) return [0, 0]
  const beyond = Math.floor(sorted.length * BEYOND)
  return [sorted[beyond], sorted[sorted.length - 1 - beyond]]
}

export function measureOf(coloring: Coloring, data: MapData, cited: Uint32Array | null): Measure | null {
  if (coloring === 'year') {
    const values = ofPapers(data, (paper) => data.year[paper])
    const range = rangeOf(values.subarray(0, data.papers))
    return { title: 'Year, of concepts the mean', values, range, label: String, without: 'without a year' }
  }
  if (coloring === 'papers') {
    const values = Float32Array.from(data.count, (count) => count || Number.NaN)
    const range = [1, Math.max(1, ...rangeOf(values))] as const
    return { title: 'Papers of a concept', values, range, isLog: true, label: whole, without: 'papers' }
  }
  if (coloring === 'cited' && cited) {
    // One more, so that what nobody cites has a logarithm.
    const values = ofPapers(data, (paper) => cited[paper] + 1)
    return {
      title: 'Citations within this map, of concepts the mean',
      values,
      range: [1, Math.max(1, ...rangeOf(values))],
      isLog: true,
      label: (value) => whole(value - 1),
      without: 'concepts without papers',
    }
  }
  const kept = data.kept.find(({ name }) => coloring === `kept:${name}`)
  return kept ? keptMeasure(data, kept) : null
}

/** Counts that spread widely have even steps of their logarithms; one more, so that none has one. */
function keptMeasure(data: MapData, { name, values: given }: MapData['kept'][number]): Measure {
  const plain = ofPapers(data, (paper) => given[paper])
  const [least, greatest] = rangeOf(plain.subarray(0, data.papers))
  const isLog = least >= 0 && greatest >= WIDE * Math.max(1, least)
  const more = isLog ? 1 : 0
  return {
    title: `${name}, of concepts the mean`,
    values: plain.map((value) => value + more),
    range: [least + more, greatest + more],
    isLog,
    label: (value) => number(value - more),
    without: `without ${name}`,
  }
}

/** The step of a value on its scale, in [0, 1]. */
export function stepOf(value: number, [least, greatest]: readonly [number, number], isLog = false): number {
  const at = isLog ? Math.log : (one: number): number => one
  const span = at(greatest) - at(least)
  return span > 0 ? Math.min(1, Math.max(0, (at(value) - at(least)) / span)) : 0.5
}

/**
 * What nodes are sized by, in [0, 1], NaN without; `null` for the number of papers, and where the data say nothing of it.
 * What rises is large, what falls is small.
 */
export function stepsOf(
  sizing: Sizing,
  data: MapData,
  { years, cited }: { years: Years | null; cited: Uint32Array | null },
): Float32Array | null {
  if (sizing === 'papers') return null
  if (sizing === 'alike') return new Float32Array(data.nodes).fill(0.25)
  if (sizing === 'trend')
    return years && trendOf(data, years).map((value) => stepOf(value, [-CLEAR_TREND, CLEAR_TREND]))
  if (sizing === 'year' && !years) return null
  const measure = measureOf(sizing, data, cited)
  return measure?.values.map((value) => stepOf(value, measure.range, measure.isLog)) ?? null
}

/** Rise and fall of the concepts, of papers the mean of theirs. */
export function trendOf(data: MapData, years: Years): Float32Array {
  const values = new Float32Array(data.nodes).fill(Number.NaN)
  for (const { concept, score } of scores(data, years)) values[concept] = score
  for (let paper = 0; paper < data.papers; paper++)
    values[paper] = mean(data, paper, data.adjacency, values, false)
  return values
}
