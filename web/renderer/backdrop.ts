/** Hulls under the edges: painted once for what is loaded, then a picture on the graphics card that moves with the map. */
import { link } from './gl.ts'
import type { Projection } from './layer.ts'
import type { Scene } from './scene.ts'
import type { Sight } from './sight.ts'

export interface Backdrop {
  /** Paints what `draw` draws, for this part of the atlas at this scale (device pixels per unit). */
  load(sight: Sight, scale: number, draw: (context: CanvasRenderingContext2D, to: Projection) => void): void
  paint(scene: Scene, alpha: number): void
}

const VERTEX = /* glsl */ `#version 300 es
uniform vec2 u_low;
uniform vec2 u_high;
out vec2 v_place;
void main() {
  vec2 corner = vec2(gl_VertexID % 2, gl_VertexID / 2);
  v_place = vec2(corner.x, 1.0 - corner.y);
  gl_Position = vec4(mix(u_low, u_high, corner), 0, 1);
}`

const FRAGMENT = /* glsl */ `#version 300 es
precision mediump float;
in vec2 v_place;
uniform sampler2D u_picture;
uniform float u_alpha;
out vec4 color;
void main() { color = texture(u_picture, v_place) * u_alpha; }`

/** Pixels along the longer side, at most: more is not seen in soft areas. */
const LARGEST = 2048

export function createBackdrop(gl: WebGL2RenderingContext): Backdrop {
  const program = link(gl, { vertex: VERTEX, fragment: FRAGMENT })
  const [low, high, picture, strength] = ['u_low', 'u_high', 'u_picture', 'u_alpha'].map((name) =>
    gl.getUniformLocation(program, name),
  )
  const texture = gl.createTexture()
  const array = gl.createVertexArray()
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  let loaded: Sight | undefined
  return {
    load(sight, wanted, draw) {
      const [across, down] = [sight.right - sight.left, sight.top - sight.bottom]
      const scale = Math.min(wanted, LARGEST / Math.max(across, down))
      canvas.width = Math.max(1, Math.round(across * scale))
      canvas.height = Math.max(1, Math.round(down * scale))
      draw(context, { scale, left: -sight.left * scale, top: sight.top * scale })
      gl.bindTexture(gl.TEXTURE_2D, texture)
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvas)
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
      loaded = sight
    },
    paint({ projection: { scale, left, top }, width, height }, alpha) {
      if (!loaded) return
      const clip = (x: number, y: number): [number, number] => [
        (2 * (scale * x + left)) / width - 1,
        1 - (2 * (top - scale * y)) / height,
      ]
      gl.useProgram(program)
      gl.activeTexture(gl.TEXTURE0)
      gl.bindTexture(gl.TEXTURE_2D, texture)
      gl.uniform1i(picture, 0)
      gl.uniform1f(strength, alpha)
      gl.uniform2f(low, ...clip(loaded.left, loaded.bottom))
      gl.uniform2f(high, ...clip(loaded.right, loaded.top))
      gl.bindVertexArray(array)
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4)
      gl.bindVertexArray(null)
    },
  }
}
