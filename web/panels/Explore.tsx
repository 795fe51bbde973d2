import type { Store } from '../store.ts'
import { Area } from './Area.tsx'
import { Compare } from './Compare.tsx'
import { Gaps } from './Gaps.tsx'

export { ClusterPanel } from './ClusterPanel.tsx'

/** What is asked of the whole map: the panel that its address names. */
export function Explore({ store }: { store: Store }) {
  const { data, state } = store
  const [, kind, about] = /^(\S*) ?(.*)$/s.exec(state.value.panel ?? '')!
  if (kind === 'gaps') {
    const node = about === '' ? -1 : data.nodeOf.get(about)
    if (node === undefined || (node >= 0 && node < data.papers))
      return <p role="alert">This atlas has no concept “{about.slice(0, 80)}”.</p>
    return <Gaps key={about} store={store} about={node} />
  }
  if (kind === 'compare') return <Compare store={store} about={about} />
  if (kind === 'area') return <Area store={store} sides={about.split(',').map(Number)} />
  return <p role="alert">This map cannot answer “{kind.slice(0, 80)}”.</p>
}
