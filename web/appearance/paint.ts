/** Nodes coloured by a number or a type: the values, their scale, and what a legend says of it. Pure. */
import { fromOklab, hex } from '../../src/graph/oklab.ts'
import { isPaper, type MapData } from '../data/map-data.ts'
import { scores, type Years } from '../data/years.ts'
import { type Coloring, NODE_TYPES, type NodeType, type Theme } from '../state/state.ts'
import { BASE, mix, type Paint, type Scale } from './palette.ts'

/** Colours of a scale; more are not told apart. */
const STEPS = 17
/** Rows of a legend. */
const ROWS = 5
/** Of all values so many lie beyond either end of the scale, whose colours they have. */
const BEYOND = 0.02
/** Standard deviations of a rise or fall at which it has its full colour. */
const CLEAR_TREND = 3

/**
 * From least to greatest: lightness changes evenly, so that order shows without any hue, away from the background; hues go
 * from yellow over green and blue to purple, which are told apart in every kind of colour blindness (after viridis, Smith &
 * van der Walt 2015). Of `step` in [0, 1].
 */
const RAMP = {
  light: { lightness: [0.65, 0.28], hue: [105, 305] },
  dark: { lightness: [0.52, 0.93], hue: [305, 105] },
} as const
const CHROMA = 0.105

/** Blue for what falls, orange for what rises, and what is as ever nearest to the background. */
const TREND = { light: { even: 0.65, strong: 0.42 }, dark: { even: 0.52, strong: 0.82 } } as const
const [BLUE, ORANGE] = [255, 55]

const polar = (lightness: number, chroma: number, degrees: number): string => {
  const hue = (degrees * Math.PI) / 180
  return hex(fromOklab([lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]))
}
const between = ([from, to]: readonly [number, number], step: number): number => from + step * (to - from)

export const ramp = (theme: Theme, step: number): string =>
  polar(between(RAMP[theme].lightness, step), CHROMA, between(RAMP[theme].hue, step))

/** Of `step` in [-1, 1]. */
export function trendColor(theme: Theme, step: number): string {
  const { even, strong } = TREND[theme]
  const share = Math.abs(step)
  return polar(between([even, strong], share), 0.14 * share, step < 0 ? BLUE : ORANGE)
}

/** Those of the types in legends and texts (`base.css`), told apart in every kind of colour blindness. */
const TYPES: Record<Theme, Record<NodeType, string>> = {
  light: {
    task: '#c07d18',
    method: '#0162ba',
    dataset: '#004426',
    metric: '#9d2276',
    topic: '#6b6001',
    paper: BASE.light.none,
  },
  dark: {
    task: '#e99d00',
    method: '#6b9fff',
    dataset: '#24753d',
    metric: '#f6bef9',
    topic: '#aeafa1',
    paper: BASE.dark.none,
  },
}

/** Nearer to the background than any value. */
const noValue = (theme: Theme): string => mix(BASE[theme].none, BASE[theme].background, 0.5)

/** A value per node, NaN where it has none; how it is scaled, and how it is said. */
interface Measure {
  title: string
  values: Float32Array
  /** Least and greatest of the scale; their logarithms are even steps where `isLog`. */
  range: readonly [number, number]
  isLog?: boolean
  label: (value: number) => string
  without: string
}

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

function measureOf(coloring: Coloring, data: MapData, cited: Uint32Array | null): Measure | null {
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
  return null
}

/** The step of a value on its scale, in [0, 1]. */
export function stepOf(value: number, [least, greatest]: readonly [number, number], isLog = false): number {
  const at = isLog ? Math.log : (one: number): number => one
  const span = at(greatest) - at(least)
  return span > 0 ? Math.min(1, Math.max(0, (at(value) - at(least)) / span)) : 0.5
}

const valueAt = (step: number, [least, greatest]: readonly [number, number], isLog = false): number =>
  isLog ? least * (greatest / least) ** step : least + step * (greatest - least)

/**
 * The paint of a colouring; `null` for clusters, and where the data say nothing of it (`years` and `cited` are `null`
 * then). `cited` has the citations of each paper.
 */
export function paintOf(
  coloring: Coloring,
  data: MapData,
  theme: Theme,
  { years, cited }: { years: Years | null; cited: Uint32Array | null },
): Paint | null {
  if (coloring === 'type') return byType(data, theme)
  if (coloring === 'trend') return years && byTrend(data, theme, years)
  if (coloring === 'year' && !years) return null
  const measure = measureOf(coloring, data, cited)
  if (!measure) return null
  const { values, range, isLog, title, label, without } = measure
  const steps = Array.from({ length: STEPS }, (_, step) => step / (STEPS - 1))
  const rows = rowsOf(
    (step) => label(Math.round(valueAt(step, range, isLog))),
    (step) => ramp(theme, step),
  )
  return {
    of: classes(values, (value) => stepOf(value, range, isLog)),
    colors: [noValue(theme), ...steps.map((step) => ramp(theme, step))],
    scale: { title, rows, isContinuous: true, without: values.some(Number.isNaN) ? without : '' },
  }
}

/** 0 without a value, else 1 for the first step. */
const classes = (values: Float32Array, stepOf: (value: number) => number): Uint8Array =>
  Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1 + Math.round(stepOf(value) * (STEPS - 1))))

/** Rows of one name are one. */
function rowsOf(label: (step: number) => string, color: (step: number) => string): Scale['rows'] {
  const rows = Array.from({ length: ROWS }, (_, row) => row / (ROWS - 1)).map((step) => ({
    label: label(step),
    color: color(step),
  }))
  return rows.filter((row, at) => at === 0 || row.label !== rows[at - 1].label)
}

function byTrend(data: MapData, theme: Theme, years: Years): Paint {
  const values = new Float32Array(data.nodes).fill(Number.NaN)
  for (const { concept, score } of scores(data, years)) values[concept] = score
  for (let paper = 0; paper < data.papers; paper++)
    values[paper] = mean(data, paper, data.adjacency, values, false)
  const range = [-CLEAR_TREND, CLEAR_TREND] as const
  const steps = Array.from({ length: STEPS }, (_, step) => (2 * step) / (STEPS - 1) - 1)
  const words = ['falls', '', 'as ever', '', 'rises']
  return {
    of: classes(values, (value) => stepOf(value, range)),
    colors: [noValue(theme), ...steps.map((step) => trendColor(theme, step))],
    scale: {
      title: 'Share of the recent papers, of papers the mean of their concepts',
      rows: rowsOf(
        (step) => words[Math.round(step * (ROWS - 1))],
        (step) => trendColor(theme, 2 * step - 1),
      ),
      isContinuous: true,
      without: 'too few papers to tell',
    },
  }
}

function byType({ type }: MapData, theme: Theme): Paint {
  const there = new Set(type)
  return {
    of: type,
    colors: NODE_TYPES.map((name) => TYPES[theme][name]),
    scale: {
      title: 'Type',
      rows: NODE_TYPES.map((label) => ({ label, color: TYPES[theme][label] })).filter((_, at) =>
        there.has(at),
      ),
      isContinuous: false,
      without: '',
    },
  }
}
