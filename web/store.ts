/** The one place where state lives: signals that follow from it, and the browser's history beside it. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Appearance, appearance, type Ranking, ranking } from './appearance/appearance.ts'
import type { Palette } from './appearance/palette.ts'
import { type BasketDesk, basketDesk } from './basket.ts'
import { type CorrectionDesk, correctionDesk } from './corrections.ts'
import { renamed } from './data/corrected.ts'
import { detailLoader, type PaperDetail } from './data/evidence.ts'
import { type HeldFile, isHeld } from './data/fetched.ts'
import type { Keepers } from './data/kept.ts'
import type { MapData } from './data/map-data.ts'
import { nodesOf, type Placed } from './data/placed.ts'
import { type Relation, relationsLoader } from './data/relations.ts'
import { type Years, yearsOf } from './data/years.ts'
import { type Answer, type Painting, painting } from './painting.ts'
import { createReader, type Reader } from './reader/client.ts'
import type { Sight } from './renderer/sight.ts'
import { createSearch, type Search } from './search/client.ts'
import { isStep, type State, type Theme } from './state/state.ts'
import { fromFragment, toFragment } from './state/url.ts'
import { type Client, createClient } from './worker/client.ts'

/** What the panels ask of the map; they know nothing else of it. */
export interface MapControls {
  flyTo(node: number): void
  flyToCommunity(id: number): void
  flyToRegion(region: number): void
  flyToNodes(nodes: readonly number[]): void
  /** Shows the pair in focus with what connects it. */
  flyToPair(): void
  zoom(factor: number): void
  fit(): void
  /** Where one was before flights, unless one has moved the map since. */
  back(): void
  /** Looks where the state says. */
  show(): void
  lookAt(x: number, y: number): void
  sight(): Sight
  picture(ratio: number, palette: Palette): HTMLCanvasElement
}

export interface Store {
  /** As corrections want it; who reads it while rendering renders again when they change. */
  readonly data: MapData
  readonly ranked: Ranking
  corrections: CorrectionDesk
  basket: BasketDesk
  state: ReadonlySignal<State>
  theme: ReadonlySignal<Theme>
  palette: ReadonlySignal<Palette>
  paletteOf: Painting['paletteOf']
  sizes: Painting['sizes']
  appearance: ReadonlySignal<Appearance>
  /** What the panel over the whole map has found; counts as long as a panel of that kind is open. */
  answer: Signal<Answer | null>
  /** Node under the pointer or the keyboard's row, -1 without; not worth keeping. */
  hovered: Signal<number>
  help: Signal<boolean>
  /** Whether the next node that is chosen is the second of two; shift does the same. */
  connecting: Signal<boolean>
  /** Whether a drag on the map draws a rectangle. */
  drawing: Signal<boolean>
  /** Whether the box for a text of one's own is open. */
  placing: Signal<boolean>
  placed: Signal<Placed | null>
  /** What is being read of it, `''` when nothing is. */
  reading: Signal<string>
  /** Counts the drawings of the map. */
  frame: Signal<number>
  /** What is said to those who do not see it. */
  said: Signal<string>
  /** `null` where papers have no years. */
  years: Years | null
  client: Client
  reader: Reader
  legend: Signal<boolean>
  /** On a phone: whether the sheet under the map is drawn up. */
  tall: Signal<boolean>
  map: Signal<MapControls | null>
  /** Opens what is kept of a kind, in the atlas folder or in the browser. */
  keep: Keepers['open']
  detail: (paper: number) => Promise<PaperDetail>
  relations: (concept: number) => Promise<Relation[]>
  search: Search
  /** Whether the map was made in this page. */
  isMade: boolean
  /** Shows another map in place of this one. */
  showMade(files: readonly HeldFile[]): void
  /** Moves on; a new focus becomes an entry of the history. */
  go(change: (state: State) => State): void
}

export function createStore(
  given: MapData,
  folder: URL,
  keepers: Keepers,
  showMade: Store['showMade'],
): Store {
  const corrections = correctionDesk(given, keepers.corrections)
  const data = computed(() => corrections.corrected.value.data)
  const basket = basketDesk(data, keepers.basket)
  const state = signal(fromFragment(location.hash))
  const darkSystem = matchMedia('(prefers-color-scheme: dark)')
  const system = signal<Theme>(darkSystem.matches ? 'dark' : 'light')
  darkSystem.addEventListener('change', ({ matches }) => {
    system.value = matches ? 'dark' : 'light'
  })
  const theme = computed(() => state.value.theme ?? system.value)
  const ranked = computed(() => ranking(data.value))
  // The camera, the text and the colours change nothing of what is shown: a key of the rest saves the work.
  const content = computed(() =>
    JSON.stringify({
      ...state.value,
      camera: null,
      query: '',
      theme: null,
      view: 'map',
      sort: null,
      color: 'cluster',
      size: 'papers',
      panel: null,
      name: null,
    }),
  )
  const placed = signal<Placed | null>(null)
  const answer = signal<Answer | null>(null)
  const told = computed(() => {
    const { panel } = state.value
    return panel?.split(' ')[0] === answer.value?.kind ? answer.value : null
  })
  const shown = computed(() => {
    content.value
    const own = {
      placed: placed.value ? nodesOf(placed.value, given.papers) : [],
      marked: basket.open.value ? basket.nodes.value : (told.value?.nodes ?? null),
    }
    return appearance(data.value, state.peek(), own)
  })
  effect(() => {
    document.documentElement.dataset.theme = theme.value
  })
  addEventListener('popstate', () => {
    state.value = fromFragment(location.hash)
  })

  const hovered = signal(-1)
  effect(() => {
    content.value
    // The row under the pointer may be gone without the pointer having left it.
    hovered.value = -1
  })
  const connecting = signal(false)
  const search = createSearch(folder)
  const years = yearsOf(given)
  const client = createClient(given, folder)
  effect(() => search.rename(renamed(given, data.value)))
  return {
    get data() {
      return data.value
    },
    get ranked() {
      return ranked.value
    },
    corrections,
    basket,
    state,
    theme,
    ...painting(state, theme, data, years, client, told),
    appearance: shown,
    answer,
    hovered,
    help: signal(false),
    connecting,
    drawing: signal(false),
    placing: signal(false),
    placed,
    reading: signal(''),
    frame: signal(0),
    said: signal(''),
    years,
    client,
    reader: createReader(new URL('knowledge/', document.baseURI)),
    legend: signal(false),
    tall: signal(false),
    map: signal<MapControls | null>(null),
    keep: keepers.open,
    detail: detailLoader(given, folder),
    relations: relationsLoader(given, folder),
    search,
    isMade: isHeld(folder),
    showMade,
    go(change) {
      const before = state.peek()
      const moved = change(before)
      if (moved === before) return
      // The name is that of exactly this view.
      const isNamed =
        moved.name === before.name && moved.name !== null && toFragment(moved) !== toFragment(before)
      const after = isNamed ? { ...moved, name: null } : moved
      if (after.selected !== before.selected || after.other !== before.other) connecting.value = false
      const address = `#${toFragment(after, location.hash.slice(1))}`
      if (isStep(before, after)) history.pushState(null, '', address)
      else history.replaceState(null, '', address)
      state.value = after
    },
  }
}
