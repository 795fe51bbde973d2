/** The map: sigma for camera, nodes and picking, our canvases for the rest. Nothing else imports sigma. */
import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import { type Appearance, FADED, HIDDEN, type Ranking } from '../appearance/appearance.ts'
import type { Placed } from '../appearance/labels.ts'
import { nodeColors, type Palette } from '../appearance/palette.ts'
import { radii } from '../appearance/sizes.ts'
import { isPaper, type MapData } from '../data/map-data.ts'
import type { Camera } from '../state/state.ts'
import { bounds } from './bounds.ts'
import { drawEdges, edgeAt, strokesOf } from './edges.ts'
import { cameraOf, type Flights, flights } from './flights.ts'
import { areas, drawHulls, MARGIN, outlines } from './hulls.ts'
import { drawLabels } from './labels.ts'
import { layersOf, type Projection, prepare } from './layer.ts'
import type { Sight } from './minimap.ts'
import { drawOverlay } from './overlay.ts'
import { ConceptProgram, PaperProgram } from './programs.ts'
import type { Scene } from './scene.ts'

/** A point in CSS pixels from the map's left upper corner. */
export interface Point {
  x: number
  y: number
}

export interface MapEvents {
  /** `second`: with the shift key. */
  node(node: number, second: boolean): void
  edge(edge: number): void
  stage(): void
  /** -1 when the pointer leaves. */
  hover(node: number): void
  /** A person moved the camera and let go. */
  camera(camera: Camera): void
  /** The map was drawn. */
  frame(): void
}

export interface MapView extends Flights {
  show(appearance: Appearance, palette: Palette): void
  /** Marks a node without moving; -1 marks none. */
  hover(node: number): void
  position(node: number): Point
  labels(): readonly Placed[]
  /** What of the atlas is in sight. */
  sight(): Sight
  /** Centres a point of the atlas. */
  lookAt(x: number, y: number): void
  /** All layers as they are drawn now. */
  picture(): HTMLCanvasElement
  /** How often sigma has indexed all nodes. */
  indexed(): number
  kill(): void
}

const CLOSEST = 0.004
/** CSS pixels from an arc within which a click means it. */
const REACH = 6

/** `still` is asked before every flight: whether motion is unwanted. Throws where the browser has no WebGL. */
export function createMap(
  container: HTMLElement,
  data: MapData,
  ranked: Ranking,
  first: { appearance: Appearance; palette: Palette; camera: Camera | null },
  on: MapEvents,
  still: () => boolean,
): MapView {
  let { appearance, palette } = first
  let hovered = -1
  let placed: readonly Placed[] = []
  let indexed = 0
  let fit = 1
  let settle = 0
  const radius = radii(data)
  const shapes = outlines(data)
  const middles = areas(data, shapes)
  let calm = strokesOf(data, appearance.edges, palette, false)
  let strong = strokesOf(data, appearance.focusEdges, palette, true)

  const graph = new UndirectedGraph()
  for (let node = 0; node < data.nodes; node++)
    graph.addNode(data.key[node], {
      number: node,
      x: data.x[node],
      y: data.y[node],
      type: isPaper(data, node) ? 'paper' : 'concept',
    })
  const sigma = new Sigma(graph, container, {
    renderLabels: false,
    stagePadding: container.offsetWidth < 560 ? 28 : 56,
    minCameraRatio: CLOSEST,
    maxCameraRatio: 2.5,
    zIndex: false,
    // Discs grow more slowly than distances, and are smaller on a small map.
    zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio) / fit,
    nodeProgramClasses: { paper: PaperProgram, concept: ConceptProgram },
    nodeHoverProgramClasses: { paper: PaperProgram, concept: ConceptProgram },
    defaultDrawNodeHover: () => {},
    nodeReducer: (_, { number, x, y, type }) => ({
      x,
      y,
      type,
      size: radius[number],
      hidden: appearance.status[number] === HIDDEN,
      ...nodeColors(palette, data.community[number], type === 'paper', appearance.status[number] === FADED),
    }),
  })
  sigma.setCustomBBox(bounds(data, shapes))
  const hullLayer = sigma.createCanvas('hulls', { beforeLayer: 'edges' })
  const edgeLayer = sigma.createCanvas('arcs', { beforeLayer: 'nodes' })
  const labelLayer = sigma.createCanvas('names', { beforeLayer: 'mouse' })
  const hoverLayer = sigma.createCanvas('card', { beforeLayer: 'mouse' })
  const camera = sigma.getCamera()
  if (first.camera) camera.setState(first.camera)

  const projection = (): Projection => {
    const zero = sigma.graphToViewport({ x: 0, y: 0 })
    return { scale: sigma.graphToViewport({ x: 1, y: 0 }).x - zero.x, left: zero.x, top: zero.y }
  }
  const position = (node: number): Point => sigma.graphToViewport({ x: data.x[node], y: data.y[node] })
  const scene = (): Scene => ({
    data,
    ranked,
    appearance,
    palette,
    ratio: camera.ratio,
    position,
    radius: (node) => sigma.scaleSize(radius[node]),
    cluster: (id) => {
      const { x, y, left, right, top, bottom } = middles[id]
      const centre = sigma.graphToViewport({ x, y })
      return {
        ...centre,
        left: sigma.graphToViewport({ x: left, y }).x - MARGIN,
        right: sigma.graphToViewport({ x: right, y }).x + MARGIN,
        top: sigma.graphToViewport({ x, y: top }).y - MARGIN,
        bottom: sigma.graphToViewport({ x, y: bottom }).y + MARGIN,
      }
    },
  })
  const drawCard = (): void => {
    const { width, height } = sigma.getDimensions()
    drawOverlay(prepare(hoverLayer, width, height), scene(), hovered)
  }
  const draw = (): void => {
    const { width, height } = sigma.getDimensions()
    const to = projection()
    const focus = appearance.selected >= 0 || appearance.placed.length > 0
    drawHulls(
      prepare(hullLayer, width, height),
      shapes,
      appearance.hiddenCommunities,
      palette,
      to,
      focus ? 0.5 : 1,
    )
    const edges = prepare(edgeLayer, width, height)
    drawEdges(edges, calm, to, focus ? 0.16 : 1)
    drawEdges(edges, strong, to)
    if (appearance.link >= 0)
      drawEdges(edges, [{ ...unfolded(appearance.link), color: palette.accent, alpha: 0.9, width: 3 }], to)
    placed = drawLabels(prepare(labelLayer, width, height), scene())
    drawCard()
    on.frame()
  }
  const unfolded = (edge: number) => strokesOf(data, Uint32Array.of(edge), palette, true)[0]
  sigma.on('beforeRender', () => {
    fit = fitFor(container.offsetWidth, container.offsetHeight)
  })
  sigma.on('afterRender', draw)
  sigma.on('afterProcess', () => indexed++)
  sigma.on('enterNode', ({ node }) => on.hover(data.nodeOf.get(node)!))
  sigma.on('leaveNode', () => on.hover(-1))
  sigma.on('clickNode', ({ node, event }) => on.node(data.nodeOf.get(node)!, event.original.shiftKey))
  sigma.on('doubleClickNode', ({ preventSigmaDefault }) => preventSigmaDefault())
  sigma.on('clickStage', ({ event }) => {
    const { x, y } = sigma.viewportToGraph(event)
    const reach = REACH / projection().scale
    const edge = edgeAt(
      data,
      appearance.selected >= 0 ? appearance.focusEdges : appearance.edges,
      x,
      y,
      reach,
    )
    if (edge >= 0) on.edge(edge)
    else on.stage()
  })
  camera.on('updated', () => {
    window.clearTimeout(settle)
    settle = window.setTimeout(() => on.camera(cameraOf(camera)), 250)
  })
  const observer = new ResizeObserver(
    () => container.offsetWidth && container.offsetHeight && sigma.scheduleRender(),
  )
  observer.observe(container)
  sigma.refresh()

  return {
    show(next, colors) {
      const recolored = colors !== palette
      if (recolored || next.edges !== appearance.edges) calm = strokesOf(data, next.edges, colors, false)
      strong = strokesOf(data, next.focusEdges, colors, true)
      appearance = next
      palette = colors
      // With all nodes named and indexing skipped, sigma repaints them where they are.
      sigma.refresh({ partialGraph: { nodes: data.key }, skipIndexation: true, schedule: true })
    },
    hover(node) {
      if (node === hovered) return
      hovered = node
      container.style.cursor = node >= 0 ? 'pointer' : ''
      drawCard()
    },
    ...flights(sigma, (node) => data.key[node], still),
    position,
    labels: () => placed,
    sight: () => {
      const { width, height } = sigma.getDimensions()
      const [near, far] = [
        sigma.viewportToGraph({ x: 0, y: 0 }),
        sigma.viewportToGraph({ x: width, y: height }),
      ]
      return { left: near.x, top: near.y, right: far.x, bottom: far.y }
    },
    lookAt: (x, y) => {
      camera.setState(sigma.viewportToFramedGraph(sigma.graphToViewport({ x, y })))
    },
    picture: () => {
      // WebGL keeps what it has drawn for this task only.
      sigma.refresh({ partialGraph: { nodes: data.key }, skipIndexation: true })
      return layersOf(container)
    },
    indexed: () => indexed,
    kill() {
      window.clearTimeout(settle)
      observer.disconnect()
      sigma.kill()
    },
  }
}

/** How large discs are on a map of so many CSS pixels, 1 on a laptop's. */
const fitFor = (width: number, height: number): number =>
  Math.min(1.15, Math.max(0.5, Math.min(width, height) / 780))
