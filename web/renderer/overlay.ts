/** Above everything: rings around the focus, the node under the pointer, and where a text of one's own belongs. */
import { nodeColor } from '../appearance/palette.ts'
import { drawHover } from './labels.ts'
import { type Layer, prepare } from './layer.ts'
import type { Scene } from './scene.ts'

/** `hovered` is -1 without. A canvas with nothing on it is hidden, so that no frame waits for it. */
export function drawOverlay(canvas: HTMLCanvasElement, scene: Scene, hovered: number, ratio?: number): void {
  const { appearance } = scene
  const empty = hovered < 0 && appearance.selected < 0 && appearance.placed.length === 0
  canvas.style.display = empty ? 'none' : ''
  if (empty) return
  const layer = prepare(canvas, scene.width, scene.height, ratio)
  for (const concepts of appearance.placed) drawPlaced(layer, scene, concepts, appearance.placed.length > FEW)
  for (const node of [appearance.selected, appearance.other]) if (node >= 0) ring(layer, scene, node)
  if (hovered >= 0) drawHover(layer, scene, hovered)
}

function ring({ context }: Layer, { palette, position, radius }: Scene, node: number): void {
  const { x, y } = position(node)
  context.strokeStyle = palette.accent
  context.lineWidth = 2.5
  context.beginPath()
  context.arc(x, y, radius(node) + 4.5, 0, 2 * Math.PI)
  context.stroke()
}

/** Half of the diamond's width, CSS pixels. */
const HALF = 9

/** Of more texts than these, lines say nothing. */
const FEW = 12

/** A diamond amid the concepts of the text, with a line to each; of many texts it is a small one without lines. */
function drawPlaced(
  { context }: Layer,
  { data, palette, position }: Scene,
  concepts: readonly number[],
  many: boolean,
): void {
  const places = concepts.map(position)
  const x = places.reduce((sum, place) => sum + place.x, 0) / places.length
  const y = places.reduce((sum, place) => sum + place.y, 0) / places.length
  const half = many ? HALF / 2 : HALF
  context.lineWidth = 1.6
  if (!many)
    places.forEach((place, at) => {
      context.strokeStyle = nodeColor(palette, data, concepts[at])
      context.beginPath()
      context.moveTo(x, y)
      context.lineTo(place.x, place.y)
      context.stroke()
    })
  context.fillStyle = palette.accent
  context.strokeStyle = palette.background
  context.lineWidth = many ? 1.5 : 3
  context.beginPath()
  context.moveTo(x, y - half)
  context.lineTo(x + half, y)
  context.lineTo(x, y + half)
  context.lineTo(x - half, y)
  context.closePath()
  context.stroke()
  context.fill()
}
