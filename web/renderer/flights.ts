/** Moving the camera, with or without a flight. */
import type { Sigma } from 'sigma'
import type { Camera } from '../state/state.ts'

export interface Flights {
  /** Centres a node so that most of its neighbours are in sight. */
  flyTo(node: number, neighbours: readonly number[]): void
  /** Shows most of these nodes; of none nothing happens. */
  flyToNodes(nodes: readonly number[]): void
  /** At once. */
  setCamera(camera: Camera): void
  /** Under 1 comes nearer. */
  zoom(factor: number): void
  /** Shows everything. */
  fit(): void
  /** Where flights to nodes have led from, unless the map was moved since: then nothing happens. */
  back(): void
}

/** Milliseconds. */
const FLIGHT = 420
/** How many nodes a flight leaves in sight, about, if they lay evenly. */
const LEAST_IN_SIGHT = 30
/** Nearest that a flight goes on a small map. */
const NEAREST = 0.12
const WHOLE: Camera = { x: 0.5, y: 0.5, ratio: 1 }

export const cameraOf = ({ x, y, ratio }: Camera): Camera => ({ x, y, ratio })

/** Sigma rounds what it is given. */
const same = (a: Camera, b: Camera): boolean =>
  Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < 1e-6 && Math.abs(a.ratio / b.ratio - 1) < 1e-6

/**
 * `framed` tells where a node is in the square that the camera looks at; `still` is asked before every flight: whether
 * motion is unwanted.
 */
export function flights(
  sigma: Sigma,
  nodes: number,
  framed: (node: number) => { x: number; y: number },
  still: () => boolean,
): Flights {
  const camera = sigma.getCamera()
  const nearest = Math.min(NEAREST, Math.sqrt(LEAST_IN_SIGHT / Math.max(1, nodes)))
  const fly = (to: Camera): void => {
    if (still()) camera.setState(to)
    else camera.animate(to, { duration: FLIGHT, easing: 'cubicInOut' })
  }
  /** Where flights to nodes began, and where the last of them led. */
  let trip: { from: Camera; to: Camera } | undefined
  const isThere = (): boolean =>
    trip !== undefined && (camera.isAnimated() || same(cameraOf(camera), trip.to))
  const visit = (to: Camera): void => {
    trip = { from: isThere() ? trip!.from : cameraOf(camera), to }
    fly(to)
  }
  const flyAround = (x: number, y: number, points: readonly { x: number; y: number }[]): void => {
    const distances = points.map((point) => Math.hypot(point.x - x, point.y - y)).sort((a, b) => a - b)
    const most = distances[Math.floor((distances.length - 1) * 0.9)] ?? 0
    visit({ x, y, ratio: Math.min(1, Math.max(nearest, most * 2.3)) })
  }
  return {
    flyTo(node, neighbours) {
      const { x, y } = framed(node)
      flyAround(x, y, neighbours.map(framed))
    },
    flyToNodes(nodes) {
      if (nodes.length === 0) return
      const points = nodes.map(framed)
      const x = points.reduce((sum, point) => sum + point.x, 0) / points.length
      const y = points.reduce((sum, point) => sum + point.y, 0) / points.length
      flyAround(x, y, points)
    },
    setCamera: (to) => {
      camera.setState(to)
    },
    zoom: (factor) => fly({ ...cameraOf(camera), ratio: camera.getBoundedRatio(camera.ratio * factor) }),
    fit: () => fly(WHOLE),
    back() {
      if (isThere()) fly(trip!.from)
      trip = undefined
    },
  }
}
