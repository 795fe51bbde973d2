import { useState } from 'preact/hooks'
import type { Store } from '../store.ts'
import { later } from './later.tsx'

const Forms = later(() => import('./CorrectForms.tsx').then((part) => part.CorrectForms))

/** What was split off a concept, and what can be corrected about it, once that is unfolded. */
export function Correct({ store, concept }: { store: Store; concept: number }) {
  const apart = store.corrections.corrected.value.apart.get(concept) ?? []
  const [open, setOpen] = useState(false)
  return (
    <>
      {apart.length > 0 && (
        <p class="apart">
          Split off, a concept of its own with the next build: <bdi>{apart.join(', ')}</bdi>
        </p>
      )}
      <details class="correct" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Correct this concept</summary>
        <Forms store={store} concept={concept} wanted={open} />
      </details>
    </>
  )
}
