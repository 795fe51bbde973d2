/** Names on the drawing: how long they are, and which of them have room. */

export interface Placed {
  text: string
  /** The middle of the text, in pixels. */
  x: number
  y: number
  /** Of the font, in pixels. */
  size: number
  color: string
}

export interface Area {
  left: number
  right: number
  top: number
  bottom: number
}

export const LABEL_SIZES = { cluster: 22, concept: 12, paper: 9 }
const LONGEST = 40
const MOST_LABELS = 250
/** Cells of the grid in which boxes are looked up, in pixels. */
const CELL = 64

/** About how wide a text is in a common sans-serif font: East Asian characters are as wide as high. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|[^\u0000-\uffff]/u.test(
      character,
    )
      ? 1
      : 0.5
  return width * size
}

export function shortened(text: string, longest: number): string {
  const characters = [...text]
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`
}

/** Takes the names in their order, each that lies inside the area and overlaps none before it, up to 250. */
export function placeLabels(wanted: readonly Placed[], area: Area): Placed[] {
  const cells = new Map<string, Area[]>()
  const placed: Placed[] = []
  for (const label of wanted) {
    if (placed.length === MOST_LABELS) break
    const text = shortened(label.text, LONGEST)
    const half = widthOf(text, label.size) / 2 + 2
    const box = {
      left: label.x - half,
      right: label.x + half,
      top: label.y - label.size * 0.7,
      bottom: label.y + label.size * 0.7,
    }
    if (text === '' || box.left < area.left || box.right > area.right) continue
    if (box.top < area.top || box.bottom > area.bottom) continue
    const keys = cellsOf(box)
    if (keys.some((key) => cells.get(key)?.some((other) => overlap(box, other)))) continue
    for (const key of keys) cells.set(key, [...(cells.get(key) ?? []), box])
    placed.push({ ...label, text })
  }
  return placed
}

const overlap = (a: Area, b: Area): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

function cellsOf({ left, right, top, bottom }: Area): string[] {
  const keys: string[] = []
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) keys.push(`${x},${y}`)
  return keys
}
