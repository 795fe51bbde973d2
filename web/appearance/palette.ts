/** Colours of a theme; the communities' own colours, moved to a lightness that the background carries. */
import type { Community } from '../../src/types.ts'
import type { Theme } from '../state/state.ts'

export interface Palette {
  theme: Theme
  background: string
  ink: string
  edge: string
  accent: string
  /** By community, and for -1 (no community) `none`. */
  communities: string[]
  none: string
}

const BASE = {
  light: { background: '#f7f6f2', ink: '#1d2430', edge: '#7d8594', accent: '#14181f', none: '#8a909c' },
  dark: { background: '#12151c', ink: '#eceff4', edge: '#8b94a6', accent: '#ffffff', none: '#7b8494' },
} as const

/** Lightness that colours are moved into, so that names and discs stand out from the background (OKLab L). */
const LIGHTNESS = { light: [0.5, 0.64], dark: [0.68, 0.8] } as const

export function palette(theme: Theme, communities: readonly Community[]): Palette {
  const [low, high] = LIGHTNESS[theme]
  const seen = new Map<string, number>()
  return {
    theme,
    ...BASE[theme],
    communities: communities.map(({ color }) => {
      const before = seen.get(color) ?? 0
      seen.set(color, before + 1)
      // A colour that comes again is lighter, then darker.
      if (before % 3 === 1) return withLightness(color, high + 0.06, high + 0.06)
      if (before % 3 === 2) return withLightness(color, low - 0.08, low - 0.08)
      return withLightness(color, low, high)
    }),
  }
}

export const communityColor = (palette: Palette, community: number): string =>
  palette.communities[community] ?? palette.none

/** `share` of the first colour, the rest of the second; both `#rrggbb`. */
export function mix(color: string, other: string, share: number): string {
  const a = channels(color)
  const b = channels(other)
  return hex(a.map((channel, i) => channel * share + b[i] * (1 - share)))
}

/**
 * The colour with its OKLab lightness moved into [low, high], hue kept (Ottosson 2020, "A perceptual color space for
 * image processing"). What is not `#rrggbb` is read as grey.
 */
export function withLightness(color: string, low: number, high: number): string {
  const [lightness, a, b] = toOklab(channels(color))
  return hex(fromOklab([Math.min(high, Math.max(low, lightness)), a, b]))
}

const channels = (color: string): number[] =>
  /^#[0-9a-f]{6}$/i.test(color)
    ? [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
    : [138, 144, 156]

const hex = (rgb: number[]): string =>
  `#${rgb
    .map((channel) =>
      Math.round(Math.min(255, Math.max(0, channel)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const linear = (channel: number): number => {
  const value = channel / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

const gamma = (value: number): number =>
  255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * Math.max(0, value) ** (1 / 2.4) - 0.055)

function toOklab(rgb: number[]): [number, number, number] {
  const [r, g, b] = rgb.map(linear)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab([lightness, a, b]: number[]): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(gamma)
}

/** How much of a faded node is left: the edges of the focus shine through it. */
const FAINT = '29'

/** Concepts are filled and set off from what they cover; papers are outlined. `#rrggbb` or `#rrggbbaa`. */
export function nodeColors(
  palette: Palette,
  community: number,
  paper: boolean,
  faded: boolean,
): { color: string; outline: string } {
  const own = communityColor(palette, community)
  if (faded) return { color: own + FAINT, outline: own + FAINT }
  return paper
    ? { color: mix(own, palette.background, 0.22), outline: own }
    : { color: own, outline: palette.background }
}
