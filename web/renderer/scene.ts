/** What our layers need to know of the map, and how text is set on it. */
import type { Appearance, Ranking } from '../appearance/appearance.ts'
import type { Palette } from '../appearance/palette.ts'
import type { MapData } from '../data/map-data.ts'
import type { Projection } from './layer.ts'

/** A cluster: its middle and how far its outline reaches. */
export interface Area {
  x: number
  y: number
  left: number
  right: number
  top: number
  bottom: number
}

/** The map at this moment; positions and lengths are CSS pixels. */
export interface Scene {
  data: MapData
  ranked: Ranking
  appearance: Appearance
  palette: Palette
  projection: Projection
  width: number
  height: number
  ratio: number
  /** How much larger than usual text is wanted. */
  text: number
  /** How much discs have grown. */
  growth: number
  position: (node: number) => { x: number; y: number }
  radius: (node: number) => number
  /** `undefined` where its nodes lie scattered among others. */
  cluster: (community: number) => Area | undefined
  region: (region: number) => Area | undefined
}

/** An area of the atlas as it lies on the screen; `at` tells where a place is. */
export function onScreen(
  area: Area | undefined,
  at: (x: number, y: number) => { x: number; y: number },
): Area | undefined {
  if (!area) return undefined
  const [corner, other] = [at(area.left, area.top), at(area.right, area.bottom)]
  return { ...at(area.x, area.y), left: corner.x, right: other.x, top: corner.y, bottom: other.y }
}

export interface Style {
  font: string
  color: string
  lines: string[]
  lineHeight: number
  spacing: string
}

export const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif'

const widths = new Map<string, number>()

/** The widest line, in whole CSS pixels; every line is measured once. */
export function measure(context: CanvasRenderingContext2D, { font, spacing, lines }: Style): number {
  let widest = 0
  for (const line of lines) {
    const name = `${font}|${line}`
    let width = widths.get(name)
    if (width === undefined) {
      context.font = font
      context.letterSpacing = spacing
      width = context.measureText(line).width
      widths.set(name, width)
    }
    widest = Math.max(widest, width)
  }
  return Math.ceil(widest)
}
