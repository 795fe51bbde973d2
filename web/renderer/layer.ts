/** A canvas over or under sigma's own, drawn on by us after every frame of sigma. */

export interface Layer {
  context: CanvasRenderingContext2D
  width: number
  height: number
}

/** Makes the canvas as large as the map and clears it; units are CSS pixels, of `ratio` pixels each (the screen's by default). */
export function prepare(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  ratio = window.devicePixelRatio || 1,
): Layer {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w
    canvas.height = h
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  return { context, width, height }
}

/** From the atlas's coordinates to CSS pixels of the map: `scale * x + left`, `top - scale * y`. */
export interface Projection {
  scale: number
  left: number
  top: number
}

/** Lets paths be given in the atlas's coordinates; a line of one pixel is then `1 / scale` wide. */
export function project(context: CanvasRenderingContext2D, { scale, left, top }: Projection): void {
  context.transform(scale, 0, 0, -scale, left, top)
}
