/** Drawing a rectangle on the map: by dragging with shift, or by any drag while it is wanted. */
import type { Box } from '../appearance/labels.ts'

/** CSS pixels; a shorter way is a click. */
const LEAST = 6

/** `drawn` hears of it in CSS pixels of the container; answers how to stop. */
export function drawRectangle(
  container: HTMLElement,
  wanted: () => boolean,
  drawn: (box: Box) => void,
): () => void {
  const mark = document.createElement('i')
  mark.className = 'rectangle'
  let from: { x: number; y: number } | undefined
  let box: Box | undefined
  const place = ({ clientX, clientY }: PointerEvent): { x: number; y: number } => {
    const { x, y, width, height } = container.getBoundingClientRect()
    return { x: Math.max(0, Math.min(width, clientX - x)), y: Math.max(0, Math.min(height, clientY - y)) }
  }
  const begin = (event: PointerEvent): void => {
    if (event.isPrimary && event.button === 0 && (event.shiftKey || wanted())) from = place(event)
  }
  const move = (event: PointerEvent): void => {
    if (!from) return
    const { x, y } = place(event)
    if (!box && Math.max(Math.abs(x - from.x), Math.abs(y - from.y)) < LEAST) return
    if (!box) {
      // Not before: a click is for what lies under the pointer.
      container.setPointerCapture(event.pointerId)
      container.append(mark)
    }
    box = {
      x: Math.min(x, from.x),
      y: Math.min(y, from.y),
      width: Math.abs(x - from.x),
      height: Math.abs(y - from.y),
    }
    mark.style.cssText = `left:${box.x}px;top:${box.y}px;width:${box.width}px;height:${box.height}px`
  }
  const end = ({ type }: PointerEvent): void => {
    const found = type === 'pointerup' ? box : undefined
    from = box = undefined
    mark.remove()
    if (found) drawn(found)
  }
  /** The map is not to move meanwhile. */
  const hush = (event: Event): void => {
    if (!from) return
    event.stopPropagation()
    if (event.cancelable && event.type.startsWith('touch')) event.preventDefault()
  }
  const listeners = [
    ['pointerdown', begin],
    ['pointermove', move],
    ['pointerup', end],
    ['pointercancel', end],
    ['mousedown', hush],
    ['touchstart', hush],
    ['touchmove', hush],
  ] as [string, (event: Event) => void][]
  const how = { capture: true, passive: false }
  for (const [name, listener] of listeners) container.addEventListener(name, listener, how)
  return () => {
    for (const [name, listener] of listeners) container.removeEventListener(name, listener, how)
    mark.remove()
  }
}
