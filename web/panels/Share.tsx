import { useSignal } from '@preact/signals'
import type { Store } from '../store.ts'
import { later } from './later.tsx'
import { Menu } from './Menu.tsx'

const Views = later(() => import('./Views.tsx').then((part) => part.Views))

/** Milliseconds for which the button says that it is done. */
const SAID = 2500

/** Copies the address, which holds all of what is shown, and opens the views that have names. */
export function Share({ store }: { store: Store }) {
  const open = useSignal(false)
  const copied = useSignal<boolean | null>(null)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href)
      copied.value = true
      store.said.value = 'The link is copied'
    } catch {
      copied.value = false
      store.said.value = 'The link could not be copied: copy it from the address bar'
    }
    setTimeout(() => {
      copied.value = null
    }, SAID)
  }
  return (
    <Menu
      open={open}
      icon="share"
      label="Share"
      title={
        copied.value === false
          ? 'Copy it from the address bar'
          : 'Copy a link to exactly this view, or keep it under a name'
      }
      word={copied.value === null ? 'Share' : copied.value ? 'Copied' : 'Not copied'}
      pressed={() => open.value && copy()}
    >
      <Views store={store} open={open} wanted />
    </Menu>
  )
}
