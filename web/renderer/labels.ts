/** Names on the map: clusters from afar, then concepts, then papers as one comes nearer. */
import { type Appearance, HIDDEN } from '../appearance/appearance.ts'
import {
  type Box,
  type Candidate,
  intersect,
  type Placed,
  placeLabels,
  shorten,
} from '../appearance/labels.ts'
import { nodeColor, type Palette } from '../appearance/palette.ts'
import { clusterLabels } from './cluster-labels.ts'
import type { Layer, Projection } from './layer.ts'
import { eligible, nodeLabels, prominent } from './node-labels.ts'
import { FAMILY, type Scene, type Style } from './scene.ts'

export interface Labels {
  /** Places and draws, none under `covered` (buttons, the minimap); the boxes that were drawn come back, in CSS pixels of the map. */
  draw(layer: Layer, scene: Scene, covered: readonly Box[]): Placed[]
}

/** What was placed last, and how the map stood then. */
interface Before {
  placed: readonly Placed[]
  styles: Map<string, Style>
  projection: Projection
  appearance: Appearance
  palette: Palette
  width: number
  height: number
}

/**
 * Names that stay: while the map is moved but not zoomed, each keeps its place beside its node and is joined by those
 * of nodes that come into sight; when it is zoomed, each looks first where it was.
 */
export function createLabels(): Labels {
  let before: Before | undefined
  return {
    draw({ context, width, height }, scene, covered) {
      const { appearance, palette, projection } = scene
      const frame: Box = { x: 4, y: 4, width: width - 8, height: height - 8 }
      const still =
        before !== undefined &&
        Math.abs(before.projection.scale / projection.scale - 1) < 1e-9 &&
        before.appearance === appearance &&
        before.palette === palette &&
        before.width === width &&
        before.height === height
      const styles = new Map<string, Style>()
      const stay = still ? moved(before!, projection, { x: 0, y: 0, width, height }, covered) : []
      for (const { key } of stay) styles.set(key, before!.styles.get(key)!)
      const places = new Map(before?.placed.map(({ key, place }) => [key, place]))
      const discs = prominent(scene)
      const areas = placeLabels(
        preferring(places, clusterLabels(context, scene, frame, discs, styles)),
        frame,
        [...covered, ...stay],
      )
      const names = placeLabels(
        preferring(places, nodeLabels(context, scene, frame, styles, saidBy([...stay, ...areas], styles))),
        frame,
        [...covered, ...stay, ...areas],
        discs.slice(0, eligible(scene, frame)),
      )
      const placed = [...stay, ...areas, ...names]
      write(context, palette, placed, styles)
      before = { placed, styles, projection, appearance, palette, width, height }
      return placed
    },
  }
}

/** What names say, whole and line by line. */
const saidBy = (placed: readonly Placed[], styles: ReadonlyMap<string, Style>): Set<string> =>
  new Set(
    placed.flatMap(({ key }) => {
      const { lines } = styles.get(key)!
      return [lines.join(' '), ...lines]
    }),
  )

/** The names that are still in sight, where the map has taken them. */
function moved(
  { placed, projection }: Before,
  to: Projection,
  frame: Box,
  covered: readonly Box[],
): Placed[] {
  const [dx, dy] = [to.left - projection.left, to.top - projection.top]
  return placed
    .map((box) => ({ ...box, x: box.x + dx, y: box.y + dy }))
    .filter((box) => intersect(box, frame) && !covered.some((other) => intersect(box, other)))
}

/** Each tries the place first that it had. Places keep their numbers. */
function* preferring(
  before: ReadonlyMap<string, number>,
  candidates: Iterable<Candidate>,
): Generator<Candidate> {
  for (const candidate of candidates) {
    const first = before.get(candidate.key)
    yield first === undefined ? candidate : { ...candidate, first }
  }
}

function write(
  context: CanvasRenderingContext2D,
  palette: Palette,
  placed: readonly Placed[],
  styles: ReadonlyMap<string, Style>,
): void {
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.strokeStyle = palette.background
  for (const { key, x, y, width } of placed) {
    const style = styles.get(key)!
    context.font = style.font
    context.letterSpacing = style.spacing
    context.fillStyle = style.color
    style.lines.forEach((line, at) => {
      const [cx, cy] = [x + width / 2, y + style.lineHeight * (at + 0.5)]
      context.globalAlpha = 0.86
      context.lineWidth = 4
      context.strokeText(line, cx, cy)
      context.globalAlpha = 1
      context.fillText(line, cx, cy)
    })
  }
}

/** The name under the pointer, on a card above everything. */
export function drawHover({ context }: Layer, scene: Scene, node: number): void {
  const { data, palette, appearance } = scene
  if (appearance.status[node] === HIDDEN) return
  const { x, y } = scene.position(node)
  const r = scene.radius(node)
  context.strokeStyle = nodeColor(palette, data, node)
  context.lineWidth = 2
  context.beginPath()
  context.arc(x, y, r + 4, 0, 2 * Math.PI)
  context.stroke()
  context.font = `600 13px ${FAMILY}`
  const text = shorten(data.label[node], 70)
  const width = context.measureText(text).width + 16
  const left = Math.min(Math.max(4, x - width / 2), Math.max(4, context.canvas.clientWidth - width - 4))
  const top = y - r - 36 < 4 ? y + r + 10 : y - r - 36
  context.fillStyle = palette.ink
  context.beginPath()
  context.roundRect(left, top, width, 26, 6)
  context.fill()
  context.fillStyle = palette.background
  context.textBaseline = 'middle'
  context.fillText(text, left + 8, top + 13.5)
}
