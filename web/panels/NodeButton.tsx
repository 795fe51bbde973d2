import type { ComponentChildren } from 'preact'
import { select } from '../state/state.ts'
import type { Store } from '../store.ts'

/** Chooses a node and flies there. */
export function visit({ data, map, go }: Store, node: number): void {
  go((now) => select(now, data.key[node]))
  map.value?.flyTo(node)
}

interface Props {
  store: Store
  node: number
  class?: string
  children: ComponentChildren
}

/** Leads to a node, which the map shows as long as the pointer is over the button. */
export function NodeButton({ store, node, class: name, children }: Props) {
  const { hovered } = store
  return (
    <button
      type="button"
      class={name}
      onClick={() => visit(store, node)}
      onPointerEnter={() => {
        hovered.value = node
      }}
      onPointerLeave={() => {
        hovered.value = -1
      }}
    >
      {children}
    </button>
  )
}
