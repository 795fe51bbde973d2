/** Colours of regions and communities. */
import type { Places } from './concept-layout.ts'
import { channels, fromOklab, hex, toOklab } from './oklab.ts'

/**
 * Twelve hues that people with colour-vision deficiencies can tell apart in their neighbourhood in the list and that
 * stand out from white and from near-black; regions take them in turn, communities where there are no regions.
 */
export const PALETTE = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#d55e00',
  '#56b4e9',
  '#8a6fd1',
  '#a6a21c',
  '#b5476b',
  '#3fb5ac',
  '#996633',
  '#7f8fa6',
]

/** What is linked to nothing else. */
export const OTHER_COLOR = '#9a9a9a'

/** Turns of the hue in degrees, lightness added, share of the chroma: together the shades of a region. */
const SHADES = [0, 13, -13].flatMap((turn) =>
  [
    [0, 1],
    [0.09, 0.8],
    [-0.09, 1],
    [0.03, 0.5],
  ].map(([light, chroma]) => ({ turn, light, chroma })),
)

export const regionColor = (region: number): string => PALETTE[region % PALETTE.length]

/**
 * A colour for each community: where there are regions, shades of the region's colour, those alike as far apart on the
 * map as can be; `other` is grey. `middle` holds where communities lie.
 */
export function communityColors(region: Int32Array, other: number, middle: Places): string[] {
  const regions = region.reduce((most, one) => Math.max(most, one + 1), 0)
  if (regions === 0) return Array.from(region, (_, k) => (k === other ? OTHER_COLOR : regionColor(k)))
  const colors: string[] = []
  const uses = new Map<string, number[]>()
  for (const [k, own] of region.entries()) {
    if (own < 0) {
      colors.push(OTHER_COLOR)
      continue
    }
    const base = regionColor(own)
    const room = (color: string): number =>
      (uses.get(color) ?? []).reduce(
        (least, j) => Math.min(least, Math.hypot(middle.x[j] - middle.x[k], middle.y[j] - middle.y[k])),
        Number.POSITIVE_INFINITY,
      )
    const color = best(base, room)
    colors.push(color)
    uses.set(color, [...(uses.get(color) ?? []), k])
  }
  return colors
}

/** The first of the shades that lie farthest from their like. */
function best(base: string, room: (color: string) => number): string {
  let found = base
  let most = -1
  for (const shade of SHADES) {
    const color = shaded(base, shade)
    const own = room(color)
    if (own > most) {
      most = own
      found = color
    }
  }
  return found
}

function shaded(color: string, { turn, light, chroma }: (typeof SHADES)[number]): string {
  const [lightness, a, b] = toOklab(channels(color))
  const angle = (turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle) * chroma, Math.sin(angle) * chroma]
  return hex(fromOklab([lightness + light, a * cos - b * sin, a * sin + b * cos]))
}
