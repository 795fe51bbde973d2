import { useEffect, useMemo } from 'preact/hooks'
import { HIDDEN } from '../appearance/appearance.ts'
import { centreOf, yearsOfPapers } from '../data/clusters.ts'
import { isUnlinked, type MapData } from '../data/map-data.ts'
import type { Store } from '../store.ts'
import { Nodes } from './ClusterPanel.tsx'
import { KeepAll } from './Keep.tsx'
import { counted } from './place.ts'
import { ReadingList } from './ReadingList.tsx'
import { ByYear } from './Sparkline.tsx'

/** A rectangle of the map (left, bottom, right, top): what lies in it, to be kept and taken away. */
export function Area({ store, sides }: { store: Store; sides: readonly number[] }) {
  const { data, state, years, appearance, answer } = store
  const { alone, unlinked } = state.value
  const nodes = useMemo(
    () =>
      nodesIn(data, sides).filter(
        (node) => (alone || data.aside[node] === 0) && (unlinked || !isUnlinked(data, node)),
      ),
    [data, sides.join(), alone, unlinked],
  )
  useEffect(() => {
    answer.value = { kind: 'area', nodes: new Set(nodes), paint: null }
  }, [nodes])
  const { status } = appearance.value
  const { concepts, papers } = useMemo(
    () =>
      centreOf(
        data,
        nodes.filter((node) => status[node] !== HIDDEN),
      ),
    [nodes, status],
  )
  return (
    <article class="cluster-panel area" data-members={concepts.length + papers.length}>
      <p class="kind">A part of the map</p>
      <h2>
        {counted(concepts.length, 'concept')} and {counted(papers.length, 'paper')}
      </h2>
      <KeepAll store={store} nodes={[...concepts, ...papers]} />
      {years && <ByYear years={years} counts={yearsOfPapers(data, years, papers)} />}
      <Nodes store={store} title="Concepts" nodes={concepts} />
      <Nodes store={store} title="Papers" nodes={papers} />
      {papers.length > 0 && <ReadingList store={store} />}
    </article>
  )
}

/** The nodes that lie in it; of corrected maps not those that are gone. */
function nodesIn(data: MapData, [left, bottom, right, top]: readonly number[]): number[] {
  const found: number[] = []
  for (let node = 0; node < data.nodes; node++) {
    const [x, y] = [data.x[node], data.y[node]]
    if (x >= left && x <= right && y >= bottom && y <= top && data.label[node] !== '') found.push(node)
  }
  return found
}
