import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { channels, toOklab } from '../../src/graph/oklab.ts'
import { rangeOf, stepOf } from '../../web/appearance/measures.ts'
import { paintOf, ramp, trendColor } from '../../web/appearance/paint.ts'
import { nodeColor, palette } from '../../web/appearance/palette.ts'
import { mapData, neighboursOf } from '../../web/data/map-data.ts'
import { trends, yearsOf } from '../../web/data/years.ts'
import { COLORINGS, NODE_TYPES } from '../../web/state/state.ts'
import { fixture } from './fixture.ts'

const data = mapData(fixture(200).manifest)
const years = yearsOf(data)
const said = { years, cited: Uint32Array.from({ length: data.papers }, (_, paper) => paper % 7) }

const linear = (channel: number): number =>
  channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4
const gamma = (value: number): number =>
  255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)
/** Of WCAG 2. */
const luminance = (color: string): number => {
  const [r, g, b] = channels(color).map(linear)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}
/** How colours look without one kind of cones (Machado, Oliveira & Fernandes 2009, severity 1), and with all. */
const EYES = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}
const seen = (color: string, eye: readonly number[]): number[] => {
  const [r, g, b] = channels(color).map(linear)
  const row = (at: number): number =>
    gamma(Math.min(1, Math.max(0, eye[at] * r + eye[at + 1] * g + eye[at + 2] * b)))
  return toOklab([row(0), row(3), row(6)])
}
const difference = (a: string, b: string, eye: readonly number[]): number => {
  const [x, y] = [seen(a, eye), seen(b, eye)]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}
const FIFTHS = [0, 0.25, 0.5, 0.75, 1]

describe.each(['light', 'dark'] as const)('colours in the %s theme', (theme) => {
  const { background } = palette(theme, [])
  const lightness = (color: string): number => toOklab(channels(color))[0]

  test('a scale goes evenly away from the background, and every eye tells its fifths apart', () => {
    const colors = FIFTHS.map((step) => ramp(theme, step))
    const away = colors.map((color) => Math.abs(lightness(color) - lightness(background)))
    const gains = away.slice(1).map((one, at) => one - away[at])
    expect(Math.min(...gains)).toBeGreaterThan(0.075)
    expect(Math.max(...gains) - Math.min(...gains)).toBeLessThan(0.03)
    for (const color of colors) expect(contrast(color, background)).toBeGreaterThan(2.9)
    for (const eye of Object.values(EYES))
      for (let at = 1; at < colors.length; at++)
        expect(difference(colors[at], colors[at - 1], eye)).toBeGreaterThan(0.07)
  })

  test('what rises and what falls are told apart by every eye, and stand out from what is as ever', () => {
    const [falls, even, rises] = [-1, 0, 1].map((step) => trendColor(theme, step))
    for (const eye of Object.values(EYES))
      for (const [a, b] of [
        [falls, rises],
        [falls, even],
        [rises, even],
      ])
        expect(difference(a, b, eye)).toBeGreaterThan(0.17)
    for (const color of [falls, even, rises]) expect(contrast(color, background)).toBeGreaterThan(2.9)
  })

  test('every eye tells the types apart; they are those of the legend and of marked texts', () => {
    const { colors } = paintOf('type', data, theme, said)!
    for (const eye of Object.values(EYES))
      for (const [at, color] of colors.entries())
        for (const other of colors.slice(0, at)) expect(difference(color, other, eye)).toBeGreaterThan(0.1)
    const style = readFileSync('web/styles/base.css', 'utf8').split('[data-theme="dark"]')
    const own = style[theme === 'light' ? 0 : 1]
    for (const [at, type] of NODE_TYPES.entries())
      if (type !== 'paper') expect(new RegExp(`--${type}: (#[0-9a-f]{6})`).exec(own)?.[1]).toBe(colors[at])
  })
})

describe('values', () => {
  test('the step of a value is in order, within the scale, and at its ends where the value is', () => {
    const number = fc.integer({ min: 1, max: 1e6 })
    fc.assert(
      fc.property(number, number, number, number, fc.boolean(), (a, b, c, d, isLog) => {
        const range = [Math.min(a, b), Math.max(a, b)] as const
        const [low, high] = [Math.min(c, d), Math.max(c, d)].map((value) => stepOf(value, range, isLog))
        expect(low).toBeLessThanOrEqual(high)
        expect(low >= 0 && high <= 1).toBe(true)
        if (range[0] < range[1])
          expect([stepOf(range[0], range, isLog), stepOf(range[1], range, isLog)]).toEqual([0, 1])
      }),
    )
    expect(stepOf(5, [5, 5])).toBe(0.5)
  })

  test('a few values far out do not take the scale', () => {
    const values = Float32Array.from({ length: 100 }, (_, at) => 2000 + (at % 20))
    values[3] = 1500
    values[4] = Number.NaN
    expect(rangeOf(values)).toEqual([2000, 2019])
    expect(rangeOf(Float32Array.of(Number.NaN))).toEqual([0, 0])
  })

  test('papers have the colour of their year, concepts that of the mean of theirs', () => {
    const paint = paintOf('year', data, 'light', said)!
    const known = data.year.filter((year) => year !== null)
    const range = rangeOf(Float32Array.from(known))
    const steps = paint.colors.length - 2
    for (let node = 0; node < data.nodes; node++) {
      const own =
        node < data.papers
          ? [data.year[node]]
          : neighboursOf(data, node)
              .filter(({ node: paper }) => paper < data.papers)
              .map(({ node: paper }) => data.year[paper])
      const there = own.filter((year) => year !== null)
      const mean = Math.fround(there.reduce((sum, year) => sum + year, 0) / there.length)
      const expected = there.length === 0 ? 0 : 1 + Math.round(stepOf(mean, range) * steps)
      expect(paint.of[node]).toBe(expected)
    }
    const { rows } = paint.scale
    expect([rows[0].label, rows.at(-1)!.label]).toEqual(range.map(String))
    expect([rows[0].color, rows.at(-1)!.color]).toEqual([paint.colors[1], paint.colors.at(-1)])
  })

  test('what rises is at one end, what falls at the other; more papers and citations are further on', () => {
    const { rising, falling } = trends(data, years!, 1)
    const trend = paintOf('trend', data, 'dark', said)!
    if (rising.length && falling.length)
      expect(trend.of[rising[0].concept]).toBeGreaterThan(trend.of[falling[0].concept])
    const { of } = paintOf('papers', data, 'light', said)!
    for (let node = data.papers + 1; node < data.nodes; node++)
      if (data.count[node] > data.count[node - 1]) expect(of[node]).toBeGreaterThanOrEqual(of[node - 1])
    const cited = paintOf('cited', data, 'light', said)!
    for (let paper = 1; paper < data.papers; paper++)
      if (said.cited[paper] > said.cited[paper - 1])
        expect(cited.of[paper]).toBeGreaterThan(cited.of[paper - 1])
    expect(cited.scale.rows[0].label).toBe('0')
  })

  test('what the atlas does not say leaves clusters as they are', () => {
    const nothing = { years: null, cited: null }
    for (const coloring of ['cluster', 'year', 'trend', 'cited'] as const)
      expect(paintOf(coloring, data, 'light', nothing)).toBeNull()
    for (const coloring of COLORINGS) {
      const colors = palette('light', data.communities, [], paintOf(coloring, data, 'light', said))
      for (let node = 0; node < data.nodes; node++) expect(nodeColor(colors, data, node)).toMatch(/^#/)
      if (coloring !== 'cluster') expect(new Set(colors.communities).size).toBe(1)
    }
  })
})
