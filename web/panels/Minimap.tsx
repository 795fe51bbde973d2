import { effect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { createMinimap, type Minimap as Drawing } from '../renderer/minimap.ts'
import type { Store } from '../store.ts'

/** The whole map in a corner; a click or a drag looks there. For the pointer only: the keys of the map do the same. */
export function Minimap({ store }: { store: Store }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef<Drawing | null>(null)
  useEffect(() => {
    if (!canvas.current?.clientWidth) return
    const minimap = createMinimap(canvas.current, store.data, store.ranked.labelOrder)
    drawing.current = minimap
    return effect(() => {
      store.frame.value
      const map = store.map.value
      if (map) minimap.draw(store.appearance.value, store.palette.value, map.sight())
    })
  }, [store])
  const look = ({ offsetX, offsetY, buttons }: PointerEvent): void => {
    if (buttons === 0 || !drawing.current) return
    const { x, y } = drawing.current.at(offsetX, offsetY)
    store.map.value?.lookAt(x, y)
  }
  return (
    <div class="minimap" aria-hidden="true" onPointerDown={look} onPointerMove={look}>
      <canvas ref={canvas} />
    </div>
  )
}
