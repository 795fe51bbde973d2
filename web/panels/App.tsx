import { useEffect } from 'preact/hooks'
import { stepBack } from '../state/state.ts'
import type { Store } from '../store.ts'
import { Help } from './Help.tsx'
import { Legend } from './Legend.tsx'
import { MapPane } from './MapPane.tsx'
import { Selection } from './Selection.tsx'
import { TopBar } from './TopBar.tsx'

export function App({ store }: { store: Store }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => shortcut(store, event)
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [store])
  return (
    <div class={`app ${store.state.value.selected === null ? '' : 'has-selection'}`}>
      <TopBar store={store} />
      <Legend store={store} />
      <MapPane store={store} />
      <Selection store={store} />
      <Help store={store} />
    </div>
  )
}

/** Keys that work everywhere but in a text field; Escape works there too. */
function shortcut(store: Store, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape') {
    if (store.help.value) store.help.value = false
    else if (store.legend.value) store.legend.value = false
    else store.go(stepBack)
    return
  }
  if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return
  if (event.key === '/') {
    event.preventDefault()
    document.getElementById('search')?.focus()
  } else if (event.key === '?') store.help.value = !store.help.value
}
