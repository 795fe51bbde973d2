/** What pointing, clicking and tapping on the map mean. */
import type { Sigma } from 'sigma'

export interface PointerEvents {
  /** `second`: with the shift key. */
  node(node: number, second: boolean): void
  edge(edge: number): void
  stage(): void
  /** -1 when the pointer leaves. */
  hover(node: number): void
}

interface Point {
  x: number
  y: number
}

/** `nodeAt` and `edgeAt` answer for a point of the map in CSS pixels, -1 where nothing is. */
export function listen(
  sigma: Sigma,
  nodeAt: (point: Point) => number,
  edgeAt: (point: Point) => number,
  on: PointerEvents,
): void {
  sigma.getMouseCaptor().on('mousemove', (point) => on.hover(nodeAt(point)))
  sigma.on('leaveStage', () => on.hover(-1))
  sigma.on('clickStage', ({ event }) => {
    const node = nodeAt(event)
    const edge = node < 0 ? edgeAt(event) : -1
    if (node >= 0) on.node(node, event.original.shiftKey)
    else if (edge >= 0) on.edge(edge)
    else on.stage()
  })
  sigma.on('doubleClickStage', ({ event, preventSigmaDefault }) => {
    if (nodeAt(event) >= 0) preventSigmaDefault()
  })
}
