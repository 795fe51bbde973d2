import type { ComponentChildren } from 'preact'
import { ask } from '../state/state.ts'
import type { Store } from '../store.ts'

/** Asks something of the whole map. */
export function Ask({
  store: { basket, go },
  panel,
  children,
}: {
  store: Store
  panel: string
  children: ComponentChildren
}) {
  return (
    <button
      type="button"
      onClick={() => {
        basket.open.value = false
        go((now) => ask(now, panel))
      }}
    >
      {children}
    </button>
  )
}
