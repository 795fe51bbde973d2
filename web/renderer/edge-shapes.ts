/** Edges on the graphics card: arcs whose width and strength show their weight. */
import { communityColor, type Palette } from '../appearance/palette.ts'
import type { MapData } from '../data/map-data.ts'
import { BEND } from './arcs.ts'
import { colorWord, copiesOf, type Shape, WORDS } from './gl.ts'
import type { Sight } from './sight.ts'

const SEGMENTS = 8

/** A strip along the arc, half a pixel wider than the line on both sides for its soft border. */
const VERTEX = /* glsl */ `${copiesOf(2 * (SEGMENTS + 1))}
uniform float u_shown;
uniform float u_reach;
out vec4 v_color;
out float v_side;
out float v_half;
void main() {
  begin();
  float t = float(corner / 2) / ${SEGMENTS}.0;
  float side = float(corner % 2) * 2.0 - 1.0;
  vec2 from = pixel(uintBitsToFloat(head.xy));
  vec2 to = pixel(uintBitsToFloat(head.zw));
  vec2 control = (from + to) / 2.0 + vec2(to.y - from.y, from.x - to.x) * ${BEND};
  vec2 tangent = mix(control - from, to - control, t);
  vec2 normal = vec2(-tangent.y, tangent.x) / max(length(tangent), 1e-6);
  v_half = uintBitsToFloat(tail.y) / 2.0;
  v_side = side * (v_half + 0.5);
  // The last of those that are shown are only just coming.
  v_color = bytes(tail.x) * (1.0 - smoothstep(0.6, 1.0, uintBitsToFloat(tail.z) / u_shown));
  // What only passes by would lie over everything like fog.
  v_color *= mix(1.0, 0.15, smoothstep(0.3, 1.2, length(to - from) / u_reach));
  gl_Position = clip(mix(mix(from, control, t), mix(control, to, t), t) + normal * v_side);
}`

const FRAGMENT = /* glsl */ `#version 300 es
precision highp float;
in vec4 v_color;
in float v_side;
in float v_half;
uniform float u_alpha;
out vec4 color;
void main() {
  color = v_color * clamp(v_half + 0.5 - abs(v_side), 0.0, 1.0) * u_alpha;
}`

export const EDGE: Shape = { vertex: VERTEX, fragment: FRAGMENT, corners: 2 * (SEGMENTS + 1), strip: true }

/** Levels of strength that are told apart. */
const LEVELS = 3

export interface EdgeStyle {
  /** Whether these are the edges of a focus. */
  strong: boolean
  /** How many edges share the screen. */
  crowd: number
  /** Instead of the colours of clusters. */
  color?: string
}

/**
 * The first of these edges, at most as many as `words` has room for, that come into sight, as copies of EDGE; which
 * ones they are is left in `found`.
 */
export function gatherEdges(
  words: Uint32Array,
  found: Uint32Array,
  data: MapData,
  edges: Uint32Array,
  passes: Uint8Array | null,
  palette: Palette,
  style: EdgeStyle,
  { left, right, top, bottom }: Sight,
): number {
  const floats = new Float32Array(words.buffer)
  const { colors, widths } = styles(data, palette, style)
  const { source, target, x, y, community, weight } = data
  let copies = 0
  for (let place = 0; place < edges.length && copies < found.length; place++) {
    const edge = edges[place]
    if (passes?.[edge] === 0) continue
    const [a, b] = [source[edge], target[edge]]
    const [ax, ay, bx, by] = [x[a], y[a], x[b], y[b]]
    if ((ax < left && bx < left) || (ax > right && bx > right)) continue
    if ((ay < bottom && by < bottom) || (ay > top && by > top)) continue
    const at = copies * WORDS
    const level = Math.min(LEVELS - 1, Math.floor(weight[edge] * LEVELS))
    const inside =
      style.strong || community[a] === community[b] ? community[b] + 1 : data.communities.length + 1
    floats[at] = ax
    floats[at + 1] = ay
    floats[at + 2] = bx
    floats[at + 3] = by
    words[at + 4] = colors[inside * LEVELS + level]
    floats[at + 5] = widths[level]
    floats[at + 6] = place
    found[copies++] = edge
  }
  return copies
}

/** Premultiplied colours by community (none first, between two last) and level; widths in CSS pixels by level. */
function styles(
  { communities }: MapData,
  palette: Palette,
  { strong, crowd, color }: EdgeStyle,
): { colors: Uint32Array; widths: number[] } {
  const calm = Math.min(1, Math.max(0.35, (300 / Math.max(1, crowd)) ** 0.35))
  const words: number[] = []
  for (let community = -1; community <= communities.length; community++)
    for (let level = 0; level < LEVELS; level++) {
      const between = community === communities.length
      const own = color ?? (between ? palette.edge : communityColor(palette, community))
      const alpha = color
        ? 0.9
        : strong
          ? 0.4 + 0.17 * level
          : calm * (between ? 0.5 : 1) * (0.2 + 0.16 * level)
      words.push(premultiplied(own, alpha))
    }
  const widths = Array.from({ length: LEVELS }, (_, level) =>
    color ? 3 : strong ? 1.1 + level * 0.9 : 0.7 + level * 0.7 * calm,
  )
  return { colors: Uint32Array.from(words), widths }
}

function premultiplied(color: string, alpha: number): number {
  const word = colorWord(color)
  const scaled = (shift: number): number => Math.round(((word >>> shift) & 255) * alpha) << shift
  return ((Math.round(255 * alpha) << 24) | scaled(16) | scaled(8) | scaled(0)) >>> 0
}
