/**
 * Drawing many copies of one shape with WebGL 2: what the layers of edges and nodes share.
 *
 * The copies lie in a texture that the vertex shader reads, so that all of them are one call. Instanced drawing, the
 * usual way, is a call per copy where a program stands in for the graphics card: 2 s a frame for 100,000 nodes.
 */
import { AtlasError } from '../data/load.ts'

export interface Shape {
  vertex: string
  fragment: string
  /** Of one copy; the shader knows which it is by `corner`. */
  corners: number
  /** Whether the corners are a strip of triangles; otherwise three by three. */
  strip: boolean
}

export interface Painter {
  /** WORDS of every copy, to be written by who draws; floats as their bits. */
  words: Uint32Array
  /** Puts the first so many copies on the graphics card. */
  load(copies: number): void
  paint(uniforms: Readonly<Record<string, number | readonly [number, number]>>): void
}

/** 32-bit words of a copy. */
export const WORDS = 8
/** Copies in a row of the texture, which is 2,048 wide, what every WebGL 2 has. */
const ROW = 1024
/** The index that ends a strip. */
const END = 0xffffffff

/**
 * From the atlas's coordinates to the screen, for every vertex shader: `begin()` comes first and leaves the words of
 * the copy in `head` and `tail`, and which corner this is.
 */
export const copiesOf = (corners: number): string => /* glsl */ `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D u_words;
uniform float u_scale;
uniform vec2 u_shift;
uniform vec2 u_size;
uvec4 head;
uvec4 tail;
int corner;
void begin() {
  int copy = gl_VertexID / ${corners};
  corner = gl_VertexID % ${corners};
  ivec2 at = ivec2(copy % ${ROW} * 2, copy / ${ROW});
  head = texelFetch(u_words, at, 0);
  tail = texelFetch(u_words, at + ivec2(1, 0), 0);
}
vec4 bytes(uint word) { return vec4(word & 255u, word >> 8 & 255u, word >> 16 & 255u, word >> 24) / 255.0; }
/** CSS pixels from the left upper corner. */
vec2 pixel(vec2 place) { return vec2(place.x, -place.y) * u_scale + u_shift; }
vec4 clip(vec2 pixel) { return vec4(pixel / u_size * vec2(2, -2) + vec2(-1, 1), 0, 1); }
`

/** For at most `most` copies. Throws an Error with the compiler's words where a shader is not understood. */
export function painter(gl: WebGL2RenderingContext, shape: Shape, most: number): Painter {
  const program = link(gl, shape)
  const words = new Uint32Array(Math.ceil(Math.max(1, most) / ROW) * ROW * WORDS)
  const texture = gl.createTexture()
  // A vertex array of our own: what sigma has set stays as it is.
  const array = gl.createVertexArray()
  if (shape.strip) {
    gl.bindVertexArray(array)
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer())
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, strips(most, shape.corners), gl.STATIC_DRAW)
    gl.bindVertexArray(null)
  }
  const places = new Map<string, WebGLUniformLocation | null>()
  const place = (name: string): WebGLUniformLocation | null => {
    if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name))
    return places.get(name)!
  }
  let [loaded, rows] = [0, 0]
  return {
    words,
    load(copies) {
      loaded = copies
      const wanted = Math.ceil(copies / ROW)
      if (wanted === 0) return
      gl.bindTexture(gl.TEXTURE_2D, texture)
      const part = words.subarray(0, wanted * ROW * WORDS)
      const [width, format, type] = [2 * ROW, gl.RGBA_INTEGER, gl.UNSIGNED_INT]
      if (wanted > rows) {
        rows = wanted
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32UI, width, rows, 0, format, type, part)
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
        gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
      } else gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, wanted, format, type, part)
    },
    paint(uniforms) {
      if (loaded === 0) return
      gl.useProgram(program)
      gl.activeTexture(gl.TEXTURE0)
      gl.bindTexture(gl.TEXTURE_2D, texture)
      gl.uniform1i(place('u_words'), 0)
      for (const [name, value] of Object.entries(uniforms))
        if (typeof value === 'number') gl.uniform1f(place(name), value)
        else gl.uniform2f(place(name), value[0], value[1])
      gl.bindVertexArray(array)
      if (shape.strip) gl.drawElements(gl.TRIANGLE_STRIP, loaded * (shape.corners + 1), gl.UNSIGNED_INT, 0)
      else gl.drawArrays(gl.TRIANGLES, 0, loaded * shape.corners)
      gl.bindVertexArray(null)
    },
  }
}

/** The corners of so many strips, one after the other. */
function strips(copies: number, corners: number): Uint32Array {
  const indices = new Uint32Array(copies * (corners + 1))
  for (let copy = 0, at = 0; copy < copies; copy++) {
    for (let corner = 0; corner < corners; corner++) indices[at++] = copy * corners + corner
    indices[at++] = END
  }
  return indices
}

/** Throws an Error with the compiler's words. */
export function link(
  gl: WebGL2RenderingContext,
  { vertex, fragment }: Pick<Shape, 'vertex' | 'fragment'>,
): WebGLProgram {
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
