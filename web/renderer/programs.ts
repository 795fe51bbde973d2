/** Node programs for sigma: concepts are discs, papers rounded squares, both with an outline of its own colour. */
import { NodeProgram } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'

/** What our reducer adds to sigma's data. */
export interface OutlinedNode extends NodeDisplayData {
  outline: string
}

const UNIFORMS = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const

/** One triangle around the shape; lengths in `v_offset` and `v_radius` are CSS pixels. */
const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_outline;
attribute vec2 a_position;
attribute float a_size;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_outline;
varying vec2 v_offset;
varying float v_radius;
void main() {
  float radius = a_size / u_sizeRatio;
  float reach = radius + 2.0;
  vec2 direction = vec2(cos(a_angle), sin(a_angle));
  vec2 position = a_position + direction * reach * u_correctionRatio * 4.0;
  gl_Position = vec4((u_matrix * vec3(position, 1)).xy, 0, 1);
  v_offset = direction * reach * 2.0;
  v_radius = radius;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  v_outline = a_outline;
  #endif
  v_color.a *= 255.0 / 254.0;
  v_outline.a *= 255.0 / 254.0;
}`

/** `distance` is to the edge of the shape, negative inside; sigma blends premultiplied colours. */
const fragment = (distance: string, outline: string): string => /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_outline;
varying vec2 v_offset;
varying float v_radius;
void main(void) {
  float distance = ${distance};
  #ifdef PICKING_MODE
  gl_FragColor = distance > 1.0 ? vec4(0.0) : v_color;
  #else
  float inner = 1.0 - smoothstep(-${outline} - 0.5, -${outline} + 0.5, distance);
  float outer = 1.0 - smoothstep(-0.5, 0.5, distance);
  vec4 color = mix(v_outline, v_color, inner);
  gl_FragColor = vec4(color.rgb * color.a, color.a) * outer;
  #endif
}`

const DISC = fragment('length(v_offset) - v_radius', '1.2')
/** Half a side is .84 of the radius and a corner's radius .3 of it: as much ink as a disc, and inside the triangle. */
const SQUARE = fragment(
  'length(max(abs(v_offset) - v_radius * .54, 0.0)) - v_radius * .3',
  'min(1.6, v_radius * .35)',
)

abstract class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  abstract fragmentShader(): string

  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext
    const bytes = { size: 4, type: UNSIGNED_BYTE, normalized: true }
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: this.fragmentShader(),
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_color', ...bytes },
        { name: 'a_outline', ...bytes },
        { name: 'a_id', ...bytes },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    }
  }

  processVisibleItem(index: number, start: number, data: NodeDisplayData): void {
    this.array.set(
      [data.x, data.y, data.size, floatColor(data.color), floatColor((data as OutlinedNode).outline), index],
      start,
    )
  }

  setUniforms(
    params: RenderParams,
    { gl, uniformLocations }: Parameters<NodeProgram['setUniforms']>[1],
  ): void {
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio)
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio)
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix)
  }
}

export class ConceptProgram extends ShapeProgram {
  fragmentShader(): string {
    return DISC
  }
}

export class PaperProgram extends ShapeProgram {
  fragmentShader(): string {
    return SQUARE
  }
}
