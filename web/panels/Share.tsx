import { useSignal } from '@preact/signals'
import type { Store } from '../store.ts'
import { Icon } from './Icon.tsx'

/** Milliseconds for which the button says that it is done. */
const SAID = 2500

/** Copies the address, which holds all of what is shown. */
export function Share({ store }: { store: Store }) {
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
    <button
      type="button"
      aria-label="Share"
      title={copied.value === false ? 'Copy it from the address bar' : 'Copy a link to exactly this view'}
      onClick={copy}
    >
      <Icon name="share" />{' '}
      <span>{copied.value === null ? 'Share' : copied.value ? 'Copied' : 'Not copied'}</span>
    </button>
  )
}
