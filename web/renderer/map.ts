/**
 * The map: sigma for the camera and what moves it, our layers for all that is drawn. Nothing else imports sigma.
 *
 * Sigma keeps an object per node and edge, and draws every one twice, the second time for picking; a graph of 100,000
 * nodes and 370,000 edges takes it 15 s to begin and 2 s a frame. So it is given a graph of none.
 */
import { Sigma } from 'sigma'
import { createNormalizationFunction } from 'sigma/utils'
import type { Appearance, Ranking } from '../appearance/appearance.ts'
import type { Box, Placed } from '../appearance/labels.ts'
import type { Palette } from '../appearance/palette.ts'
import { radii } from '../appearance/sizes.ts'
import type { MapData } from '../data/map-data.ts'
import type { Camera } from '../state/state.ts'
import { edgeAt } from './arcs.ts'
import { bounds } from './bounds.ts'
import { createDrawing } from './drawing.ts'
import { cameraOf, type Flights, flights } from './flights.ts'
import { needWebGL } from './gl.ts'
import { areas, regionAreas } from './hulls.ts'
import { createLabels } from './labels.ts'
import { type Projection, prepare } from './layer.ts'
import { noGraph } from './no-graph.ts'
import { drawOverlay } from './overlay.ts'
import { picker } from './picking.ts'
import { pictureOf } from './picture.ts'
import { listen, type PointerEvents } from './pointer.ts'
import { drawRectangle } from './rectangle.ts'
import { onScreen, type Scene } from './scene.ts'
import type { Sight } from './sight.ts'

/** A point in CSS pixels from the map's left upper corner. */
export interface Point {
  x: number
  y: number
}

export interface MapEvents extends PointerEvents {
  /** A person moved the camera and let go. */
  camera(camera: Camera): void
  /** A person has drawn a rectangle around a part of the map. */
  area(part: Sight): void
  /** Whether every drag draws one, and not only one with shift. */
  drawing(): boolean
  /** The map was drawn. */
  frame(): void
  /** What lies over the map, in CSS pixels of it: names keep clear of that. */
  covered(): Box[]
  /** The browser took the graphics card away (true), and gave it back: then the map is to be made anew. */
  lost(gone: boolean): void
}

export interface MapView extends Flights {
  show(appearance: Appearance, palette: Palette): void
  /** Marks a node without moving; -1 marks none. */
  hover(node: number): void
  /** Where a node is, and its radius. */
  position(node: number): Point & { radius: number }
  labels(): readonly Placed[]
  /** What of the atlas is in sight. */
  sight(): Sight
  /** Centres a point of the atlas. */
  lookAt(x: number, y: number): void
  /** The map as it is drawn now, without what is pointed at, in so many pixels per CSS pixel, or as many as the graphics card can. */
  picture(ratio: number, colors: Palette): HTMLCanvasElement
  /** How often sigma has indexed all nodes. */
  indexed(): number
  kill(): void
}

/** So many nodes are in sight where one can come no nearer, about, if they lay evenly. */
const LEAST_IN_SIGHT = 1
/** Nearest on a small map. */
const CLOSEST = 0.004
/** CSS pixels of the page's text where a person has not asked for others. */
const USUAL_TEXT = 15
/** CSS pixels from an arc within which a click means it. */
const REACH = 6
/** Sigma's layers that nothing is drawn on. */
const UNUSED = ['edges', 'edgeLabels', 'labels', 'hovers', 'hoverNodes']

/** `still` is asked before every flight: whether motion is unwanted. Throws an AtlasError without WebGL 2. */
export function createMap(
  container: HTMLElement,
  data: MapData,
  ranked: Ranking,
  first: { appearance: Appearance; palette: Palette; camera: Camera | null; sizes: Float32Array | null },
  on: MapEvents,
  still: () => boolean,
): MapView {
  needWebGL()
  let { appearance, palette } = first
  let hovered = -1
  let placed: readonly Placed[] = []
  let indexed = 0
  let settle = 0
  const radius = radii(data, first.sizes)
  const middles = areas(data)
  const regions = regionAreas(data, middles)
  const whole = bounds(data)
  const labels = createLabels()

  const sigma = new Sigma(noGraph(), container, {
    renderLabels: false,
    stagePadding: container.offsetWidth < 560 ? 28 : 56,
    minCameraRatio: Math.min(CLOSEST, Math.sqrt(LEAST_IN_SIGHT / Math.max(1, data.nodes))),
    maxCameraRatio: 2.5,
    zIndex: false,
  })
  sigma.setCustomBBox(whole)
  const canvases = sigma.getCanvases()
  for (const id of UNUSED) canvases[id].style.display = 'none'
  const labelLayer = sigma.createCanvas('names', { beforeLayer: 'mouse' })
  const hoverLayer = sigma.createCanvas('card', { beforeLayer: 'mouse' })
  const gl = canvases.nodes.getContext('webgl2')!
  const gone = (event: Event): void => {
    // Otherwise the browser would not give it back.
    event.preventDefault()
    on.lost(true)
  }
  const back = (): void => on.lost(false)
  canvases.nodes.addEventListener('webglcontextlost', gone)
  canvases.nodes.addEventListener('webglcontextrestored', back)
  const drawing = createDrawing(gl, data, ranked, radius)
  const { x: across, y: upwards } = bounds(data, true)
  const nodeUnder = picker(data, ranked, radius, {
    left: across[0],
    right: across[1],
    top: upwards[1],
    bottom: upwards[0],
  })
  const camera = sigma.getCamera()
  if (first.camera) camera.setState(first.camera)

  const projection = (): Projection => {
    const zero = sigma.graphToViewport({ x: 0, y: 0 })
    return { scale: sigma.graphToViewport({ x: 1, y: 0 }).x - zero.x, left: zero.x, top: zero.y }
  }
  const scene = (): Scene => {
    const { width, height } = sigma.getDimensions()
    const to = projection()
    // Discs grow more slowly than distances, and are smaller on a small map.
    const growth = fitFor(width, height) / Math.sqrt(camera.ratio)
    const at = (x: number, y: number): Point => ({ x: to.scale * x + to.left, y: to.top - to.scale * y })
    return {
      data,
      ranked,
      appearance,
      palette,
      projection: to,
      width,
      height,
      ratio: camera.ratio,
      text: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_TEXT,
      growth,
      position: (node) => at(data.x[node], data.y[node]),
      radius: (node) => radius[node] * growth,
      cluster: (id) => onScreen(middles[id], at),
      region: (id) => onScreen(regions[id], at),
    }
  }
  const part = ({ x, y, width, height }: Box): Sight => {
    const [near, far] = [
      sigma.viewportToGraph({ x, y }),
      sigma.viewportToGraph({ x: x + width, y: y + height }),
    ]
    return { left: near.x, top: near.y, right: far.x, bottom: far.y }
  }
  const sight = (): Sight => {
    const { width, height } = sigma.getDimensions()
    return part({ x: 0, y: 0, width, height })
  }
  const draw = (): void => {
    const now = scene()
    drawing.draw(now, gl.drawingBufferWidth / Math.max(1, now.width))
    placed = labels.draw(prepare(labelLayer, now.width, now.height), now, on.covered())
    drawOverlay(hoverLayer, now, hovered)
    on.frame()
  }
  sigma.on('afterRender', draw)
  sigma.on('afterProcess', () => indexed++)
  listen(
    sigma,
    (point) =>
      nodeUnder(
        appearance,
        { ...sigma.viewportToGraph(point), pixel: 1 / projection().scale },
        scene().growth,
      ),
    (point) => {
      const { x, y } = sigma.viewportToGraph(point)
      return edgeAt(data, drawing.edges(), x, y, REACH / projection().scale)
    },
    on,
  )
  const undraw = drawRectangle(container, on.drawing, (box) => on.area(part(box)))
  camera.on('updated', () => {
    window.clearTimeout(settle)
    settle = window.setTimeout(() => on.camera(cameraOf(camera)), 250)
  })
  const observer = new ResizeObserver(
    () => container.offsetWidth && container.offsetHeight && sigma.scheduleRender(),
  )
  observer.observe(container)
  sigma.refresh()

  const framed = createNormalizationFunction(whole)
  return {
    show(next, colors) {
      if (next === appearance && colors === palette) return
      appearance = next
      palette = colors
      sigma.scheduleRender()
    },
    hover(node) {
      if (node === hovered) return
      hovered = node
      container.style.cursor = node >= 0 ? 'pointer' : ''
      drawOverlay(hoverLayer, scene(), hovered)
    },
    ...flights(sigma, data.nodes, (node) => framed({ x: data.x[node], y: data.y[node] }), still),
    position: (node) => ({ ...scene().position(node), radius: scene().radius(node) }),
    labels: () => placed,
    sight,
    lookAt: (x, y) => {
      camera.setState(framed({ x, y }))
    },
    picture: (ratio, colors) => {
      const asWanted = { ...scene(), palette: colors }
      const picture = pictureOf(canvases.nodes, gl, drawing, labels, asWanted, ratio)
      sigma.scheduleRender()
      return picture
    },
    indexed: () => indexed,
    kill() {
      window.clearTimeout(settle)
      observer.disconnect()
      undraw()
      // Sigma gives the graphics card up itself.
      canvases.nodes.removeEventListener('webglcontextlost', gone)
      canvases.nodes.removeEventListener('webglcontextrestored', back)
      sigma.kill()
    },
  }
}

/** How large discs are on a map of so many CSS pixels, 1 on a laptop's. */
const fitFor = (width: number, height: number): number =>
  Math.min(1.15, Math.max(0.5, Math.min(width, height) / 780))
