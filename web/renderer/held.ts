/**
 * The map as it was drawn, with a margin around what is in sight, held on the graphics card: while it is dragged that picture
 * is only shifted. Drawing 160,000 nodes takes a program that stands in for a graphics card half a second.
 */
import type { Scene } from './scene.ts'

export interface Held {
  /**
   * Shows the scene where it can be had by shifting what is held, which it holds first where the map has just begun to move;
   * `draw` draws the same map on a larger canvas. False where the scene has to be drawn.
   */
  show(scene: Scene, ratio: number, draw: (larger: Scene) => void): boolean
}

/** Margin as a share of the shorter side. */
const MARGIN = 0.25
/** Pixels, for what more would cost. */
const MOST_PIXELS = 1 << 24

/** Whether two scenes differ by nothing but where the map is. */
const isMoved = (a: Scene, b: Scene): boolean =>
  a.appearance === b.appearance &&
  a.palette === b.palette &&
  a.width === b.width &&
  a.height === b.height &&
  a.growth === b.growth &&
  Math.abs(a.projection.scale / b.projection.scale - 1) < 1e-9

export function createHeld(gl: WebGL2RenderingContext): Held {
  const framebuffer = gl.createFramebuffer()
  const texture = gl.createTexture()
  const largest = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number
  // Onto a canvas of several samples a pixel nothing can be copied.
  const canCopy = gl.getContextAttributes()?.antialias === false
  let last: { scene: Scene; ratio: number } | undefined
  let held: Scene | undefined
  let size = [0, 0]

  const hold = (scene: Scene, margin: number, ratio: number, draw: (larger: Scene) => void): boolean => {
    const { width, height, projection } = scene
    const wanted = [width, height].map((side) => Math.round((side + 2 * margin) * ratio))
    if (Math.max(...wanted) > largest || wanted[0] * wanted[1] > MOST_PIXELS) return false
    gl.bindTexture(gl.TEXTURE_2D, texture)
    if (wanted[0] !== size[0] || wanted[1] !== size[1]) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, wanted[0], wanted[1], 0, gl.RGBA, gl.UNSIGNED_BYTE, null)
      size = wanted
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
    gl.clearColor(0, 0, 0, 0)
    gl.clear(gl.COLOR_BUFFER_BIT)
    draw({
      ...scene,
      width: wanted[0] / ratio,
      height: wanted[1] / ratio,
      projection: { ...projection, left: projection.left + margin, top: projection.top + margin },
    })
    held = scene
    return true
  }

  return {
    show(scene, ratio, draw) {
      const before = last
      last = { scene, ratio }
      if (!canCopy || !before || before.ratio !== ratio || !isMoved(before.scene, scene)) {
        held = undefined
        return false
      }
      const margin = Math.round(MARGIN * Math.min(scene.width, scene.height))
      const by = (from: Scene): [right: number, down: number] => [
        scene.projection.left - from.projection.left,
        scene.projection.top - from.projection.top,
      ]
      const isAway = (from: Scene): boolean => by(from).some((way) => Math.abs(way) > margin)
      if (!held && by(before.scene).every((way) => way === 0)) return false
      if ((!held || isAway(held)) && !hold(scene, margin, ratio, draw)) return false
      const [right, down] = by(held!)
      const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight]
      // Rows count from below.
      const x = Math.round((margin - right) * ratio)
      const y = size[1] - height - Math.round((margin - down) * ratio)
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer)
      gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null)
      gl.blitFramebuffer(x, y, x + width, y + height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST)
      gl.bindFramebuffer(gl.FRAMEBUFFER, null)
      return true
    },
  }
}
