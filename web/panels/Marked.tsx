import type { Mark } from '../data/marks.ts'
import { pieces } from '../data/marks.ts'
import { NODE_TYPES, select } from '../state/state.ts'
import type { Store } from '../store.ts'

interface Props {
  store: Store
  text: string
  marks: readonly Mark[]
  from?: number
  to?: number
}

/** Text as given, its mentions marked in the colour of their concept's type; a mark leads to its concept. */
export function Marked({ store, text, marks, from, to }: Props) {
  const { data, hovered, go } = store
  return (
    <bdi>
      {pieces(text, marks, from, to).map(({ text, node }, at) =>
        node === null ? (
          text
        ) : (
          <mark key={at} class={`type-${NODE_TYPES[data.type[node]]}`}>
            <button
              type="button"
              title={`${data.label[node]} (${NODE_TYPES[data.type[node]]})`}
              onClick={() => go((now) => select(now, data.key[node]))}
              onPointerEnter={() => {
                hovered.value = node
              }}
              onPointerLeave={() => {
                hovered.value = -1
              }}
            >
              {text}
            </button>
          </mark>
        ),
      )}
    </bdi>
  )
}
