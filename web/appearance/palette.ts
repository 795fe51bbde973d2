/** Colours of a theme; the communities' own colours, moved to a lightness that the background carries. */
import { channels, fromOklab, hex, toOklab } from '../../src/graph/oklab.ts'
import type { Community, Region } from '../../src/types.ts'
import type { Theme } from '../state/state.ts'

/** What colours mean, one row each; where they follow a number, from its least to its greatest. */
export interface Scale {
  title: string
  rows: { label: string; color: string }[]
  /** Whether there are colours between those of the rows. */
  isContinuous: boolean
  /** What has no value, and so no colour; '' where everything has one. */
  without: string
}

/** Colours of nodes by something other than their cluster. */
export interface Paint {
  /** Per node an index into `colors`. */
  of: Uint8Array
  colors: string[]
  scale: Scale
}

export interface Palette {
  theme: Theme
  background: string
  ink: string
  edge: string
  accent: string
  /** By community, and for -1 (no community) `none`. */
  communities: string[]
  regions: string[]
  none: string
  /** `null` where nodes have the colour of their cluster. */
  paint: Paint | null
}

export const BASE = {
  light: { background: '#f7f6f2', ink: '#1d2430', edge: '#7d8594', accent: '#14181f', none: '#8a909c' },
  dark: { background: '#12151c', ink: '#eceff4', edge: '#8b94a6', accent: '#ffffff', none: '#7b8494' },
} as const

/** Lightness that colours are moved into, so that names and discs stand out from the background (OKLab L). */
const LIGHTNESS = { light: [0.5, 0.64], dark: [0.68, 0.8] } as const

/** The lightness of shades, which is drawn together into LIGHTNESS so that they stay apart. */
const SHADES = [0.4, 0.86] as const

/** Painted nodes leave clusters and regions without a colour: it would mean something else. */
export function palette(
  theme: Theme,
  communities: readonly Community[],
  regions: readonly Region[] = [],
  paint: Paint | null = null,
): Palette {
  const [low, high] = LIGHTNESS[theme]
  const seen = new Map<string, number>()
  const base = { theme, ...BASE[theme], paint }
  if (paint)
    return { ...base, regions: regions.map(() => base.none), communities: communities.map(() => base.none) }
  return {
    ...base,
    regions: regions.map(({ color }) => withLightness(color, low, high)),
    communities: communities.map(({ color, region }) => {
      if (region !== undefined) return drawnTogether(color, low, high)
      const before = seen.get(color) ?? 0
      seen.set(color, before + 1)
      // A colour that comes again is lighter, then darker.
      if (before % 3 === 1) return withLightness(color, high + 0.06, high + 0.06)
      if (before % 3 === 2) return withLightness(color, low - 0.08, low - 0.08)
      return withLightness(color, low, high)
    }),
  }
}

/** The colour with its lightness moved from SHADES to [low, high]. */
function drawnTogether(color: string, low: number, high: number): string {
  const [lightness, a, b] = toOklab(channels(color))
  const share = Math.min(1, Math.max(0, (lightness - SHADES[0]) / (SHADES[1] - SHADES[0])))
  return hex(fromOklab([low + share * (high - low), a, b]))
}

export const communityColor = (palette: Palette, community: number): string =>
  palette.communities[community] ?? palette.none

export const nodeColor = (
  palette: Palette,
  { community }: { community: ArrayLike<number> },
  node: number,
): string => palette.paint?.colors[palette.paint.of[node]] ?? communityColor(palette, community[node])

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

/** How much of a faded node is left: the edges of the focus shine through it. */
const FAINT = '29'

/** Concepts are filled and set off from what they cover; papers are outlined. `#rrggbb` or `#rrggbbaa`. */
export function nodeColors(
  palette: Palette,
  own: string,
  paper: boolean,
  faded: boolean,
): { color: string; outline: string } {
  if (faded) return { color: own + FAINT, outline: own + FAINT }
  return paper
    ? { color: mix(own, palette.background, 0.22), outline: own }
    : { color: own, outline: palette.background }
}
