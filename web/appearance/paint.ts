/** Nodes coloured by a number or a type: their scale, and what a legend says of it. Pure. */
import { fromOklab, hex } from '../../src/graph/oklab.ts'
import type { MapData } from '../data/map-data.ts'
import type { Years } from '../data/years.ts'
import { type Coloring, NODE_TYPES, type NodeType, type Theme } from '../state/state.ts'
import { CLEAR_TREND, measureOf, stepOf, trendOf } from './measures.ts'
import { BASE, mix, type Paint, type Scale } from './palette.ts'

export { stepsOf } from './measures.ts'

/** Colours of a scale; more are not told apart. */
const STEPS = 17
/** Rows of a legend. */
const ROWS = 5

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
  const isWhole = range.every(Number.isInteger)
  const rows = rowsOf(
    (step) => label(isWhole ? Math.round(valueAt(step, range, isLog)) : valueAt(step, range, isLog)),
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

const byTrend = (data: MapData, theme: Theme, years: Years): Paint =>
  diverging(theme, trendOf(data, years), {
    title: 'Share of the recent papers, of papers the mean of their concepts',
    words: ['falls', 'as ever', 'rises'],
    without: 'too few papers to tell',
  })

/**
 * From blue over what is even to orange, of values in standard deviations (NaN: none); `words` say what the ends and the
 * middle mean.
 */
export function diverging(
  theme: Theme,
  values: Float32Array,
  {
    title,
    words,
    without,
  }: { title: string; words: [low: string, even: string, high: string]; without: string },
): Paint {
  const range = [-CLEAR_TREND, CLEAR_TREND] as const
  const steps = Array.from({ length: STEPS }, (_, step) => (2 * step) / (STEPS - 1) - 1)
  const rows = [words[0], '', words[1], '', words[2]]
  return {
    of: classes(values, (value) => stepOf(value, range)),
    colors: [noValue(theme), ...steps.map((step) => trendColor(theme, step))],
    scale: {
      title,
      rows: rowsOf(
        (step) => rows[Math.round(step * (ROWS - 1))],
        (step) => trendColor(theme, 2 * step - 1),
      ),
      isContinuous: true,
      without,
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
