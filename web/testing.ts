/** What the browser tests read off the map, as `window.__atlas`. */
import type { Placed } from './appearance/labels.ts'
import type { MapData } from './data/map-data.ts'
import type { MapView, Point } from './renderer/map.ts'

export interface AtlasProbe {
  ready: boolean
  /** CSS pixels from the page's left upper corner. */
  labelBoxes(): Placed[]
  /** CSS pixels from the page's left upper corner, and of its radius; `null` for an unknown key. */
  nodePosition(key: string): (Point & { radius: number }) | null
  /** How often sigma has indexed all nodes. */
  indexed(): number
}

declare global {
  interface Window {
    __atlas?: AtlasProbe
  }
}

export function expose(data: MapData, view: MapView): void {
  const corner = (): DOMRect => document.querySelector('.canvas')!.getBoundingClientRect()
  window.__atlas = {
    ready: true,
    labelBoxes: () => {
      const { left, top } = corner()
      return view.labels().map((box) => ({ ...box, x: box.x + left, y: box.y + top }))
    },
    nodePosition: (key) => {
      const node = data.nodeOf.get(key)
      if (node === undefined) return null
      const { left, top } = corner()
      const { x, y, radius } = view.position(node)
      return { x: x + left, y: y + top, radius }
    },
    indexed: view.indexed,
  }
}
