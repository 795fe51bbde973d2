import { useEffect, useRef, useState } from 'preact/hooks'
import type { Box } from '../appearance/labels.ts'
import { strongest } from '../data/hub.ts'
import { createMap, type MapView } from '../renderer/map.ts'
import { ask, compare, select, selectLink } from '../state/state.ts'
import type { Store } from '../store.ts'
import { expose } from '../testing.ts'
import { Failure } from './Failure.tsx'
import { Minimap } from './Minimap.tsx'
import { visit } from './NodeButton.tsx'
import { turn } from './walk.ts'

/** The map with its buttons; keeps the drawing in step with the state. */
export function MapPane({ store }: { store: Store }) {
  const container = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState<unknown>(null)
  const [lost, setLost] = useState(false)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    setLost(false)
    try {
      return mount(store, container.current!, (gone) => {
        if (gone) setLost(true)
        else setTurn((before) => before + 1)
      })
    } catch (error) {
      setFailed(error)
    }
    // A map that corrections have changed is drawn anew, one of other sizes, and one that has got the graphics card back.
  }, [store, store.data, store.sizes.value, turn])
  const { state, map, drawing } = store
  if (failed) return <Failure error={failed} />
  return (
    <main id="map" class="map" inert={state.value.view === 'list'}>
      <div
        class="canvas"
        ref={container}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is walked with the arrow keys
        tabIndex={0}
        role="application"
        aria-label="Map. Arrow keys walk to neighbours, Enter leads to what is said of the one in focus, plus and minus zoom, 0 shows everything."
        onKeyDown={(event) => walk(store, event)}
      />
      <div class="map-buttons">
        <button type="button" aria-label="Nearer" title="Nearer (+)" onClick={() => map.value?.zoom(0.6)}>
          +
        </button>
        <button
          type="button"
          aria-label="Farther"
          title="Farther (−)"
          onClick={() => map.value?.zoom(1 / 0.6)}
        >
          −
        </button>
        <button
          type="button"
          aria-label="Show everything"
          title="Show everything (0)"
          onClick={() => map.value?.fit()}
        >
          ⤢
        </button>
        <button
          type="button"
          aria-label="Choose a part of the map"
          aria-pressed={drawing.value}
          title="Draw a rectangle around a part of the map (⇧ drag)"
          onClick={() => {
            drawing.value = !drawing.value
          }}
        >
          ⬚
        </button>
      </div>
      <Minimap store={store} />
      {lost && (
        <p class="lost" role="status">
          The browser has taken the graphics card away. The map comes back with it; where it does not, reload
          the page: the address keeps what you see.
        </p>
      )}
    </main>
  )
}

/** Draws now and whenever what is shown, the colours, the hovered node or the address's camera change. */
function mount(store: Store, container: HTMLElement, lost: (gone: boolean) => void): () => void {
  const { data, state, appearance, palette, hovered } = store
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const view: MapView = createMap(
    container,
    data,
    store.ranked,
    {
      appearance: appearance.peek(),
      palette: palette.peek(),
      camera: state.peek().camera,
      sizes: store.sizes.peek(),
    },
    {
      node: (node, second) =>
        store.go((now) => (second || store.connecting.peek() ? compare : select)(now, data.key[node])),
      edge: (edge) => {
        // Seen from the focus, else from its concept.
        const [a, b] = [data.source[edge], data.target[edge]]
        const [from, to] = appearance.peek().selected === a ? [a, b] : [b, a]
        store.go((now) => selectLink(now, data.key[from], data.key[to]))
      },
      stage: () => store.go((now) => (now.selected === null ? { ...now, cluster: null } : select(now, null))),
      hover: (node) => {
        hovered.value = node
      },
      camera: (camera) => store.go((now) => ({ ...now, camera })),
      area: ({ left, right, top, bottom }) => {
        store.drawing.value = false
        store.basket.open.value = false
        const sides = [left, bottom, right, top].map((side) => side.toFixed(1))
        store.go((now) => ask(now, `area ${sides.join(',')}`))
      },
      drawing: () => store.drawing.peek(),
      frame: () => {
        store.frame.value = store.frame.peek() + 1
      },
      covered: () => coveredIn(container),
      lost,
    },
    () => still.matches,
  )
  store.map.value = {
    flyTo: (node) => view.flyTo(node, strongest(data, node, state.peek().near, null).nodes),
    flyToCommunity: (id) =>
      view.flyToNodes([...data.community.keys()].filter((node) => data.community[node] === id)),
    flyToRegion: (region) =>
      view.flyToNodes(
        [...data.community.keys()].filter(
          (node) => data.communities[data.community[node]]?.region === region,
        ),
      ),
    flyToNodes: view.flyToNodes,
    flyToPair: () => view.flyToNodes(appearance.peek().between?.nodes ?? []),
    zoom: view.zoom,
    fit: view.fit,
    back: view.back,
    lookAt: view.lookAt,
    sight: view.sight,
    picture: view.picture,
    show: () => {
      const { camera } = state.peek()
      if (camera) view.setCamera(camera)
      else view.fit()
    },
  }
  const { show } = store.map.value
  const { selected, other, cluster } = appearance.peek()
  if (state.peek().camera === null) {
    if (other >= 0) store.map.value.flyToPair()
    else if (selected >= 0) store.map.value.flyTo(selected)
    else if (cluster !== null) store.map.value.flyToCommunity(cluster)
  }
  const undo = [
    appearance.subscribe((shown) => view.show(shown, palette.peek())),
    palette.subscribe((colors) => view.show(appearance.peek(), colors)),
    hovered.subscribe(view.hover),
  ]
  addEventListener('popstate', show)
  expose(data, view)
  return () => {
    removeEventListener('popstate', show)
    for (const stop of undo) stop()
    view.kill()
  }
}

/** Buttons, minimap, counter, and what is drawn over the map on a small screen, as they stand over it. */
function coveredIn(container: HTMLElement): Box[] {
  const map = container.getBoundingClientRect()
  return [...document.querySelectorAll('.map-buttons, .minimap, .counter, .legend, .selection')]
    .map((element) => element.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ x, y, width, height }) => ({ x: x - map.x, y: y - map.y, width, height }))
}

const DIRECTIONS = new Map([
  ['ArrowRight', 0],
  ['ArrowUp', Math.PI / 2],
  ['ArrowLeft', Math.PI],
  ['ArrowDown', -Math.PI / 2],
])

function walk(store: Store, event: KeyboardEvent): void {
  const map = store.map.value
  const { key } = event
  if (key === '+' || key === '=') map?.zoom(0.6)
  else if (key === '-') map?.zoom(1 / 0.6)
  else if (key === '0') map?.fit()
  else if (key === 'Enter') document.querySelector<HTMLElement>('.selection')?.focus()
  else {
    const direction = DIRECTIONS.get(key)
    if (direction === undefined) return
    const node = turn(store.data, store.ranked, store.appearance.value, direction)
    if (node >= 0) visit(store, node)
  }
  event.preventDefault()
}
