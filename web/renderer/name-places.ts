/** Where the name of an area may stand, and what it costs to stand there. Pure. */
import { type Box, intersect } from '../appearance/labels.ts'
import type { Area } from './scene.ts'

/** As bad as covering so many nodes: standing nearer to another cluster. */
const MISLEADING = 12

/** In the middle of an area, and farther and farther from there. */
export function aroundMiddle({ x, y }: Area, width: number, height: number): [number, number][] {
  const rings = [0, 1, 2, 3, 4, 5].flatMap((ring) =>
    [0, 1, 2, 3, 4, 5].map((turn): [number, number] => [
      ring * 0.3 * width * Math.cos((turn * Math.PI) / 3),
      ring * 0.9 * height * Math.sin((turn * Math.PI) / 3),
    ]),
  )
  return rings.slice(5).map(([dx, dy]) => [x + dx - width / 2, y + dy - height / 2])
}

type Places = (area: Area, width: number, height: number) => [x: number, y: number][]

/** Over, under and beside of an area, those preferred first. */
const beside: Places = ({ x, y, left, right, top, bottom }, width, height) => {
  const [above, below, middle] = [top - height - 4, bottom + 4, y - height / 2]
  const centred = x - width / 2
  return [
    [centred, above],
    [centred, below],
    [centred - width / 4, below],
    [centred + width / 4, below],
    [centred - width / 3, below],
    [centred + width / 3, below],
    [centred - width / 2, above],
    [centred + width / 2, above],
    [right + 4, middle],
    [left - 4 - width, middle],
    [centred - width / 2, below],
    [centred + width / 2, below],
  ]
}

/** Inside of an area, its middle first. */
const inside: Places = ({ x, y, left, right, top, bottom }, width, height) => {
  const centred = x - width / 2
  const steps = [0.5, 0.25, 0.75, 0, 1]
  return [
    [centred, y - height / 2],
    [centred, top + 6],
    [centred, bottom - height - 6],
    ...steps.flatMap((down) =>
      steps.map((across): [number, number] => [
        left + (right - left) * across - width / 2,
        top + (bottom - top) * down - height / 2,
      ]),
    ),
  ]
}

export const besideAndInside: Places = (...of) => [...beside(...of), ...inside(...of)]
export const insideAndBeside: Places = (...of) => [...inside(...of), ...beside(...of)]

/** What a name would cover there (`weight` a disc), and whether one would take it for another one's. */
export function costAt(
  [x, y]: [number, number],
  width: number,
  height: number,
  own: Area,
  others: readonly Area[],
  discs: readonly Box[],
  weight: number,
): number {
  let cost = 0
  for (const disc of discs) if (intersect({ x, y, width, height }, disc)) cost += weight
  const distance = (area: Area): number => Math.hypot(area.x - x - width / 2, area.y - y - height / 2)
  if (others.some((other) => distance(other) < distance(own) * 1.15)) cost += MISLEADING
  return cost
}
