/** The whole map in a corner, with what is in sight framed. */

import type { Appearance } from '../appearance/appearance.ts'
import { HIDDEN, SHOWN } from '../appearance/appearance.ts'
import { nodeColor, type Palette } from '../appearance/palette.ts'
import { isPaper, type MapData } from '../data/map-data.ts'
import { bounds } from './bounds.ts'
import { prepare } from './layer.ts'
import type { Sight } from './sight.ts'

export interface Minimap {
  draw(appearance: Appearance, palette: Palette, sight: Sight): void
  /** The atlas's coordinates of a point of the canvas, in CSS pixels. */
  at(x: number, y: number): { x: number; y: number }
}

/** CSS pixels around the map. */
const MARGIN = 6
/** More points are not told apart at this size. */
const MOST_POINTS = 4000

export function createMinimap(canvas: HTMLCanvasElement, data: MapData, order: Uint32Array): Minimap {
  const { x, y } = bounds(data)
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  const scale = Math.min(
    (width - 2 * MARGIN) / Math.max(1e-6, x[1] - x[0]),
    (height - 2 * MARGIN) / Math.max(1e-6, y[1] - y[0]),
  )
  const left = width / 2 - (scale * (x[0] + x[1])) / 2
  const top = height / 2 + (scale * (y[0] + y[1])) / 2
  const points = document.createElement('canvas')
  let shown: { appearance: Appearance; palette: Palette } | undefined
  const drawPoints = ({ status }: Appearance, palette: Palette): void => {
    const { context } = prepare(points, width, height)
    let drawn = 0
    for (const node of order) {
      if (drawn === MOST_POINTS) break
      if (status[node] === HIDDEN) continue
      drawn++
      context.globalAlpha = status[node] === SHOWN ? 0.9 : 0.2
      context.fillStyle = nodeColor(palette, data, node)
      const side = isPaper(data, node) ? 1 : 2
      context.fillRect(
        scale * data.x[node] + left - side / 2,
        top - scale * data.y[node] - side / 2,
        side,
        side,
      )
    }
  }
  return {
    draw(appearance, palette, sight) {
      if (shown?.appearance !== appearance || shown.palette !== palette) drawPoints(appearance, palette)
      shown = { appearance, palette }
      const { context } = prepare(canvas, width, height)
      context.drawImage(points, 0, 0, width, height)
      context.strokeStyle = palette.accent
      context.lineWidth = 1.5
      const [x0, y0] = [Math.max(1, scale * sight.left + left), Math.max(1, top - scale * sight.top)]
      const [x1, y1] = [
        Math.min(width - 1, scale * sight.right + left),
        Math.min(height - 1, top - scale * sight.bottom),
      ]
      if (x1 > x0 && y1 > y0) context.strokeRect(x0, y0, x1 - x0, y1 - y0)
    },
    at: (px, py) => ({ x: (px - left) / scale, y: (top - py) / scale }),
  }
}
