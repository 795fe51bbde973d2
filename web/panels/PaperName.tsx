import { nodeColor } from '../appearance/palette.ts'
import type { Store } from '../store.ts'
import { visit } from './NodeButton.tsx'

/** A paper in a list of others: chosen and flown to. */
export function PaperName({ store, paper }: { store: Store; paper: number }) {
  const { data, palette } = store
  return (
    <button type="button" class="related-name" onClick={() => visit(store, paper)}>
      <i class="dot paper" style={{ '--dot': nodeColor(palette.value, data, paper) }} />
      <bdi>{data.label[paper]}</bdi>
      {data.year[paper] !== null && <small>{data.year[paper]}</small>}
    </button>
  )
}
