/** Hulls, edges and nodes by WebGL: what is in sight and a little around it lies on the graphics card as plain columns. */
import type { Appearance, Ranking } from '../appearance/appearance.ts'
import type { Palette } from '../appearance/palette.ts'
import type { MapData } from '../data/map-data.ts'
import { createBackdrop } from './backdrop.ts'
import { EDGE, type EdgeStyle, gatherEdges } from './edge-shapes.ts'
import { type Painter, painter } from './gl.ts'
import { createHeld } from './held.ts'
import { drawHulls, pathsOf } from './hulls.ts'
import { gatherNodes, NODE } from './node-shapes.ts'
import type { Scene } from './scene.ts'
import { around, holds, type Sight } from './sight.ts'

export interface Drawing {
  /** Draws the scene as it is now, in `ratio` device pixels per CSS pixel. */
  draw(scene: Scene, ratio: number): void
  /** The edges that may be on the screen. */
  edges(): Uint32Array
}

/** CSS pixels of the map per edge at the opening view; with every halving of the ratio four times as many are shown. */
const AREA_PER_EDGE = 300
/** So many edges are all shown at once, however small the map. */
const FEW = 2000
/** At most so many edges are on the graphics card. */
const MOST = 12_000
/** No limit. */
const NONE = 1e9
/** How much of what is in sight is loaded on every side of it. */
const AROUND = 0.35
/** How much nearer one may come before less is loaded. */
const NEARER = 1.5

export function createDrawing(
  gl: WebGL2RenderingContext,
  data: MapData,
  ranked: Ranking,
  radius: Float32Array,
): Drawing {
  const calm = edgeLayer(gl, data, Math.min(MOST, data.edges))
  const strong = edgeLayer(gl, data, Math.min(2 * MOST, data.edges))
  const unfolded = edgeLayer(gl, data, 1)
  const nodes = painter(gl, NODE, data.nodes)
  const backdrop = createBackdrop(gl)
  const held = createHeld(gl)
  const hulls = pathsOf(data)
  let loaded: { appearance: Appearance; palette: Palette; sight: Sight; ratio: number } | undefined

  const load = (scene: Scene, sight: Sight, most: number, pixelRatio: number): void => {
    const { appearance, palette, ratio, projection } = scene
    const whole = around(sight, AROUND)
    backdrop.load(whole, projection.scale * pixelRatio, (context, to) =>
      drawHulls(context, hulls, appearance.hiddenCommunities, palette, to),
    )
    const crowd = Math.min(data.edges, most)
    calm.load(
      ranked.edgeOrder.subarray(0, most * NEARER ** 2),
      appearance.passes,
      palette,
      { strong: false, crowd },
      whole,
    )
    strong.load(appearance.focusEdges, null, palette, { strong: true, crowd }, whole)
    const link = appearance.link >= 0 ? Uint32Array.of(appearance.link) : new Uint32Array(0)
    unfolded.load(link, null, palette, { strong: true, crowd, color: palette.accent }, whole)
    nodes.load(gatherNodes(nodes.words, data, ranked, appearance, palette, radius, whole))
    loaded = { appearance, palette, sight: whole, ratio }
  }
  /** Draws the scene on a canvas of `view`'s size, where it lies as that says. */
  const paint = (scene: Scene, view: Scene, pixelRatio: number): void => {
    const { appearance, palette, growth } = scene
    const { projection, width, height } = view
    const most = shownEdges(scene)
    const sight = sightOf(view)
    const fits =
      loaded &&
      loaded.appearance === appearance &&
      loaded.palette === palette &&
      holds(loaded.sight, sight) &&
      loaded.ratio < scene.ratio * NEARER
    if (!fits) load(scene, sight, most, pixelRatio)
    gl.viewport(0, 0, width * pixelRatio, height * pixelRatio)
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    const place = {
      u_scale: projection.scale,
      u_shift: [projection.left, projection.top],
      u_size: [width, height],
    } as const
    const focus = appearance.selected >= 0 || appearance.placed.length > 0
    backdrop.paint(view, focus ? 0.5 : 1)
    const all = { ...place, u_alpha: 1, u_shown: NONE, u_reach: NONE }
    calm.paint({
      ...all,
      u_alpha: focus ? 0.16 : 1,
      u_shown: most < data.edges ? most : NONE,
      u_reach: Math.min(scene.width, scene.height),
    })
    strong.paint(all)
    unfolded.paint(all)
    nodes.paint({ ...place, u_growth: growth })
  }
  return {
    draw(scene, pixelRatio) {
      if (held.show(scene, pixelRatio, (larger) => paint(scene, larger, pixelRatio))) return
      gl.bindFramebuffer(gl.FRAMEBUFFER, null)
      paint(scene, scene, pixelRatio)
    },
    edges: () => (loaded && loaded.appearance.selected >= 0 ? strong : calm).found(),
  }
}

/** What of the atlas a scene has room for. */
const sightOf = ({ projection: { scale, left, top }, width, height }: Scene): Sight => ({
  left: -left / scale,
  right: (width - left) / scale,
  top: top / scale,
  bottom: (top - height) / scale,
})

/** How many edges, in their order, are shown from here. */
const shownEdges = ({ width, height, ratio }: Scene): number =>
  Math.max(FEW, Math.round((width * height) / AREA_PER_EDGE / ratio ** 2))

interface EdgeLayer {
  load(edges: Uint32Array, passes: Uint8Array | null, palette: Palette, style: EdgeStyle, sight: Sight): void
  paint: Painter['paint']
  found(): Uint32Array
}

function edgeLayer(gl: WebGL2RenderingContext, data: MapData, most: number): EdgeLayer {
  const { words, load, paint } = painter(gl, EDGE, most)
  const found = new Uint32Array(most)
  let count = 0
  return {
    load(edges, passes, palette, style, sight) {
      count = gatherEdges(words, found, data, edges, passes, palette, style, sight)
      load(count)
    },
    paint,
    found: () => found.subarray(0, count),
  }
}
