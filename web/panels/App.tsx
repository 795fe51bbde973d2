import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Store } from '../store.ts'
import { back } from './back.ts'
import { Counter } from './Counter.tsx'
import { dropping } from './dropping.ts'
import { keepOrNot } from './Keep.tsx'
import { Legend } from './Legend.tsx'
import { later } from './later.tsx'
import { MapPane } from './MapPane.tsx'
import { PrintPicture } from './PrintPicture.tsx'
import { Selection } from './Selection.tsx'
import { Tip } from './Term.tsx'
import { TopBar } from './TopBar.tsx'
import { YearStrip } from './YearStrip.tsx'

const PlaceText = later(() => import('./PlaceText.tsx').then((part) => part.PlaceText))
const ListPane = later(() => import('./ListPane.tsx').then((part) => part.ListPane))
const Help = later(() => import('./Help.tsx').then((part) => part.Help))

/** `?embed` leaves the map and the focus, for a frame in another page. */
const EMBEDDED = new URLSearchParams(location.search).has('embed')

export function App({ store }: { store: Store }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => shortcut(store, event)
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [store])
  const dropped = useSignal<readonly File[]>([])
  useEffect(
    () =>
      dropping((files) => {
        dropped.value = [...files]
        store.placing.value = true
      }),
    [store],
  )
  const { selected, cluster } = store.appearance.value
  const { view, panel } = store.state.value
  const listed = view === 'list'
  const hasSelection =
    selected >= 0 ||
    [cluster, panel, store.placed.value].some((one) => one !== null) ||
    store.basket.open.value
  return (
    <div
      class={`app ${EMBEDDED ? 'embedded' : ''} ${hasSelection ? 'has-selection' : ''} ${store.tall.value ? 'tall' : ''} ${listed ? 'listed' : ''}`}
    >
      <SkipLink list={listed} />
      <TopBar store={store} />
      <MapPane store={store} />
      {listed && <ListPane store={store} wanted />}
      <Counter store={store} />
      <Selection store={store} />
      <Legend store={store} />
      <YearStrip store={store} />
      <Help store={store} wanted={store.help.value} />
      <PlaceText store={store} dropped={dropped} wanted={store.placing.value} />
      <Tip />
      <PrintPicture store={store} />
    </div>
  )
}

/** Past the tools, for who goes by keys; an address of its own would change what is shown. */
function SkipLink({ list }: { list: boolean }) {
  return (
    // biome-ignore lint/a11y/useValidAnchor: it leads to a place on this page
    <a
      class="skip"
      href="#map"
      onClick={(event) => {
        event.preventDefault()
        document.querySelector<HTMLElement>(list ? '.list input' : '.canvas')?.focus()
      }}
    >
      Skip to the {list ? 'list' : 'map'}
    </a>
  )
}

/** Keys that work everywhere but in a text field; Escape works there too. */
function shortcut(store: Store, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape') {
    if (store.help.value) store.help.value = false
    // Its box may still be on its way.
    else if (store.placing.value) store.placing.value = false
    else if (store.legend.value) store.legend.value = false
    else if (store.connecting.value) store.connecting.value = false
    else if (store.drawing.value) store.drawing.value = false
    else back(store)
    return
  }
  if (event.target instanceof HTMLTextAreaElement) return
  if (event.target instanceof HTMLInputElement && !/^(?:checkbox|radio|range)$/.test(event.target.type))
    return
  if (event.key === '/') {
    event.preventDefault()
    document.getElementById('search')?.focus()
  } else if (event.key === '?') store.help.value = !store.help.value
  else if (event.key === 'b') {
    const { selected, other } = store.appearance.peek()
    for (const node of [selected, other]) if (node >= 0) keepOrNot(store, node)
  }
}
