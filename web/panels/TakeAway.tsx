import { useSignal } from '@preact/signals'
import type { Store } from '../store.ts'
import { later } from './later.tsx'
import { Menu } from './Menu.tsx'

const Items = later(() => import('./TakeAwayItems.tsx').then((part) => part.TakeAwayItems))

/** A menu of files made of what the map shows: of a focus it is the focus and what is around it. */
export function TakeAway({ store }: { store: Store }) {
  const open = useSignal(false)
  const busy = useSignal(false)
  return (
    <Menu open={open} icon="download" label="Export" title="Take away what is shown" busy={busy.value}>
      <Items store={store} open={open} busy={busy} wanted />
    </Menu>
  )
}
