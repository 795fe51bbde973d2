import type { Store } from '../store.ts'

/** What is shown of all, on the map as in the list. */
export function Counter({ store: { data, appearance } }: { store: Store }) {
  const { shown } = appearance.value
  return (
    <p class="counter" role="status" data-shown={shown}>
      {shown.toLocaleString('en')} of {(data.nodes - data.gone).toLocaleString('en')} nodes shown
    </p>
  )
}
