/** Drawing many copies of one shape with WebGL 2: what the layers of edges and nodes share. */

import { AtlasError } from '../data/load.ts'

/** An attribute of every copy, in the order in which it lies in memory. */
export interface Attribute {
  name: string
  /** How many 32-bit floats; `color` is four bytes. */
  size: 1 | 2 | 'color'
}

export interface Shape {
  vertex: string
  fragment: string
  /** Of one copy, as a strip of triangles; the shader knows the corner by gl_VertexID. */
  corners: number
  attributes: readonly Attribute[]
}

export interface Painter {
  /** Puts copies on the graphics card; `words` are those of all attributes, copy by copy. */
  load(words: Uint32Array, copies: number): void
  paint(uniforms: Readonly<Record<string, number | readonly [number, number]>>): void
}

/** From the atlas's coordinates to the screen; uniforms that every shape has. */
export const ON_SCREEN = /* glsl */ `#version 300 es
precision highp float;
uniform float u_scale;
uniform vec2 u_shift;
uniform vec2 u_size;
/** CSS pixels from the left upper corner. */
vec2 pixel(vec2 place) { return vec2(place.x, -place.y) * u_scale + u_shift; }
vec4 clip(vec2 pixel) { return vec4(pixel / u_size * vec2(2, -2) + vec2(-1, 1), 0, 1); }
`

/** How many 32-bit words a copy takes. */
export const wordsOf = ({ attributes }: Shape): number =>
  attributes.reduce((sum, { size }) => sum + (size === 'color' ? 1 : size), 0)

/** Throws an Error with the compiler's words where a shader is not understood. */
export function painter(gl: WebGL2RenderingContext, shape: Shape): Painter {
  const program = link(gl, shape)
  const buffer = gl.createBuffer()
  const array = gl.createVertexArray()
  gl.bindVertexArray(array)
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  const stride = 4 * wordsOf(shape)
  let offset = 0
  for (const { name, size } of shape.attributes) {
    const at = gl.getAttribLocation(program, name)
    const color = size === 'color'
    gl.enableVertexAttribArray(at)
    gl.vertexAttribPointer(at, color ? 4 : size, color ? gl.UNSIGNED_BYTE : gl.FLOAT, color, stride, offset)
    gl.vertexAttribDivisor(at, 1)
    offset += color ? 4 : 4 * size
  }
  gl.bindVertexArray(null)
  const places = new Map<string, WebGLUniformLocation | null>()
  const place = (name: string): WebGLUniformLocation | null => {
    if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name))
    return places.get(name)!
  }
  let loaded = 0
  return {
    load(words, copies) {
      loaded = copies
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferData(gl.ARRAY_BUFFER, words.subarray(0, (copies * stride) / 4), gl.DYNAMIC_DRAW)
    },
    paint(uniforms) {
      if (loaded === 0) return
      gl.useProgram(program)
      for (const [name, value] of Object.entries(uniforms))
        if (typeof value === 'number') gl.uniform1f(place(name), value)
        else gl.uniform2f(place(name), value[0], value[1])
      gl.bindVertexArray(array)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, shape.corners, loaded)
      gl.bindVertexArray(null)
    },
  }
}

function link(gl: WebGL2RenderingContext, { vertex, fragment }: Shape): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)!
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
    // Asking for the status of every shader would wait for it; the program's tells the same.
    if (gl.isContextLost()) break
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = (gl.getAttachedShaders(program) ?? []).map((shader) => gl.getShaderInfoLog(shader))
    throw new Error(`shader: ${[gl.getProgramInfoLog(program), ...logs].join(' ')}`)
  }
  return program
}

/** `#rrggbb` or `#rrggbbaa` as four bytes in a word, little-endian as all machines with a browser are. */
export function colorWord(color: string, alpha = 1): number {
  const byte = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16)
  const own = color.length === 9 ? byte(7) / 255 : 1
  return ((Math.round(255 * alpha * own) << 24) | (byte(5) << 16) | (byte(3) << 8) | byte(1)) >>> 0
}

/** Throws an AtlasError that says what to do where the browser has no WebGL 2. */
export function needWebGL(): void {
  if (document.createElement('canvas').getContext('webgl2')) return
  throw new AtlasError(
    'The map cannot be drawn: this browser has no WebGL 2.',
    'Switch on hardware acceleration in the settings of the browser, or open the page in another one. The list view ' +
      'shows the same papers and concepts as a table, and search works as well.',
  )
}
