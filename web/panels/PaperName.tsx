import { nodeColor } from '../appearance/palette.ts'
import { select } from '../state/state.ts'
import type { Store } from '../store.ts'

/** A paper in a list of others: chosen and flown to. */
export function PaperName({ store, paper }: { store: Store; paper: number }) {
  const { data, palette, map, go } = store
  return (
    <button
      type="button"
      class="related-name"
      onClick={() => {
        go((now) => select(now, data.key[paper]))
        map.value?.flyTo(paper)
      }}
    >
      <i class="dot paper" style={{ '--dot': nodeColor(palette.value, data, paper) }} />
      <bdi>{data.label[paper]}</bdi>
      {data.year[paper] !== null && <small>{data.year[paper]}</small>}
    </button>
  )
}
