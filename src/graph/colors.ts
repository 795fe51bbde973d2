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

/** The colours of regions: `kept` ones as they are, the others from the palette, those that are least used first. */
export function regionColors(kept: readonly (string | undefined)[]): string[] {
  const uses = new Map(PALETTE.map((color) => [color, 0]))
  const use = (color: string): string => {
    uses.set(color, (uses.get(color) ?? 0) + 1)
    return color
  }
  for (const color of kept) if (color !== undefined) use(color)
  const next = (): string => PALETTE.reduce((least, one) => (uses.get(one)! < uses.get(least)! ? one : least))
  return kept.map((color) => color ?? use(next()))
}

/**
 * A colour for each community: where there are regions, shades of the colour of its region (`base`), those alike as far
 * apart on the map as can be; `other` is grey. `kept` ones stay. `middle` holds where communities lie.
 */
export function communityColors(
  region: Int32Array,
  other: number,
  middle: Places,
  base: readonly string[] = regionColors(
    Array.from(new Set(region.filter((own) => own >= 0)), () => undefined),
  ),
  kept: readonly (string | undefined)[] = [],
): string[] {
  const known = Array.from(region, (own, k) =>
    k === other || (base.length > 0 && own < 0) ? OTHER_COLOR : kept[k],
  )
  if (base.length === 0) return regionColors(known)
  const uses = new Map<string, number[]>()
  const use = (color: string, k: number): string => {
    uses.set(color, [...(uses.get(color) ?? []), k])
    return color
  }
  for (const [k, color] of known.entries()) if (color !== undefined) use(color, k)
  return known.map((color, k) => {
    if (color !== undefined) return color
    const room = (shade: string): number =>
      (uses.get(shade) ?? []).reduce(
        (least, j) => Math.min(least, Math.hypot(middle.x[j] - middle.x[k], middle.y[j] - middle.y[k])),
        Number.POSITIVE_INFINITY,
      )
    return use(best(base[region[k]], room), k)
  })
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
