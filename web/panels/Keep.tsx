import { toggleMarked } from '../basket.ts'
import type { Store } from '../store.ts'

/** A bookmark: puts a node into the basket, or takes it out. */
export function Keep({ store, node }: { store: Store; node: number }) {
  const isIn = store.basket.nodes.value.has(node)
  return (
    <button
      type="button"
      class="keep"
      aria-pressed={isIn}
      aria-label={`In the basket: ${store.data.label[node]}`}
      title={isIn ? 'Take it out of the basket' : 'Put it into the basket'}
      onClick={() => keepOrNot(store, node)}
    />
  )
}

/** The same, and says so. */
export function keepOrNot({ basket, data, said }: Store, node: number): void {
  toggleMarked(basket, node)
  const isIn = basket.nodes.peek().has(node)
  said.value = `${data.label[node].slice(0, 200)} is ${isIn ? 'in' : 'out of'} the basket`
}

/** The same for many nodes, which are put in as a whole. */
export function KeepAll({ store, nodes }: { store: Store; nodes: readonly number[] }) {
  const { basket, said } = store
  const kept = basket.nodes.value
  const missing = nodes.filter((node) => !kept.has(node))
  if (nodes.length === 0) return null
  return (
    <p>
      <button
        type="button"
        class="framed"
        disabled={missing.length === 0}
        onClick={() => {
          basket.put(missing)
          said.value = `${missing.length} put into the basket`
        }}
      >
        {missing.length === 0
          ? 'All of it is in the basket'
          : `Put ${missing.length < nodes.length ? 'the rest of it' : 'all of it'} into the basket`}{' '}
        {missing.length > 0 && <small>{missing.length.toLocaleString('en')}</small>}
      </button>
    </p>
  )
}
