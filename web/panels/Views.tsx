import type { Signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { VIEWS } from '../../src/corrections/kept-views.ts'
import { LONGEST_NAME, VIEWS_FILE } from '../../src/views.ts'
import type { State } from '../state/state.ts'
import { fromFragment, toFragment } from '../state/url.ts'
import type { Store } from '../store.ts'
import { type ViewsDesk, viewsDesk } from '../views.ts'

const WHOLE = { x: 0.5, y: 0.5, ratio: 1 }

/** One for each map that was opened in this page. */
const desks = new WeakMap<Store, Promise<ViewsDesk>>()

/** Views under names: this one, and those that were kept. */
export function Views({ store, open }: { store: Store; open: Signal<boolean> }) {
  const [desk, setDesk] = useState<ViewsDesk | null>(null)
  useEffect(() => {
    const found = desks.get(store) ?? store.keep(VIEWS, 'concept-atlas views').then(viewsDesk)
    desks.set(store, found)
    found.then(setDesk)
  }, [store])
  return desk && <List store={store} desk={desk} open={open} />
}

function List({ store, desk, open }: { store: Store; desk: ViewsDesk; open: Signal<boolean> }) {
  const { state, map, basket, said, go } = store
  const field = useRef<HTMLInputElement>(null)
  const rows = desk.rows.value
  const keep = (event: Event): void => {
    event.preventDefault()
    const name = field.current!.value.trim()
    if (name === '') return
    // What has no place of its own now would not come back to the same.
    const named = (now: State): State => ({ ...now, name, query: '', camera: now.camera ?? WHOLE })
    desk.save(name, toFragment({ ...named(state.peek()), theme: null }))
    go(named)
    field.current!.value = ''
    said.value = `This view is kept as ${name}`
  }
  const show = ({ key, fragment }: { key: string; fragment: string }): void => {
    basket.open.value = false
    open.value = false
    go(({ theme }) => ({ ...fromFragment(fragment), theme, name: key }))
    map.value?.show()
  }
  return (
    <section class="views">
      <h2>Views with a name</h2>
      <form onSubmit={keep}>
        <input
          ref={field}
          type="text"
          aria-label="Name of this view"
          placeholder="Name this view"
          maxLength={LONGEST_NAME}
        />
        <button type="submit">Keep</button>
      </form>
      <ul>
        {rows.map((row) => (
          <li key={row.key} class="kept">
            <button
              type="button"
              class="view"
              aria-current={state.value.name === row.key ? 'true' : undefined}
              onClick={() => show(row)}
            >
              <bdi>{row.key}</bdi>
            </button>
            <button
              type="button"
              class="visit"
              aria-label={`Forget ${row.key}`}
              title="Forget this view"
              onClick={() => {
                field.current?.focus()
                desk.forget(row.key)
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {desk.failed.value !== '' && <p role="alert">They could not be kept ({desk.failed.value}).</p>}
      <p class="hint">
        {desk.place === 'folder' ? `Kept in ${VIEWS_FILE} in the atlas folder.` : 'Kept in this browser.'}
      </p>
    </section>
  )
}
