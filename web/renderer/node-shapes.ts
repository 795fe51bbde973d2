/** Nodes on the graphics card: concepts are discs, papers rounded squares, both with an outline. */
import { type Appearance, FADED, HIDDEN, type Ranking, SHOWN } from '../appearance/appearance.ts'
import { nodeColors, type Palette } from '../appearance/palette.ts'
import { isPaper, type MapData } from '../data/map-data.ts'
import { colorWord, copiesOf, type Shape, WORDS } from './gl.ts'
import type { Sight } from './sight.ts'

/** Lengths in `v_offset` and `v_radius` are CSS pixels; one triangle is around the shape. */
const VERTEX = /* glsl */ `${copiesOf(3)}
uniform float u_growth;
out vec4 v_color;
out vec4 v_outline;
out vec2 v_offset;
out float v_radius;
out float v_square;
void main() {
  begin();
  float angle = float(corner) * 2.0943951;
  v_radius = uintBitsToFloat(head.z) * u_growth;
  v_offset = vec2(cos(angle), sin(angle)) * (v_radius + 0.75) * 2.0;
  v_square = uintBitsToFloat(head.w);
  v_color = bytes(tail.x);
  v_outline = bytes(tail.y);
  gl_Position = clip(pixel(uintBitsToFloat(head.xy)) + v_offset);
}`

/** `distance` is to the edge of the shape, negative inside; colours are premultiplied. */
const FRAGMENT = /* glsl */ `#version 300 es
precision highp float;
in vec4 v_color;
in vec4 v_outline;
in vec2 v_offset;
in float v_radius;
in float v_square;
out vec4 color;
void main() {
  // Half a side is .84 of the radius and a corner's radius .3 of it: as much ink as a disc, and inside the triangle.
  float square = length(max(abs(v_offset) - v_radius * 0.54, 0.0)) - v_radius * 0.3;
  float distance = mix(length(v_offset) - v_radius, square, v_square);
  float outline = min(mix(1.2, 1.6, v_square), v_radius * mix(0.2, 0.35, v_square));
  float inner = 1.0 - smoothstep(-outline - 0.5, -outline + 0.5, distance);
  // Small discs are all border: without its softness they would be gone.
  inner = mix(1.0, inner, smoothstep(1.0, 3.0, v_radius));
  float outer = 1.0 - smoothstep(-0.5, 0.5, distance);
  color = mix(v_outline, v_color, inner);
  color = vec4(color.rgb * color.a, color.a) * outer;
}`

export const NODE: Shape = { vertex: VERTEX, fragment: FRAGMENT, corners: 3, strip: false }

/**
 * The nodes in sight as copies of NODE, in the order in which they are drawn: those outside of the focus first, then
 * the least important. `radius` is in CSS pixels where nothing has grown.
 */
export function gatherNodes(
  words: Uint32Array,
  data: MapData,
  { labelOrder }: Ranking,
  { status }: Appearance,
  palette: Palette,
  radius: Float32Array,
  { left, right, top, bottom }: Sight,
): number {
  const floats = new Float32Array(words.buffer)
  const { paint } = palette
  const colors = colorTable(palette)
  let copies = 0
  for (const wanted of [FADED, SHOWN])
    for (let place = data.nodes - 1; place >= 0; place--) {
      const node = labelOrder[place]
      if (status[node] !== wanted || status[node] === HIDDEN) continue
      const [x, y] = [data.x[node], data.y[node]]
      if (x < left || x > right || y < bottom || y > top) continue
      const at = copies++ * WORDS
      const paper = isPaper(data, node)
      floats[at] = x
      floats[at + 1] = y
      floats[at + 2] = radius[node]
      floats[at + 3] = paper ? 1 : 0
      const own = paint ? paint.of[node] : data.community[node] + 1
      const entry = 8 * own + (paper ? 4 : 0) + (wanted === FADED ? 2 : 0)
      words[at + 4] = colors[entry]
      words[at + 5] = colors[entry + 1]
    }
  return copies
}

/** By colour (of clusters none first), whether a paper, whether faded: the word of the filling and that of the outline. */
function colorTable(palette: Palette): Uint32Array {
  const words: number[] = []
  for (const own of palette.paint?.colors ?? [palette.none, ...palette.communities])
    for (const paper of [false, true])
      for (const faded of [false, true]) {
        const { color, outline } = nodeColors(palette, own, paper, faded)
        words.push(colorWord(color), colorWord(outline))
      }
  return Uint32Array.from(words)
}
