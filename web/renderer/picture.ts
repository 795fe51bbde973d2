/** The map on one canvas, larger than the screen where that is asked for. */
import type { Drawing } from './drawing.ts'
import type { Labels } from './labels.ts'
import { prepare } from './layer.ts'
import { drawOverlay } from './overlay.ts'
import type { Scene } from './scene.ts'

/** Pixels that browsers draw on one canvas, about. */
const MOST_PIXELS = 1 << 26

/** In `ratio` pixels per CSS pixel, or as many as the graphics card has room for. The screen is to be drawn anew after it. */
export function pictureOf(
  canvas: HTMLCanvasElement,
  gl: WebGL2RenderingContext,
  drawing: Drawing,
  labels: Labels,
  scene: Scene,
  ratio: number,
): HTMLCanvasElement {
  const { width, height, palette } = scene
  const largest = gl.getParameter(gl.MAX_RENDERBUFFER_SIZE) as number
  const fits = Math.min(ratio, largest / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)))
  const picture = document.createElement('canvas')
  const { context } = prepare(picture, width, height, fits)
  context.fillStyle = palette.background
  context.fillRect(0, 0, width, height)
  const [before, beside] = [canvas.width, canvas.height]
  // Within one task, so that nobody sees it.
  canvas.width = picture.width
  canvas.height = picture.height
  drawing.draw(scene, fits)
  context.drawImage(canvas, 0, 0, width, height)
  canvas.width = before
  canvas.height = beside
  const overlay = document.createElement('canvas')
  labels.draw(prepare(overlay, width, height, fits), scene, [])
  context.drawImage(overlay, 0, 0, width, height)
  drawOverlay(overlay, scene, -1, fits)
  if (overlay.style.display !== 'none') context.drawImage(overlay, 0, 0, width, height)
  return picture
}
