/** The map: sigma for camera, nodes and picking, our canvases for the rest. Nothing else imports sigma. */
import { UndirectedGraph } from 'graphology'
import { Sigma } from 'sigma'
import { type Appearance, FADED, HIDDEN, type Ranking } from '../appearance/appearance.ts'
import type { Placed } from '../appearance/labels.ts'
import { communityColor, mix, type Palette } from '../appearance/palette.ts'
import { radii } from '../appearance/sizes.ts'
import { isPaper, type MapData } from '../data/map-data.ts'
import type { Camera } from '../state/state.ts'
import { drawEdges, edgeAt, strokesOf } from './edges.ts'
import { drawHulls, outlines } from './hulls.ts'
import { drawHover, drawLabels, type Scene } from './labels.ts'
import { type Projection, prepare } from './layer.ts'
import { ConceptProgram, PaperProgram } from './programs.ts'

/** A point in CSS pixels from the map's left upper corner. */
export interface Point {
  x: number
  y: number
}

export interface MapEvents {
  node(node: number): void
  edge(edge: number): void
  stage(): void
  /** -1 when the pointer leaves. */
  hover(node: number): void
  /** A person moved the camera and let go. */
  camera(camera: Camera): void
}

export interface MapView {
  show(appearance: Appearance, palette: Palette): void
  /** Marks a node without moving; -1 marks none. */
  hover(node: number): void
  /** Centres a node so that most of its neighbours are in sight. */
  flyTo(node: number, neighbours: readonly number[]): void
  flyToNodes(nodes: readonly number[]): void
  setCamera(camera: Camera): void
  /** Under 1 comes nearer. */
  zoom(factor: number): void
  fit(): void
  position(node: number): Point
  labels(): readonly Placed[]
  /** How often sigma has indexed all nodes. */
  indexed(): number
  kill(): void
}

const FLIGHT = 420
const CLOSEST = 0.004
/** Nearest that a flight goes. */
const LANDING = 0.12
/** CSS pixels from an arc within which a click means it. */
const REACH = 6
const WHOLE: Camera = { x: 0.5, y: 0.5, ratio: 1 }

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
  const middles = data.communities.map((_, id) => middle(data, id))
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
    stagePadding: 56,
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
      ...nodeColors(data, number, appearance.status[number] === FADED, palette),
    }),
  })
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
      const margin = 22
      return {
        ...centre,
        left: sigma.graphToViewport({ x: left, y }).x - margin,
        right: sigma.graphToViewport({ x: right, y }).x + margin,
        top: sigma.graphToViewport({ x, y: top }).y - margin,
        bottom: sigma.graphToViewport({ x, y: bottom }).y + margin,
      }
    },
  })
  const drawCard = (): void => {
    const { width, height } = sigma.getDimensions()
    const layer = prepare(hoverLayer, width, height)
    if (appearance.selected >= 0) ring(layer.context, appearance.selected)
    if (hovered >= 0) drawHover(layer, scene(), hovered)
  }
  const ring = (context: CanvasRenderingContext2D, node: number): void => {
    const { x, y } = position(node)
    context.strokeStyle = palette.accent
    context.lineWidth = 2.5
    context.beginPath()
    context.arc(x, y, sigma.scaleSize(radius[node]) + 4.5, 0, 2 * Math.PI)
    context.stroke()
  }
  const draw = (): void => {
    const { width, height } = sigma.getDimensions()
    const to = projection()
    const focus = appearance.selected >= 0
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
  }
  const unfolded = (edge: number) => strokesOf(data, Uint32Array.of(edge), palette, true)[0]
  sigma.on('beforeRender', () => {
    fit = fitFor(container.offsetWidth, container.offsetHeight)
  })
  sigma.on('afterRender', draw)
  sigma.on('afterProcess', () => indexed++)
  sigma.on('enterNode', ({ node }) => on.hover(data.nodeOf.get(node)!))
  sigma.on('leaveNode', () => on.hover(-1))
  sigma.on('clickNode', ({ node }) => on.node(data.nodeOf.get(node)!))
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

  const fly = (to: Camera): void => {
    if (still()) camera.setState(to)
    else camera.animate(to, { duration: FLIGHT, easing: 'cubicInOut' })
  }
  const framed = (node: number): Point => {
    const { x, y } = sigma.getNodeDisplayData(data.key[node])!
    return { x, y }
  }
  /** The ratio at which `distance` in the framed square is just in sight from the centre. */
  const ratioFor = (distance: number): number => Math.min(1, Math.max(LANDING, distance * 2.3))

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
    flyTo(node, neighbours) {
      const { x, y } = framed(node)
      const distances = neighbours
        .map((other) => {
          const to = framed(other)
          return Math.hypot(to.x - x, to.y - y)
        })
        .sort((a, b) => a - b)
      const most = distances[Math.floor((distances.length - 1) * 0.9)] ?? LANDING
      fly({ x, y, ratio: ratioFor(most) })
    },
    flyToNodes(nodes) {
      if (nodes.length === 0) return
      const points = nodes.map(framed)
      const xs = points.map(({ x }) => x)
      const ys = points.map(({ y }) => y)
      const [left, right, low, high] = [extent(xs, -1), extent(xs, 1), extent(ys, -1), extent(ys, 1)]
      const x = (left + right) / 2
      const y = (low + high) / 2
      fly({ x, y, ratio: ratioFor(Math.max(right - left, high - low) / 2) })
    },
    setCamera: (to) => camera.setState(to),
    zoom: (factor) => fly({ ...cameraOf(camera), ratio: camera.getBoundedRatio(camera.ratio * factor) }),
    fit: () => fly(WHOLE),
    position,
    labels: () => placed,
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

const cameraOf = ({ x, y, ratio }: Camera): Camera => ({ x, y, ratio })

/** The least (sign -1) or greatest (1) of the numbers. */
const extent = (numbers: readonly number[], sign: number): number =>
  numbers.reduce((a, b) => (sign * b > sign * a ? b : a), numbers[0] ?? 0)

function nodeColors(
  data: MapData,
  node: number,
  faded: boolean,
  palette: Palette,
): { color: string; outline: string } {
  const own = communityColor(palette, data.community[node])
  const calm = faded ? mix(own, palette.background, 0.16) : own
  return isPaper(data, node)
    ? { color: mix(calm, palette.background, 0.22), outline: calm }
    : { color: calm, outline: faded ? calm : palette.background }
}

/** The middle of a community's nodes, and how far they reach. */
function middle(data: MapData, id: number): Record<'x' | 'y' | 'left' | 'right' | 'top' | 'bottom', number> {
  const members = [...data.community.keys()].filter((node) => data.community[node] === id)
  const xs = members.map((node) => data.x[node])
  const ys = members.map((node) => data.y[node])
  const mean = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0) / Math.max(1, numbers.length)
  return {
    x: mean(xs),
    y: mean(ys),
    left: extent(xs, -1),
    right: extent(xs, 1),
    bottom: extent(ys, -1),
    top: extent(ys, 1),
  }
}
