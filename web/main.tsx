/** Loads the atlas beside the page, then draws the map and its panels. */
import './styles/base.css'
import './styles/layout.css'
import './styles/search.css'
import './styles/legend.css'
import './styles/selection.css'
import './styles/reading.css'
import './styles/dialogs.css'
import './styles/strip.css'
import './styles/corrections.css'
import './styles/basket.css'
import './styles/explore.css'
import './styles/phone.css'
import './styles/print.css'
import { render } from 'preact'
import { type HeldFile, hold } from './data/fetched.ts'
import { KEEPS_NOTHING, type Keepers, openKeepers } from './data/kept.ts'
import { AtlasError, loadManifest } from './data/load.ts'
import { mapData } from './data/map-data.ts'
import { whenIdle } from './idle.ts'
import { App } from './panels/App.tsx'
import { Failure } from './panels/Failure.tsx'
import { createStore } from './store.ts'

const root = document.getElementById('app')!
const folder = new URL('atlas/', document.baseURI)

/** Shows the atlas in a folder; `keeps` brings its corrections and what is in its basket. */
async function show(folder: URL, keeps: () => Promise<Keepers>): Promise<void> {
  render(<p class="loading">Loading the atlas…</p>, root)
  try {
    const [manifest, keepers] = await Promise.all([loadManifest(folder), keeps()])
    const data = mapData(manifest)
    render(null, root)
    const store = createStore(data, folder, keepers, showMade)
    render(<App store={store} />, root)
    whenIdle(() => store.search.open().catch(() => {}))
  } catch (error) {
    if (!(error instanceof AtlasError)) console.error(error)
    render(<Failure error={error} />, root)
  }
}

let made = 0
/** Shows a map that was made in this page, in place of the one before; loading the page again brings that back. */
function showMade(files: readonly HeldFile[]): void {
  const own = new URL(`made-${++made}/`, folder)
  hold(own, files)
  // What was looked at is not on this map.
  history.pushState(null, '', location.pathname + location.search)
  show(own, async () => KEEPS_NOTHING)
}

show(folder, () => openKeepers(folder, () => localStorage))
