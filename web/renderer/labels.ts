/** Names on the map: clusters from afar, then concepts, then papers as one comes nearer. */
import { HIDDEN } from '../appearance/appearance.ts'
import { type Box, type Placed, placeLabels, shorten } from '../appearance/labels.ts'
import { communityColor } from '../appearance/palette.ts'
import { clusterLabels } from './cluster-labels.ts'
import type { Layer } from './layer.ts'
import { eligible, nodeLabels, prominent } from './node-labels.ts'
import { FAMILY, type Scene, type Style } from './scene.ts'

/** Places and draws; the boxes that were drawn come back, in CSS pixels of the map. */
export function drawLabels({ context, width, height }: Layer, scene: Scene): Placed[] {
  const styles = new Map<string, Style>()
  const frame: Box = { x: 4, y: 4, width: width - 8, height: height - 8 }
  const discs = prominent(scene)
  const areas = placeLabels(clusterLabels(context, scene, frame, discs, styles), frame)
  const names = placeLabels(
    nodeLabels(context, scene, frame, styles),
    frame,
    areas,
    discs.slice(0, eligible(scene, frame)),
  )
  const placed = [...areas, ...names]
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.strokeStyle = scene.palette.background
  for (const { key, x, y, width } of placed) {
    const style = styles.get(key)!
    context.font = style.font
    context.letterSpacing = style.spacing
    context.fillStyle = style.color
    style.lines.forEach((line, at) => {
      const [cx, cy] = [x + width / 2, y + style.lineHeight * (at + 0.5)]
      context.globalAlpha = 0.86
      context.lineWidth = 4
      context.strokeText(line, cx, cy)
      context.globalAlpha = 1
      context.fillText(line, cx, cy)
    })
  }
  return placed
}

/** The name under the pointer, on a card above everything. */
export function drawHover({ context }: Layer, scene: Scene, node: number): void {
  const { data, palette, appearance } = scene
  if (appearance.status[node] === HIDDEN) return
  const { x, y } = scene.position(node)
  const r = scene.radius(node)
  context.strokeStyle = communityColor(palette, data.community[node])
  context.lineWidth = 2
  context.beginPath()
  context.arc(x, y, r + 4, 0, 2 * Math.PI)
  context.stroke()
  context.font = `600 13px ${FAMILY}`
  const text = shorten(data.label[node], 70)
  const width = context.measureText(text).width + 16
  const left = Math.min(Math.max(4, x - width / 2), Math.max(4, context.canvas.clientWidth - width - 4))
  const top = y - r - 36 < 4 ? y + r + 10 : y - r - 36
  context.fillStyle = palette.ink
  context.beginPath()
  context.roundRect(left, top, width, 26, 6)
  context.fill()
  context.fillStyle = palette.background
  context.textBaseline = 'middle'
  context.fillText(text, left + 8, top + 13.5)
}
